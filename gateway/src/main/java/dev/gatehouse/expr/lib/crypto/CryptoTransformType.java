package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Security.Cryptography.ICryptoTransform}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.security.cryptography.icryptotransform">System.Security.Cryptography.ICryptoTransform</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Security.Cryptography.ICryptoTransform", values = SymmetricAlgorithm.Transform.class)
public final class CryptoTransformType implements LibraryType {
    private static final int BLOCK = 16;

    @Member(METHOD)
    public static byte[] TransformFinalBlock(
            SymmetricAlgorithm.Transform self, byte @Nullable [] inputBuffer, int inputOffset, int inputCount) {
        if (inputBuffer == null) throw DotNetException.argumentNull("inputBuffer");
        if (inputOffset < 0) throw DotNetException.argumentOutOfRange("inputOffset");
        if (inputCount < 0 || inputCount > inputBuffer.length - inputOffset) {
            throw DotNetException.argument("Value was invalid.");
        }
        return self.apply(Arrays.copyOfRange(inputBuffer, inputOffset, inputOffset + inputCount));
    }

    @Member(METHOD)
    public static void Dispose(SymmetricAlgorithm.Transform self) {}

    @Member(PROPERTY)
    public static boolean CanReuseTransform(SymmetricAlgorithm.Transform self) {
        return true;
    }

    @Member(PROPERTY)
    public static boolean CanTransformMultipleBlocks(SymmetricAlgorithm.Transform self) {
        return true;
    }

    @Member(PROPERTY)
    public static int InputBlockSize(SymmetricAlgorithm.Transform self) {
        return BLOCK;
    }

    @Member(PROPERTY)
    public static int OutputBlockSize(SymmetricAlgorithm.Transform self) {
        return BLOCK;
    }
}
