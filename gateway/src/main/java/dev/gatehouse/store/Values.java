package dev.gatehouse.store;

import dev.gatehouse.kql.schema.Type;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns what SQL gives into values of Kusto's types, as {@link Type} says. */
final class Values {
    private Values() {}

    static @Nullable Object read(ResultSet rows, int column, Type type) throws SQLException {
        return switch (type) {
            case DATETIME -> {
                var time = rows.getObject(column, LocalDateTime.class);
                yield time == null ? null : time.toInstant(ZoneOffset.UTC);
            }
            case STRING -> {
                var text = rows.getString(column);
                yield text == null ? "" : text;
            }
            case DYNAMIC -> rows.getString(column);
            case BOOL, INT, LONG, REAL, DECIMAL, TIMESPAN, GUID -> convert(rows.getObject(column), type);
        };
    }

    private static @Nullable Object convert(@Nullable Object value, Type type) throws SQLException {
        if (value == null) {
            return null;
        }
        return switch (value) {
            case Number number ->
                switch (type) {
                    case INT -> number.intValue();
                    case LONG, TIMESPAN -> number.longValue();
                    case REAL -> number.doubleValue();
                    case DECIMAL -> number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
                    case BOOL, STRING, DATETIME, GUID, DYNAMIC -> throw unexpected(value, type);
                };
            case Boolean bool when type == Type.BOOL -> bool;
            case UUID uuid when type == Type.GUID -> uuid;
            default -> throw unexpected(value, type);
        };
    }

    private static SQLException unexpected(Object value, Type type) {
        return new SQLException("A " + value.getClass().getSimpleName() + " is no " + type);
    }
}
