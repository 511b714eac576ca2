package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.EXTENSION;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code Encrypt} and {@code Decrypt} on byte arrays, which API Management adds.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables">Context
 *     variable</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.CipherExtensions")
public final class CipherExtensionsType implements LibraryType {
    @Member(EXTENSION)
    public static byte[] Encrypt(
            byte @Nullable [] input, @Nullable String alg, byte @Nullable [] key, byte @Nullable [] iv) {
        return named(alg).transform(true, key, iv).apply(input);
    }

    @Member(EXTENSION)
    public static byte[] Encrypt(byte @Nullable [] input, @Nullable SymmetricAlgorithm alg) {
        if (alg == null) throw DotNetException.argumentNull("alg");
        return alg.transform(true, alg.key(), alg.vector()).apply(input);
    }

    @Member(EXTENSION)
    public static byte[] Encrypt(
            byte @Nullable [] input, @Nullable SymmetricAlgorithm alg, byte @Nullable [] key, byte @Nullable [] iv) {
        if (alg == null) throw DotNetException.argumentNull("alg");
        return alg.transform(true, key, iv).apply(input);
    }

    @Member(EXTENSION)
    public static byte[] Decrypt(
            byte @Nullable [] input, @Nullable String alg, byte @Nullable [] key, byte @Nullable [] iv) {
        return named(alg).transform(false, key, iv).apply(input);
    }

    @Member(EXTENSION)
    public static byte[] Decrypt(byte @Nullable [] input, @Nullable SymmetricAlgorithm alg) {
        if (alg == null) throw DotNetException.argumentNull("alg");
        return alg.transform(false, alg.key(), alg.vector()).apply(input);
    }

    @Member(EXTENSION)
    public static byte[] Decrypt(
            byte @Nullable [] input, @Nullable SymmetricAlgorithm alg, byte @Nullable [] key, byte @Nullable [] iv) {
        if (alg == null) throw DotNetException.argumentNull("alg");
        return alg.transform(false, key, iv).apply(input);
    }

    private static SymmetricAlgorithm named(@Nullable String alg) {
        var found = SymmetricAlgorithm.named(alg);
        if (found == null) throw DotNetException.argument("'" + alg + "' is not a known symmetric algorithm.");
        return found;
    }
}
