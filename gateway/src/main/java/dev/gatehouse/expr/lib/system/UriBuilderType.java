package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.UriBuilder}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.uribuilder">System.UriBuilder</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.UriBuilder", values = UriBuilder.class)
public final class UriBuilderType implements LibraryType {
    private static final int MAX_PORT = 65_535;

    @Member(CONSTRUCTOR)
    public static UriBuilder create() {
        return new UriBuilder();
    }

    /** An address without a scheme is one of {@code http}. */
    @Member(CONSTRUCTOR)
    public static UriBuilder create(@Nullable String uri) {
        if (uri == null) throw DotNetException.argumentNull("uri");
        return create(Uri.of(uri, UriKind.RelativeOrAbsolute));
    }

    @Member(CONSTRUCTOR)
    public static UriBuilder create(@Nullable Uri uri) {
        if (uri == null) throw DotNetException.argumentNull("uri");
        return UriBuilder.of(uri.isAbsolute() ? uri : Uri.of("http://" + uri.original()));
    }

    @Member(CONSTRUCTOR)
    public static UriBuilder create(@Nullable String schemeName, @Nullable String hostName) {
        var builder = new UriBuilder();
        setScheme(builder, schemeName);
        setHost(builder, hostName);
        return builder;
    }

    @Member(CONSTRUCTOR)
    public static UriBuilder create(@Nullable String scheme, @Nullable String host, int portNumber) {
        var builder = create(scheme, host);
        setPort(builder, portNumber);
        return builder;
    }

    @Member(CONSTRUCTOR)
    public static UriBuilder create(
            @Nullable String scheme, @Nullable String host, int port, @Nullable String pathValue) {
        var builder = create(scheme, host, port);
        setPath(builder, pathValue);
        return builder;
    }

    /** {@code extraValue} is a query with its question mark, or a fragment with its number sign, or both. */
    @Member(CONSTRUCTOR)
    public static UriBuilder create(
            @Nullable String scheme,
            @Nullable String host,
            int port,
            @Nullable String path,
            @Nullable String extraValue) {
        var builder = create(scheme, host, port, path);
        var extra = extraValue == null ? "" : extraValue;
        if (extra.isEmpty()) return builder;
        if (extra.startsWith("#")) {
            setFragment(builder, extra);
        } else if (extra.startsWith("?")) {
            int hash = extra.indexOf('#');
            setQuery(builder, hash < 0 ? extra : extra.substring(0, hash));
            if (hash >= 0) setFragment(builder, extra.substring(hash));
        } else {
            throw DotNetException.argument("Extra portion of URI not valid.\nParameter name: extraValue");
        }
        return builder;
    }

    @Member(PROPERTY)
    public static String Scheme(UriBuilder self) {
        return self.scheme;
    }

    /** What follows a colon does not count. */
    @Member(value = SETTER, name = "Scheme")
    public static void setScheme(UriBuilder self, @Nullable String value) {
        var scheme = value == null ? "" : value;
        int colon = scheme.indexOf(':');
        if (colon >= 0) scheme = scheme.substring(0, colon);
        if (!scheme.isEmpty() && !UriType.CheckSchemeName(scheme)) {
            throw DotNetException.argument("Invalid URI: The URI scheme is not valid.\nParameter name: value");
        }
        self.scheme = scheme.toLowerCase(Locale.ROOT);
    }

    @Member(PROPERTY)
    public static String UserName(UriBuilder self) {
        return self.userName;
    }

    @Member(value = SETTER, name = "UserName")
    public static void setUserName(UriBuilder self, @Nullable String value) {
        self.userName = value == null ? "" : value;
    }

    @Member(PROPERTY)
    public static String Password(UriBuilder self) {
        return self.password;
    }

    @Member(value = SETTER, name = "Password")
    public static void setPassword(UriBuilder self, @Nullable String value) {
        self.password = value == null ? "" : value;
    }

    @Member(PROPERTY)
    public static String Host(UriBuilder self) {
        return self.host;
    }

    @Member(value = SETTER, name = "Host")
    public static void setHost(UriBuilder self, @Nullable String value) {
        var host = value == null ? "" : value;
        self.host = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    @Member(PROPERTY)
    public static int Port(UriBuilder self) {
        return self.port;
    }

    /** -1 for none. */
    @Member(value = SETTER, name = "Port")
    public static void setPort(UriBuilder self, int value) {
        if (value < -1 || value > MAX_PORT) throw DotNetException.argumentOutOfRange("value");
        self.port = value;
    }

    @Member(PROPERTY)
    public static String Path(UriBuilder self) {
        return self.path;
    }

    @Member(value = SETTER, name = "Path")
    public static void setPath(UriBuilder self, @Nullable String value) {
        var path = value == null || value.isEmpty() ? "/" : value.replace('\\', '/');
        self.path = Uri.escapedPath(path);
    }

    @Member(PROPERTY)
    public static String Query(UriBuilder self) {
        return self.query;
    }

    @Member(value = SETTER, name = "Query")
    public static void setQuery(UriBuilder self, @Nullable String value) {
        self.query =
                value == null || value.isEmpty() || value.startsWith("?") ? (value == null ? "" : value) : "?" + value;
    }

    @Member(PROPERTY)
    public static String Fragment(UriBuilder self) {
        return self.fragment;
    }

    @Member(value = SETTER, name = "Fragment")
    public static void setFragment(UriBuilder self, @Nullable String value) {
        self.fragment =
                value == null || value.isEmpty() || value.startsWith("#") ? (value == null ? "" : value) : "#" + value;
    }

    @Member(PROPERTY)
    public static Uri Uri(UriBuilder self) {
        return self.uri();
    }

    @Member(METHOD)
    public static String ToString(UriBuilder self) {
        return self.toString();
    }
}
