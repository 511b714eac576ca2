package dev.gatehouse.policy;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A certificate whose key the client holds, as the TLS handshake has proved. Nothing else is known of it before
 * somebody asks. Immutable.
 *
 * @param chain the certificate, then those that the client says lead to its authority
 * @param trust what says whether they do
 */
public record ClientCertificate(List<X509Certificate> chain, CertificateTrust trust) {
    public ClientCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("no certificate");
        }
    }

    /** The certificate itself. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** From when on it is valid. */
    public Instant notBefore() {
        return certificate().getNotBefore().toInstant();
    }

    /** Until when it is valid. */
    public Instant notAfter() {
        return certificate().getNotAfter().toInstant();
    }

    /** Whether {@link #verify} will not block. */
    public boolean isJudged(boolean revocation) {
        return trust.judge(chain, revocation, false) != null;
    }

    /** Whether it is valid now and an authority vouches for it: {@code X509Certificate2.Verify}. May block. */
    public boolean verify(boolean revocation) {
        var now = trust.now();
        return !now.isBefore(notBefore())
                && !now.isAfter(notAfter())
                && trust.judge(chain, revocation, true) instanceof CertificateTrust.Trusted trusted
                && (!revocation || trusted.revocation() == CertificateTrust.Revocation.GOOD);
    }
}
