package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.lib.system.Conversions;
import dev.gatehouse.expr.lib.system.DateParse;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.DateTimeOffset;
import dev.gatehouse.expr.lib.system.GuidText;
import dev.gatehouse.expr.lib.system.TimeSpan;
import dev.gatehouse.expr.lib.system.TimeSpanText;
import dev.gatehouse.expr.lib.system.Uri;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.UInt16;
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.expr.types.UInt8;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The explicit conversions of {@code JToken}: which kinds of token become which .NET types. */
final class JsonCast {
    private static final Set<JTokenType> NUMBERS = EnumSet.of(
            JTokenType.Integer,
            JTokenType.Float,
            JTokenType.String,
            JTokenType.Comment,
            JTokenType.Raw,
            JTokenType.Boolean);
    private static final Set<JTokenType> TEXTS = EnumSet.of(
            JTokenType.Date,
            JTokenType.Integer,
            JTokenType.Float,
            JTokenType.String,
            JTokenType.Comment,
            JTokenType.Raw,
            JTokenType.Boolean,
            JTokenType.Bytes,
            JTokenType.Guid,
            JTokenType.TimeSpan,
            JTokenType.Uri,
            JTokenType.Null,
            JTokenType.Undefined);
    private static final Set<JTokenType> DATES =
            EnumSet.of(JTokenType.Date, JTokenType.String, JTokenType.Comment, JTokenType.Raw);
    private static final Set<JTokenType> CHARS =
            EnumSet.of(JTokenType.Integer, JTokenType.Float, JTokenType.String, JTokenType.Comment, JTokenType.Raw);
    private static final Set<JTokenType> GUIDS =
            EnumSet.of(JTokenType.String, JTokenType.Comment, JTokenType.Raw, JTokenType.Guid, JTokenType.Bytes);
    private static final Set<JTokenType> SPANS =
            EnumSet.of(JTokenType.String, JTokenType.Comment, JTokenType.Raw, JTokenType.TimeSpan);
    private static final Set<JTokenType> URIS =
            EnumSet.of(JTokenType.String, JTokenType.Comment, JTokenType.Raw, JTokenType.Uri, JTokenType.Null);
    private static final Set<JTokenType> BYTES =
            EnumSet.of(JTokenType.Bytes, JTokenType.String, JTokenType.Comment, JTokenType.Raw, JTokenType.Null);

    private JsonCast() {}

    /** Whether a nullable type gets null: no token, or JSON's null. */
    static boolean isNull(@Nullable JToken token) {
        return token == null || (plain(token) instanceof JValue value && value.value() == null);
    }

    private static JToken plain(JToken token) {
        return token instanceof JProperty property ? property.value() : token;
    }

    private static @Nullable Object value(@Nullable JToken token, Set<JTokenType> allowed, String type) {
        if (token == null) throw DotNetException.argumentNull("value");
        var plain = plain(token);
        if (plain instanceof JValue value && allowed.contains(value.type())) return value.value();
        throw DotNetException.argument("Can not convert " + plain.type() + " to " + type + ".");
    }

    static boolean toBoolean(@Nullable JToken token) {
        return Conversions.toBoolean(value(token, NUMBERS, "Boolean"));
    }

    static int toInt32(@Nullable JToken token) {
        return Conversions.toInt32(value(token, NUMBERS, "Int32"));
    }

    static long toInt64(@Nullable JToken token) {
        return Conversions.toInt64(value(token, NUMBERS, "Int64"));
    }

    static short toInt16(@Nullable JToken token) {
        return Conversions.toInt16(value(token, NUMBERS, "Int16"));
    }

    static byte toSByte(@Nullable JToken token) {
        return Conversions.toSByte(value(token, NUMBERS, "SByte"));
    }

    static UInt8 toByte(@Nullable JToken token) {
        return Conversions.toByte(value(token, NUMBERS, "Byte"));
    }

    static UInt16 toUInt16(@Nullable JToken token) {
        return Conversions.toUInt16(value(token, NUMBERS, "UInt16"));
    }

    static UInt32 toUInt32(@Nullable JToken token) {
        return Conversions.toUInt32(value(token, NUMBERS, "UInt32"));
    }

    static UInt64 toUInt64(@Nullable JToken token) {
        return Conversions.toUInt64(value(token, NUMBERS, "UInt64"));
    }

    static double toDouble(@Nullable JToken token) {
        return Conversions.toDouble(value(token, NUMBERS, "Double"));
    }

    static float toSingle(@Nullable JToken token) {
        return Conversions.toSingle(value(token, NUMBERS, "Single"));
    }

    static Decimal toDecimal(@Nullable JToken token) {
        return Conversions.toDecimal(value(token, NUMBERS, "Decimal"));
    }

    static char toChar(@Nullable JToken token) {
        return Conversions.toChar(value(token, CHARS, "Char"));
    }

    static DateTime toDateTime(@Nullable JToken token) {
        var found = value(token, DATES, "DateTime");
        return found instanceof DateTimeOffset date ? date.clock() : Conversions.toDateTime(found);
    }

    static DateTimeOffset toDateTimeOffset(@Nullable JToken token) {
        var found = value(token, DATES, "DateTimeOffset");
        if (found instanceof DateTimeOffset date) return date;
        if (found instanceof String text) {
            var date = DateParse.tryParseOffset(text);
            if (date == null) throw DotNetException.format("String was not recognized as a valid DateTime.");
            return date;
        }
        return DateTimeOffset.of(Conversions.toDateTime(found));
    }

    static TimeSpan toTimeSpan(@Nullable JToken token) {
        var found = value(token, SPANS, "TimeSpan");
        return found instanceof TimeSpan span ? span : TimeSpanText.parse(Text.of(found));
    }

    static UUID toGuid(@Nullable JToken token) {
        var found = value(token, GUIDS, "Guid");
        if (found instanceof byte[] bytes && bytes.length == 16) return GuidText.ofBytes(bytes);
        return found instanceof UUID guid ? guid : GuidText.parse(Text.of(found));
    }

    static @Nullable Uri toUri(@Nullable JToken token) {
        if (token == null) return null;
        var found = value(token, URIS, "Uri");
        if (found == null) return null;
        return found instanceof Uri uri ? uri : Uri.of(Text.of(found));
    }

    static byte @Nullable [] toBytes(@Nullable JToken token) {
        if (token == null) return null;
        return switch (value(token, BYTES, "byte array")) {
            case null -> null;
            case byte[] bytes -> bytes;
            case Object text -> {
                try {
                    yield Base64.getDecoder().decode(Text.of(text));
                } catch (IllegalArgumentException _) {
                    throw DotNetException.format("The input is not a valid Base-64 string.");
                }
            }
        };
    }

    static @Nullable String toText(@Nullable JToken token) {
        if (token == null) return null;
        return switch (value(token, TEXTS, "String")) {
            case null -> null;
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case Object found -> Text.of(found);
        };
    }
}
