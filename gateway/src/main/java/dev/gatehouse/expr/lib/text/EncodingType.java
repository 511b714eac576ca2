package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Text.Encoding}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.text.encoding">System.Text.Encoding</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Text.Encoding", values = Encoding.class)
public final class EncodingType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static Encoding UTF8() {
        return Encoding.UTF8;
    }

    @Member(STATIC_PROPERTY)
    public static Encoding ASCII() {
        return Encoding.ASCII;
    }

    @Member(STATIC_PROPERTY)
    public static Encoding Unicode() {
        return Encoding.UNICODE;
    }

    @Member(STATIC_PROPERTY)
    public static Encoding BigEndianUnicode() {
        return Encoding.BIG_ENDIAN_UNICODE;
    }

    @Member(STATIC_PROPERTY)
    public static Encoding UTF32() {
        return Encoding.UTF32;
    }

    @Member(STATIC_PROPERTY)
    public static Encoding Default() {
        return Encoding.UTF8_WITHOUT_MARK;
    }

    @Member(STATIC)
    public static Encoding GetEncoding(@Nullable String name) {
        return Encoding.named(name);
    }

    @Member(STATIC)
    public static Encoding GetEncoding(int codepage) {
        return Encoding.numbered(codepage);
    }

    @Member(STATIC)
    public static byte[] Convert(
            @Nullable Encoding srcEncoding, @Nullable Encoding dstEncoding, byte @Nullable [] bytes) {
        if (srcEncoding == null) throw DotNetException.argumentNull("srcEncoding");
        if (dstEncoding == null) throw DotNetException.argumentNull("dstEncoding");
        return dstEncoding.bytes(GetString(srcEncoding, bytes));
    }

    @Member(METHOD)
    public static byte[] GetBytes(Encoding self, @Nullable String s) {
        if (s == null) throw DotNetException.argumentNull("s");
        return self.bytes(s);
    }

    @Member(METHOD)
    public static byte[] GetBytes(Encoding self, char @Nullable [] chars) {
        if (chars == null) throw DotNetException.argumentNull("chars");
        return self.bytes(new String(chars));
    }

    @Member(METHOD)
    public static int GetByteCount(Encoding self, @Nullable String s) {
        return GetBytes(self, s).length;
    }

    @Member(METHOD)
    public static String GetString(Encoding self, byte @Nullable [] bytes) {
        if (bytes == null) throw DotNetException.argumentNull("bytes");
        return self.text(bytes, 0, bytes.length);
    }

    @Member(METHOD)
    public static String GetString(Encoding self, byte @Nullable [] bytes, int index, int count) {
        if (bytes == null) throw DotNetException.argumentNull("bytes");
        if (index < 0) throw DotNetException.argumentOutOfRange("index");
        if (count < 0 || index > bytes.length - count) throw DotNetException.argumentOutOfRange("count");
        return self.text(bytes, index, count);
    }

    @Member(METHOD)
    public static char[] GetChars(Encoding self, byte @Nullable [] bytes) {
        return GetString(self, bytes).toCharArray();
    }

    @Member(METHOD)
    public static int GetCharCount(Encoding self, byte @Nullable [] bytes) {
        return GetString(self, bytes).length();
    }

    @Member(METHOD)
    public static byte[] GetPreamble(Encoding self) {
        return self.bytes(self.preamble());
    }

    @Member(PROPERTY)
    public static String WebName(Encoding self) {
        return self.name();
    }

    @Member(PROPERTY)
    public static String HeaderName(Encoding self) {
        return self.name();
    }

    @Member(PROPERTY)
    public static String BodyName(Encoding self) {
        return self.name();
    }

    @Member(PROPERTY)
    public static int CodePage(Encoding self) {
        return self.codePage();
    }

    @Member(METHOD)
    public static Object Clone(Encoding self) {
        return self;
    }

    @Member(PROPERTY)
    public static String EncodingName(Encoding self) {
        return switch (self.codePage()) {
            case 65001 -> "Unicode (UTF-8)";
            case 20127 -> "US-ASCII";
            case 1200 -> "Unicode";
            case 1201 -> "Unicode (Big-Endian)";
            case 12000 -> "Unicode (UTF-32)";
            case 28591 -> "Western European (ISO)";
            default -> self.name();
        };
    }

    @Member(PROPERTY)
    public static boolean IsReadOnly(Encoding self) {
        return true;
    }

    @Member(PROPERTY)
    public static boolean IsSingleByte(Encoding self) {
        return self.bytesPerChar() == 1;
    }

    @Member(METHOD)
    public static int GetByteCount(Encoding self, char @Nullable [] chars) {
        return GetBytes(self, chars).length;
    }

    @Member(METHOD)
    public static int GetByteCount(Encoding self, char @Nullable [] chars, int index, int count) {
        return GetBytes(self, chars, index, count).length;
    }

    @Member(METHOD)
    public static int GetByteCount(Encoding self, @Nullable String s, int index, int count) {
        return GetBytes(self, s, index, count).length;
    }

    @Member(METHOD)
    public static byte[] GetBytes(Encoding self, char @Nullable [] chars, int index, int count) {
        if (chars == null) throw DotNetException.argumentNull("chars");
        return GetBytes(self, new String(chars), index, count);
    }

    @Member(METHOD)
    public static byte[] GetBytes(Encoding self, @Nullable String s, int index, int count) {
        if (s == null) throw DotNetException.argumentNull("s");
        requireRange(index, count, s.length());
        return self.bytes(s.substring(index, index + count));
    }

    /** Writes into an array and gives the number of bytes. */
    @Member(METHOD)
    public static int GetBytes(
            Encoding self,
            char @Nullable [] chars,
            int charIndex,
            int charCount,
            byte @Nullable [] bytes,
            int byteIndex) {
        return copy(GetBytes(self, chars, charIndex, charCount), bytes, byteIndex);
    }

    @Member(METHOD)
    public static int GetBytes(
            Encoding self, @Nullable String s, int charIndex, int charCount, byte @Nullable [] bytes, int byteIndex) {
        return copy(GetBytes(self, s, charIndex, charCount), bytes, byteIndex);
    }

    @Member(METHOD)
    public static int GetCharCount(Encoding self, byte @Nullable [] bytes, int index, int count) {
        return GetString(self, bytes, index, count).length();
    }

    @Member(METHOD)
    public static char[] GetChars(Encoding self, byte @Nullable [] bytes, int index, int count) {
        return GetString(self, bytes, index, count).toCharArray();
    }

    /** Writes into an array and gives the number of code units. */
    @Member(METHOD)
    public static int GetChars(
            Encoding self,
            byte @Nullable [] bytes,
            int byteIndex,
            int byteCount,
            char @Nullable [] chars,
            int charIndex) {
        var text = GetString(self, bytes, byteIndex, byteCount);
        if (chars == null) throw DotNetException.argumentNull("chars");
        if (charIndex < 0 || charIndex > chars.length) throw DotNetException.argumentOutOfRange("charIndex");
        if (charIndex > chars.length - text.length()) throw tooShort("chars");
        text.getChars(0, text.length(), chars, charIndex);
        return text.length();
    }

    @Member(METHOD)
    public static int GetMaxByteCount(Encoding self, int charCount) {
        if (charCount < 0) throw DotNetException.argumentOutOfRange("charCount");
        return Math.multiplyExact(charCount + 1, self.bytesPerChar());
    }

    @Member(METHOD)
    public static int GetMaxCharCount(Encoding self, int byteCount) {
        if (byteCount < 0) throw DotNetException.argumentOutOfRange("byteCount");
        return switch (self.codePage()) {
            case 65001 -> byteCount + 1;
            case 1200, 1201 -> (byteCount >> 1) + (byteCount & 1) + 1;
            case 12000 -> byteCount / 2 + 2;
            default -> byteCount;
        };
    }

    private static int copy(byte[] from, byte @Nullable [] to, int index) {
        if (to == null) throw DotNetException.argumentNull("bytes");
        if (index < 0 || index > to.length) throw DotNetException.argumentOutOfRange("byteIndex");
        if (index > to.length - from.length) throw tooShort("bytes");
        System.arraycopy(from, 0, to, index, from.length);
        return from.length;
    }

    private static DotNetException tooShort(String parameter) {
        return DotNetException.argument(
                "The output buffer is too small to contain the result.\nParameter name: " + parameter);
    }

    private static void requireRange(int index, int count, int length) {
        if (index < 0) throw DotNetException.argumentOutOfRange("index");
        if (count < 0 || index > length - count) throw DotNetException.argumentOutOfRange("count");
    }

    @Member(STATIC)
    public static byte[] Convert(
            @Nullable Encoding srcEncoding,
            @Nullable Encoding dstEncoding,
            byte @Nullable [] bytes,
            int index,
            int count) {
        if (srcEncoding == null) throw DotNetException.argumentNull("srcEncoding");
        if (dstEncoding == null) throw DotNetException.argumentNull("dstEncoding");
        return dstEncoding.bytes(GetString(srcEncoding, bytes, index, count));
    }
}
