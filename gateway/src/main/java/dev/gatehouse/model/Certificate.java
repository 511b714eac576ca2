package dev.gatehouse.model;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that policies refer to by its id.
 *
 * @param key the private key that belongs to it; null where only the certificate is at hand
 */
public record Certificate(
        String id, X509Certificate certificate, @Nullable PrivateKey key) {
    /** Never the key. */
    @Override
    public String toString() {
        return "Certificate[" + id + "]";
    }
}
