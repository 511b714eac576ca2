package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.Oid}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.oid">System.Security.Cryptography.Oid</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.Oid", values = Oid.class)
public final class OidType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static Oid create(@Nullable String oid) {
        return new Oid(oid, null);
    }

    @Member(PROPERTY)
    public static @Nullable String Value(Oid self) {
        return self.value();
    }

    @Member(PROPERTY)
    public static @Nullable String FriendlyName(Oid self) {
        return self.friendlyName();
    }

    @Member(CONSTRUCTOR)
    public static Oid create() {
        return new Oid(null, null);
    }

    @Member(CONSTRUCTOR)
    public static Oid create(@Nullable Oid oid) {
        if (oid == null) throw DotNetException.argumentNull("oid");
        return oid;
    }

    @Member(CONSTRUCTOR)
    public static Oid create(@Nullable String value, @Nullable String friendlyName) {
        return new Oid(value, friendlyName);
    }
}
