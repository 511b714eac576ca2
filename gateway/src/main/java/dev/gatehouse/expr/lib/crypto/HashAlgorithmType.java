package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.HashAlgorithm}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.hashalgorithm">System.Security.Cryptography.HashAlgorithm</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.HashAlgorithm", values = HashAlgorithm.class)
public final class HashAlgorithmType implements LibraryType {
    @Member(STATIC)
    public static @Nullable HashAlgorithm Create(@Nullable String hashName) {
        return HashAlgorithm.named(hashName);
    }

    @Member(METHOD)
    public static byte[] ComputeHash(HashAlgorithm self, byte @Nullable [] buffer) {
        return self.hash(buffer);
    }

    @Member(METHOD)
    public static byte[] ComputeHash(HashAlgorithm self, byte @Nullable [] buffer, int offset, int count) {
        if (buffer == null) throw DotNetException.argumentNull("buffer");
        if (offset < 0) throw DotNetException.argumentOutOfRange("offset");
        if (count < 0 || count > buffer.length - offset) {
            throw DotNetException.argument("Value was invalid.");
        }
        return self.hash(buffer, offset, count);
    }

    @Member(PROPERTY)
    public static int HashSize(HashAlgorithm self) {
        return self.size();
    }

    /** Nothing to release: hashes keep no state. */
    @Member(METHOD)
    public static void Dispose(HashAlgorithm self) {}

    @Member(METHOD)
    public static void Clear(HashAlgorithm self) {}

    /** SHA-1, as it has always been. */
    @Member(STATIC)
    public static HashAlgorithm Create() {
        return new SHA1();
    }

    @Member(PROPERTY)
    public static boolean CanReuseTransform(HashAlgorithm self) {
        return true;
    }

    @Member(PROPERTY)
    public static boolean CanTransformMultipleBlocks(HashAlgorithm self) {
        return true;
    }

    @Member(PROPERTY)
    public static int InputBlockSize(HashAlgorithm self) {
        return 1;
    }

    @Member(PROPERTY)
    public static int OutputBlockSize(HashAlgorithm self) {
        return 1;
    }

    /** Nothing to begin anew: hashes keep no state. */
    @Member(METHOD)
    public static void Initialize(HashAlgorithm self) {}
}
