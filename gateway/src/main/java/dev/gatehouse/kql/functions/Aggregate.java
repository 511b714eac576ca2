package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of the values of a group's rows. Most have one result, {@code arg_max} and {@code percentiles} several. */
public interface Aggregate {
    String name();

    /**
     * The columns of a call's results with their default names, which the binder makes unique.
     *
     * @param arguments {@code *} already replaced by the columns it stands for
     */
    Results results(List<Argument> arguments);

    /**
     * The results in SQL, one for each column, to stand in a {@code SELECT} with {@code GROUP BY}. {@link
     * Sql#ordered} gives them the order of the rows.
     *
     * @param arguments a value each, of the SQL type for its type
     */
    List<Sql> sql(List<Sql> arguments, List<ArgumentType> types);

    /** Whether {@code *} may stand for arguments, and from which one on; -1 where not. */
    default int starFrom() {
        return -1;
    }

    /** For documentation, one a line. */
    List<String> signatures();

    /** For documentation, a sentence. */
    String description();

    /**
     * @param name what a column with this expression would be called; null where it has no name of its own
     */
    record Argument(ArgumentType type, @Nullable String name) {}

    /** What comes of a call: columns or a refusal. */
    sealed interface Results {
        record Of(List<Column> columns) implements Results {
            public Of {
                columns = List.copyOf(columns);
            }

            static Of one(String name, Type type) {
                return new Of(List.of(new Column(name, type)));
            }
        }

        /** @param argument as in {@link Typing.Refused} */
        record Refused(int argument, String message) implements Results {}
    }
}
