package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.FlagSet;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.UInt16;
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.expr.types.UInt8;
import java.math.BigInteger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code String.Format}, which interpolated strings become too.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/standard/base-types/composite-formatting">Composite formatting</a>
 */
public final class CompositeFormat {
    private static final int MAX_WIDTH = 1_000_000;

    private CompositeFormat() {}

    /** {@code String.Format(format, arguments)}. */
    public static String format(String format, @Nullable Object[] arguments) {
        var out = new StringBuilder(format.length() + arguments.length * 8);
        for (var at = 0; at < format.length(); ) {
            var c = format.charAt(at);
            if (c == '}') {
                if (at + 1 >= format.length() || format.charAt(at + 1) != '}') throw NumberParse.badFormat();
                out.append('}');
                at += 2;
            } else if (c != '{') {
                out.append(c);
                at++;
            } else if (at + 1 < format.length() && format.charAt(at + 1) == '{') {
                out.append('{');
                at += 2;
            } else {
                at = new Item(format, at + 1).append(out, arguments);
            }
        }
        return out.toString();
    }

    /** One hole: {@code {value,width:format}}; a negative width aligns left, 0 leaves the text as it is. */
    public static String hole(@Nullable Object value, int width, @Nullable String format) {
        var text = text(value, format);
        var padding = Math.abs(width) - text.length();
        if (padding <= 0) return text;
        if (padding > MAX_WIDTH) throw NumberParse.badFormat();
        return width < 0 ? text + " ".repeat(padding) : " ".repeat(padding) + text;
    }

    /** {@code IFormattable.ToString(format)}; what cannot be formatted ignores the format. */
    public static String text(@Nullable Object value, @Nullable String format) {
        if (format == null || format.isEmpty()) return Text.of(value);
        return switch (value) {
            case null -> "";
            case Integer number -> NumberText.format(number, format);
            case Long number -> NumberText.format(number, format);
            case Short number -> NumberText.format(BigInteger.valueOf(number), Short.SIZE, format);
            case Byte number -> NumberText.format(BigInteger.valueOf(number), Byte.SIZE, format);
            case UInt8 number -> NumberText.format(BigInteger.valueOf(number.value()), Byte.SIZE, format);
            case UInt16 number -> NumberText.format(new BigInteger(number.toString()), Short.SIZE, format);
            case UInt32 number -> NumberText.format(new BigInteger(number.toString()), Integer.SIZE, format);
            case UInt64 number -> NumberText.format(new BigInteger(number.toString()), Long.SIZE, format);
            case BigInteger number -> NumberText.format(number, Integer.MAX_VALUE, format);
            case Double number -> NumberText.format(number, format);
            case Float number -> NumberText.format(number, format);
            case Decimal number -> NumberText.format(number, format);
            case UUID guid -> GuidText.format(guid, format);
            case Formattable formattable -> formattable.format(format);
            case Enum<?> constant -> constant(constant, format);
            case FlagSet<?> flags -> constant(flags, format);
            default -> Text.of(value);
        };
    }

    /** By name, as a number, or as eight hexadecimal digits. */
    static String constant(Object constant, String format) {
        var number = Conversions.whole(constant);
        return switch (format) {
            case "G", "g", "F", "f" -> Text.of(constant);
            case "D", "d" -> Text.of(number);
            case "X", "x" -> number == null ? "" : NumberText.format(number, Integer.SIZE, "X8");
            default ->
                throw DotNetException.format(
                        "Format String can be only \"G\", \"g\", \"X\", \"x\", \"F\", \"f\"," + " \"D\" or \"d\".");
        };
    }

    /** What stands in braces. */
    private static final class Item {
        private final String format;
        private int at;

        private Item(String format, int at) {
            this.format = format;
            this.at = at;
        }

        private int append(StringBuilder out, @Nullable Object[] arguments) {
            var index = number();
            if (index >= arguments.length) {
                throw DotNetException.format(
                        "Index (zero based) must be greater than or equal to zero and less than the"
                                + " size of the argument list.");
            }
            var width = 0;
            if (peek() == ',') {
                at++;
                spaces();
                var left = peek() == '-';
                if (left) at++;
                width = left ? -number() : number();
            }
            String spec = null;
            if (peek() == ':') {
                at++;
                spec = spec();
            }
            if (peek() != '}') throw NumberParse.badFormat();
            out.append(hole(arguments[index], width, spec));
            return at + 1;
        }

        private char peek() {
            if (at >= format.length()) throw NumberParse.badFormat();
            return format.charAt(at);
        }

        private int number() {
            var start = at;
            var value = 0;
            for (; peek() >= '0' && peek() <= '9'; at++) value = Math.min(value * 10 + peek() - '0', MAX_WIDTH);
            if (at == start) throw NumberParse.badFormat();
            spaces();
            return value;
        }

        private void spaces() {
            while (peek() == ' ') at++;
        }

        private String spec() {
            var text = new StringBuilder();
            while (true) {
                var c = peek();
                var doubled = at + 1 < format.length() && format.charAt(at + 1) == c;
                if (c == '}' && !doubled) return text.toString();
                if ((c == '{' || c == '}') && !doubled) throw NumberParse.badFormat();
                text.append(c);
                at += c == '{' || c == '}' ? 2 : 1;
            }
        }
    }
}
