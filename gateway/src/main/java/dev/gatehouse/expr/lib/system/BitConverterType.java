package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Unsigned;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.BitConverter}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.bitconverter">System.BitConverter</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.BitConverter")
public final class BitConverterType implements LibraryType {
    private static final HexFormat HYPHENS = HexFormat.ofDelimiter("-").withUpperCase();

    @Member(STATIC_PROPERTY)
    public static boolean IsLittleEndian() {
        return true;
    }

    @Member(STATIC)
    public static byte[] GetBytes(int value) {
        return buffer(4).putInt(value).array();
    }

    @Member(STATIC)
    public static byte[] GetBytes(long value) {
        return buffer(8).putLong(value).array();
    }

    @Member(STATIC)
    public static byte[] GetBytes(short value) {
        return buffer(2).putShort(value).array();
    }

    @Member(STATIC)
    public static byte[] GetBytes(double value) {
        return buffer(8).putDouble(value).array();
    }

    @Member(STATIC)
    public static byte[] GetBytes(float value) {
        return buffer(4).putFloat(value).array();
    }

    @Member(STATIC)
    public static byte[] GetBytes(char value) {
        return buffer(2).putChar(value).array();
    }

    @Member(value = STATIC, name = "GetBytes")
    public static byte[] unsignedShortBytes(@Unsigned short value) {
        return buffer(2).putShort(value).array();
    }

    @Member(value = STATIC, name = "GetBytes")
    public static byte[] unsignedIntBytes(@Unsigned int value) {
        return buffer(4).putInt(value).array();
    }

    @Member(value = STATIC, name = "GetBytes")
    public static byte[] unsignedLongBytes(@Unsigned long value) {
        return buffer(8).putLong(value).array();
    }

    @Member(STATIC)
    public static byte[] GetBytes(boolean value) {
        return new byte[] {(byte) (value ? 1 : 0)};
    }

    @Member(STATIC)
    public static int ToInt32(byte @Nullable [] value, int startIndex) {
        return buffer(value, startIndex, 4).getInt();
    }

    @Member(STATIC)
    public static long ToInt64(byte @Nullable [] value, int startIndex) {
        return buffer(value, startIndex, 8).getLong();
    }

    @Member(STATIC)
    public static short ToInt16(byte @Nullable [] value, int startIndex) {
        return buffer(value, startIndex, 2).getShort();
    }

    @Member(STATIC)
    public static double ToDouble(byte @Nullable [] value, int startIndex) {
        return buffer(value, startIndex, 8).getDouble();
    }

    @Member(STATIC)
    public static float ToSingle(byte @Nullable [] value, int startIndex) {
        return buffer(value, startIndex, 4).getFloat();
    }

    @Member(STATIC)
    public static char ToChar(byte @Nullable [] value, int startIndex) {
        return buffer(value, startIndex, 2).getChar();
    }

    @Member(STATIC)
    public static @Unsigned short ToUInt16(byte @Nullable [] value, int startIndex) {
        return buffer(value, startIndex, 2).getShort();
    }

    @Member(STATIC)
    public static @Unsigned int ToUInt32(byte @Nullable [] value, int startIndex) {
        return buffer(value, startIndex, 4).getInt();
    }

    @Member(STATIC)
    public static @Unsigned long ToUInt64(byte @Nullable [] value, int startIndex) {
        return buffer(value, startIndex, 8).getLong();
    }

    @Member(STATIC)
    public static boolean ToBoolean(byte @Nullable [] value, int startIndex) {
        return buffer(value, startIndex, 1).get() != 0;
    }

    @Member(STATIC)
    public static long DoubleToInt64Bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    @Member(STATIC)
    public static double Int64BitsToDouble(long value) {
        return Double.longBitsToDouble(value);
    }

    @Member(STATIC)
    public static String ToString(byte @Nullable [] value) {
        return HYPHENS.formatHex(required(value));
    }

    @Member(STATIC)
    public static String ToString(byte @Nullable [] value, int startIndex) {
        var bytes = required(value);
        return ToString(bytes, startIndex, bytes.length - startIndex);
    }

    @Member(STATIC)
    public static String ToString(byte @Nullable [] value, int startIndex, int length) {
        var bytes = required(value);
        if (startIndex < 0 || (startIndex >= bytes.length && startIndex > 0)) {
            throw DotNetException.argumentOutOfRange("startIndex");
        }
        if (length < 0 || startIndex > bytes.length - length) throw DotNetException.argumentOutOfRange("length");
        return HYPHENS.formatHex(bytes, startIndex, startIndex + length);
    }

    private static byte[] required(byte @Nullable [] value) {
        if (value == null) throw DotNetException.argumentNull("value");
        return value;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer buffer(byte @Nullable [] value, int startIndex, int size) {
        var bytes = required(value);
        if (startIndex < 0 || startIndex >= bytes.length) throw DotNetException.argumentOutOfRange("startIndex");
        if (startIndex > bytes.length - size) {
            throw DotNetException.argument(
                    "Destination array is not long enough to copy all the items in the collection."
                            + " Check array index and length.");
        }
        return ByteBuffer.wrap(bytes, startIndex, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Member(STATIC)
    public static int SingleToInt32Bits(float value) {
        return Float.floatToRawIntBits(value);
    }

    @Member(STATIC)
    public static float Int32BitsToSingle(int value) {
        return Float.intBitsToFloat(value);
    }
}
