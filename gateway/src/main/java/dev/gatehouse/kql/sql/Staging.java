package dev.gatehouse.kql.sql;

import dev.gatehouse.kql.bind.Bound;
import dev.gatehouse.kql.bind.Field;
import dev.gatehouse.kql.bind.SortKey;
import dev.gatehouse.kql.functions.Sql;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Parts of expressions that are columns of a stage before the one whose expressions they are in:
 *
 * <ul>
 *   <li>tables, as in {@code toscalar()} and {@code in (table)}: DuckDB takes no subqueries within {@code TRY()} and lambdas
 *   <li>arguments of which the SQL of a function would have several copies too large: nested in one another, such functions
 *       would grow with the power of their depth
 * </ul>
 */
final class Staging {
    /** Larger expressions have their arguments computed before. */
    private static final long LARGE = 4_000;

    /** Not worth a stage. */
    private static final long SMALL = 200;

    /** Of stages added, in all. */
    private static final int MOST = 200;

    /** Fields of the binder count up from 0, those of {@code SeriesRows} are just below it. */
    private static final int FIRST = -100;

    private static final Sql STUB = Sql.text("t000.\"beforehand\"");

    private final Expressions scalars;
    private final Emitter emitter;
    private final IdentityHashMap<Bound, Field> fields = new IdentityHashMap<>();
    private int added;

    Staging(Expressions scalars, Emitter emitter) {
        this.scalars = scalars;
        this.emitter = emitter;
    }

    /** The input with a column for each part of the values that needs one; itself if none does. */
    Columns prepared(Columns from, List<SortKey> order, List<Bound> values) throws TooLargeException {
        var drafts = new Drafts(from, order);
        for (var value : values) {
            drafts.of(value);
        }
        var columns = from;
        for (var level : drafts.levels.values()) {
            columns = with(level, columns, order);
        }
        return columns;
    }

    private Columns with(List<Bound> parts, Columns from, List<SortKey> order) throws TooLargeException {
        added++;
        if (added > MOST) {
            throw new TooLargeException(Emitter.LONGEST);
        }
        var made = new ArrayList<Map.Entry<Field, Sql>>();
        for (var each : parts) {
            var field = fields.computeIfAbsent(each, _ -> new Field(FIRST - fields.size(), "beforehand", each.type()));
            made.add(Map.entry(field, scalars.inline(each, from, order)));
        }
        var passed = from.fields();
        var all = new ArrayList<>(passed);
        made.forEach(each -> all.add(each.getKey()));
        return emitter.define(
                all, from.table().isEmpty() ? "SELECT {0}" : "SELECT {0} FROM " + from.table(), columns -> {
                    var list = new ArrayList<Sql>();
                    passed.forEach(field -> list.add(columns.labelled(from.reference(field), field)));
                    made.forEach(each -> list.add(columns.labelled(each.getValue(), each.getKey())));
                    return Sql.join(", ", list);
                });
    }

    /** The column that stands for a part; null where the input has none for it. */
    @Nullable
    Field column(Bound part, Columns input) {
        var field = fields.get(part);
        return field != null && input.has(field) ? field : null;
    }

    /** @param level how many stages come before it */
    private record Draft(int level, Sql sql) {}

    /** Writes expressions for their size alone. */
    private final class Drafts {
        private final Columns from;
        private final List<SortKey> order;
        private final IdentityHashMap<Bound, Draft> known = new IdentityHashMap<>();

        /** What is computed beforehand; what stands on others of them is on a higher level. */
        private final TreeMap<Integer, List<Bound>> levels = new TreeMap<>();

        Drafts(Columns from, List<SortKey> order) {
            this.from = from;
            this.order = order;
        }

        Draft of(Bound value) throws TooLargeException {
            var draft = known.get(value);
            if (draft == null) {
                draft = drafted(value);
                known.put(value, draft);
            }
            return draft;
        }

        private Draft drafted(Bound value) throws TooLargeException {
            var parts = Expressions.parts(value);
            var drafts = new ArrayList<Draft>();
            for (var part : parts) {
                drafts.add(of(part));
            }
            if (value instanceof Bound.Scalar || value instanceof Bound.Within) {
                return beforehand(value, level(drafts));
            }
            var sql = sql(value, drafts);
            if (sql.weight() > LARGE && !Expressions.isLogic(value)) {
                for (int i = 0; i < parts.size(); i++) {
                    if (drafts.get(i).sql().weight() > SMALL) {
                        var cut = beforehand(parts.get(i), drafts.get(i).level());
                        known.put(parts.get(i), cut);
                        drafts.set(i, cut);
                    }
                }
                sql = sql(value, drafts);
            }
            return new Draft(level(drafts), sql);
        }

        private Draft beforehand(Bound value, int level) {
            levels.computeIfAbsent(level, _ -> new ArrayList<>()).add(value);
            return new Draft(level + 1, STUB);
        }

        private Sql sql(Bound value, List<Draft> drafts) throws TooLargeException {
            return scalars.combined(value, drafts.stream().map(Draft::sql).toList(), from, order);
        }

        private static int level(List<Draft> drafts) {
            return drafts.stream().mapToInt(Draft::level).max().orElse(0);
        }
    }
}
