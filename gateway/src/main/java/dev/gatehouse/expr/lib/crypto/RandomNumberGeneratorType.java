package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.RNGCryptoServiceProvider}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.rngcryptoserviceprovider">System.Security.Cryptography.RNGCryptoServiceProvider</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.RNGCryptoServiceProvider", values = RandomNumberGenerator.class)
public final class RandomNumberGeneratorType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static RandomNumberGenerator create() {
        return new RandomNumberGenerator();
    }

    @Member(METHOD)
    public static void GetBytes(RandomNumberGenerator self, byte @Nullable [] data) {
        if (data == null) throw DotNetException.argumentNull("data");
        self.fill(data);
    }

    @Member(METHOD)
    public static void Dispose(RandomNumberGenerator self) {}
}
