package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.http.Url;
import dev.gatehouse.jose.Confirmation;
import dev.gatehouse.jose.DpopProof;
import dev.gatehouse.jose.Explanation.Check.Outcome;
import dev.gatehouse.jose.MalformedException;
import dev.gatehouse.jose.Reason;
import dev.gatehouse.jose.UsedProofs;
import dev.gatehouse.jose.Verdict.Refused;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Step;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code gh:validate-dpop}: lets a request pass only with a proof that the caller holds the key its token is bound to. The
 * token stands in {@code Authorization: DPoP …} and has been validated by a policy before.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449">RFC 9449</a>
 */
@AutoService(Policy.class)
public final class ValidateDpop implements InboundExtension {
    private static final String ALGORITHMS = "ES256 ES384 ES512 PS256 PS384 PS512 RS256 RS384 RS512 Ed25519";
    private static final int MAX_LIFETIME_SECONDS = 300;
    private static final int MAX_SKEW_SECONDS = 60;

    @Override
    public String name() {
        return "validate-dpop";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        program.step(new Proof(
                ValidatedToken.read(element),
                externalUrls(element),
                element.number("proof-lifetime-seconds", 60, 1, MAX_LIFETIME_SECONDS) * 1000L,
                element.number("clock-skew", 5, 0, MAX_SKEW_SECONDS) * 1000L,
                program.identity(),
                element.ports().states().proofs(),
                element.ports().clock(),
                TokenFailure.read(element)));
    }

    /** What callers know us by is written down, never taken from the {@code Host} that they send. */
    private static List<String> externalUrls(ElementReader element) {
        return element.requiredChildren("external-urls").stream()
                .flatMap(list -> list.requiredChildren("external-url").stream())
                .map(ValidateDpop::externalUrl)
                .filter(Objects::nonNull)
                .map(uri -> uri.toString().replaceFirst("/+$", ""))
                .toList();
    }

    /** With a query, the path put behind it would be part of that, and any proof for the host good for all of it. */
    private static @Nullable URI externalUrl(ElementReader element) {
        var address = WrittenAddress.read(element, "", element.plainText());
        if (address != null && address.getRawQuery() != null) {
            element.error("POL604", "'%s' has a query; the request's path is put behind it".formatted(address));
            return null;
        }
        return address;
    }

    private record Proof(
            ValidatedToken token,
            List<String> externalUrls,
            long lifetimeMillis,
            long skewMillis,
            String place,
            UsedProofs used,
            InstantSource clock,
            TokenFailure failure)
            implements Step {
        @Override
        public Flow run(Exchange exchange) throws PolicyException {
            var found = TokenPlace.inHeader(exchange.request().headers(), "Authorization", "DPoP");
            var jwt = token.of(exchange);
            if (found.refusal() != null || jwt == null) {
                var refusal = found.refusal() == null ? Refused.notPresent(token.missing()) : found.refusal();
                throw failed(exchange, refusal, "invalid_token");
            }
            String bound = Confirmation.of(jwt).key();
            if (bound == null) {
                throw failed(exchange, refused("the token is not bound to a key (cnf.jkt)"), "invalid_token");
            }
            var objection = objection(exchange, found.token(), bound);
            if (objection != null) {
                throw failed(exchange, refused(objection), "invalid_dpop_proof");
            }
            failure.passed(exchange, jwt, "dpop", Outcome.PASSED, "the proof is good");
            return Flow.NEXT;
        }

        private @Nullable String objection(Exchange exchange, String accessToken, String bound) {
            var request = exchange.request();
            int count = request.headers().count("DPoP");
            String text = request.headers().first("DPoP");
            if (count != 1 || text == null) {
                return "the header 'DPoP' is there %d times".formatted(count);
            }
            try {
                var proof = DpopProof.verified(text);
                long now = clock.millis();
                var use = new DpopProof.Use(
                        request.method(), addresses(request.originalUrl()), accessToken, lifetimeMillis, skewMillis);
                var objection = proof.objection(use, now);
                if (objection != null) {
                    return objection;
                }
                if (!proof.thumbprint().equals(bound)) {
                    return "the token is bound to another key than the proof's";
                }
                return switch (used.use(place, proof, proof.issuedAtMillis() + lifetimeMillis + 1, now)) {
                    case FIRST -> null;
                    case AGAIN -> "the proof has been used before";
                    case FULL -> "there are too many proofs to remember another one";
                };
            } catch (MalformedException e) {
                return e.getMessage();
            }
        }

        private List<String> addresses(Url url) {
            return externalUrls.stream().map(base -> base + url.path()).toList();
        }

        private static Refused refused(String detail) {
            return Refused.of(Reason.PROOF_INVALID, "dpop: " + detail);
        }

        /** RFC 9449 §7.1; without an error where the caller sent no token at all (RFC 6750 §3.1). */
        private PolicyException failed(Exchange exchange, Refused refused, String error) {
            boolean isAnonymous = exchange.request().headers().first("Authorization") == null;
            return failure.of(exchange, refused)
                    .with(
                            "WWW-Authenticate",
                            "DPoP %salgs=\"%s\"".formatted(isAnonymous ? "" : "error=\"" + error + "\", ", ALGORITHMS));
        }
    }
}
