package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.jose.Confirmation;
import dev.gatehouse.jose.Explanation.Check.Outcome;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.jose.Reason;
import dev.gatehouse.jose.Verdict.Refused;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code gh:validate-certificate-binding}: lets a request pass only over a TLS connection whose client has shown the
 * certificate that its token is bound to. The token has been validated by a policy before; of the certificate nothing but
 * its thumbprint is looked at.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8705#section-3">RFC 8705 §3</a>
 */
@AutoService(Policy.class)
public final class ValidateCertificateBinding implements InboundExtension {
    @Override
    public String name() {
        return "validate-certificate-binding";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var token = ValidatedToken.read(element);
        var failure = TokenFailure.read(element);
        program.step(exchange -> {
            var jwt = token.of(exchange);
            if (jwt == null) {
                throw failed(exchange, failure, Refused.notPresent(token.missing()));
            }
            var refusal = refusal(exchange, jwt);
            if (refusal != null) {
                throw failed(exchange, failure, refusal);
            }
            failure.passed(exchange, jwt, "certificate", Outcome.PASSED, "the one that the token names");
            return Flow.NEXT;
        });
    }

    private static PolicyException failed(Exchange exchange, TokenFailure failure, Refused refused) {
        return failure.of(exchange, refused).with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    private static @Nullable Refused refusal(Exchange exchange, Jwt jwt) {
        var confirmation = Confirmation.of(jwt);
        if (confirmation.certificate() == null) {
            return refused("the token is not bound to a certificate (cnf.x5t#S256)");
        }
        var client = exchange.request().clientCertificate();
        if (client == null) {
            return refused("the client has shown no certificate");
        }
        return confirmation.isOf(client.certificate()) ? null : refused("the token is bound to another certificate");
    }

    private static Refused refused(String detail) {
        return Refused.of(Reason.PROOF_INVALID, "certificate: " + detail);
    }
}
