package dev.gatehouse.policy.elements;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.auto.service.AutoService;
import dev.gatehouse.expr.Expression;
import dev.gatehouse.jose.DecryptionKey;
import dev.gatehouse.jose.DecryptionKeys;
import dev.gatehouse.jose.Explanation;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.KeySource;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.Verdict;
import dev.gatehouse.jose.VerificationKey;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.Ports;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Section;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code validate-jwt}: lets a request pass only with a valid token. Keys come from OpenID metadata,
 * fetched when the first token comes, or are written into the policy. {@code validate-connectivity} has no
 * effect: addresses are never looked at when a document is loaded. Besides signed tokens, encrypted ones with a
 * signed one in them are accepted where there are {@code decryption-keys}.
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
        var step = TokenStep.read(
                element,
                place,
                new Verification(verifiers, rules, element.ports().clock()),
                issuers);
        if (!rules.hasIssuers() && verifiers.sources.isEmpty()) {
            element.warning(
                    "POL317", "there are no 'issuers' and no 'openid-config': tokens of any issuer are accepted");
        }
        program.step(step);
    }

    private record Verification(Verifiers verifiers, TokenRules rules, InstantSource clock) implements TokenStep.Judge {
        @Override
        public Verdict of(Exchange exchange, String token) {
            return verifiers.of(exchange).verify(token, rules.of(exchange), clock.millis(), exchange.mayBlock());
        }

        @Override
        public Explanation explain(Exchange exchange, String token, Verdict verdict) {
            return verifiers
                    .of(exchange)
                    .explain(token, rules.of(exchange), verdict, clock.millis(), exchange.mayBlock());
        }
    }

    /** What the keys come from; one verifier for all exchanges where nothing in it is an expression. */
    private static final class Verifiers {
        private final List<Expression<String>> sources;
        private final ListedKeys<VerificationKey, KeySet> keys;
        private final ListedKeys<DecryptionKey, DecryptionKeys> decryption;
        private final Ports ports;
        private final @Nullable TokenVerifier constant;
        /** Holds on to what expressions name, so that its keys are not fetched for every request. */
        private final Cache<String, KeySource> named =
                Caffeine.newBuilder().maximumSize(100).build();

        private Verifiers(
                List<Expression<String>> sources,
                ListedKeys<VerificationKey, KeySet> keys,
                ListedKeys<DecryptionKey, DecryptionKeys> decryption,
                Ports ports) {
            this.sources = sources;
            this.keys = keys;
            this.decryption = decryption;
            this.ports = ports;
            boolean isConstant = keys.areConstant()
                    && decryption.areConstant()
                    && sources.stream().allMatch(Expression::isConstant);
            this.constant = isConstant
                    ? new TokenVerifier(sources(""), keys.constant(), decryption.constant(), ports.verified())
                    : null;
        }

        static Verifiers read(ElementReader element) {
            var sources = element.children("openid-config").stream()
                    .map(child -> source(element, child))
                    .toList();
            var keys = SigningKeys.read(element, sources.isEmpty());
            return new Verifiers(sources, keys, TokenDecryption.read(element), element.ports());
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
                    : new TokenVerifier(
                            sources(exchange), keys.of(exchange), decryption.of(exchange), ports.verified());
        }

        private List<KeySource> sources(Object exchange) {
            return sources.stream()
                    .map(address -> named.get(String.valueOf(address.evaluate(exchange)), ports.keys()::at))
                    .toList();
        }
    }
}
