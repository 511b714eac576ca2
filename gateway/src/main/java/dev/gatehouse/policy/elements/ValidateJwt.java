package dev.gatehouse.policy.elements;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.auto.service.AutoService;
import dev.gatehouse.expr.Expression;
import dev.gatehouse.jose.KeySource;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.Verdict;
import dev.gatehouse.jose.Verdict.Refused;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.Ports;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.TraceRecord;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code validate-jwt}: lets a request pass only with a valid token. Keys come from OpenID metadata,
 * fetched when the first token comes, or are written into the policy.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/validate-jwt-policy">validate-jwt</a>
 */
@AutoService(Policy.class)
public final class ValidateJwt implements Policy {
    private static final Logger LOG = LoggerFactory.getLogger(ValidateJwt.class);

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
        var failure = Failure.read(element);
        var variable = element.optionalText("output-token-variable-name").orElse("");
        var ports = element.ports();
        var issuers = new KnownIssuers(rules.constantIssuers(), verifiers.constantSources());
        var meters = ports.meters();
        int maxLength = ports.settings().tokens().maxLength();
        if (!rules.hasIssuers() && verifiers.sources.isEmpty()) {
            element.warning(
                    "POL317", "there are no 'issuers' and no 'openid-config': tokens of any issuer are accepted");
        }
        program.step(exchange -> {
            var found = place.find(exchange);
            var verdict = found.refusal() != null
                    ? found.refusal()
                    : found.token().length() > maxLength
                            ? Refused.malformed("form: token is longer than %d characters".formatted(maxLength))
                            : verifiers
                                    .of(exchange)
                                    .verify(
                                            found.token(),
                                            rules.of(exchange),
                                            ports.clock().millis(),
                                            exchange.mayBlock());
            return switch (verdict) {
                case Verdict.Accepted accepted -> {
                    meters.token(issuers.labelOf(accepted.jwt()), null);
                    if (!variable.isEmpty()) {
                        exchange.variables().put(variable, accepted.jwt());
                    }
                    yield Flow.NEXT;
                }
                case Verdict.Wait _ -> Flow.WAIT;
                case Refused refused -> {
                    meters.token(issuers.labelOf(refused.claimed()), refused.reason());
                    throw failure.of(exchange, refused);
                }
            };
        });
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

    /** How a refusal is told. */
    private record Failure(
            Expression<Integer> status, @Nullable Expression<String> message) {
        static Failure read(ElementReader element) {
            var status = element.optionalOr("failed-validation-httpcode", Integer.class, 401);
            if (status.isConstant() && !isStatus(status.evaluate(""))) {
                element.error("failed-validation-httpcode", "POL321", "this is not an HTTP status from 200 to 599");
            }
            return new Failure(
                    status, element.optional("failed-validation-error-message").orElse(null));
        }

        private static boolean isStatus(@Nullable Integer status) {
            return status != null && status >= 200 && status <= 599;
        }

        PolicyException of(Exchange exchange, Refused refused) {
            // The detail tells how to make a better token: it is for those who run the gateway only.
            exchange.trace(new TraceRecord(
                    "validate-jwt",
                    "error",
                    refused.detail(),
                    Map.of("reason", refused.reason().code())));
            LOG.debug("token refused, {}: {}", refused.reason().code(), refused.detail());
            Integer code = status.evaluate(exchange);
            var failure = PolicyException.refused(
                    refused.reason().code(), refused.message(), code != null && isStatus(code) ? code : 401);
            String own = message == null ? null : message.evaluate(exchange);
            return own == null || own.isEmpty() ? failure : failure.answering(own);
        }
    }
}
