package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.model.Subscription;
import org.jspecify.annotations.Nullable;

/** {@code context.Subscription}. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.ISubscription", values = Subscription.class)
public final class SubscriptionType implements LibraryType {
    @Member(PROPERTY)
    public static String Id(Subscription self) {
        return self.id();
    }

    @Member(PROPERTY)
    public static String Key(Subscription self) {
        return self.key();
    }

    @Member(PROPERTY)
    public static String Name(Subscription self) {
        return self.name();
    }

    @Member(PROPERTY)
    public static String PrimaryKey(Subscription self) {
        return self.primaryKey();
    }

    @Member(PROPERTY)
    public static String SecondaryKey(Subscription self) {
        return self.secondaryKey();
    }

    @Member(PROPERTY)
    public static DateTime CreatedDate(Subscription self) {
        return DateTime.of(self.createdDate());
    }

    @Member(PROPERTY)
    public static @Nullable DateTime StartDate(Subscription self) {
        return Times.of(self.startDate());
    }

    @Member(PROPERTY)
    public static @Nullable DateTime EndDate(Subscription self) {
        return Times.of(self.endDate());
    }
}
