package dev.gatehouse.policy;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: which authorities vouch for clients, and what they have revoked. Safe for many threads. */
public interface CertificateTrust {
    /** The authorities, for telling clients which certificates are of use; empty where all kinds may be. */
    List<X509Certificate> authorities();

    /** The time by which certificates are judged. */
    Instant now();

    /**
     * Judges a chain as of now, but for the dates of its first certificate: one that is not valid now is judged by the
     * moment of its validity that is nearest.
     *
     * @param chain the certificate in question, then what may lead to an authority, in any order
     * @param revocation whether it matters if it was revoked
     * @param mayBlock whether this thread has the time for it: lists of what was revoked may have to be fetched, and
     *     clients choose which keys and how many it takes to verify
     * @return null if it takes such a thread
     */
    @Nullable
    Verdict judge(List<X509Certificate> chain, boolean revocation, boolean mayBlock);

    /** What came of it. */
    sealed interface Verdict {}

    /**
     * An authority vouches for it.
     *
     * @param issuer the certificate that has signed it; null if it is itself listed as an authority
     */
    record Trusted(@Nullable X509Certificate issuer, Revocation revocation) implements Verdict {}

    /**
     * None does.
     *
     * @param why for traces and logs
     */
    record Untrusted(String why) implements Verdict {}

    /** Whether a certificate, or one on the way to its authority, was revoked. */
    enum Revocation {
        GOOD,
        REVOKED,
        /** Nobody says, or their list cannot be had; or nobody asked. */
        UNKNOWN
    }
}
