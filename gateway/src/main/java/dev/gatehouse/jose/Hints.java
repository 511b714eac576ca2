package dev.gatehouse.jose;

import dev.gatehouse.jose.KeySource.Failed;
import dev.gatehouse.jose.KeySource.Ready;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What may be wrong with a token that failed a check: the mistakes that people make. Guesses, which decide nothing. */
final class Hints {
    private static final Pattern VERSION_1 =
            Pattern.compile("https://sts[.](?:windows[.]net|chinacloudapi[.]cn|microsoftonline[.]us)/.*");
    private static final Pattern VERSION_2 = Pattern.compile(
            "https://login[.](?:microsoftonline[.](?:com|us)|partner[.]microsoftonline[.]cn)/.*/v2[.]0/?");
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Microsoft Graph: its tokens are for itself, and their signature verifies nowhere else. */
    private static final List<String> GRAPH = List.of(
            "00000003-0000-0000-c000-000000000000", "https://graph.microsoft.com", "https://graph.microsoft.com/");

    /** The first second that, taken for milliseconds, is in 1973: no time in seconds that anybody writes is above. */
    private static final double LEAST_MILLIS = 1e11;

    private final Jwt jwt;

    Hints(Jwt jwt) {
        this.jwt = jwt;
    }

    /** Of what cannot be read as a token at all. */
    static String form(String token) {
        if (token.regionMatches(true, 0, "Bearer", 0, 6)) {
            return "the scheme 'Bearer' stands there twice, or where only the token belongs";
        }
        if (token.chars().anyMatch(Character::isWhitespace) || token.startsWith("\"")) {
            return "there are quotation marks or white space in or around the token";
        }
        if (token.contains("%2E") || token.contains("%2e") || token.endsWith("=") || token.contains("=.")) {
            return "the token has been encoded once more, or its padding was left on";
        }
        if (Jwe.isOne(token)) {
            return "the token is encrypted (JWE): the policy needs 'decryption-keys' that go with it";
        }
        boolean isPart = token.startsWith("eyJ");
        if (token.indexOf('.') < 0 && !isPart) {
            return "an opaque token, which only its provider can read; ask the provider for one for this API (audience, scope or resource)";
        }
        return isPart ? "the token was cut off or changed on its way" : "";
    }

    /** Of a token whose header speaks against it. */
    static String type(Jwt jwt) {
        String type = jwt.type();
        return type != null && JoseHeader.namesAnotherProfile(type)
                ? "a token of type '%s' was made for something else than calling APIs".formatted(type)
                : "";
    }

    static String algorithm(Jwt jwt, KeySet own, boolean hasSources) {
        String name = jwt.algorithm();
        if (name.equalsIgnoreCase("none")) {
            return "an unsigned token: anybody can make one";
        }
        Algorithm algorithm = Algorithm.named(name);
        if (algorithm == null) {
            return Algorithm.named(name.toUpperCase(Locale.ROOT)) == null ? "" : "differs only in case";
        }
        boolean secrets = own.keys().stream().anyMatch(key -> key.family() == Algorithm.Family.HMAC);
        if (algorithm.family == Algorithm.Family.HMAC && !secrets) {
            return "signed with a shared secret, but all keys are public ones";
        }
        if (algorithm.family != Algorithm.Family.HMAC && secrets && !hasSources) {
            return "signed with a private key, but text in 'key' is a shared secret; use 'openid-config', or 'n' and 'e'";
        }
        return "the token's key is of another kind, or published for another algorithm";
    }

    static String key(Jwt jwt, List<KeySource> sources) {
        for (KeySource source : sources) {
            boolean isElsewhere = source.state() instanceof Ready(KeySet keys)
                    && keys.issuer() != null
                    && !keys.issuer().matches(jwt)
                    && jwt.keyId() != null
                    && keys.has(jwt.keyId());
            if (isElsewhere) {
                return "the key was published by another provider, %s".formatted(source.name());
            }
        }
        if (jwt.keyId() == null) {
            return "the token does not say which key it was signed with";
        }
        for (KeySource source : sources) {
            if (source.state() instanceof Ready(KeySet keys)
                    && keys.issuer() != null
                    && keys.issuer().matches(jwt)) {
                return "its issuer's metadata are these, but the key is new, withdrawn, or of another environment";
            }
        }
        return sources.isEmpty() || sources.stream().noneMatch(source -> source.state() instanceof Ready)
                ? ""
                : "the token is from another provider, '%s'".formatted(jwt.issuer());
    }

    /** Of a source whose address is none that is called. */
    static String unreachable(Failed failed) {
        return failed.why().endsWith("only https is allowed") || failed.why().contains("an address of this machine")
                ? "addresses of this machine, and plain http, are for --insecure-loopback"
                : "";
    }

    static String signature(Jwt jwt) {
        return jwt.audiences().stream().anyMatch(GRAPH::contains)
                ? "a token for Microsoft Graph, which only Graph can verify; ask for one with a scope of this API"
                : "the token was changed, or another key has the same id";
    }

    static String times(Jwt jwt) {
        for (String name : List.of("exp", "nbf", "iat")) {
            String text = jwt.claimText(name);
            if (text != null && text.matches("\\d{1,18}")) {
                return Double.parseDouble(text) >= LEAST_MILLIS
                        ? "'%s' is in milliseconds rather than seconds".formatted(name)
                        : "a number in quotation marks is a text";
            }
        }
        return "";
    }

