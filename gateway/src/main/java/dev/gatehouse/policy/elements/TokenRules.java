package dev.gatehouse.policy.elements;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.jose.IssuerName;
import dev.gatehouse.jose.RequiredClaim;
import dev.gatehouse.jose.Requirements;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a policy requires a token to say. Made once where nothing in it is an expression, else per exchange. */
final class TokenRules {
    /** A day: more is no skew any more. */
    private static final int MAX_SKEW_SECONDS = 86_400;

    private final List<Expression<String>> audiences;
    private final List<Expression<String>> issuers;
    private final List<Claim> claims;
    private final Expression<Boolean> expirationRequired;
    private final Expression<Boolean> signatureRequired;
    private final Expression<Integer> skewSeconds;
    private final @Nullable Requirements constant;

    enum Match {
        ALL,
        ANY
    }

    private record Claim(
            String name, Expression<Match> match, @Nullable String separator, List<Expression<String>> values) {
        RequiredClaim of(Object exchange) {
            return new RequiredClaim(name, match.evaluate(exchange) != Match.ANY, separator, texts(values, exchange));
        }
    }

    private TokenRules(
            List<Expression<String>> audiences,
            List<Expression<String>> issuers,
            List<Claim> claims,
            Expression<Boolean> expirationRequired,
            Expression<Boolean> signatureRequired,
            Expression<Integer> skewSeconds) {
        this.audiences = audiences;
        this.issuers = issuers;
        this.claims = claims;
        this.expirationRequired = expirationRequired;
        this.signatureRequired = signatureRequired;
        this.skewSeconds = skewSeconds;
        boolean isConstant = Stream.of(
                        audiences.stream(),
                        issuers.stream(),
                        claims.stream().flatMap(claim -> claim.values.stream()),
                        claims.stream().map(claim -> claim.match),
                        Stream.of(expirationRequired, signatureRequired, skewSeconds))
                .flatMap(each -> each)
                .allMatch(Expression::isConstant);
        constant = isConstant ? evaluate("") : null;
    }

    /** Reads the elements and the attributes of {@code validate-jwt}. */
    static TokenRules read(ElementReader element) {
        int skew = skew(element);
        var rules = new TokenRules(
                list(element, "audiences", "audience"),
                list(element, "issuers", "issuer"),
                claims(element),
                element.optionalOr("require-expiration-time", Boolean.class, true),
                element.optionalOr("require-signed-tokens", Boolean.class, true),
                element.optionalOr("clock-skew", Integer.class, skew));
        if (!rules.hasAudiences()) {
            withoutAudience(element, "POL313", "there are no 'audiences': tokens made for other APIs are accepted too");
        }
        if (!element.has("clock-skew") && skew != 0) {
            element.info(
                    "POL311",
                    "tokens are accepted for %d s past their expiry (setting tokens.clockSkew);".formatted(skew)
                            + " Azure documents 0; 'clock-skew' decides for this policy");
        }
        if (rules.skewSeconds.isConstant() && !isSkew(rules.skewSeconds.evaluate(""))) {
            element.error("clock-skew", "POL312", "'clock-skew' must be 0 to %d seconds".formatted(MAX_SKEW_SECONDS));
        }
        if (rules.signatureRequired.isConstant() && Boolean.FALSE.equals(rules.signatureRequired.evaluate(""))) {
            element.warning("POL314", "'require-signed-tokens' is false: anybody can make a token that is accepted");
        }
        return rules;
    }

    /** Says that tokens for any API are taken: as loudly as the settings want it. */
    static void withoutAudience(ElementReader element, String code, String message) {
        if (element.ports().settings().tokens().requireAudiences()) {
            element.error(code, message + "; the setting tokens.requireAudiences forbids it");
        } else {
            element.warning(code, message);
        }
    }

    /** Reads {@code audiences} and {@code required-claims}: signature and expiry cannot be waived, keys decide on issuers. */
    static TokenRules readAudiencesAndClaims(ElementReader element) {
        return new TokenRules(
                list(element, "audiences", "audience"),
                List.of(),
                claims(element),
                Expression.constant(true),
                Expression.constant(true),
                Expression.constant(skew(element)));
    }

    private static int skew(ElementReader element) {
        return (int) element.ports().settings().tokens().clockSkew().toSeconds();
    }

    /** Those that are no expressions. */
    List<IssuerName> constantIssuers() {
        return issuers.stream()
                .filter(Expression::isConstant)
                .map(issuer -> new IssuerName(String.valueOf(issuer.evaluate(""))))
                .toList();
    }

    boolean hasAudiences() {
        return !audiences.isEmpty();
    }

    /** Whether the claim must be there with one of some values. */
    boolean restricts(String claim) {
        return claims.stream().anyMatch(each -> each.name.equals(claim) && !each.values.isEmpty());
    }

    boolean hasIssuers() {
        return !issuers.isEmpty();
    }

    Requirements of(Exchange exchange) {
        return constant != null ? constant : evaluate(exchange);
    }

    private Requirements evaluate(Object exchange) {
        return new Requirements(
                texts(audiences, exchange),
                texts(issuers, exchange).stream().map(IssuerName::new).toList(),
                claims.stream().map(claim -> claim.of(exchange)).toList(),
                !Boolean.FALSE.equals(expirationRequired.evaluate(exchange)),
                !Boolean.FALSE.equals(signatureRequired.evaluate(exchange)),
                skewMillis(skewSeconds.evaluate(exchange)));
    }

    private static boolean isSkew(@Nullable Integer seconds) {
        return seconds != null && seconds >= 0 && seconds <= MAX_SKEW_SECONDS;
    }

    /** What is no skew at all allows none. */
    private static long skewMillis(@Nullable Integer seconds) {
        return seconds != null && isSkew(seconds) ? seconds * 1000L : 0;
    }

    private static List<Expression<String>> list(ElementReader element, String list, String item) {
        var found = new ArrayList<Expression<String>>();
        element.child(list)
                .ifPresent(given -> given.requiredChildren(item).forEach(child -> {
                    var text = child.text();
                    if (text.isConstant() && "".equals(text.evaluate(""))) {
                        child.error("POL315", "'%s' is empty".formatted(item));
                    }
                    if (!text.isConstant() && child.contentMentions("Url.Host")) {
                        child.warning(
                                "POL316",
                                "the caller chooses the host it sends; '%s' must not follow it".formatted(item));
                    }
                    found.add(text);
                }));
        return List.copyOf(found);
    }

    private static List<Claim> claims(ElementReader element) {
        return element.child("required-claims").stream()
                .flatMap(list -> list.requiredChildren("claim").stream())
                .map(TokenRules::claim)
                .toList();
    }

    private static Claim claim(ElementReader element) {
        return new Claim(
                element.requiredText("name"),
                element.choiceExpression("match", Match.ALL),
                element.optionalText("separator").orElse(null),
                element.texts("value"));
    }

    /** Null stays a text that no token has, rather than lifting the check. */
    private static List<String> texts(List<Expression<String>> expressions, Object exchange) {
        var texts = new ArrayList<String>(expressions.size());
        for (var expression : expressions) {
            String text = expression.evaluate(exchange);
            texts.add(text == null ? "\0null" : text);
        }
        return texts;
    }
}
