package dev.gatehouse.kql;

import dev.gatehouse.Golden;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Short queries, one a line, a file for each group of functions: the whole way from text to result. */
class KqlPrintTest {
    private static final SmallLog LOG = new SmallLog();

    @AfterAll
    static void close() {
        LOG.close();
    }

    @TestFactory
    Stream<DynamicTest> queriesGiveTheseResults() {
        return Golden.tests(
                "kql-print",
                input -> queries(input).stream()
                        .map(query -> query + "\n" + LOG.report(query).strip().indent(4))
                        .collect(Collectors.joining()));
    }

    /** The queries of a file, comments left out. */
    static List<String> queries(String input) {
        return input.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("//"))
                .toList();
    }
}
