package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.crypto.Certificate;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import dev.gatehouse.http.Url;
import dev.gatehouse.policy.Request;
import org.jspecify.annotations.Nullable;

/** {@code context.Request}. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IRequest", values = Request.class)
public final class RequestType implements LibraryType {
    /** Null where the request has none. */
    @Member(value = PROPERTY, reads = "request.body")
    public static @Nullable MessageBody Body(Request self) {
        return MessageBody.of(self);
    }

    /** The client's; null if there is none. */
    @Member(PROPERTY)
    public static @Nullable Certificate Certificate(Request self) {
        var presented = self.clientCertificate();
        return presented == null ? null : new Certificate(presented.certificate(), null, presented::verify);
    }

    @Member(PROPERTY)
    public static ReadOnlyDictionary<String, String[]> Headers(Request self) {
        return new HeaderDictionary(self.headers());
    }

    /** The caller's address. */
    @Member(PROPERTY)
    public static String IpAddress(Request self) {
        return self.ipAddress();
    }

    /** Values of the operation's URL template. */
    @Member(PROPERTY)
    public static ReadOnlyDictionary<String, String> MatchedParameters(Request self) {
        return new ParameterDictionary(self.matchedParameters());
    }

    @Member(PROPERTY)
    public static String Method(Request self) {
        return self.method();
    }

    /** What the client asked for. */
    @Member(PROPERTY)
    public static Url OriginalUrl(Request self) {
        return self.originalUrl();
    }

    /** Its path is the one below the API's path, with what policies made of it. */
    @Member(PROPERTY)
    public static Url Url(Request self) {
        return self.url();
    }

    /** Null: no request comes through one. */
    @Member(PROPERTY)
    public static @Nullable PrivateEndpointConnection PrivateEndpointConnection(Request self) {
        return null;
    }

    /** Null: no request comes from one. */
    @Member(PROPERTY)
    public static @Nullable AzureVnetInfo AzureVnetInfo(Request self) {
        return null;
    }
}
