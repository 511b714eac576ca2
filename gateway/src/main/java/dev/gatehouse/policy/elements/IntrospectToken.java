package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.jose.Explanation;
import dev.gatehouse.jose.Introspector;
import dev.gatehouse.jose.Verdict;
import dev.gatehouse.jose.Verdict.Refused;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.ProgramBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code gh:introspect-token}: lets a request pass only with a token that its authorization server says is active. Made
 * for tokens that say nothing themselves; what the server says is judged as {@code validate-jwt} judges claims.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7662">RFC 7662</a>
 */
@AutoService(Policy.class)
public final class IntrospectToken implements InboundExtension {
    /** What a token is made of in a header (RFC 6750 §2.1). Nothing else is asked about. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final int MAX_CACHE_SECONDS = 3600;
    private static final int MAX_TIMEOUT_SECONDS = 30;

    private enum ClientAuthentication {
        BASIC,
        POST
    }

    @Override
    public String name() {
        return "introspect-token";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var ports = element.ports();
        var place = TokenPlace.read(element);
        var rules = TokenRules.read(element);
        if (element.has("require-signed-tokens")) {
            element.error("require-signed-tokens", "POL602", "what the server says is not signed");
        }
        var question = new Question(ports.states().introspector(endpoint(element)), rules, ports.clock());
        program.step(TokenStep.read(element, place, question, new KnownIssuers(rules.constantIssuers(), List.of())));
    }

    private record Question(Introspector introspector, TokenRules rules, InstantSource clock)
            implements TokenStep.Judge {
        @Override
        public Verdict of(Exchange exchange, String token) {
            return TOKEN.matcher(token).matches()
                    ? introspector.introspect(token, rules.of(exchange), clock.millis(), exchange.mayBlock())
                    : Refused.malformed("form: a character that no token has");
        }

        @Override
        public Explanation explain(Exchange exchange, String token, Verdict verdict) {
            return Explanation.ofReply(verdict, rules.of(exchange), clock.millis());
        }
    }

    private static Introspector.Endpoint endpoint(ElementReader element) {
        var address = WrittenAddress.read(element, "endpoint", element.requiredText("endpoint"));
        int seconds = element.number("cache-seconds", 60, 0, MAX_CACHE_SECONDS);
        return new Introspector.Endpoint(
                address == null ? URI.create("https://invalid") : address,
                filled(element, "client-id"),
                filled(element, "client-secret"),
                element.choice("client-authentication", ClientAuthentication.BASIC) == ClientAuthentication.POST,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(element.number("timeout-seconds", 5, 1, MAX_TIMEOUT_SECONDS)));
    }

    private static String filled(ElementReader element, String attribute) {
        String text = element.requiredText(attribute);
        if (element.has(attribute) && text.isEmpty()) {
            element.error(attribute, "POL603", "'%s' is empty".formatted(attribute));
        }
        return text;
    }
}
