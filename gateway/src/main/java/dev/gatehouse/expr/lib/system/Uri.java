package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Uri}: an absolute address taken apart and put into .NET's canonical form (scheme and host
 * in lower case, dot segments removed, what must be escaped escaped), or a relative reference as given.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.uri">System.Uri</a>
 */
public final class Uri {
    private static final int MAX_LENGTH = 65_519;
    private static final String PATH_SAFE = "-_.~!$&'()*+,;=:@/";
    private static final String QUERY_SAFE = PATH_SAFE + "?[]";
    /** What stays escaped when an address is shown. */
    private static final String KEPT = "%#?/\\@:[]!$&'()*+,;=\"";

    private final String original;
    private final @Nullable Parts parts;

    /**
     * An absolute address.
     *
     * @param port -1 where neither the address nor its scheme has one
     * @param path escaped
     * @param query escaped, with its question mark, or empty
     * @param fragment escaped, with its number sign, or empty
     */
    private record Parts(
            String scheme,
            boolean authority,
            String userInfo,
            String host,
            int port,
            String path,
            String query,
            String fragment) {}

    private Uri(String original, @Nullable Parts parts) {
        this.original = original;
        this.parts = parts;
    }

    /** @throws DotNetException UriFormatException unless it is absolute */
    public static Uri of(@Nullable String text) {
        return of(text, UriKind.Absolute);
    }

    /** @throws DotNetException UriFormatException, or ArgumentNullException */
    public static Uri of(@Nullable String text, UriKind kind) {
        if (text == null) throw DotNetException.argumentNull("uriString");
        var uri = tryOf(text, kind);
        if (uri != null) return uri;
        throw new DotNetException(
                "System.UriFormatException",
                text.isBlank()
                        ? "Invalid URI: The URI is empty."
                        : schemeEnd(text.strip()) > 0
                                ? "Invalid URI: The hostname could not be parsed."
                                : "Invalid URI: The format of the URI could not be determined.");
    }

    /** Null where the text is not of that kind. */
    public static @Nullable Uri tryOf(@Nullable String text, UriKind kind) {
        if (text == null || text.length() > MAX_LENGTH) return null;
        var parts = kind == UriKind.Relative ? null : parse(text.strip());
        return switch (kind) {
            case Absolute -> parts == null ? null : new Uri(text, parts);
            case RelativeOrAbsolute -> parts == null && schemeEnd(text) > 0 ? null : new Uri(text, parts);
            case Relative -> schemeEnd(text) > 0 && parse(text.strip()) != null ? null : new Uri(text, null);
        };
    }

    /** {@code new Uri(base, relative)}. */
    public static Uri of(Uri base, String relative) {
        var absolute = tryOf(relative, UriKind.Absolute);
        if (absolute != null) return absolute;
        var from = base.absolute();
        var text = relative.strip();
        String resolved;
        if (text.startsWith("//")) resolved = from.scheme + ":" + text;
        else if (text.startsWith("/")) resolved = base.leftPart(UriPartial.Authority) + text;
        else if (text.startsWith("?")) resolved = base.leftPart(UriPartial.Path) + text;
        else if (text.startsWith("#")) resolved = base.leftPart(UriPartial.Query) + text;
        else if (text.isEmpty()) resolved = base.leftPart(UriPartial.Query);
        else {
            var path = from.path.substring(0, from.path.lastIndexOf('/') + 1);
            resolved = base.leftPart(UriPartial.Authority) + (path.isEmpty() ? "/" : path) + text;
        }
        return of(resolved);
    }