    String audience(List<String> expected) {
        String near = Closeness.of(expected, jwt.audiences());
        if (!near.isEmpty()) {
            return near;
        }
        String kind = idToken();
        if (!kind.isEmpty()) {
            return kind;
        }
        if (jwt.audiences().stream().anyMatch(GRAPH::contains)) {
            return "a token for Microsoft Graph; ask for one with a scope of this API";
        }
        if (jwt.audiences().isEmpty()) {
            return jwt.hasClaim("aud")
                    ? "'aud' must be a text or a list of texts"
                    : "the token is for nobody in particular";
        }
        String version = jwt.claimText("ver");
        boolean isId = expected.stream().anyMatch(each -> each.startsWith("api://"))
                && jwt.audiences().stream().anyMatch(each -> GUID.matcher(each).matches());
        return "2.0".equals(version) && isId
                ? "tokens of version 2.0 name the API by its application id; add that as an audience"
                : "";
    }

    String issuer(List<IssuerName> wanted) {
        String issuer = jwt.issuer();
        if (issuer == null) {
            return "";
        }
        List<String> names = wanted.stream().map(IssuerName::toString).toList();
        String near = Closeness.of(names, List.of(issuer));
        if (!near.isEmpty()) {
            return near;
        }
        boolean first = VERSION_1.matcher(issuer).matches();
        boolean second = VERSION_2.matcher(issuer).matches();
        if (first && names.stream().anyMatch(name -> VERSION_2.matcher(name).matches())) {
            return "this is a v1 token, the policy trusts v2; set requestedAccessTokenVersion to 2 in the API's manifest, or use the v1 metadata";
        }
        if (second && names.stream().anyMatch(name -> VERSION_1.matcher(name).matches())) {
            return "this is a v2 token, the policy trusts v1; use the metadata with /v2.0/ in their address";
        }
        if (names.stream()
                .anyMatch(name -> !tenant(name).isEmpty() && without(name).equals(without(issuer)))) {
            return "the token is of another tenant, " + tenant(issuer);
        }
        return "";
    }

    String claim(RequiredClaim claim) {
        String got = jwt.claimText(claim.name());
        if (!claim.isPresent(jwt)) {
            return missing(claim.name());
        }
        String near = Closeness.of(claim.values(), List.of(jwt.values(claim.name())));
        if (!near.isEmpty()) {
            return near;
        }
        for (String separator : List.of(" ", ",")) {
            boolean splitWouldDo = claim.separator() == null
                    && got != null
                    && new RequiredClaim(claim.name(), claim.all(), separator, claim.values()).isMet(jwt);
            if (splitWouldDo) {
                return "the values are all in one text; add separator=\"%s\"".formatted(separator);
            }
        }
        boolean someWouldDo =
                claim.all() && new RequiredClaim(claim.name(), false, claim.separator(), claim.values()).isMet(jwt);
        return someWouldDo ? "one of them is there, but match=\"all\" asks for all" : "";
    }

    private String missing(String name) {
        for (String there : jwt.claimNames()) {
            if (there.equalsIgnoreCase(name) && !there.equals(name)) {
                return "differs only in case: the token has '%s'".formatted(there);
            }
        }
        String kind = idToken();
        if (!kind.isEmpty()) {
            return kind;
        }
        if (name.equals("scp") && jwt.hasClaim("roles")) {
            return "the token is an application's own: it has 'roles' and no 'scp'";
        }
        if (name.equals("roles") && jwt.hasClaim("scp")) {
            return "the token was got for a user who has no role; it has 'scp'";
        }
        if (name.equals("scp") && jwt.hasClaim("scope")) {
            return "this provider calls it 'scope'";
        }
        return name.equals("roles") && jwt.hasClaim("realm_access") ? "Keycloak puts roles into 'realm_access'" : "";
    }

    /** ID tokens are for the client that got them (OpenID Connect Core 1.0 §2). */
    private String idToken() {
        String type = jwt.claimText("typ");
        boolean isOne = jwt.hasClaim("at_hash") || jwt.hasClaim("c_hash") || "ID".equals(type);
        boolean mayBeOne =
                jwt.hasClaim("nonce") && !jwt.hasClaim("scp") && !jwt.hasClaim("scope") && !"at+jwt".equals(jwt.type());
        return isOne || mayBeOne
                ? "this %s an ID token, meant for the client alone; send the access token"
                        .formatted(isOne ? "is" : "looks like")
                : "";
    }

    private static String tenant(String issuer) {
        var guid = GUID.matcher(issuer);
        return guid.find() ? guid.group() : "";
    }

    private static String without(String issuer) {
        return GUID.matcher(issuer).replaceFirst("");
    }

    /** Two units at most: a person reads it. */
    static String span(Duration duration) {
        if (duration.toDays() > 0) {
            return "%d d %d h".formatted(duration.toDays(), duration.toHoursPart());
        }
        if (duration.toHours() > 0) {
            return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
        }
        if (duration.toMinutes() > 0) {
            return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return duration.toSeconds() + " s";
    }
}
