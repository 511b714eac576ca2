package dev.gatehouse.policy.elements;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.auto.service.AutoService;
import dev.gatehouse.expr.Expression;
import dev.gatehouse.jose.KeySource;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.Ports;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Section;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code validate-jwt}: lets a request pass only with a valid token. Keys come from OpenID metadata,
 * fetched when the first token comes, or are written into the policy.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/validate-jwt-policy">validate-jwt</a>
 */
@AutoService(Policy.class)
public final class ValidateJwt implements Policy {
    @Override
    public String name() {
        return "validate-jwt";
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(Section.INBOUND);
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var place = TokenPlace.read(element);
        var verifiers = Verifiers.read(element);
        var rules = TokenRules.read(element);
        var issuers = new KnownIssuers(rules.constantIssuers(), verifiers.constantSources());
        var clock = element.ports().clock();
        var step = TokenStep.read(
                element,
                place,
                (exchange, token) ->
                        verifiers.of(exchange).verify(token, rules.of(exchange), clock.millis(), exchange.mayBlock()),
                issuers);
        if (!rules.hasIssuers() && verifiers.sources.isEmpty()) {
            element.warning(
                    "POL317", "there are no 'issuers' and no 'openid-config': tokens of any issuer are accepted");
        }
        program.step(step);
    }

    /** What the keys come from; one verifier for all exchanges where nothing in it is an expression. */
    private static final class Verifiers {
        private final List<Expression<String>> sources;
        private final SigningKeys keys;
        private final Ports ports;
        private final @Nullable TokenVerifier constant;
        /** Holds on to what expressions name, so that its keys are not fetched for every request. */
        private final Cache<String, KeySource> named =
                Caffeine.newBuilder().maximumSize(100).build();

        private Verifiers(List<Expression<String>> sources, SigningKeys keys, Ports ports) {
            this.sources = sources;
            this.keys = keys;
            this.ports = ports;
            boolean isConstant = keys.areConstant() && sources.stream().allMatch(Expression::isConstant);
            this.constant = isConstant ? new TokenVerifier(sources(""), keys.constant(), ports.verified()) : null;
        }

        static Verifiers read(ElementReader element) {
            var sources = element.children("openid-config").stream()
                    .map(child -> source(element, child))
                    .toList();
            var keys = SigningKeys.read(element);
            if (sources.isEmpty() && !keys.areGiven()) {
                element.error("POL318", "'validate-jwt' needs an 'openid-config' or 'issuer-signing-keys'");
            }
            element.child("decryption-keys").ifPresent(child -> {
                child.children("key").forEach(key -> {
                    key.text();
                    key.optionalText("certificate-id");
                    key.optionalText("id");
                });
                child.error("POL319", "encrypted tokens are not supported yet");
            });
            return new Verifiers(sources, keys, element.ports());
        }

        private static Expression<String> source(ElementReader policy, ElementReader element) {
            var address = element.required("url");
            element.flag("validate-connectivity", true); // Azure looks when a policy is saved; we never do.
            String text = address.isConstant() ? String.valueOf(address.evaluate("")) : "";
            boolean insecure = policy.ports().settings().insecureLoopback();
            // In a bare check named values stay as written.
            if (!text.isEmpty() && !text.contains("{{") && !isFetchable(text, insecure)) {
                element.warning("POL320", "'%s' is not an address that keys can be fetched from".formatted(text));
            }
            return address;
        }

        private static boolean isFetchable(String address, boolean insecure) {
            try {
                var uri = new URI(address);
                String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
                return uri.getHost() != null && (scheme.equals("https") || (insecure && scheme.equals("http")));
            } catch (URISyntaxException e) {
                return false;
            }
        }

        /** Those whose address is no expression. */
        List<KeySource> constantSources() {
            return sources.stream()
                    .filter(Expression::isConstant)
                    .map(address -> named.get(String.valueOf(address.evaluate("")), ports.keys()::at))
                    .toList();
        }

        TokenVerifier of(Exchange exchange) {
            return constant != null
                    ? constant
                    : new TokenVerifier(sources(exchange), keys.of(exchange), ports.verified());
        }

        private List<KeySource> sources(Object exchange) {
            return sources.stream()
                    .map(address -> named.get(String.valueOf(address.evaluate(exchange)), ports.keys()::at))
                    .toList();
        }
    }
}
