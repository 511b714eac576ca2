package dev.gatehouse.kql.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.kql.KqlCompiler;
import dev.gatehouse.kql.SmallLog;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/kql.md} lists what queries may use and what is refused; {@code -Dgolden.update=true} rewrites its tables. */
class KqlPageTest {
    private static final Path PAGE = Path.of("../docs/kql.md");
    private static final Path OPERATORS = Path.of("src/main/java/dev/gatehouse/kql/syntax/StageParser.java");
    private static final String START = "\n## Query operators\n";

    /** Query operators: names, what for, and a query that uses the first. */
    private static final List<List<String>> STAGES = List.of(
            List.of("where, filter", "rows for which a predicate is true", "T | where l > 1"),
            List.of("extend", "more columns; one of the same name is replaced where it stands", "T | extend x = l + 1"),
            List.of("project", "these columns, in this order", "T | project l, y = s"),
            List.of("project-away", "all columns but these; `*` stands for anything in names", "T | project-away s*"),
            List.of("project-keep", "these columns, in their old order", "T | project-keep s*, l"),
            List.of("project-rename", "columns under other names", "T | project-rename x = l"),
            List.of("project-reorder", "these columns first", "T | project-reorder s, *"),
            List.of("summarize", "a row for each group: keys first, then aggregates", "T | summarize count() by s"),
            List.of("sort, order", "rows in order; descending, nulls last, if nothing is said", "T | sort by l asc"),
            List.of("take, limit", "so many rows, any", "T | take 5"),
            List.of("top", "the first rows in an order", "T | top 5 by l"),
            List.of("sample", "so many rows at random", "T | sample 5"),
            List.of("sample-distinct", "so many different values", "T | sample-distinct 5 of s"),
            List.of("count", "the number of rows", "T | count"),
            List.of("distinct", "different rows of these columns", "T | distinct s"),
            List.of(
                    "join",
                    "rows of two tables with the same keys; all kinds, innerunique if nothing is said",
                    "T | join kind=leftouter (T) on s"),
            List.of("lookup", "columns of a second table, found by keys", "T | lookup kind=inner (T) on s"),
            List.of("union", "the rows of several tables; columns by name", "T | union T"),
            List.of("mv-expand, mvexpand", "a row for each element of an array", "T | mv-expand d"),
            List.of("parse", "columns from a text, by a pattern", "T | parse s with 'a' x:long 'b'"),
            List.of("parse-where", "the same, rows that do not fit left out", "T | parse-where s with 'a' x:long 'b'"),
            List.of(
                    "make-series",
                    "arrays of aggregates over equal steps",
                    "T | make-series count() on t from ago(1d) to now() step 1h"),
            List.of(
                    "render",
                    "a hint how to show the result",
                    "T | summarize count() by bin(t, 1h) | render timechart"),
            List.of(
                    "serialize",
                    "the order of rows as it is, for functions of neighbouring rows",
                    "T | serialize n = row_number()"),
            List.of("as", "a name for what comes so far", "T | as X | count"),
            List.of("search", "rows with a term in any column", "T | search 'x'"),
            List.of("getschema", "the columns as rows", "T | getschema"),
            List.of(
                    "invoke",
                    "a function of the query's own over a table",
                    "let f = (t: (l: long)) { t | take 1 }; T | invoke f()"));

    /** Where tables come from, and statements. */
    private static final List<List<String>> SOURCES = List.of(
            List.of("`let`", "a name for a value, a table or a function", "let a = 1; T | where l == a"),
            List.of("`print`", "a row of values", "print 1"),
            List.of("`range`", "a table of equal steps", "range x from 1 to 5 step 1"),
            List.of("`datatable`", "a table of constants", "datatable(a: long)[1, 2]"),
            List.of("`union`", "also at the beginning, `withsource=` and `kind=`", "union withsource=Source T, T"),
            List.of("`search`", "also at the beginning, over all tables", "search 'x'"),
            List.of("`toscalar()`", "the first value of a table", "T | where l == toscalar(T | summarize max(l))"),
            List.of("`materialize()`", "a table computed once", "let a = materialize(T | take 5); a | union a"),
            List.of(
                    "`column_ifexists()`",
                    "a column, or another value where there is none",
                    "T | project column_ifexists('x', 5)"),
            List.of("`pack_all()`, `bag_pack_columns()`", "columns as a bag", "T | project pack_all()"),
            List.of("`typeof()`", "a type, for extract", "print extract('([0-9]+)', 1, 'a1', typeof(long))"));

