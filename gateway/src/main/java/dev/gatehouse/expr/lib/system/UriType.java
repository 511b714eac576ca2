package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.OPERATOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Uri}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.uri">System.Uri</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Uri", values = Uri.class)
public final class UriType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static Uri create(@Nullable String uriString) {
        return Uri.of(uriString);
    }

    @Member(CONSTRUCTOR)
    public static Uri create(@Nullable String uriString, UriKind uriKind) {
        return Uri.of(uriString, uriKind);
    }

    @Member(CONSTRUCTOR)
    public static Uri create(@Nullable Uri baseUri, @Nullable String relativeUri) {
        if (baseUri == null) throw DotNetException.argumentNull("baseUri");
        return Uri.of(baseUri, relativeUri == null ? "" : relativeUri);
    }

    @Member(CONSTRUCTOR)
    public static Uri create(@Nullable Uri baseUri, @Nullable Uri relativeUri) {
        if (relativeUri == null) throw DotNetException.nullReference();
        return create(baseUri, relativeUri.original());
    }

    @Member(PROPERTY)
    public static String AbsoluteUri(Uri self) {
        return self.isAbsolute() ? self.escaped() : self.host();
    }

    @Member(PROPERTY)
    public static String AbsolutePath(Uri self) {
        return self.path();
    }

    @Member(PROPERTY)
    public static String LocalPath(Uri self) {
        return PercentEncoding.decode(self.path(), false);
    }

    @Member(PROPERTY)
    public static String Host(Uri self) {
        return self.host();
    }

    @Member(PROPERTY)
    public static String DnsSafeHost(Uri self) {
        return self.host().replace("[", "").replace("]", "");
    }

    @Member(PROPERTY)
    public static String IdnHost(Uri self) {
        return self.asciiHost();
    }

    @Member(PROPERTY)
    public static String Authority(Uri self) {
        return self.authority();
    }

    @Member(PROPERTY)
    public static String Scheme(Uri self) {
        return self.scheme();
    }

    @Member(PROPERTY)
    public static String UserInfo(Uri self) {
        return self.userInfo();
    }

    @Member(PROPERTY)
    public static String Query(Uri self) {
        return self.query();
    }

    @Member(PROPERTY)
    public static String Fragment(Uri self) {
        return self.fragment();
    }

    @Member(PROPERTY)
    public static String PathAndQuery(Uri self) {
        return self.path() + self.query();
    }

    @Member(PROPERTY)
    public static String OriginalString(Uri self) {
        return self.original();
    }

    @Member(PROPERTY)
    public static int Port(Uri self) {
        return self.port();
    }

    @Member(PROPERTY)
    public static boolean IsDefaultPort(Uri self) {
        return self.isDefaultPort();
    }

    @Member(PROPERTY)
    public static boolean IsAbsoluteUri(Uri self) {
        return self.isAbsolute();
    }

    @Member(PROPERTY)
    public static boolean IsFile(Uri self) {
        return self.scheme().equals("file");
    }

    @Member(PROPERTY)
    public static UriHostNameType HostNameType(Uri self) {
        return self.hostType();
    }

    @Member(PROPERTY)
    public static boolean IsLoopback(Uri self) {
        var host = self.host();
        return host.equals("localhost") || host.equals("loopback") || host.equals("[::1]") || host.startsWith("127.");
    }

    @Member(PROPERTY)
    public static String[] Segments(Uri self) {
        return self.segments().toArray(new String[0]);
    }

    @Member(METHOD)
    public static String GetLeftPart(Uri self, UriPartial part) {
        return self.leftPart(part);
    }

    @Member(METHOD)
    public static Uri MakeRelativeUri(Uri self, @Nullable Uri uri) {
        if (uri == null) throw DotNetException.argumentNull("uri");
        return self.relativeTo(uri);
    }

    @Member(METHOD)
    public static boolean IsBaseOf(Uri self, @Nullable Uri uri) {
        if (uri == null) throw DotNetException.argumentNull("uri");
        var base = self.leftPart(UriPartial.Path);
        return uri.escaped().startsWith(base.substring(0, base.lastIndexOf('/') + 1));
    }

    @Member(METHOD)
    public static boolean IsWellFormedOriginalString(Uri self) {
        return self.isAbsolute()
                ? self.escaped().equals(self.original()) || self.escaped().equals(self.original() + "/")
                : !self.original().contains(" ");
    }

    @Member(METHOD)
    public static String ToString(Uri self) {
        return self.toString();
    }

    @Member(METHOD)
    public static boolean Equals(Uri self, @Nullable Object comparand) {
        return self.equals(comparand);
    }

    @Member(OPERATOR)
    public static boolean op_Equality(@Nullable Uri uri1, @Nullable Uri uri2) {
        return Objects.equals(uri1, uri2);
    }

    @Member(OPERATOR)
    public static boolean op_Inequality(@Nullable Uri uri1, @Nullable Uri uri2) {
        return !Objects.equals(uri1, uri2);
    }

    @Member(STATIC)
    public static String EscapeDataString(@Nullable String stringToEscape) {
        return PercentEncoding.encode(required(stringToEscape, "stringToEscape"), PercentEncoding.UNRESERVED, false);
    }

    @Member(STATIC)
    public static String EscapeUriString(@Nullable String stringToEscape) {
        return PercentEncoding.encode(required(stringToEscape, "stringToEscape"), PercentEncoding.RESERVED_TOO, false);
    }

    @Member(STATIC)
    public static String UnescapeDataString(@Nullable String stringToUnescape) {
        return PercentEncoding.decode(required(stringToUnescape, "stringToUnescape"), false);
    }

    @Member(STATIC)
    public static boolean TryCreate(@Nullable String uriString, UriKind uriKind, Out<@Nullable Uri> result) {
        result.value = Uri.tryOf(uriString, uriKind);
        return result.value != null;
    }

    @Member(STATIC)
    public static boolean TryCreate(@Nullable Uri baseUri, @Nullable String relativeUri, Out<@Nullable Uri> result) {
        result.value = null;
        if (baseUri == null || !baseUri.isAbsolute()) return false;
        try {
            result.value = Uri.of(baseUri, relativeUri == null ? "" : relativeUri);
            return true;
        } catch (DotNetException _) {
            return false;
        }
    }

    @Member(STATIC)
    public static boolean IsWellFormedUriString(@Nullable String uriString, UriKind uriKind) {
        var uri = Uri.tryOf(uriString, uriKind);
        return uri != null && IsWellFormedOriginalString(uri);
    }

    @Member(STATIC)
    public static UriHostNameType CheckHostName(@Nullable String name) {
        var uri = name == null ? null : Uri.tryOf("http://" + name, UriKind.Absolute);
        return uri == null || !uri.host().equalsIgnoreCase(name) ? UriHostNameType.Unknown : uri.hostType();
    }

    @Member(STATIC)
    public static boolean CheckSchemeName(@Nullable String schemeName) {
        return schemeName != null && schemeName.matches("[A-Za-z][A-Za-z0-9+.-]*");
    }

    @Member(STATIC)
    public static String HexEscape(char character) {
        if (character > 255) throw DotNetException.argumentOutOfRange("character");
        return "%" + NumberText.format((int) character, "X2");
    }

    private static String required(@Nullable String value, String parameter) {
        if (value == null) throw DotNetException.argumentNull(parameter);
        return value;
    }

    @Member(STATIC_PROPERTY)
    public static String UriSchemeHttp() {
        return "http";
    }

    @Member(STATIC_PROPERTY)
    public static String UriSchemeHttps() {
        return "https";
    }

    @Member(STATIC_PROPERTY)
    public static String SchemeDelimiter() {
        return "://";
    }

    @Member(STATIC_PROPERTY)
    public static String UriSchemeFile() {
        return "file";
    }

    @Member(STATIC_PROPERTY)
    public static String UriSchemeFtp() {
        return "ftp";
    }

    @Member(STATIC_PROPERTY)
    public static String UriSchemeGopher() {
        return "gopher";
    }

    @Member(STATIC_PROPERTY)
    public static String UriSchemeMailto() {
        return "mailto";
    }

    @Member(STATIC_PROPERTY)
    public static String UriSchemeNetPipe() {
        return "net.pipe";
    }

    @Member(STATIC_PROPERTY)
    public static String UriSchemeNetTcp() {
        return "net.tcp";
    }

    @Member(STATIC_PROPERTY)
    public static String UriSchemeNews() {
        return "news";
    }

    @Member(STATIC_PROPERTY)
    public static String UriSchemeNntp() {
        return "nntp";
    }

    @Member(STATIC)
    public static int Compare(
            @Nullable Uri uri1,
            @Nullable Uri uri2,
            UriComponents partsToCompare,
            UriFormat compareFormat,
            StringComparison comparisonType) {
        if (uri1 == null || uri2 == null) return Boolean.compare(uri1 != null, uri2 != null);
        if (!uri1.isAbsolute() || !uri2.isAbsolute()) {
            return uri1.isAbsolute() != uri2.isAbsolute()
                    ? Boolean.compare(uri1.isAbsolute(), uri2.isAbsolute())
                    : StringOrder.compare(uri1.original(), uri2.original(), comparisonType);
        }
        return StringOrder.compare(
                GetComponents(uri1, partsToCompare, compareFormat),
                GetComponents(uri2, partsToCompare, compareFormat),
                comparisonType);
    }

    @Member(METHOD)
    public static String GetComponents(Uri self, UriComponents components, UriFormat format) {
        return self.components(components, format);
    }

    @Member(STATIC)
    public static int FromHex(char digit) {
        if (!IsHexDigit(digit)) throw DotNetException.argument("Value does not fall within the expected range.");
        return Character.digit(digit, 16);
    }

    @Member(STATIC)
    public static boolean IsHexDigit(char character) {
        return character < 128 && Character.digit(character, 16) >= 0;
    }

    @Member(STATIC)
    public static boolean IsHexEncoding(@Nullable String pattern, int index) {
        return PercentEncoding.isEscape(required(pattern, "pattern"), index);
    }

    @Member(PROPERTY)
    public static boolean IsUnc(Uri self) {
        self.scheme();
        return false;
    }

    @Member(PROPERTY)
    public static boolean UserEscaped(Uri self) {
        return false;
    }

    @Member(STATIC)
    public static boolean TryCreate(@Nullable Uri baseUri, @Nullable Uri relativeUri, Out<@Nullable Uri> result) {
        result.value = null;
        return relativeUri != null && TryCreate(baseUri, relativeUri.original(), result);
    }
}
