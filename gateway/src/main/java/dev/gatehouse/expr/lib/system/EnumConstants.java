package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.FlagSet;
import dev.gatehouse.expr.types.Operations;
import dev.gatehouse.expr.types.TypeToken;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The constants of an enum, by name, in the order of their numbers. */
final class EnumConstants {
    private final TypeToken<?> type;
    private final Map<String, Object> byName = new LinkedHashMap<>();

    private EnumConstants(TypeToken<?> type) {
        this.type = type;
    }

    /** @throws DotNetException ArgumentException if it is no enum */
    static EnumConstants of(@Nullable TypeToken<?> type) {
        if (type == null) throw DotNetException.argumentNull("enumType");
        var all = new EnumConstants(type);
        var declared = type.values().getEnumConstants();
        if (type.defaultValue() instanceof FlagSet<?> flags) {
            all.byName.putAll(flags.constants());
        } else if (declared != null && !type.allowsNull()) {
            var sorted = new ArrayList<Object>(List.of(declared));
            sorted.sort(Comparator.comparingLong(EnumConstants::unsigned));
            sorted.forEach(constant -> all.byName.put(((Enum<?>) constant).name(), constant));
        } else {
            throw DotNetException.argument("Type provided must be an Enum.\nParameter name: enumType");
        }
        return all;
    }

    static BigInteger number(Object constant) {
        var number = Conversions.whole(constant);
        return number == null ? BigInteger.ZERO : number;
    }

    /** .NET orders them as if there were no sign. */
    private static long unsigned(Object constant) {
        return Integer.toUnsignedLong(number(constant).intValue());
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    List<@Nullable Object> values() {
        return List.copyOf(byName.values());
    }

    /** @throws DotNetException ArgumentException for what is neither a name nor a number */
    Object parse(@Nullable String value, boolean ignoreCase) {
        if (value == null) throw DotNetException.argumentNull("value");
        if (value.isBlank()) {
            throw DotNetException.argument("Must specify valid information for parsing in the string.");
        }
        var found = find(value, ignoreCase);
        if (found == null) throw DotNetException.argument("Requested value '" + value + "' was not found.");
        return found;
    }

    /** Names joined by commas, or one number; null if it is neither. */
    @Nullable
    Object find(@Nullable String value, boolean ignoreCase) {
        if (value == null || value.isBlank()) return null;
        var text = value.strip();
        if ("+-0123456789".indexOf(text.charAt(0)) >= 0) {
            var number = NumberParse.integer(text, NumberParse.INTEGER);
            return number == null || number.bitLength() > Integer.SIZE - 1 ? null : constant(number.intValue());
        }
        int bits = 0;
        for (var part : text.split(",", -1)) {
            var constant = named(part.strip(), ignoreCase);
            if (constant == null) return null;
            bits |= number(constant).intValue();
        }
        return constant(bits);
    }

    private @Nullable Object named(String name, boolean ignoreCase) {
        var exact = byName.get(name);
        if (exact != null || !ignoreCase) return exact;
        for (var entry : byName.entrySet()) if (entry.getKey().equalsIgnoreCase(name)) return entry.getValue();
        return null;
    }

    private Object constant(int number) {
        return Operations.constant(number, type);
    }

    /** The value of a number or a value. */
    Object value(@Nullable Object value) {
        if (value == null) throw DotNetException.argumentNull("value");
        var number = Conversions.whole(value);
        if (number == null) {
            throw DotNetException.argument("The value passed in must be an enum base or an underlying type for an enum,"
                    + " such as an Int32.\nParameter name: value");
        }
        return constant(number.intValue());
    }

    @Nullable
    String name(@Nullable Object value) {
        if (value == null) throw DotNetException.argumentNull("value");
        var number = Conversions.whole(value);
        if (number == null) throw DotNetException.argument("The value passed in must be an enum base.");
        for (var entry : byName.entrySet()) if (number(entry.getValue()).equals(number)) return entry.getKey();
        return null;
    }

    boolean isDefined(@Nullable Object value) {
        if (value == null) throw DotNetException.argumentNull("value");
        if (value instanceof String name) return byName.containsKey(name);
        boolean ours = value instanceof Integer
                || byName.values().stream().anyMatch(each -> each.getClass() == value.getClass());
        if (ours) return name(value) != null;
        throw Conversions.whole(value) == null
                ? DotNetException.invalidOperation("Unknown enum type.")
                : DotNetException.argument(
                        "Enum underlying type and the object must be same type or object must be a" + " String.");
    }
}
