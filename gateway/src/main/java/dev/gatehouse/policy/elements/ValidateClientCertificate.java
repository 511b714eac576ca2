package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.policy.CertificateTrust.Revocation;
import dev.gatehouse.policy.CertificateTrust.Trusted;
import dev.gatehouse.policy.CertificateTrust.Untrusted;
import dev.gatehouse.policy.ClientCertificate;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.TraceRecord;
import dev.gatehouse.settings.Settings;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code validate-client-certificate}: lets a request pass only if its client has shown a certificate that is valid, and
 * that of one of the identities, if there are any.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/validate-client-certificate-policy">validate-client-certificate</a>
 */
@AutoService(Policy.class)
public final class ValidateClientCertificate implements Policy {
    private static final Logger LOG = LoggerFactory.getLogger(ValidateClientCertificate.class);
    private static final String INVALID = "Invalid client certificate";

    @Override
    public String name() {
        return "validate-client-certificate";
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(Section.INBOUND);
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        boolean trust = element.flag("validate-trust", true);
        boolean revocation = element.flag("validate-revocation", true);
        var identities = element.child("identities").stream()
                .flatMap(list -> list.requiredChildren("identity").stream())
                .map(child -> {
                    if (!trust && !CertificateIdentity.isPinned(child)) {
                        child.warning(
                                "POL355",
                                "'validate-trust' is false: anybody can make a certificate with these names, but not one"
                                        + " with a 'thumbprint'");
                    }
                    return CertificateIdentity.read(child);
                })
                .toList();
        var checks = new Checks(
                element.ports().clock(),
                element.flag("validate-not-before", true),
                element.flag("validate-not-after", true),
                trust,
                revocation,
                identities);
        boolean ignores = element.flag("ignore-error", false);
        if (!trust && identities.isEmpty()) {
            element.warning(
                    "POL354",
                    "'validate-trust' is false and there are no 'identities': anybody has such a certificate");
        }
        var asked = element.ports().settings().tls().clientCertificates();
        if (asked == Settings.Tls.ClientCertificates.NONE) {
            element.info(
                    "POL356",
                    "clients are asked for certificates only where tls.clientCertificates is request or require");
        }
        program.step(exchange -> {
            var outcome = checks.of(exchange.request().clientCertificate(), exchange.mayBlock());
            return switch (outcome) {
                case Passed _ -> Flow.NEXT;
                case Later _ -> Flow.WAIT;
                case Objection objection -> {
                    objection.tell(exchange);
                    if (!ignores) {
                        throw objection.failure();
                    }
                    yield Flow.NEXT;
                }
            };
        });
    }

    private sealed interface Outcome {}

    private enum Passed implements Outcome {
        PASSED
    }

    /** It takes a thread that may block. */
    private enum Later implements Outcome {
        LATER
    }

    /**
     * Why a certificate does not pass.
     *
     * @param reason as API Management calls it, as far as it is known to have a name for it
     * @param message for {@code context.LastError}
     * @param answer for the caller
     * @param detail for traces and logs
     */
    private record Objection(String reason, String message, String answer, String detail) implements Outcome {
        static Objection notFound() {
            return new Objection(
                    "ClientCertificateNotFound",
                    "Client certificate missing.",
                    "Client certificate missing",
                    "the client has shown no certificate");
        }

        static Objection invalid(String reason, String message, String detail) {
            return new Objection(reason, message, INVALID, detail);
        }

        void tell(Exchange exchange) {
            exchange.trace(new TraceRecord("validate-client-certificate", "error", detail, Map.of("reason", reason)));
            LOG.debug("client certificate refused, {}: {}", reason, detail);
        }

        PolicyException failure() {
            return PolicyException.refused(reason, message, 401).answering(answer);
        }
    }

    private record Checks(
            InstantSource clock,
            boolean notBefore,
            boolean notAfter,
            boolean trust,
            boolean revocation,
            List<CertificateIdentity> identities) {
        Outcome of(@Nullable ClientCertificate client, boolean mayBlock) {
            if (client == null) {
                return Objection.notFound();
            }
            var certificate = client.certificate();
            var now = clock.instant();
            if (notBefore && now.isBefore(client.notBefore())) {
                return Objection.invalid(
                        "ClientCertificateNotYetValid",
                        "Certificate is not valid yet.",
                        "'%s' is valid from %s on".formatted(subject(certificate), client.notBefore()));
            }
            if (notAfter && now.isAfter(client.notAfter())) {
                return Objection.invalid(
                        "ClientCertificateExpired",
                        "Certificate has expired.",
                        "'%s' was valid until %s".formatted(subject(certificate), client.notAfter()));
            }
            var verdict = client.trust().judge(client.chain(), revocation, mayBlock);
            return switch (verdict) {
                case null -> Later.LATER;
                case Trusted trusted -> trusted(certificate, trusted);
                case Untrusted untrusted -> untrusted(client, untrusted.why());
            };
        }

        private Outcome trusted(X509Certificate certificate, Trusted trusted) {
            if (revocation && trusted.revocation() != Revocation.GOOD) {
                return trusted.revocation() == Revocation.REVOKED
                        ? Objection.invalid(
                                "ClientCertificateRevoked",
                                "The certificate is revoked.",
                                "'%s', or an authority on its path, was revoked".formatted(subject(certificate)))
                        : unknown(certificate, "no list of revoked certificates can be had");
            }
            return identity(certificate, trusted.issuer());
        }

        private Outcome untrusted(ClientCertificate client, String why) {
            var certificate = client.certificate();
            if (trust) {
                return Objection.invalid(
                        "ClientCertificateNotTrusted",
                        "A certificate chain could not be built to a trusted root authority.",
                        "'%s' of '%s': %s"
                                .formatted(
                                        subject(certificate),
                                        certificate.getIssuerX500Principal().getName(),
                                        why));
            }
            // Nobody who is trusted says where its list would be.
            return revocation
                    ? unknown(certificate, "no authority vouches for it: " + why)
                    : identity(certificate, issuer(client.chain()));
        }

        private static Objection unknown(X509Certificate certificate, String why) {
            return Objection.invalid(
                    "ClientCertificateRevocationUnknown",
                    "The revocation function was unable to check revocation for the certificate.",
                    "whether '%s' was revoked is not known: %s".formatted(subject(certificate), why));
        }

        private Outcome identity(X509Certificate certificate, @Nullable X509Certificate issuer) {
            return identities.isEmpty() || identities.stream().anyMatch(each -> each.matches(certificate, issuer))
                    ? Passed.PASSED
                    : Objection.invalid(
                            "ClientCertificateIdentityNotMatched",
                            "Certificate does not match any of allowed identities.",
                            "'%s' is none of %d identities".formatted(subject(certificate), identities.size()));
        }

        /** The certificate that comes next, if it has signed the first one. */
        private static @Nullable X509Certificate issuer(List<X509Certificate> chain) {
            if (chain.size() < 2) {
                return null;
            }
            try {
                chain.getFirst().verify(chain.get(1).getPublicKey());
                return chain.get(1);
            } catch (GeneralSecurityException e) {
                return null;
            }
        }

        private static String subject(X509Certificate certificate) {
            return certificate.getSubjectX500Principal().getName();
        }
    }
}
