package dev.gatehouse.kql;

import dev.gatehouse.Golden;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Queries as operators of API Management write them, over {@link AzureLog}: what comes out. */
class AzureQueriesTest {
    @TempDir
    private static Path directory;

    private static AzureLog log;

    @BeforeAll
    static void open() {
        log = new AzureLog(directory.resolve("store"));
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @TestFactory
    Stream<DynamicTest> queriesGiveTheseResults() {
        return Golden.tests("kql-azure", log::report);
    }
}
