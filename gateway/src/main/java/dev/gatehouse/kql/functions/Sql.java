package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A piece of SQL for DuckDB with its parameters in place. Every piece that stands for a value is a primary
 * expression (a name, a literal, a call, a cast, or something in parentheses), so that pieces combine without
 * thought for precedence.
 */
public final class Sql {

    /** Stands among {@link #parameters()} for the query's single "now"; whoever runs the SQL replaces it. */
    public static final Object NOW_PARAMETER = new Object() {
        @Override
        public String toString() {
            return "now";
        }
    };

    /** The time of the query, the same wherever it is asked for. */
    public static final Sql NOW = new Sql("?::TIMESTAMP", List.of(NOW_PARAMETER));

    /**
     * Stands for the order of the rows, in {@code OVER (…)} of window functions: an {@code ORDER BY} clause or nothing.
     * Whoever knows the order replaces it by {@link #ordered}.
     */
    public static final Sql ROW_ORDER = new Sql("\u0001", List.of());

    /** Macros of DuckDB's own: it plans with what they stand for, in which their arguments stand twice. */
    private static final List<String> DOUBLING = List.of("nullif(", "array_to_string(", "split_part(");

    /** So that sums of them do not overflow. */
    private static final long HEAVIEST = 1L << 40;

    private final String text;
    private final List<Object> parameters;
    private final long weight;

    private Sql(String text, List<Object> parameters) {
        this(text, parameters, text.length());
    }

    private Sql(String text, List<Object> parameters, long weight) {
        this.text = text;
        this.parameters = List.copyOf(parameters);
        this.weight = weight;
    }

    /** @param template SQL with places {@code {0}}, {@code {1}}, … that may repeat */
    public static Sql of(String template, Sql... arguments) {
        return of(template, List.of(arguments));
    }

    public static Sql of(String template, List<Sql> arguments) {
        var text = new StringBuilder();
        var parameters = new ArrayList<Object>();
        int at = 0;
        long weight = template.length();
        for (int open = place(template, 0); open >= 0; open = place(template, at)) {
            int close = template.indexOf('}', open);
            var argument = arguments.get(Integer.parseInt(template, open + 1, close, 10));
            text.append(template, at, open).append(argument.text);
            parameters.addAll(argument.parameters);
            weight += argument.weight << doublings(template, open);
            at = close + 1;
        }
        return new Sql(text.append(template, at, template.length()).toString(), parameters, Math.min(weight, HEAVIEST));
    }

    /** How many macros that double their arguments a place of a template stands in. */
    private static int doublings(String template, int place) {
        int doublings = 0;
        for (var macro : DOUBLING) {
            for (int at = template.indexOf(macro); at >= 0 && at < place; at = template.indexOf(macro, at + 1)) {
                doublings += isOpen(template, at + macro.length(), place) ? 1 : 0;
            }
        }
        return doublings;
    }

    /** Whether the bracket before {@code from} is not closed before {@code to}. */
    private static boolean isOpen(String template, int from, int to) {
        int depth = 1;
        for (int i = from; i < to && depth > 0; i++) {
            depth += template.charAt(i) == '(' ? 1 : template.charAt(i) == ')' ? -1 : 0;
        }
        return depth > 0;
    }

    /** Where the next place {@code {digits}} begins; braces around anything else are SQL's own. */
    private static int place(String template, int from) {
        for (int open = template.indexOf('{', from); open >= 0; open = template.indexOf('{', open + 1)) {
            int end = open + 1;
            while (end < template.length() && Character.isDigit(template.charAt(end))) {
                end++;
            }
            if (end > open + 1 && end < template.length() && template.charAt(end) == '}') {
                return open;
            }
        }
        return -1;
    }

    /** A piece as it stands, braces and all; not for text from a query. */
    public static Sql text(String sql) {
        return new Sql(sql, List.of());
    }

    /** A column of the stage's input, or another name. */
    public static Sql name(String name) {
        return new Sql('"' + name.replace("\"", "\"\"") + '"', List.of());
    }

