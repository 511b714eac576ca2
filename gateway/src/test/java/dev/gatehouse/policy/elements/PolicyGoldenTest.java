package dev.gatehouse.policy.elements;

import dev.gatehouse.Golden;
import dev.gatehouse.expr.CSharpCompiler;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What documents do to requests; see {@link PolicyReport} for the form of the files. */
class PolicyGoldenTest {
    private static final CSharpCompiler COMPILER = CSharpCompiler.create();

    @TestFactory
    Stream<DynamicTest> files() {
        return Golden.tests("policies", input -> PolicyReport.of(COMPILER, input));
    }
}
