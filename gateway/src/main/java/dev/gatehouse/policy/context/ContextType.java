package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.TimeSpan;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Operation;
import dev.gatehouse.model.Product;
import dev.gatehouse.model.Subscription;
import dev.gatehouse.model.User;
import dev.gatehouse.policy.Deployment;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.LastError;
import dev.gatehouse.policy.Request;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.TraceRecord;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The root: {@code context} is the exchange itself. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.Context", values = Exchange.class)
public final class ContextType implements LibraryType {
    private static final long NANOS_PER_TICK = 100;

    /** Null where the request is for no API. */
    @Member(PROPERTY)
    public static @Nullable Api Api(Exchange self) {
        return self.api();
    }

    @Member(PROPERTY)
    public static Deployment Deployment(Exchange self) {
        return self.deployment();
    }

    /** Since the request arrived. */
    @Member(PROPERTY)
    public static TimeSpan Elapsed(Exchange self) {
        return new TimeSpan((System.nanoTime() - self.startNanos()) / NANOS_PER_TICK);
    }

    /** Null until something has failed. */
    @Member(PROPERTY)
    public static @Nullable LastError LastError(Exchange self) {
        return self.lastError();
    }

    @Member(PROPERTY)
    public static @Nullable Operation Operation(Exchange self) {
        return self.operation();
    }

    @Member(PROPERTY)
    public static @Nullable Product Product(Exchange self) {
        return self.product();
    }

    @Member(PROPERTY)
    public static Request Request(Exchange self) {
        return self.request();
    }

    @Member(PROPERTY)
    public static UUID RequestId(Exchange self) {
        return self.requestId();
    }

    /** Null until there is one. */
    @Member(PROPERTY)
    public static @Nullable Response Response(Exchange self) {
        return self.response();
    }

    @Member(PROPERTY)
    public static @Nullable Subscription Subscription(Exchange self) {
        return self.subscription();
    }

    /** When the request arrived, UTC. */
    @Member(PROPERTY)
    public static DateTime Timestamp(Exchange self) {
        return DateTime.of(self.timestamp());
    }

    /** Whether the caller asked for a trace; none can be asked for yet. */
    @Member(PROPERTY)
    public static boolean Tracing(Exchange self) {
        return false;
    }

    /** The owner of the subscription; null for calls without one and for subscriptions nobody owns. */
    @Member(PROPERTY)
    public static @Nullable User User(Exchange self) {
        var subscription = self.subscription();
        return subscription == null ? null : subscription.user();
    }

    /** Names are case-sensitive; a missing one reads as null. */
    @Member(PROPERTY)
    public static ReadOnlyDictionary<String, Object> Variables(Exchange self) {
        return new Variables(self.variables());
    }

    @Member(METHOD)
    public static void Trace(Exchange self, @Nullable String message) {
        self.trace(new TraceRecord("context", "verbose", message == null ? "" : message, Map.of()));
    }

    /** Null: this gateway has no resolvers. */
    @Member(PROPERTY)
    public static @Nullable GraphQL GraphQL(Exchange self) {
        return null;
    }

    /** As some pages name the arguments of a resolver. */
    @Member(PROPERTY)
    public static @Nullable ReadOnlyDictionary<String, Object> GraphQLArguments(Exchange self) {
        return null;
    }

    /** Null: this gateway serves no workspaces. */
    @Member(PROPERTY)
    public static @Nullable Workspace Workspace(Exchange self) {
        return null;
    }
}
