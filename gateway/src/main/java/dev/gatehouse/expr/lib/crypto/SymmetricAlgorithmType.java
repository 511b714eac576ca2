package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.SymmetricAlgorithm}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.symmetricalgorithm">System.Security.Cryptography.SymmetricAlgorithm</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.SymmetricAlgorithm", values = SymmetricAlgorithm.class)
public final class SymmetricAlgorithmType implements LibraryType {
    private static final KeySizes KEY_SIZES = new KeySizes(128, 256, 64);

    @Member(STATIC)
    public static @Nullable SymmetricAlgorithm Create(@Nullable String algName) {
        return SymmetricAlgorithm.named(algName);
    }

    @Member(PROPERTY)
    public static byte[] Key(SymmetricAlgorithm self) {
        return self.key();
    }

    @Member(value = SETTER, name = "Key")
    public static void setKey(SymmetricAlgorithm self, byte @Nullable [] value) {
        self.setKey(value);
    }

    @Member(PROPERTY)
    public static byte[] IV(SymmetricAlgorithm self) {
        return self.vector();
    }

    @Member(value = SETTER, name = "IV")
    public static void setIV(SymmetricAlgorithm self, byte @Nullable [] value) {
        self.setVector(value);
    }

    @Member(PROPERTY)
    public static CipherMode Mode(SymmetricAlgorithm self) {
        return self.mode();
    }

    @Member(value = SETTER, name = "Mode")
    public static void setMode(SymmetricAlgorithm self, CipherMode value) {
        self.setMode(value);
    }

    @Member(PROPERTY)
    public static PaddingMode Padding(SymmetricAlgorithm self) {
        return self.padding();
    }

    @Member(value = SETTER, name = "Padding")
    public static void setPadding(SymmetricAlgorithm self, PaddingMode value) {
        self.setPadding(value);
    }

    @Member(PROPERTY)
    public static int KeySize(SymmetricAlgorithm self) {
        return self.keyBits();
    }

    @Member(value = SETTER, name = "KeySize")
    public static void setKeySize(SymmetricAlgorithm self, int value) {
        self.setKeyBits(value);
    }

    @Member(PROPERTY)
    public static int BlockSize(SymmetricAlgorithm self) {
        return self.blockBits();
    }

    @Member(METHOD)
    public static void GenerateKey(SymmetricAlgorithm self) {
        self.generateKey();
    }

    @Member(METHOD)
    public static void GenerateIV(SymmetricAlgorithm self) {
        self.generateVector();
    }

    @Member(METHOD)
    public static SymmetricAlgorithm.Transform CreateEncryptor(SymmetricAlgorithm self) {
        return self.transform(true, self.key(), self.vector());
    }

    @Member(METHOD)
    public static SymmetricAlgorithm.Transform CreateEncryptor(
            SymmetricAlgorithm self, byte @Nullable [] rgbKey, byte @Nullable [] rgbIV) {
        return self.transform(true, rgbKey, rgbIV);
    }

    @Member(METHOD)
    public static SymmetricAlgorithm.Transform CreateDecryptor(SymmetricAlgorithm self) {
        return self.transform(false, self.key(), self.vector());
    }

    @Member(METHOD)
    public static SymmetricAlgorithm.Transform CreateDecryptor(
            SymmetricAlgorithm self, byte @Nullable [] rgbKey, byte @Nullable [] rgbIV) {
        return self.transform(false, rgbKey, rgbIV);
    }

    /** Nothing to release. */
    @Member(METHOD)
    public static void Dispose(SymmetricAlgorithm self) {}

    @Member(METHOD)
    public static void Clear(SymmetricAlgorithm self) {}

    /** AES. */
    @Member(STATIC)
    public static @Nullable SymmetricAlgorithm Create() {
        return Create("Aes");
    }

    @Member(PROPERTY)
    public static KeySizes[] LegalKeySizes(SymmetricAlgorithm self) {
        return new KeySizes[] {KEY_SIZES};
    }

    @Member(PROPERTY)
    public static KeySizes[] LegalBlockSizes(SymmetricAlgorithm self) {
        return new KeySizes[] {new KeySizes(128, 128, 0)};
    }

    @Member(METHOD)
    public static boolean ValidKeySize(SymmetricAlgorithm self, int bitLength) {
        return KEY_SIZES.has(bitLength);
    }
}
