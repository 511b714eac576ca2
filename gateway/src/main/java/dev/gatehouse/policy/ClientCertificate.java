package dev.gatehouse.policy;

import java.security.cert.X509Certificate;
import java.util.Date;
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

    /** Whether {@link #verify} will not block. */
    public boolean isJudged(boolean revocation) {
        return trust.judge(chain, revocation, false) != null;
    }

    /** Whether it is valid now and an authority vouches for it: {@code X509Certificate2.Verify}. May block. */
    public boolean verify(boolean revocation) {
        var now = Date.from(trust.now());
        boolean isTimely = !now.before(certificate().getNotBefore())
                && !now.after(certificate().getNotAfter());
        return isTimely
                && trust.judge(chain, revocation, true) instanceof CertificateTrust.Trusted trusted
                && (!revocation || trusted.revocation() == CertificateTrust.Revocation.GOOD);
    }
}
