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
}