    private static int schemeEnd(String text) {
        var colon = text.indexOf(':');
        if (colon < 2) return -1;
        for (var i = 0; i < colon; i++) {
            var c = text.charAt(i);
            var letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) return -1;
        }
        return colon;
    }

    private static @Nullable Parts parse(String text) {
        var colon = schemeEnd(text);
        if (colon < 0) return null;
        var scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        var rest = text.substring(colon + 1);
        var web = isWeb(scheme);
        if (web) rest = slashes(rest);
        if (!rest.startsWith("//")) return web ? null : rest(scheme, false, "", "", -1, rest);
        var end = 2;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) end++;
        var authority = rest.substring(2, end);
        var at = authority.lastIndexOf('@');
        var userInfo = at < 0 ? "" : authority.substring(0, at);
        var host = authority.substring(at + 1);
        var port = defaultPort(scheme);
        var bracket = host.startsWith("[") ? host.indexOf(']') : -1;
        var portAt = host.indexOf(':', Math.max(bracket, 0));
        if (portAt >= 0) {
            var digits = host.substring(portAt + 1);
            if (!digits.isEmpty()) {
                port = port(digits);
                if (port < 0) return null;
            }
            host = host.substring(0, portAt);
        }
        host = host.toLowerCase(Locale.ROOT);
        if (host.isEmpty() ? web : !isHost(host)) return null;
        return rest(
                scheme,
                true,
                PercentEncoding.encode(userInfo, PATH_SAFE + "%", false),
                host,
                port,
                rest.substring(end));
    }

    /** Backslashes before query and fragment are slashes. */
    private static String slashes(String rest) {
        var end = 0;
        while (end < rest.length() && "?#".indexOf(rest.charAt(end)) < 0) end++;
        return rest.substring(0, end).replace('\\', '/') + rest.substring(end);
    }

    private static int port(String digits) {
        if (digits.length() > 5) return -1;
        for (var i = 0; i < digits.length(); i++) if (digits.charAt(i) < '0' || digits.charAt(i) > '9') return -1;
        var port = Integer.parseInt(digits);
        return port > 65_535 ? -1 : port;
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) return host.endsWith("]") && host.length() > 3;
        for (var i = 0; i < host.length(); i++) {
            var c = host.charAt(i);
            if (!(Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_')) return false;
        }
        return !host.startsWith(".") && !host.contains("..");
    }

    private static Parts rest(String scheme, boolean authority, String userInfo, String host, int port, String rest) {
        var hash = rest.indexOf('#');
        var fragment = hash < 0 ? "" : rest.substring(hash);
        var before = hash < 0 ? rest : rest.substring(0, hash);
        var mark = before.indexOf('?');
        var query = mark < 0 ? "" : before.substring(mark);
        var path = mark < 0 ? before : before.substring(0, mark);
        if (authority && path.isEmpty() && isWeb(scheme)) path = "/";
        if (authority) path = withoutDots(path);
        return new Parts(
                scheme,
                authority,
                userInfo,
                host,
                port,
                escape(path, PATH_SAFE),
                escape(query, QUERY_SAFE),
                fragment.isEmpty() ? "" : "#" + escape(fragment.substring(1), QUERY_SAFE + "#"));
    }

    /** Escapes what must be, and leaves escapes but for those of unreserved characters. */
    private static String escape(String text, String safe) {
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); ) {
            var end = i;
            while (end < text.length() && !PercentEncoding.isEscape(text, end)) end++;
            out.append(PercentEncoding.encode(text.substring(i, end), safe, false));
            for (; PercentEncoding.isEscape(text, end); end += 3) {
                var c = PercentEncoding.escaped(text, end) & 0xff;
                if (c < 128 && (Character.isLetterOrDigit(c) || PercentEncoding.UNRESERVED.indexOf(c) >= 0)) {
                    out.append((char) c);
                } else {
                    out.append(text.substring(end, end + 3).toUpperCase(Locale.ROOT));
                }
            }
            i = end;
        }
        return out.toString();
    }

    static String escapedPath(String path) {
        return escape(path, PATH_SAFE);
    }

    private static String withoutDots(String path) {
        if (!path.contains("/.")) return path;
        var kept = new ArrayList<String>();
        var segments = path.split("/", -1);
        for (var i = 1; i < segments.length; i++) {
            var last = i == segments.length - 1;
            switch (segments[i]) {
                case "." -> {
                    if (last) kept.add("");
                }
                case ".." -> {
                    if (!kept.isEmpty()) kept.removeLast();
                    if (last) kept.add("");
                }
                default -> kept.add(segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }

    private static boolean isWeb(String scheme) {
        return switch (scheme) {
            case "http", "https", "ws", "wss", "ftp" -> true;
            default -> false;
        };
    }

    private static int defaultPort(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            case "ftp" -> 21;
            default -> -1;
        };
    }

    private Parts absolute() {
        if (parts == null) {
            throw DotNetException.invalidOperation("This operation is not supported for a relative URI.");
        }
        return parts;
    }

    public boolean isAbsolute() {
        return parts != null;
    }

    public String original() {
        return original;
    }

    public String scheme() {
        return absolute().scheme;
    }

    public String userInfo() {
        return absolute().userInfo;
    }

    public String host() {
        return absolute().host;
    }

    /** The host in ASCII, as DNS has it. */
    public String asciiHost() {
        try {
            return IDN.toASCII(host(), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException _) {
            return host();
        }
    }

    public int port() {
        return absolute().port;
    }

    public boolean isDefaultPort() {
        return port() == defaultPort(scheme());
    }

    public String authority() {
        return host() + (isDefaultPort() || port() < 0 ? "" : ":" + port());
    }

    public String path() {
        return absolute().path;
    }

    public String query() {
        return absolute().query;
    }

    public String fragment() {
        return absolute().fragment;
    }

    public List<String> segments() {
        var segments = new ArrayList<String>();
        var path = path();
        for (var at = 0; at < path.length(); ) {
            var slash = path.indexOf('/', at);
            var end = slash < 0 ? path.length() : slash + 1;
            segments.add(path.substring(at, end));
            at = end;
        }
        return segments;
    }

    public UriHostNameType hostType() {
        var host = host();
        if (host.isEmpty()) return UriHostNameType.Basic;
        if (host.startsWith("[")) return UriHostNameType.IPv6;
        return host.matches("\\d{1,3}(\\.\\d{1,3}){3}") ? UriHostNameType.IPv4 : UriHostNameType.Dns;
    }

    /** From the start to the end of a part, escaped. */
    public String leftPart(UriPartial part) {
        var from = absolute();
        var text = new StringBuilder(from.scheme).append(from.authority ? "://" : ":");
        if (part == UriPartial.Scheme) return text.toString();
        if (!from.userInfo.isEmpty()) text.append(from.userInfo).append('@');
        text.append(authority());
        if (part == UriPartial.Authority) return from.authority ? text.toString() : "";
        text.append(from.path);
        if (part == UriPartial.Path) return text.toString();
        return text.append(from.query).toString();
    }

    /** The canonical text, escaped; of a relative one, what it was made from. */
    public String escaped() {
        return parts == null ? original : leftPart(UriPartial.Query) + parts.fragment;
    }

    /** How one gets from this to another address: relative if they share an authority. */
    public Uri relativeTo(Uri target) {
        if (!leftPart(UriPartial.Authority).equals(target.leftPart(UriPartial.Authority))) return target;
        var from = path();
        var to = target.path();
        var common = 0;
        for (var i = 0; i < Math.min(from.length(), to.length()) && from.charAt(i) == to.charAt(i); i++) {
            if (from.charAt(i) == '/') common = i + 1;
        }
        var text = new StringBuilder();
        for (var i = common; i < from.length(); i++) if (from.charAt(i) == '/') text.append("../");
        text.append(to, common, to.length()).append(target.query()).append(target.fragment());
        return new Uri(text.toString(), null);
    }

    /** The fragment does not count. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Uri uri)) return false;
        if (parts == null || uri.parts == null) return original.equals(uri.original);
        return leftPart(UriPartial.Query).equals(uri.leftPart(UriPartial.Query));
    }

    @Override
    public int hashCode() {
        return parts == null ? original.hashCode() : leftPart(UriPartial.Query).hashCode();
    }

    /** The canonical text for people: escapes are resolved where that changes no meaning. */
    @Override
    public String toString() {
        return parts == null ? original : shown(escaped());
    }

    private static String shown(String escaped) {
        if (escaped.indexOf('%') < 0) return escaped;
        var out = new StringBuilder(escaped.length());
        for (var i = 0; i < escaped.length(); ) {
            if (!PercentEncoding.isEscape(escaped, i)) {
                out.append(escaped.charAt(i++));
                continue;
            }
            var end = i;
            while (PercentEncoding.isEscape(escaped, end)) end += 3;
            for (; i < end; ) {
                var b = PercentEncoding.escaped(escaped, i);
                var length = Math.min(PercentEncoding.sequenceLength(b), (end - i) / 3);
                var decoded = PercentEncoding.decode(escaped.substring(i, i + 3 * length), false);
                var control = b >= 0 && (b < ' ' || b == 127);
                var keep = control || (b >= 0 && KEPT.indexOf(b) >= 0);
                out.append(keep ? escaped.substring(i, i + 3 * length) : decoded);
                i += 3 * length;
            }
        }
        return out.toString();
    }

    /** Some parts, joined as they are in an address; a part that stands alone comes without its delimiter. */
    String components(UriComponents wanted, UriFormat format) {
        var from = absolute();
        boolean delimiters = wanted.has(UriComponents.KEEP_DELIMITER);
        var text = new StringBuilder();
        if (wanted.has(UriComponents.SCHEME)) {
            text.append(from.scheme);
            if (delimiters || !wanted.isOnly(UriComponents.SCHEME)) text.append(from.authority ? "://" : ":");
        }
        if (wanted.has(UriComponents.USER_INFO) && !from.userInfo.isEmpty()) {
            text.append(formatted(from.userInfo, format));
            if (delimiters || !wanted.isOnly(UriComponents.USER_INFO)) text.append('@');
        }
        if (wanted.has(UriComponents.HOST) || wanted.has(UriComponents.NORMALIZED_HOST)) text.append(from.host);
        boolean strong = wanted.has(UriComponents.STRONG_PORT);
        if ((strong || (wanted.has(UriComponents.PORT) && !isDefaultPort())) && from.port >= 0) {
            boolean alone = wanted.isOnly(UriComponents.PORT) || wanted.isOnly(UriComponents.STRONG_PORT);
            text.append(alone && !delimiters ? "" : ":").append(from.port);
        }
        if (wanted.has(UriComponents.PATH)) {
            var path = formatted(from.path, format);
            boolean bare = wanted.isOnly(UriComponents.PATH) && !delimiters && path.startsWith("/");
            text.append(bare ? path.substring(1) : path);
        }
        text.append(delimited(from.query, wanted, UriComponents.QUERY, delimiters, format));
        text.append(delimited(from.fragment, wanted, UriComponents.FRAGMENT, delimiters, format));
        return text.toString();
    }

    private static String delimited(
            String part, UriComponents wanted, UriComponents which, boolean delimiters, UriFormat format) {
        if (!wanted.has(which) || part.isEmpty()) return "";
        return formatted(wanted.isOnly(which) && !delimiters ? part.substring(1) : part, format);
    }

    private static String formatted(String escaped, UriFormat format) {
        return switch (format) {
            case UriEscaped -> escaped;
            case Unescaped -> PercentEncoding.decode(escaped, false);
            case SafeUnescaped -> shown(escaped);
        };
    }
}
