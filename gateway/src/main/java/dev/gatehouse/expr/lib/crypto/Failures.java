package dev.gatehouse.expr.lib.crypto;

import dev.gatehouse.expr.types.DotNetException;

/** The exceptions of .NET's cryptography. */
final class Failures {
    private Failures() {}

    static DotNetException cryptographic(String message) {
        return new DotNetException("System.Security.Cryptography.CryptographicException", message);
    }
}
