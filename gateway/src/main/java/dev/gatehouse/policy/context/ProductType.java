package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.model.Group;
import dev.gatehouse.model.Product;
import org.jspecify.annotations.Nullable;

/** {@code context.Product}. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IProduct", values = Product.class)
public final class ProductType implements LibraryType {
    @Member(PROPERTY)
    public static String Id(Product self) {
        return self.id();
    }

    @Member(PROPERTY)
    public static String Name(Product self) {
        return self.name();
    }

    @Member(PROPERTY)
    public static boolean ApprovalRequired(Product self) {
        return self.approvalRequired();
    }

    @Member(PROPERTY)
    public static boolean SubscriptionRequired(Product self) {
        return self.subscriptionRequired();
    }

    @Member(PROPERTY)
    public static @Nullable Integer SubscriptionLimit(Product self) {
        return self.subscriptionsLimit();
    }

    @Member(PROPERTY)
    public static ProductState State(Product self) {
        return self.published() ? ProductState.Published : ProductState.NotPublished;
    }

    @Member(PROPERTY)
    public static Iterable<Group> Groups(Product self) {
        return self.groups();
    }

    /** Null: this gateway serves no workspaces. */
    @Member(PROPERTY)
    public static @Nullable Workspace Workspace(Product self) {
        return null;
    }
}
