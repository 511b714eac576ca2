package dev.gatehouse.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.policy.CertificateTrust;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges clients' certificates by RFC 5280, as the JDK implements it. A certificate that says what it is for must be
 * for clients. A judgement holds for a minute.
 *
 * <p><b>Threading:</b> any thread.
 */
public final class ClientTrust implements CertificateTrust, AutoCloseable {
    private static final Duration KEEP = Duration.ofMinutes(1);
    private static final int MAX_KEPT = 1000;
    /** Of a client's chain, this many are looked at: ways through a set of certificates multiply. */
    private static final int MAX_CHAIN = 5;

    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_USAGE = "2.5.29.37.0";

    private final Authorities authorities;
    private final InstantSource clock;
    private final RevocationLists lists;
    private final Cache<Case, Verdict> judged;

    private record Case(List<X509Certificate> chain, boolean revocation) {}

    private ClientTrust(Authorities authorities, RevocationLists lists, InstantSource clock, LongSupplier nanos) {
        this.authorities = authorities;
        this.lists = lists;
        this.clock = clock;
        this.judged = Caffeine.newBuilder()
                .maximumSize(MAX_KEPT)
                .expireAfterWrite(KEEP)
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /**
     * @param nanos monotonic time, {@link System#nanoTime()}
     * @throws IOException if the authorities that the settings name cannot be read
     */
    public static ClientTrust of(Settings settings, InstantSource clock, LongSupplier nanos) throws IOException {
        return new ClientTrust(
                Authorities.read(settings.tls().clientCertificateAuthorities()),
                new RevocationLists(settings.insecureLoopback(), clock, nanos),
                clock,
                nanos);
    }

    @Override
    public List<X509Certificate> authorities() {
        return authorities.listed();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public @Nullable Verdict judge(List<X509Certificate> chain, boolean revocation, boolean mayBlock) {
        var known = judged.getIfPresent(new Case(chain, revocation));
        if (known != null) {
            return known;
        }
        if (!mayBlock) {
            return null;
        }
        var verdict = judge(chain, revocation);
        judged.put(new Case(chain, revocation), verdict);
        return verdict;
    }

    private Verdict judge(List<X509Certificate> chain, boolean revocation) {
        var certificate = chain.getFirst();
        var objection = objection(certificate);
        if (objection != null) {
            return new Untrusted(objection);
        }
        if (authorities.listed().contains(certificate)) {
            return new Trusted(null, Revocation.GOOD); // whoever no longer trusts it takes it off the list
        }
        var at = nearest(certificate);
        try {
            var path = path(chain, at);
            var certificates = path.getCertPath().getCertificates();
            var issuer = certificates.size() > 1
                    ? (X509Certificate) certificates.get(1)
                    : path.getTrustAnchor().getTrustedCert();
            return new Trusted(
                    issuer,
                    revocation ? revocation(path.getCertPath(), path.getTrustAnchor(), at) : Revocation.UNKNOWN);
        } catch (GeneralSecurityException e) {
            return new Untrusted(String.valueOf(e.getMessage()));
        }
    }

    /** What is wrong with its being a client's; null for nothing. */
    private static @Nullable String objection(X509Certificate certificate) {
        try {
            var purposes = certificate.getExtendedKeyUsage();
            if (purposes != null && !purposes.contains(CLIENT_AUTHENTICATION) && !purposes.contains(ANY_USAGE)) {
                return "its extended key usage does not include client authentication";
            }
        } catch (CertificateParsingException e) {
            return "its extended key usage cannot be read";
        }
        boolean[] usage = certificate.getKeyUsage();
        return usage != null && !usage[0] ? "its key usage does not include digital signatures" : null;
    }

    private Date nearest(X509Certificate certificate) {
        var now = clock.instant();
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return certificate.getNotBefore();
        }
        return now.isAfter(certificate.getNotAfter().toInstant()) ? certificate.getNotAfter() : Date.from(now);
    }

    private PKIXCertPathBuilderResult path(List<X509Certificate> chain, Date at) throws GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(chain.getFirst());
        var parameters = new PKIXBuilderParameters(authorities.anchors(), target);
        parameters.setRevocationEnabled(false);
        parameters.setDate(at);
        parameters.addCertStore(store(chain.subList(0, Math.min(MAX_CHAIN, chain.size()))));
        return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private static CertStore store(Collection<?> content) throws GeneralSecurityException {
        return CertStore.getInstance("Collection", new CollectionCertStoreParameters(content));
    }

    /** Of a path that is good otherwise: addresses of lists are taken from nobody whom no authority vouches for. */
    private Revocation revocation(CertPath path, TrustAnchor anchor, Date at) throws GeneralSecurityException {
        var found = new ArrayList<X509CRL>();
        for (var each : path.getCertificates()) {
            found.addAll(lists.of((X509Certificate) each));
        }
        var parameters = new PKIXParameters(Set.of(anchor));
        parameters.setDate(at);
        parameters.setRevocationEnabled(true); // by these lists alone: the JDK fetches nothing unless it is told to
        parameters.addCertStore(store(found));
        try {
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return Revocation.GOOD;
        } catch (CertPathValidatorException e) {
            return e.getReason() == BasicReason.REVOKED ? Revocation.REVOKED : Revocation.UNKNOWN;
        }
    }

    @Override
    public void close() {
        lists.close();
    }
}
