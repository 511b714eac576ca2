package dev.gatehouse.lint;

import dev.gatehouse.Golden;
import dev.gatehouse.lint.rules.BestPractices;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Policies in, findings and proofs out. */
class LintGoldenTest {
    @TestFactory
    Stream<DynamicTest> reports() {
        return Golden.tests("lint", text -> new Scenario(BestPractices.RULES, text).report());
    }
}
