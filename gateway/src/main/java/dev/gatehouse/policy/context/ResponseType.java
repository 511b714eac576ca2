package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import dev.gatehouse.http.ReasonPhrase;
import dev.gatehouse.policy.Response;
import org.jspecify.annotations.Nullable;

/** {@code context.Response}, and what {@code send-request} puts into a variable. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IResponse", values = Response.class)
public final class ResponseType implements LibraryType {
    /** Null where the response has none. */
    @Member(value = PROPERTY, reads = "response.body")
    public static @Nullable MessageBody Body(Response self) {
        return MessageBody.of(self);
    }

    @Member(PROPERTY)
    public static ReadOnlyDictionary<String, String[]> Headers(Response self) {
        return new HeaderDictionary(self.headers());
    }

    @Member(PROPERTY)
    public static int StatusCode(Response self) {
        return self.status();
    }

    @Member(PROPERTY)
    public static String StatusReason(Response self) {
        return self.reason().isEmpty() ? ReasonPhrase.of(self.status()) : self.reason();
    }
}