    /** @param value Boolean, Integer, Long, Double, BigDecimal, String or LocalDateTime */
    public static Sql parameter(Object value) {
        var type = switch (value) {
            case Boolean _ -> "BOOLEAN";
            case Integer _ -> "INTEGER";
            case Long _ -> "BIGINT";
            case Double _ -> "DOUBLE";
            case BigDecimal _ -> Types.DECIMAL;
            case String _ -> "VARCHAR";
            case LocalDateTime _ -> "TIMESTAMP";
            default -> throw new IllegalArgumentException("not a parameter: " + value.getClass());
        };
        return new Sql("?::" + type, List.of(value));
    }

    /**
     * A constant of KQL. Numbers and booleans stand in the text, where DuckDB can plan with them; all else is a parameter.
     *
     * @param value as {@link ArgumentType#constant()} says
     */
    public static Sql constant(Type type, Object value) {
        return switch (type) {
            case BOOL -> text((Boolean) value ? "TRUE" : "FALSE");
            case INT -> text("(" + value + ")::INTEGER");
            case LONG, TIMESPAN -> (Long) value == Long.MIN_VALUE ? parameter(value) : text("(" + value + ")::BIGINT");
            case REAL ->
                Double.isFinite((Double) value) ? text("(" + value + ")::DOUBLE") : text("'" + value + "'::DOUBLE");
            case DECIMAL, STRING -> parameter(value);
            case DATETIME -> parameter(LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC));
            case GUID -> of("{0}::UUID", parameter(((UUID) value).toString()));
            case DYNAMIC -> of("{0}::JSON", parameter(value));
        };
    }

    /** The null of a type; of strings, which have none, the empty string. */
    public static Sql nullOf(Type type) {
        return type == Type.STRING ? text("''") : text("NULL::" + Types.sql(type));
    }

    /** Pieces with a separator between them. */
    public static Sql join(String separator, List<Sql> pieces) {
        var text = new StringBuilder();
        var parameters = new ArrayList<Object>();
        long weight = 0;
        for (var piece : pieces) {
            if (!text.isEmpty()) {
                text.append(separator);
            }
            text.append(piece.text);
            parameters.addAll(piece.parameters);
            weight += separator.length() + piece.weight;
        }
        return new Sql(text.toString(), parameters, Math.min(weight, HEAVIEST));
    }

    /** This piece with {@code order} wherever {@link #ROW_ORDER} stands. */
    public Sql ordered(Sql order) {
        var parts = text.split(ROW_ORDER.text, -1);
        if (parts.length == 1) {
            return this;
        }
        var all = new StringBuilder(parts[0]);
        var filled = new ArrayList<Object>();
        int used = marks(parts[0]);
        filled.addAll(parameters.subList(0, used));
        for (int i = 1; i < parts.length; i++) {
            all.append(order.text).append(parts[i]);
            filled.addAll(order.parameters);
            int marks = marks(parts[i]);
            filled.addAll(parameters.subList(used, used + marks));
            used += marks;
        }
        return new Sql(all.toString(), filled, weight + order.weight);
    }

    /** How many parameters a text has: question marks outside of quotes. */
    private static int marks(String text) {
        int marks = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '?') {
                marks++;
            }
        }
        return marks;
    }

    /** In parentheses. */
    Sql grouped() {
        return new Sql("(" + text + ")", parameters, weight + 2);
    }

    /** This piece where {@code value} is not null, else null. */
    Sql orNull(Sql value) {
        return of("(CASE WHEN {1} IS NOT NULL THEN {0} END)", this, value);
    }

    /** The length of the text that DuckDB plans with, at least. */
    public long weight() {
        return weight;
    }

    public String text() {
        return text;
    }

    /** For the {@code ?} of the text, in order: see {@link #parameter}, and {@link #NOW_PARAMETER}. */
    public List<Object> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? text : text + " " + parameters;
    }
}
