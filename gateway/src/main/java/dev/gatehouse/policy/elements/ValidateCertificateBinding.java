package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.jose.Confirmation;
import dev.gatehouse.jose.Reason;
import dev.gatehouse.jose.Verdict.Refused;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Section;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code gh:validate-certificate-binding}: lets a request pass only over a TLS connection whose client has shown the
 * certificate that its token is bound to. The token has been validated by a policy before; of the certificate nothing but
 * its thumbprint is looked at.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8705#section-3">RFC 8705 §3</a>
 */
@AutoService(Policy.class)
public final class ValidateCertificateBinding implements Policy {
    @Override
    public String name() {
        return "validate-certificate-binding";
    }

    @Override
    public boolean isExtension() {
        return true;
    }

    @Override
    public Set<Section> sections() {
        return Set.of(Section.INBOUND);
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var token = ValidatedToken.read(element);
        var failure = TokenFailure.read(element);
        program.step(exchange -> {
            var refusal = refusal(exchange, token);
            if (refusal != null) {
                throw failure.of(exchange, refusal).with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            }
            return Flow.NEXT;
        });
    }

    private static @Nullable Refused refusal(Exchange exchange, ValidatedToken token) {
        var jwt = token.of(exchange);
        if (jwt == null) {
            return Refused.notPresent(token.missing());
        }
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
