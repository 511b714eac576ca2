package dev.gatehouse.expr.lib.net;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.PercentEncoding;
import dev.gatehouse.expr.lib.text.Encoding;
import dev.gatehouse.expr.lib.text.StringWriter;
import dev.gatehouse.expr.lib.text.StringWriterType;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Net.WebUtility}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.net.webutility">System.Net.WebUtility</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Net.WebUtility")
public final class WebUtilityType implements LibraryType {
    @Member(STATIC)
    public static @Nullable String UrlEncode(@Nullable String value) {
        return value == null ? null : PercentEncoding.encode(value, PercentEncoding.FORM, true);
    }

    @Member(STATIC)
    public static @Nullable String UrlDecode(@Nullable String encodedValue) {
        return encodedValue == null ? null : PercentEncoding.decode(encodedValue, true);
    }

    @Member(STATIC)
    public static @Nullable String HtmlEncode(@Nullable String value) {
        return value == null ? null : HtmlText.encode(value);
    }

    @Member(STATIC)
    public static @Nullable String HtmlDecode(@Nullable String value) {
        return value == null ? null : HtmlText.decode(value);
    }

    @Member(STATIC)
    public static byte @Nullable [] UrlEncodeToBytes(byte @Nullable [] value, int offset, int count) {
        if (value == null && count == 0) return null;
        return Encoding.ASCII.bytes(FormBytes.encode(FormBytes.part(value, offset, count), true));
    }

    @Member(STATIC)
    public static byte @Nullable [] UrlDecodeToBytes(byte @Nullable [] encodedValue, int offset, int count) {
        return encodedValue == null && count == 0
                ? null
                : FormBytes.decode(FormBytes.part(encodedValue, offset, count));
    }

    @Member(STATIC)
    public static void HtmlEncode(@Nullable String value, @Nullable StringWriter output) {
        if (output == null) throw DotNetException.argumentNull("output");
        StringWriterType.Write(output, HtmlEncode(value));
    }

    @Member(STATIC)
    public static void HtmlDecode(@Nullable String value, @Nullable StringWriter output) {
        if (output == null) throw DotNetException.argumentNull("output");
        StringWriterType.Write(output, HtmlDecode(value));
    }
}
