package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text of {@code System.Guid}, both ways.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.guid.tostring">Guid.ToString</a>
 */
public final class GuidText {
    private static final Pattern HYPHENS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELDS = Pattern.compile(
            "\\{0x[0-9a-f]{1,8},0x[0-9a-f]{1,4},0x[0-9a-f]{1,4},\\{0x[0-9a-f]{1,2}(,0x[0-9a-f]{1,2}){7}}}",
            Pattern.CASE_INSENSITIVE);

    private GuidText() {}

    public static String format(UUID value, @Nullable String format) {
        var hyphens = value.toString();
        if (format == null || format.isEmpty()) return hyphens;
        return switch (format) {
            case "D", "d" -> hyphens;
            case "N", "n" -> hyphens.replace("-", "");
            case "B", "b" -> "{" + hyphens + "}";
            case "P", "p" -> "(" + hyphens + ")";
            case "X", "x" -> fields(hyphens.replace("-", ""));
            default ->
                throw DotNetException.format("Format String can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\","
                        + " \"B\", \"b\", \"X\" or \"x\".");
        };
    }

    private static String fields(String digits) {
        var text = new StringBuilder("{0x").append(digits, 0, 8);
        text.append(",0x")
                .append(digits, 8, 12)
                .append(",0x")
                .append(digits, 12, 16)
                .append(",{");
        for (var at = 16; at < 32; at += 2) text.append(at > 16 ? ",0x" : "0x").append(digits, at, at + 2);
        return text.append("}}").toString();
    }

    /** Any of the five forms; null where it is none. */
    public static @Nullable UUID tryParse(@Nullable String text) {
        if (text == null || text.length() > 100) return null;
        var trimmed = text.strip();
        for (var format : new String[] {"D", "N", "B", "P", "X"}) {
            var value = tryParseExact(trimmed, format);
            if (value != null) return value;
        }
        return null;
    }

    /** One form alone; null where it is another. */
    public static @Nullable UUID tryParseExact(String text, String format) {
        return switch (format) {
            case "D", "d" -> HYPHENS.matcher(text).matches() ? UUID.fromString(text) : null;
            case "N", "n" -> DIGITS.matcher(text).matches() ? ofDigits(text) : null;
            case "B", "b" -> inside(text, '{', '}');
            case "P", "p" -> inside(text, '(', ')');
            case "X", "x" -> ofFields(text.replace(" ", ""));
            default ->
                throw DotNetException.format("Format String can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\","
                        + " \"B\", \"b\", \"X\" or \"x\".");
        };
    }

    public static UUID parse(@Nullable String text) {
        if (text == null) throw DotNetException.argumentNull("input");
        var value = tryParse(text);
        if (value == null) {
            throw DotNetException.format(
                    "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).");
        }
        return value;
    }

    private static @Nullable UUID inside(String text, char open, char close) {
        return text.length() == 38 && text.charAt(0) == open && text.charAt(37) == close
                ? tryParseExact(text.substring(1, 37), "D")
                : null;
    }

    private static UUID ofDigits(String digits) {
        return new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
    }

    private static @Nullable UUID ofFields(String text) {
        if (!FIELDS.matcher(text).matches()) return null;
        var fields =
                text.replace("{", "").replace("}", "").toLowerCase(Locale.ROOT).split(",", -1);
        var digits = new StringBuilder();
        for (var i = 0; i < fields.length; i++) {
            var width = i == 0 ? 8 : i < 3 ? 4 : 2;
            digits.append("0".repeat(width + 2 - fields[i].length())).append(fields[i], 2, fields[i].length());
        }
        return ofDigits(digits.toString());
    }

    /** The bytes in .NET's order: the first three fields little-endian. */
    public static byte[] bytes(UUID value) {
        var bytes = new byte[16];
        for (var i = 0; i < 8; i++) {
            bytes[ORDER[i]] = (byte) (value.getMostSignificantBits() >> (56 - 8 * i));
            bytes[8 + i] = (byte) (value.getLeastSignificantBits() >> (56 - 8 * i));
        }
        return bytes;
    }

    public static UUID ofBytes(byte[] bytes) {
        var most = 0L;
        var least = 0L;
        for (var i = 0; i < 8; i++) {
            most = most << 8 | (bytes[ORDER[i]] & 0xff);
            least = least << 8 | (bytes[8 + i] & 0xff);
        }
        return new UUID(most, least);
    }

    private static final int[] ORDER = {3, 2, 1, 0, 5, 4, 7, 6};
}
