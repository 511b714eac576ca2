package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Security.Cryptography.SHA384Managed}. Its values are those of {@link SHA384}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.sha384managed">System.Security.Cryptography.SHA384Managed</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.SHA384Managed")
public final class SHA384ManagedType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static SHA384 create() {
        return new SHA384();
    }
}
