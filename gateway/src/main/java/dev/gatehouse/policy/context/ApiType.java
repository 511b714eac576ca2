package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.http.Url;
import dev.gatehouse.model.Api;
import dev.gatehouse.policy.Target;
import org.jspecify.annotations.Nullable;

/** {@code context.Api}. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IApi", values = Api.class)
public final class ApiType implements LibraryType {
    @Member(PROPERTY)
    public static String Id(Api self) {
        return self.id();
    }

    @Member(PROPERTY)
    public static String Name(Api self) {
        return self.name();
    }

    /** Below the host, without slashes at its ends. */
    @Member(PROPERTY)
    public static String Path(Api self) {
        return self.path();
    }

    @Member(PROPERTY)
    public static String Revision(Api self) {
        return self.revision();
    }

    @Member(PROPERTY)
    public static String Version(Api self) {
        return self.version();
    }

    @Member(PROPERTY)
    public static boolean IsCurrentRevision(Api self) {
        return self.isCurrentRevision();
    }

    /** Null where the API names no backend. */
    @Member(PROPERTY)
    public static @Nullable Url ServiceUrl(Api self) {
        var text = self.serviceUrl();
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var target = Target.of(text, null);
            var path = target.path().isEmpty() ? "/" : target.path();
            return new Url(target.scheme(), target.host(), target.port(), path, target.query());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    @Member(PROPERTY)
    public static Iterable<String> Protocols(Api self) {
        return self.protocols();
    }

    @Member(PROPERTY)
    public static Api.KeyNames SubscriptionKeyParameterNames(Api self) {
        return self.keyNames();
    }

    /** Null: this gateway serves no workspaces. */
    @Member(PROPERTY)
    public static @Nullable Workspace Workspace(Api self) {
        return null;
    }
}
