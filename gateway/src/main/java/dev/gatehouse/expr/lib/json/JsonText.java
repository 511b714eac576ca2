package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.DateTimeOffset;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Text;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Writes JSON as Newtonsoft's {@code JsonTextWriter} does: indented by two spaces, lines ended by {@code \n}. */
final class JsonText {
    private static final int MAX_DEPTH = 1000;
    private final StringBuilder out = new StringBuilder(128);
    private final boolean indented;
    private int depth;
    private boolean empty = true;

    private final String dateFormat;

    JsonText(Formatting formatting) {
        this(formatting, null);
    }

    /** @param dateFormat of dates; null for ISO 8601 */
    JsonText(Formatting formatting, @Nullable String dateFormat) {
        indented = formatting == Formatting.Indented;
        this.dateFormat = dateFormat == null ? "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFK" : dateFormat;
    }

    void open(char bracket) {
        if (depth >= MAX_DEPTH) {
            throw new DotNetException("Newtonsoft.Json.JsonWriterException", "The JSON is nested too deeply.");
        }
        out.append(bracket);
        depth++;
        empty = true;
    }

    void close(char bracket) {
        depth--;
        if (!empty) line();
        out.append(bracket);
        empty = false;
    }

    /** Goes before each child of a container. */
    void element() {
        if (!empty) out.append(',');
        empty = false;
        line();
    }

    /** Goes before what stands between children. */
    void aside() {
        line();
    }

    private void line() {
        if (indented) out.append('\n').repeat("  ", depth);
    }

    void name(String name) {
        string(name);
        out.append(indented ? ": " : ":");
    }

    void raw(String json) {
        out.append(json);
    }

    /** A value of a type that JSON has a form for. */
    void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text);
            case Boolean truth -> out.append(truth.booleanValue());
            case Double number -> floating(number, Text.of(number.doubleValue()));
            case Float number -> floating(number.doubleValue(), Text.of(number.floatValue()));
            case Decimal number -> out.append(withPoint(number.toString()));
            case DateTime date -> string(date.format(dateFormat));
            case DateTimeOffset date -> string(date.format(dateFormat));
            case byte[] bytes -> string(Base64.getEncoder().encodeToString(bytes));
            case Number number -> out.append(number);
            default -> {
                var integer = JValue.integer(value);
                if (integer != null) out.append(integer);
                else string(Text.of(value));
            }
        }
    }

    private void floating(double number, String text) {
        if (Double.isFinite(number)) out.append(withPoint(text));
        else string(text);
    }

    private static String withPoint(String number) {
        return number.indexOf('.') >= 0 || number.indexOf('E') >= 0 ? number : number + ".0";
    }

    private void string(String text) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) continue;
            out.append(text, plain, i);
            plain = i + 1;
            escape(c);
        }
        if (plain == 0) out.append(text);
        else out.append(text, plain, text.length());
        out.append('"');
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && c != '\u0085' && c != '\u2028' && c != '\u2029';
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
