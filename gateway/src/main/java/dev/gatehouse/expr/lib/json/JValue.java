package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.lib.system.CompositeFormat;
import dev.gatehouse.expr.lib.system.Conversions;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.DateTimeOffset;
import dev.gatehouse.expr.lib.system.TimeSpan;
import dev.gatehouse.expr.lib.system.Uri;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.TypeNames;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JValue}: a value of one of the .NET types that JSON has a form for.
 *
 * @see <a href="https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JValue.htm">JValue</a>
 */
public sealed class JValue extends JToken implements Comparable<JValue> permits JRaw {
    private @Nullable Object value;
    private JTokenType type;

    /** @throws DotNetException ArgumentException for a type that JSON has no form for */
    public JValue(@Nullable Object value) {
        this(value instanceof JValue other ? other.value : value, null);
    }

    JValue(@Nullable Object value, @Nullable JTokenType type) {
        this.value = value;
        this.type = type == null ? typeOf(value) : type;
    }

    static JValue ofNull() {
        return new JValue(null, JTokenType.Null);
    }

    private static JTokenType typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> JTokenType.Null;
            case String _ -> JTokenType.String;
            case Boolean _ -> JTokenType.Boolean;
            case Double _, Float _, Decimal _ -> JTokenType.Float;
            case DateTime _, DateTimeOffset _ -> JTokenType.Date;
            case TimeSpan _ -> JTokenType.TimeSpan;
            case UUID _ -> JTokenType.Guid;
            case Uri _ -> JTokenType.Uri;
            case byte[] _ -> JTokenType.Bytes;
            default -> {
                if (integer(value) != null) yield JTokenType.Integer;
                throw DotNetException.argument(
                        "Could not determine JSON object type for type " + TypeNames.of(value) + ".");
            }
        };
    }

    /** The number that an integer or an enum's constant stands for; null for anything else. */
    static @Nullable BigInteger integer(Object value) {
        return Conversions.whole(value);
    }

    public @Nullable Object value() {
        return value;
    }

    public void setValue(@Nullable Object replacement) {
        type = typeOf(replacement);
        value = replacement;
    }

    @Override
    public JTokenType type() {
        return type;
    }

    @Override
    public Iterator<JToken> iterator() {
        return Collections.emptyIterator();
    }

    @Override
    public JValue deepClone() {
        return new JValue(value, type);
    }

    @Override
    public boolean deepEquals(@Nullable JToken other) {
        return other instanceof JValue theirs && equals(theirs);
    }

    /** Values of the same JSON type that compare as the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JValue theirs && theirs.type == type && compareTo(theirs) == 0;
    }

    @Override
    public int hashCode() {
        var number = number(value);
        return number == null ? Objects.hashCode(Text.of(value)) : Double.hashCode(number.doubleValue());
    }

    /** As {@code JValue.CompareTo}: by this value's type; null comes first. */
    @Override
    public int compareTo(@Nullable JValue other) {
        if (other == null) return 1;
        if (value == null || other.value == null) {
            return Boolean.compare(value != null, other.value != null);
        }
        var left = number(value);
        var right = number(other.value);
        if (left != null && right != null) return left.compareTo(right);
        if (value instanceof DateTime mine && other.value instanceof DateTime theirs) return mine.compareTo(theirs);
        if (value instanceof byte[] mine && other.value instanceof byte[] theirs) {
            return Integer.signum(Arrays.compareUnsigned(mine, theirs));
        }
        return Integer.signum(Text.of(value).compareTo(Text.of(other.value)));
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double number when Double.isFinite(number) -> new BigDecimal(number.toString());
            case Float number when Float.isFinite(number) -> new BigDecimal(number.toString());
            case Decimal number -> number.value();
            default -> {
                var integer = integer(value);
                yield integer == null ? null : new BigDecimal(integer);
            }
        };
    }

    @Override
    void write(JsonText out) {
        if (type == JTokenType.Undefined) out.raw("undefined");
        else if (type == JTokenType.Comment) out.raw("/*" + Text.of(value) + "*/");
        else out.value(value);
    }

    /** The value's own text, empty for null. */
    @Override
    public String toString() {
        return Text.of(value);
    }

    public String format(@Nullable String format) {
        return CompositeFormat.text(value, format);
    }
}
