package dev.gatehouse.expr.lib.net;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.text.Encoding;
import dev.gatehouse.expr.lib.text.StringWriter;
import dev.gatehouse.expr.lib.text.StringWriterType;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Text;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Web.HttpUtility}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.web.httputility">System.Web.HttpUtility</a>
 */
@AutoService(LibraryType.class)
@DotNet("System.Web.HttpUtility")
public final class HttpUtilityType implements LibraryType {
    /** Escapes are in lower case here, as {@code HttpUtility} has them and {@code WebUtility} has not. */
    @Member(STATIC)
    public static @Nullable String UrlEncode(@Nullable String str) {
        return UrlEncode(str, Encoding.UTF8);
    }

    @Member(STATIC)
    public static @Nullable String UrlEncode(@Nullable String str, @Nullable Encoding e) {
        if (str == null) return null;
        if (e == null) throw DotNetException.nullReference();
        return FormBytes.encode(e.bytes(str));
    }

    @Member(STATIC)
    public static @Nullable String UrlEncode(byte @Nullable [] bytes) {
        return bytes == null ? null : FormBytes.encode(bytes);
    }

    @Member(STATIC)
    public static @Nullable String UrlEncode(byte @Nullable [] bytes, int offset, int count) {
        return bytes == null && count == 0 ? null : FormBytes.encode(FormBytes.part(bytes, offset, count));
    }

    @Member(STATIC)
    public static byte @Nullable [] UrlEncodeToBytes(@Nullable String str) {
        return UrlEncodeToBytes(str, Encoding.UTF8);
    }

    @Member(STATIC)
    public static byte @Nullable [] UrlEncodeToBytes(@Nullable String str, @Nullable Encoding e) {
        var text = UrlEncode(str, e);
        return text == null ? null : Encoding.ASCII.bytes(text);
    }

    @Member(STATIC)
    public static byte @Nullable [] UrlEncodeToBytes(byte @Nullable [] bytes) {
        return bytes == null ? null : Encoding.ASCII.bytes(FormBytes.encode(bytes));
    }

    @Member(STATIC)
    public static byte @Nullable [] UrlEncodeToBytes(byte @Nullable [] bytes, int offset, int count) {
        return bytes == null && count == 0
                ? null
                : Encoding.ASCII.bytes(FormBytes.encode(FormBytes.part(bytes, offset, count)));
    }

    @Member(STATIC)
    public static @Nullable String UrlDecode(@Nullable String str) {
        return UrlDecode(str, Encoding.UTF8);
    }

    @Member(STATIC)
    public static @Nullable String UrlDecode(@Nullable String str, @Nullable Encoding e) {
        return str == null ? null : FormBytes.decode(str, e == null ? Encoding.UTF8 : e);
    }

    @Member(STATIC)
    public static @Nullable String UrlDecode(byte @Nullable [] bytes, @Nullable Encoding e) {
        return bytes == null ? null : UrlDecode(bytes, 0, bytes.length, e);
    }

    @Member(STATIC)
    public static @Nullable String UrlDecode(byte @Nullable [] bytes, int offset, int count, @Nullable Encoding e) {
        if (bytes == null && count == 0) return null;
        if (e == null) throw DotNetException.argumentNull("encoding");
        var decoded = FormBytes.decode(FormBytes.part(bytes, offset, count));
        return e.text(decoded, 0, decoded.length);
    }

    @Member(STATIC)
    public static byte @Nullable [] UrlDecodeToBytes(@Nullable String str) {
        return UrlDecodeToBytes(str, Encoding.UTF8);
    }

    @Member(STATIC)
    public static byte @Nullable [] UrlDecodeToBytes(@Nullable String str, @Nullable Encoding e) {
        if (str == null) return null;
        return FormBytes.decode((e == null ? Encoding.UTF8 : e).bytes(str));
    }

    @Member(STATIC)
    public static byte @Nullable [] UrlDecodeToBytes(byte @Nullable [] bytes) {
        return bytes == null ? null : FormBytes.decode(bytes);
    }

