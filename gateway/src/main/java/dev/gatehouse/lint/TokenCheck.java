package dev.gatehouse.lint;

import dev.gatehouse.xml.Element;
import dev.gatehouse.xml.Value;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The policies that let a request pass only with a valid token, and what may be wrong with them. */
public final class TokenCheck {
    private TokenCheck() {}

    /** Whether it looks at tokens at all. */
    public static boolean is(Statement statement) {
        return statement.is("validate-jwt", "validate-azure-ad-token") || statement.isExtension("introspect-token");
    }

    /**
     * Whether a request is behind it only with a token whose signature was verified with keys of the author's choice, or
     * that the author's authorization server has vouched for.
     */
    public static boolean isCertain(Statement statement) {
        return is(statement) && doubt(statement) == null;
    }

    /** Why it may let a request pass without such a token; null where it does not. Whatever is not plain is a doubt. */
    static @Nullable String doubt(Statement check) {
        if (check.isExtension("introspect-token")) {
            return null; // Neither the server nor what it must say can follow the request.
        }
        if (check.is("validate-azure-ad-token")) {
            return check.code("tenant-id").contains("context") ? "'tenant-id' follows the request" : null;
        }
        if (check.has("require-signed-tokens") && !"true".equalsIgnoreCase(check.literal("require-signed-tokens"))) {
            return "'require-signed-tokens' is not 'true'";
        }
        var providers = check.parts("openid-config");
        var keys = check.parts("issuer-signing-keys", "key");
        if (providers.isEmpty() && keys.isEmpty()) {
            return "it has neither 'openid-config' nor keys";
        }
        if (providers.stream().anyMatch(TokenCheck::followsRequest)) {
            return "the address of 'openid-config' follows the request";
        }
        boolean keysFollow = keys.stream().anyMatch(key -> Statement.codeIn(key).contains("context"));
        return keysFollow ? "a key follows the request" : null;
    }

    private static boolean followsRequest(Element provider) {
        var url = provider.attribute("url");
        return url != null
                && url.value() instanceof Value.Code code
                && Code.of(code).contains("context");
    }

    /** The header that the token is read from, in lower case; null where it comes from elsewhere. */
    public static @Nullable String header(Statement check) {
        var name = check.literal("header-name");
        if (name != null) {
            return name.toLowerCase(Locale.ROOT);
        }
        boolean elsewhere = check.has("header-name") || check.has("query-parameter-name") || check.has("token-value");
        return check.is("validate-azure-ad-token") && !elsewhere ? "authorization" : null;
    }

    /** The claims it requires. */
    public static List<Element> requiredClaims(Statement check) {
        return check.parts("required-claims", "claim");
    }
}