    private static final List<List<String>> SCALARS = List.of(
            List.of(
                    "+ - * / %",
                    "arithmetic; integers stay integers, remainders are never negative; also of datetimes and timespans"),
            List.of("unary -, unary +", "signs"),
            List.of("== !=", "equality; a null is unequal to any value, two nulls give null"),
            List.of("< <= > >=", "order; null where there is one; not of strings"),
            List.of("and or", "logic with three values"),
            List.of("=~ !~", "equality of strings, whatever the case"),
            List.of("contains !contains contains_cs !contains_cs", "a text within"),
            List.of("startswith !startswith startswith_cs !startswith_cs", "a text at the beginning"),
            List.of("endswith !endswith endswith_cs !endswith_cs", "a text at the end"),
            List.of("has !has has_cs !has_cs", "a whole term; terms are runs of letters and digits"),
            List.of("hasprefix !hasprefix hasprefix_cs !hasprefix_cs", "a term's beginning"),
            List.of("hassuffix !hassuffix hassuffix_cs !hassuffix_cs", "a term's end"),
            List.of("has_any, has_all", "some, all of several terms"),
            List.of("matches regex", "a match of a regular expression (RE2)"),
            List.of("in !in in~ !in~", "one of a list, of an array, of a table's first column; ~ whatever the case"),
            List.of("between, !between", "from one value to another, both included"),
            List.of("[]", "an element of a dynamic, as is `.name`"));

    @Test
    void thePageListsWhatThereIs() throws IOException {
        var page = Files.readString(PAGE);
        var text = page.substring(0, page.indexOf(START)) + START + tables();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, text);
            return;
        }
        assertThat(page).isEqualTo(text);
    }

    @Test
    void everyQueryOperatorOfThePageCompiles() {
        for (var row : List.of(STAGES, SOURCES)) {
            for (var each : row) {
                var diagnostics = new Diagnostics();
                var query = "let T = datatable(s: string, l: long, t: datetime, d: dynamic)[]; " + each.get(2);
                var compiled = new KqlCompiler(SmallLog.SCHEMA)
                        .compile(Source.of("query", query), SmallLog.NOW, null, diagnostics);
                assertThat(compiled).as("%s: %s", query, diagnostics.list()).isNotNull();
            }
        }
    }

    @Test
    void thePageHasEveryQueryOperator() throws IOException {
        var known = new TreeSet<String>();
        STAGES.forEach(each -> known.addAll(words(each.getFirst(), ", ")));
        var parsed = Pattern.compile("all\\.put\\(\"([^\"]+)\"")
                .matcher(Files.readString(OPERATORS))
                .results();
        assertThat(known).isEqualTo(parsed.map(each -> each.group(1)).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void thePageHasEveryScalarOperator() {
        var known = new TreeSet<String>();
        SCALARS.forEach(each -> known.addAll(
                each.getFirst().contains(",") || Operators.find(each.getFirst()) != null
                        ? words(each.getFirst(), ", ")
                        : words(each.getFirst(), " ")));
        assertThat(known)
                .isEqualTo(Operators.all().stream()
                        .map(ScalarFunction::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<String> words(String text, String separator) {
        return Arrays.asList(text.split(separator, -1));
    }

    private static String tables() throws IOException {
        var text = new StringBuilder("\n");
        table(
                text,
                "Operator",
                STAGES.stream()
                        .map(each -> List.of(code(each.getFirst()), each.get(1)))
                        .toList());
        text.append("\n## Sources of tables, statements\n\n");
        table(text, "", SOURCES.stream().map(each -> each.subList(0, 2)).toList());
        text.append("\n## Scalar operators\n\n");
        table(
                text,
                "Operator",
                SCALARS.stream()
                        .map(each -> List.of("`" + each.getFirst() + "`", each.get(1)))
                        .toList());
        text.append("\n## Scalar functions\n");
        Functions.groups().forEach((group, functions) -> {
            text.append("\n### ").append(group).append("\n\n");
            table(
                    text,
                    "Function",
                    functions.stream()
                            .map(each -> (Entry) each)
                            .map(each -> List.of(signatures(each.signatures()), each.description()))
                            .toList());
        });
        text.append("\n## Aggregates\n\n");
        table(
                text,
                "Aggregate",
                Functions.aggregates().stream()
                        .map(each -> List.of(signatures(each.signatures()), each.description()))
                        .toList());
        text.append("\n## What is refused\n\nAll of this is refused by name, with line and column.\n\n");
        table(text, "Query operators", List.of(List.of(code(String.join(", ", refusedOperators())), "not offered")));
        text.append('\n');
        table(
                text,
                "Functions",
                reasons(Refusals.all()).entrySet().stream()
                        .map(each -> List.of(code(String.join(", ", each.getValue())), each.getKey()))
                        .toList());
        return text.toString();
    }

    private static void table(StringBuilder text, String head, Collection<List<String>> rows) {
        text.append("| ").append(head).append(" | |\n|---|---|\n");
        rows.forEach(row -> text.append("| ")
                .append(row.get(0))
                .append(" | ")
                .append(row.get(1).replace("|", "\\|"))
                .append(" |\n"));
    }

    private static String signatures(List<String> signatures) {
        return signatures.stream().map(each -> "`" + each + "`").collect(Collectors.joining("<br>"));
    }

    private static String code(String names) {
        return words(names, ", ").stream().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
    }

    private static SequencedMap<String, List<String>> reasons(Map<String, String> refusals) {
        return refusals.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    /** As the parser has them, in a set of names behind {@code UNSUPPORTED}. */
    private static Collection<String> refusedOperators() throws IOException {
        var source = Files.readString(OPERATORS);
        int start = source.indexOf("UNSUPPORTED = Set.of(");
        return Pattern.compile("\"([^\"]+)\"")
                .matcher(source.substring(start, source.indexOf(");", start)))
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