    @Member(STATIC)
    public static byte @Nullable [] UrlDecodeToBytes(byte @Nullable [] bytes, int offset, int count) {
        return bytes == null && count == 0 ? null : FormBytes.decode(FormBytes.part(bytes, offset, count));
    }

    /** Escapes the path alone, and there only spaces and what is not ASCII. */
    @Member(STATIC)
    public static @Nullable String UrlPathEncode(@Nullable String str) {
        if (str == null || str.isEmpty()) return str;
        int question = str.indexOf('?');
        var path = question < 0 ? str : str.substring(0, question);
        var out = new StringBuilder();
        for (byte b : Encoding.UTF8.bytes(path)) {
            if (b > 0x20 && b < 0x7f) out.append((char) b);
            else FormBytes.escape(out, b);
        }
        return out.append(question < 0 ? "" : str.substring(question)).toString();
    }

    @Member(STATIC)
    public static @Nullable String HtmlEncode(@Nullable String s) {
        return WebUtilityType.HtmlEncode(s);
    }

    @Member(STATIC)
    public static @Nullable String HtmlEncode(@Nullable Object value) {
        return value == null ? null : HtmlEncode(Text.of(value));
    }

    @Member(STATIC)
    public static @Nullable String HtmlDecode(@Nullable String s) {
        return WebUtilityType.HtmlDecode(s);
    }

    /** Quotation marks, ampersands and less-than signs. */
    @Member(STATIC)
    public static @Nullable String HtmlAttributeEncode(@Nullable String s) {
        return s == null
                ? null
                : s.replace("&", "&amp;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;")
                        .replace("<", "&lt;");
    }

    @Member(STATIC)
    public static String JavaScriptStringEncode(@Nullable String value) {
        return JavaScriptStringEncode(value, false);
    }

    @Member(STATIC)
    public static String JavaScriptStringEncode(@Nullable String value, boolean addDoubleQuotes) {
        var out = new StringBuilder();
        var text = value == null ? "" : value;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    boolean escaped = c < ' '
                            || c == '\''
                            || c == '<'
                            || c == '>'
                            || c == '&'
                            || c == '\u0085'
                            || c == '\u2028'
                            || c == '\u2029';
                    if (escaped) out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
                    else out.append(c);
                }
            }
        }
        return addDoubleQuotes ? "\"" + out + "\"" : out.toString();
    }

    @Member(STATIC)
    public static NameValues ParseQueryString(@Nullable String query) {
        return ParseQueryString(query, Encoding.UTF8);
    }

    @Member(STATIC)
    public static NameValues ParseQueryString(@Nullable String query, @Nullable Encoding encoding) {
        if (query == null) throw DotNetException.argumentNull("query");
        if (encoding == null) throw DotNetException.argumentNull("encoding");
        var values = new NameValues(true);
        var text = query.startsWith("?") ? query.substring(1) : query;
        if (text.isEmpty()) return values;
        for (var pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = equals < 0 ? null : FormBytes.decode(pair.substring(0, equals), encoding);
            values.add(name, FormBytes.decode(equals < 0 ? pair : pair.substring(equals + 1), encoding));
        }
        return values;
    }

    @Member(STATIC)
    public static void HtmlEncode(@Nullable String s, @Nullable StringWriter output) {
        if (output == null) throw DotNetException.argumentNull("output");
        StringWriterType.Write(output, HtmlEncode(s));
    }

    @Member(STATIC)
    public static void HtmlDecode(@Nullable String s, @Nullable StringWriter output) {
        if (output == null) throw DotNetException.argumentNull("output");
        StringWriterType.Write(output, HtmlDecode(s));
    }

    @Member(STATIC)
    public static void HtmlAttributeEncode(@Nullable String s, @Nullable StringWriter output) {
        if (output == null) throw DotNetException.argumentNull("output");
        StringWriterType.Write(output, HtmlAttributeEncode(s));
    }
}
