package dev.gatehouse.store;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Table;
import dev.gatehouse.kql.schema.Table.Promotion;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.logs.LogColumn;
import dev.gatehouse.logs.LogTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a log is kept: which columns a segment of today has, and how it and older ones read as the log's table. */
final class StoredTable<R> {
    private static final String HEADERS = "RequestHeaders";
    private static final String FALSE = " WHERE false";

    private final LogTable<R> log;
    private final Table table;
    private final List<Stored<R>> stored;
    private final Map<String, String> layout = new LinkedHashMap<>();

    /** A column with values of its own. */
    record Stored<R>(
            Type type,
            Function<R, @Nullable Object> value,
            @Nullable Members members) {}

    StoredTable(LogTable<R> log, List<String> promotedHeaders) {
        if (!SegmentName.TABLE.matcher(log.name()).matches()) {
            throw new IllegalArgumentException("No name for a table: " + log.name());
        }
        this.log = log;
        var columns = log.columns().stream().map(LogColumn::column).toList();
        table = new Table(log.name(), columns, promotions(columns, promotedHeaders));
        stored = log.columns().stream()
                .filter(column -> !column.constant())
                .map(column -> new Stored<>(column.column().type(), column.value(), members(column.column())))
                .toList();
        for (var column : log.columns()) {
            if (!column.constant()) {
                layout.put(column.column().name(), Sql.type(column.column().type()));
            }
        }
        for (var promotion : table.promotions()) {
            layout.put(promotion.sqlColumn(), Sql.type(Type.STRING));
        }
    }

    /** SQL's names do not differ by case, so of headers that do only the first has a column. */
    private static List<Promotion> promotions(List<Column> columns, List<String> headers) {
        if (!columns.contains(new Column(HEADERS, Type.DYNAMIC))) {
            return List.of();
        }
        var seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        return headers.stream()
                .filter(seen::add)
                .map(header -> new Promotion(HEADERS, header, HEADERS + ':' + header))
                .toList();
    }

    private @Nullable Members members(Column column) {
        var names = table.promotions().stream()
                .filter(promotion -> promotion.column().equals(column.name()))
                .map(Promotion::member)
                .toList();
        return names.isEmpty() ? null : new Members(names);
    }

    String name() {
        return log.name();
    }

    Table table() {
        return table;
    }

    /** The columns of a new segment and their SQL types: the stored ones, then the promoted members. */
    Map<String, String> layout() {
        return layout;
    }

    List<Stored<R>> stored() {
        return stored;
    }

    String create(SegmentName segment) {
        return layout.entrySet().stream()
                .map(column -> Sql.name(column.getKey()) + ' ' + column.getValue())
                .collect(Collectors.joining(", ", "CREATE TABLE " + hot(segment) + " (", ")"));
    }

    static String hot(SegmentName segment) {
        return Database.HOT + "." + Sql.name(segment.toString());
    }

    /** The log's table over these segments. */
    String view(Collection<Segment> segments) {
        List<String> parts = new ArrayList<>();
        var files = new LinkedHashMap<Map<String, String>, List<String>>();
        for (var segment : segments) {
            switch (segment) {
                case Segment.Hot hot -> parts.add(select(hot.layout()) + " FROM " + hot(hot.name()));
                case Segment.Cold cold ->
                    files.computeIfAbsent(cold.layout(), _ -> new ArrayList<>())
                            .add(Sql.text(cold.file().toString()));
            }
        }
        files.forEach((columns, paths) ->
                parts.add(select(columns) + " FROM read_parquet([" + String.join(", ", paths) + "])"));
        if (parts.isEmpty()) {
            parts.add(select(Map.of()) + FALSE);
        }
        return "CREATE OR REPLACE VIEW " + Sql.name(name()) + " AS " + String.join(" UNION ALL ", parts);
    }

    /** All of the table's columns and promoted members, out of the columns that are there. */
    private String select(Map<String, String> there) {
        List<String> columns = new ArrayList<>();
        for (var column : log.columns()) {
            var name = column.column().name();
            var type = column.column().type();
            columns.add((column.constant() ? constant(column) : stored(name, type, there)) + " AS " + Sql.name(name));
        }
        for (var promotion : table.promotions()) {
            columns.add(promoted(promotion, there) + " AS " + Sql.name(promotion.sqlColumn()));
        }
        return "SELECT " + String.join(", ", columns);
    }

    private static String stored(String name, Type type, Map<String, String> there) {
        var found = there.get(name);
        if (found == null) {
            return Sql.missing(type);
        }
        if (found.equals(Sql.type(type))) {
            return Sql.name(name);
        }
        var cast = "TRY_CAST(" + Sql.name(name) + " AS " + Sql.type(type) + ")";
        return type == Type.STRING ? "coalesce(" + cast + ", '')" : cast;
    }

    private static String promoted(Promotion promotion, Map<String, String> there) {
        if (there.containsKey(promotion.sqlColumn())) {
            return Sql.name(promotion.sqlColumn());
        }
        return there.containsKey(promotion.column())
                ? Sql.member(Sql.name(promotion.column()), promotion.member())
                : "NULL::VARCHAR";
    }

    @SuppressWarnings("NullAway") // a constant column's function does not look at the row
    private String constant(LogColumn<R> column) {
        var value = column.value().apply(null);
        var type = Sql.type(column.column().type());
        return value == null
                ? Sql.missing(column.column().type())
                : "CAST(" + Sql.text(value.toString()) + " AS " + type + ")";
    }
}
