package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.Uri;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import dev.gatehouse.http.Query;
import dev.gatehouse.http.Url;

/** An address: {@code context.Request.Url} and its like. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IUrl", values = Url.class)
public final class UrlType implements LibraryType {
    @Member(PROPERTY)
    public static String Scheme(Url self) {
        return self.scheme();
    }

    @Member(PROPERTY)
    public static String Host(Url self) {
        return self.host();
    }

    @Member(PROPERTY)
    public static int Port(Url self) {
        return self.port();
    }

    /** Percent-encoded, as it goes on the wire. */
    @Member(PROPERTY)
    public static String Path(Url self) {
        return self.path();
    }

    /** With its {@code ?}; empty where there is no query. */
    @Member(PROPERTY)
    public static String QueryString(Url self) {
        return self.query().isEmpty() ? "" : "?" + self.query();
    }

    /** Decoded; names without regard to case. */
    @Member(PROPERTY)
    public static ReadOnlyDictionary<String, String[]> Query(Url self) {
        return new QueryDictionary(Query.of(self.query()));
    }

    @Member(METHOD)
    public static Uri ToUri(Url self) {
        return Uri.of(self.toString());
    }

    /** Without the port where it is the scheme's default. */
    @Member(METHOD)
    public static String ToString(Url self) {
        return self.toString();
    }
}
