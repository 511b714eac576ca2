package dev.gatehouse.policy.elements;

import dev.gatehouse.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What documents of literals do to requests; see {@link PolicyReport} for the form of the files. */
class PolicyGoldenTest {
    @TestFactory
    Stream<DynamicTest> files() {
        return Golden.tests("policies", input -> PolicyReport.of(new ScriptedExpressions(), input));
    }
}
