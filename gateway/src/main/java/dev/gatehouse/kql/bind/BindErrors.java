package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Excerpt;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import dev.gatehouse.text.Spelling;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Every message of the binder, in one place and one voice. Codes are never reused. */
final class BindErrors {
    /** More of them help nobody. */
    private static final int MOST = 20;

    private final Source source;
    private final Diagnostics diagnostics;
    private final Set<Diagnostic> found = new HashSet<>();
    private int count;

    BindErrors(Source source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    private void report(String code, Span at, String message) {
        count++;
        var mistake = Diagnostic.error(code, source, at, Excerpt.of(message));
        // A function's body is bound for each of its calls, a star for each of its columns.
        if (found.size() < MOST && found.add(mistake)) {
            diagnostics.add(mistake);
        }
    }

    int count() {
        return count;
    }

    private String meant(String name, Collection<String> known) {
        if (found.size() >= MOST) {
            return "";
        }
        var closest = Spelling.closest(name, known);
        return closest == null ? "" : "; did you mean '" + closest + "'?";
    }

    void unknownTable(Span at, String name, Collection<String> known) {
        report("KQL201", at, "there is no table '%s'%s".formatted(name, meant(name, known)));
    }

    void unknownColumn(Span at, String name, Collection<String> known) {
        report("KQL202", at, "there is no column '%s' here%s".formatted(name, meant(name, known)));
    }

    void unknownFunction(Span at, String name, String meant) {
        report(
                "KQL203",
                at,
                "there is no function '%s'%s"
                        .formatted(name, meant.isEmpty() ? "" : "; did you mean '" + meant + "'?"));
    }

    /** @param message of a function that does not take its arguments */
    void refused(Span at, String message) {
        report("KQL204", at, message);
    }

    void unsupported(Span at, String message) {
        report("KQL205", at, message);
    }

    void tableExpected(Span at, String what) {
        report("KQL206", at, what + " is a value; a table is expected here");
    }

    void valueExpected(Span at, String what) {
        report("KQL207", at, what + " is a table; a value is expected here, as toscalar() gives it");
    }

    void aggregateNotAllowed(Span at, String name) {
        report(
                "KQL208",
                at,
                "the aggregate '%s' is not allowed here: only in summarize and make-series, and not within another one"
                        .formatted(name));
    }

    void notAggregated(Span at, String name) {
        report("KQL210", at, "'%s' must be within an aggregate here, or behind 'by'".formatted(name));
    }

    void declaredTwice(Span at, String name) {
        report("KQL211", at, "a second column '%s'".formatted(name));
    }

    void defined(Span at, String name) {
        report("KQL212", at, "'%s' is already defined".formatted(name));
    }

    void notOfType(Span at, String what, Type wanted, Type found) {
        report("KQL213", at, "%s must be %s, not %s".formatted(what, wanted, found));
    }

    void dynamicNotAllowed(Span at, String what) {
        report("KQL214", at, "%s must not be dynamic; convert it, as with tostring()".formatted(what));
    }

    void noMembers(Span at, Type type) {
        report("KQL215", at, "a %s has no members".formatted(type));
    }

    void starNotAllowed(Span at) {
        report("KQL216", at, "'*' is not allowed here");
    }

    void noTableFunction(Span at, String name) {
        report(
                "KQL230",
                at,
                "there is no function '%s' here that gives a table; tables are only those of this gateway, by their names"
                        .formatted(name));
    }

    void joinCondition(Span at) {
        report(
                "KQL217",
                at,
                "a condition of a join is a column that both sides have, or $left.column == $right.column");
    }

    void joinTypes(Span at, Type left, Type right) {
        report("KQL218", at, "the sides' columns have different types: %s and %s".formatted(left, right));
    }

    void columnNameExpected(Span at) {
        report("KQL219", at, "a column's name is expected");
    }

    void noRowOrder(Span at, String name) {
        report("KQL220", at, "'%s' needs rows; there are none here".formatted(name));
    }

    void wrongArguments(Span at, String message) {
        report("KQL221", at, message);
    }

    void notInteger(Span at) {
        report("KQL222", at, "a number of rows is expected");
    }

    void notConstant(Span at, String what) {
        report("KQL223", at, what + " must be a constant");
    }

    void valueCount(Span at, int columns, int values) {
        report("KQL224", at, "%d values do not fill rows of %d columns".formatted(values, columns));
    }

    void noColumns(Span at) {
        report("KQL225", at, "no column is left");
    }

    void tooLarge(Span at, int most) {
        report("KQL226", at, "the query has more than %d parts once its functions are put in".formatted(most));
    }

    void tooManyStages(Span at, int most) {
        report("KQL227", at, "more than %d operators stand one upon another".formatted(most));
    }

    void tooManyTables(Span at, int most) {
        report("KQL231", at, "a union of more than %d tables".formatted(most));
    }

    void tooManyColumns(Span at, int columns, int most) {
        report("KQL232", at, "a table of %d columns; at most %d are allowed".formatted(columns, most));
    }

    void tooDeep(Span at, int most) {
        report("KQL233", at, "the query nests deeper than %d levels once its functions are put in".formatted(most));
    }

    void tooManyCopies(Span at, long most) {
        report(
                "KQL234",
                at,
                "the query has more than %d operators once every name of a table is replaced by what it stands for; what is used several times may be put into materialize()"
                        .formatted(most));
    }

    void severalResults(Span at, int results, int names) {
        report("KQL228", at, "%d names for %d columns".formatted(names, results));
    }

    void renderNotLast(Span at) {
        report("KQL229", at, "'render' must be the last operator of the query");
    }
}
