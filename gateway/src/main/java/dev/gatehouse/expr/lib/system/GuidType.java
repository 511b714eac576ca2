package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.OPERATOR;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.Unsigned;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Guid}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.guid">System.Guid</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Guid", values = UUID.class, struct = true)
public final class GuidType implements LibraryType {
    private static final UUID EMPTY = new UUID(0, 0);

    @Member(STATIC_PROPERTY)
    public static UUID Empty() {
        return EMPTY;
    }

    @Member(STATIC)
    public static UUID NewGuid() {
        return UUID.randomUUID();
    }

    @Member(STATIC)
    public static UUID Parse(@Nullable String input) {
        return GuidText.parse(input);
    }

    @Member(STATIC)
    public static UUID ParseExact(@Nullable String input, @Nullable String format) {
        if (input == null) throw DotNetException.argumentNull("input");
        if (format == null) throw DotNetException.argumentNull("format");
        var value = GuidText.tryParseExact(input.strip(), format);
        if (value == null) throw DotNetException.format("Unrecognized Guid format.");
        return value;
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String input, Out<UUID> result) {
        var value = GuidText.tryParse(input);
        result.value = value == null ? EMPTY : value;
        return value != null;
    }

    @Member(CONSTRUCTOR)
    public static UUID create() {
        return EMPTY;
    }

    @Member(CONSTRUCTOR)
    public static UUID create(@Nullable String g) {
        if (g == null) throw DotNetException.argumentNull("g");
        return GuidText.parse(g);
    }

    @Member(CONSTRUCTOR)
    public static UUID create(byte @Nullable [] b) {
        if (b == null) throw DotNetException.argumentNull("b");
        if (b.length != 16) {
            throw DotNetException.argument("Byte array for GUID must be exactly 16 bytes long.\nParameter name: b");
        }
        return GuidText.ofBytes(b);
    }

    @Member(METHOD)
    public static byte[] ToByteArray(UUID self) {
        return GuidText.bytes(self);
    }

    @Member(METHOD)
    public static String ToString(UUID self) {
        return self.toString();
    }

    @Member(METHOD)
    public static String ToString(UUID self, @Nullable String format) {
        return GuidText.format(self, format);
    }

    @Member(METHOD)
    public static String ToString(UUID self, @Nullable String format, @Nullable FormatProvider provider) {
        return GuidText.format(self, format);
    }

    /** Field by field, unsigned. */
    @Member(METHOD)
    public static int CompareTo(UUID self, UUID value) {
        var order = Long.compareUnsigned(self.getMostSignificantBits(), value.getMostSignificantBits());
        return order != 0
                ? order
                : Long.compareUnsigned(self.getLeastSignificantBits(), value.getLeastSignificantBits());
    }

    @Member(METHOD)
    public static boolean Equals(UUID self, UUID g) {
        return self.equals(g);
    }

    @Member(METHOD)
    public static boolean Equals(UUID self, @Nullable Object o) {
        return self.equals(o);
    }

    @Member(OPERATOR)
    public static boolean op_Equality(UUID a, UUID b) {
        return a.equals(b);
    }

    @Member(OPERATOR)
    public static boolean op_Inequality(UUID a, UUID b) {
        return !a.equals(b);
    }

    @Member(METHOD)
    public static int CompareTo(UUID self, @Nullable Object value) {
        if (value == null) return 1;
        if (value instanceof UUID other) return CompareTo(self, other);
        throw DotNetException.argument("Object must be of type GUID.");
    }

    @Member(STATIC)
    public static boolean TryParseExact(@Nullable String input, @Nullable String format, Out<UUID> result) {
        var value = input == null || format == null || !format.matches("[DdNnBbPpXx]")
                ? null
                : GuidText.tryParseExact(input.strip(), format);
        result.value = value == null ? EMPTY : value;
        return value != null;
    }

    @Member(CONSTRUCTOR)
    public static UUID create(int a, short b, short c, byte @Nullable [] d) {
        if (d == null) throw DotNetException.argumentNull("d");
        if (d.length != 8) {
            throw DotNetException.argument("Byte array for GUID must be exactly 8 bytes long.\nParameter name: d");
        }
        return new UUID(high(a, b, c), ByteBuffer.wrap(d).getLong());
    }

    @Member(CONSTRUCTOR)
    public static UUID create(
            int a,
            short b,
            short c,
            @Unsigned byte d,
            @Unsigned byte e,
            @Unsigned byte f,
            @Unsigned byte g,
            @Unsigned byte h,
            @Unsigned byte i,
            @Unsigned byte j,
            @Unsigned byte k) {
        return create(a, b, c, new byte[] {d, e, f, g, h, i, j, k});
    }

    @Member(CONSTRUCTOR)
    public static UUID unsigned(
            @Unsigned int a,
            @Unsigned short b,
            @Unsigned short c,
            @Unsigned byte d,
            @Unsigned byte e,
            @Unsigned byte f,
            @Unsigned byte g,
            @Unsigned byte h,
            @Unsigned byte i,
            @Unsigned byte j,
            @Unsigned byte k) {
        return create(a, b, c, new byte[] {d, e, f, g, h, i, j, k});
    }

    private static long high(int a, short b, short c) {
        return (long) a << 32 | Short.toUnsignedLong(b) << 16 | Short.toUnsignedLong(c);
    }
}
