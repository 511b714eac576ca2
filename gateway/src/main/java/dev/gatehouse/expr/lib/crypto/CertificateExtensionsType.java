package dev.gatehouse.expr.lib.crypto;

import static dev.gatehouse.expr.types.Member.Kind.EXTENSION;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code VerifyNoRevocation}, which API Management adds to certificates.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables">Context
 *     variable</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.CertificateExtensions")
public final class CertificateExtensionsType implements LibraryType {
    @Member(value = EXTENSION, reads = "certificate.trust")
    public static boolean VerifyNoRevocation(@Nullable Certificate certificate) {
        if (certificate == null) throw DotNetException.argumentNull("certificate");
        return certificate.verify(false);
    }
}
