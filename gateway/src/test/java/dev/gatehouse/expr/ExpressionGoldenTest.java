package dev.gatehouse.expr;

import dev.gatehouse.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ExpressionGoldenTest {
    @TestFactory
    Stream<DynamicTest> files() {
        return Golden.tests("expr", ExpressionReport::of);
    }
}
