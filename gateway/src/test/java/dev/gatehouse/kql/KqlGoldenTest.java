package dev.gatehouse.kql;

import dev.gatehouse.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Queries over {@link SmallLog}: what comes out, or what is said against them. */
class KqlGoldenTest {
    private static final SmallLog LOG = new SmallLog();

    @AfterAll
    static void close() {
        LOG.close();
    }

    @TestFactory
    Stream<DynamicTest> queriesGiveTheseResults() {
        return Golden.tests("kql", LOG::report);
    }
}
