package dev.gatehouse.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.jose.Explanation.Check;
import dev.gatehouse.jose.Explanation.Check.Outcome;
import dev.gatehouse.jose.Verdict.Refused;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check of a token, also behind the first that fails, and what may be wrong with it. */
class ExplanationTest {
    private static final String ISSUER = "https://login.microsoftonline.com/11111111-1111-1111-1111-111111111111/v2.0";
    private static final long NOW = 1_700_000_000_000L;
    private static final String EXP = "\"exp\":1700000600";
    private static final Requirements RULES = new Requirements(
            List.of("api://orders", "https://api.example/"),
            List.of(),
            List.of(
                    new RequiredClaim("scp", true, null, List.of("orders.read")),
                    new RequiredClaim("roles", false, null, List.of("Reader", "Writer"))),
            true,
            true,
            0);
    private static final String REST = ",\"scp\":\"orders.read\",\"roles\":[\"Reader\"]}";
    private static final String GOOD = "{\"iss\":\"" + ISSUER + "\"," + EXP + ",\"aud\":\"api://orders\"" + REST;

    private final TokenVerifier verifier = new TokenVerifier(
            List.of(
                    FixedSource.of(ISSUER, Signing.keySet(Signing.RSA)),
                    FixedSource.of("https://other.example", Signing.keySet(Signing.P256))),
            new KeySet(null, List.of(), 0),
            new VerifiedTokens(10));

    private Explanation explain(String token) {
        return verifier.explain(token, RULES, verifier.verify(token, RULES, NOW, false), NOW, false);
    }

    private static String payload(String name, String json) {
        return GOOD.replaceFirst(
                "\"" + name + "\":(\"[^\"]*\"|\\[[^]]*]|\\d+)", Matcher.quoteReplacement("\"" + name + "\":" + json));
    }

    private static String signed(String name, String json) {
        return Signing.token("RS256", payload(name, json));
    }

    private static String without(String name, String instead) {
        return Signing.token("RS256", GOOD.replaceFirst("\"" + name + "\":(\"[^\"]*\"|\\[[^]]*])", instead));
    }

    private static Check failed(Explanation explanation, String name) {
        return explanation.checks().stream()
                .filter(check -> check.name().equals(name) && check.outcome() == Outcome.FAILED)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has not failed: " + explanation.compact()));
    }

    static Stream<Arguments> mistakes() {
        String good = Signing.token("RS256", GOOD);
        return Stream.of(
                Arguments.of("aud", "differs only by a trailing slash", signed("aud", "\"https://api.example\"")),
                Arguments.of("aud", "differs only in case", signed("aud", "\"api://Orders\"")),
                Arguments.of("aud", "differs only in white space around it", signed("aud", "\"api://orders \"")),
                Arguments.of("aud", "differs only in quotation marks around it", signed("aud", "\"'api://orders'\"")),
                Arguments.of("aud", "differs only by the prefix api://", signed("aud", "\"orders\"")),
                Arguments.of("aud", "differs only by http and https", signed("aud", "\"http://api.example/\"")),
                Arguments.of("aud", "differs only by the path /.default", signed("aud", "\"api://orders/.default\"")),
                Arguments.of(
                        "aud",
                        "differs only by a trailing slash and in case",
                        signed("aud", "\"HTTPS://api.example\"")),
                Arguments.of("aud", "this is an ID token", signed("aud", "\"client\",\"at_hash\":\"x\"")),
                Arguments.of("aud", "this is an ID token", signed("aud", "\"client\",\"typ\":\"ID\"")),
                Arguments.of(
                        "aud",
                        "this looks like an ID token",
                        Signing.token(
                                "RS256",
                                payload("aud", "\"client\"").replace("\"scp\":\"orders.read\"", "\"nonce\":\"1\""))),
                Arguments.of(
                        "aud",
                        "a token for Microsoft Graph",
                        signed("aud", "\"00000003-0000-0000-c000-000000000000\"")),
                Arguments.of(
                        "aud",
                        "name the API by its application id",
                        signed("aud", "\"22222222-2222-2222-2222-222222222222\",\"ver\":\"2.0\"")),
                Arguments.of(
                        "aud",
                        "for nobody in particular",
                        Signing.token("RS256", GOOD.replace(",\"aud\":\"api://orders\"", ""))),
                Arguments.of("aud", "must be a text or a list of texts", signed("aud", "7")),
                Arguments.of(
                        "iss",
                        "this is a v1 token",
                        signed("iss", "\"https://sts.windows.net/11111111-1111-1111-1111-111111111111/\"")),
                Arguments.of(
                        "iss",
                        "of another tenant, 22222222-2222-2222-2222-222222222222",
                        signed("iss", "\"" + ISSUER.replace('1', '2') + "\"")),
                Arguments.of("iss", "differs only by a trailing slash", signed("iss", "\"" + ISSUER + "/\"")),
                Arguments.of("exp", "expired 12 s ago, skew 0 s", signed("exp", "1699999988")),
                Arguments.of("exp", "require-expiration-time", Signing.token("RS256", GOOD.replace(EXP + ",", ""))),
                Arguments.of("nbf", "valid in 30 s, skew 0 s", signed("exp", "1700000600,\"nbf\":1700000030")),
                Arguments.of("times", "milliseconds rather than seconds", signed("exp", "1700000600000")),
                Arguments.of("times", "in quotation marks is a text", signed("exp", "\"1700000600\"")),
                Arguments.of("claim scp", "separator=\" \"", signed("scp", "\"orders.read orders.write\"")),
                Arguments.of("claim scp", "has 'roles' and no 'scp'", without("scp", "\"x\":\"\"")),
                Arguments.of(
                        "claim scp",
                        "calls it 'scope'",
                        Signing.token(
                                "RS256", GOOD.replace("\"scp\"", "\"scope\"").replace("\"roles\"", "\"r\""))),
                Arguments.of(
                        "claim roles", "the token has 'Roles'", Signing.token("RS256", GOOD.replace("roles", "Roles"))),
                Arguments.of("claim roles", "a user who has no role", without("roles", "\"x\":\"\"")),
                Arguments.of(
                        "claim roles",
                        "'realm_access'",
                        Signing.token(
                                "RS256", GOOD.replace("\"scp\"", "\"s\"").replace("\"roles\"", "\"realm_access\""))),
                Arguments.of("claim roles", "differs only in case", signed("roles", "[\"reader\"]")),
                Arguments.of(
                        "key", "published by another provider, https://other.example", Signing.token("ES256", GOOD)),
                Arguments.of(
                        "key", "new, withdrawn, or of another environment", Signing.token(Signing.OTHER_RSA, GOOD)),
                Arguments.of(
                        "key",
                        "from another provider, 'https://x.example'",
                        Signing.token(Signing.OTHER_RSA, payload("iss", "\"https://x.example\""))),
                Arguments.of("signature", "was changed", flip(good)),
                Arguments.of(
                        "signature", "only Graph can verify", flip(signed("aud", "\"https://graph.microsoft.com\""))),
                Arguments.of("algorithm", "with a shared secret", Signing.token("HS256", GOOD)),
                Arguments.of(
                        "algorithm",
                        "an unsigned token",
                        Signing.base64url("{\"alg\":\"none\"}") + '.' + Signing.base64url(GOOD) + '.'),
                Arguments.of(
                        "algorithm", "differs only in case", header(good, "{\"alg\":\"rs256\",\"kid\":\"rsa-1\"}")),
                Arguments.of(
                        "form", "made for something else", header(good, "{\"alg\":\"RS256\",\"typ\":\"dpop+jwt\"}")),
                Arguments.of("form", "the scheme 'Bearer'", "Bearer " + good),
                Arguments.of("form", "white space", good.replaceFirst("[.]", ".\n")),
                Arguments.of("form", "encoded once more", good.replace(".", "%2E")),
                Arguments.of("form", "an opaque token", "2YotnFZFEjr1zCsicMWpAA"),
                Arguments.of("form", "cut off", good.substring(0, good.lastIndexOf('.'))),
                Arguments.of("form", "is encrypted", "eyJhbGciOiJkaXIifQ..a.b.c"));
    }

    private static String header(String token, String header) {
        return Signing.base64url(header) + token.substring(token.indexOf('.'));
    }

    private static String flip(String token) {
        int at = token.lastIndexOf('.') + 12;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void mistakesAreHintedAt(String check, String hint, String token) {
        assertThat(failed(explain(token), check).hint()).contains(hint);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void theChecksAgreeWithTheVerdict(String check, String hint, String token) {
        var explanation = explain(token);
        var refused = (Refused) explanation.verdict();
        String decisive = refused.check().equals("keys") ? "key" : refused.check();
        assertThat(explanation.checks())
                .anyMatch(each -> each.outcome() == Outcome.FAILED
                        && each.name().startsWith(decisive.equals("claims") ? "claim " : decisive));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void noTokenAndNoSignatureIsToldOn(String check, String hint, String token) {
        String told = explain(token).toString().replaceAll("claimed=[^]]*", "");
        assertThat(told).doesNotContain(token).doesNotContain("(null)");
        String signature = token.substring(token.lastIndexOf('.') + 1);
        if (signature.length() > 8) {
            assertThat(told).doesNotContain(signature.substring(signature.length() / 2));
        }
    }

    @Test
    void tokensWithinClaimsAreNotToldOnEither() {
        String inner = Signing.token("HS256", "{\"sub\":\"u\"}");
        var explanation = explain(signed("aud", "\"" + inner + "\""));
        assertThat(failed(explanation, "aud").got()).isEqualTo("(a token)");
    }

    @Test
    void longValuesAreCutAndControlCharactersReplaced() {
        var explanation = explain(signed("aud", "\"\\u001b[31m" + "x".repeat(5000) + "\""));
        assertThat(failed(explanation, "aud").got())
                .hasSizeLessThan(300)
                .startsWith("?[31mxxx")
                .endsWith("…");
    }

    @Test
    void everythingPassesForAGoodToken() {
        var explanation = explain(Signing.token("RS256", GOOD));
        assertThat(explanation.verdict()).isInstanceOf(Verdict.Accepted.class);
        assertThat(explanation.checks()).allMatch(check -> check.outcome() == Outcome.PASSED);
        assertThat(explanation.checks().stream().map(Check::name))
                .containsExactly(
                        "form",
                        "algorithm",
                        "key",
                        "signature",
                        "exp",
                        "nbf",
                        "aud",
                        "iss",
                        "claim scp",
                        "claim roles");
    }

    @Test
    void whatCannotBeReadReachesNoOtherCheck() {
        assertThat(explain("abc").checks().stream().skip(1)).allMatch(check -> check.outcome() == Outcome.NOT_REACHED);
    }

    @Test
    void matchAllIsToldApartFromMatchAny() throws MalformedException {
        var claim = new RequiredClaim("roles", true, null, List.of("Reader", "Writer"));
        assertThat(new Hints(Jwt.read(Signing.token("RS256", GOOD))).claim(claim))
                .contains("match=\"all\" asks for all");
    }

    @Test
    void aV2TokenForV1IsNamed() throws MalformedException {
        var first = new IssuerName("https://sts.windows.net/11111111-1111-1111-1111-111111111111/");
        assertThat(new Hints(Jwt.read(Signing.token("RS256", GOOD))).issuer(List.of(first)))
                .contains("this is a v2 token");
    }

    @Test
    void aPolicysOwnRefusalIsOneMoreCheck() {
        var good = explain(Signing.token("RS256", GOOD));
        var ended = good.ending(Refused.malformed("tenant: is none of ours"));
        assertThat(ended.checks()).hasSize(good.checks().size() + 1);
        assertThat(failed(ended, "tenant").got()).isEqualTo("is none of ours");
    }

    @Test
    void sourcesThatCannotBeReachedAreToldApart() {
        var far = new FixedSource("https://far.example", new KeySource.Failed("https://far.example: ConnectException"));
        var near = new FixedSource(
                "http://near.example", new KeySource.Failed("http://near.example: only https is allowed"));
        var unreachable = new TokenVerifier(List.of(far, near), new KeySet(null, List.of(), 0), new VerifiedTokens(10));
        String token = Signing.token("RS256", GOOD);
        var explanation = unreachable.explain(token, RULES, unreachable.verify(token, RULES, NOW, false), NOW, false);
        assertThat(failed(explanation, "key").parts())
                .extracting(Check::got, Check::hint)
                .containsExactly(
                        tuple("ConnectException", ""),
                        tuple(
                                "only https is allowed",
                                "addresses of this machine, and plain http, are for --insecure-loopback"));
    }

    @Test
    void keysOfTheWrongKindAreNamed() throws MalformedException {
        var own = new KeySet(null, List.of(VerificationKey.secret(null, Signing.secret())), 0);
        var secretOnly = new TokenVerifier(List.of(), own, new VerifiedTokens(10));
        String token = Signing.token("RS256", GOOD);
        var explanation = secretOnly.explain(token, RULES, secretOnly.verify(token, RULES, NOW, false), NOW, false);
        assertThat(failed(explanation, "algorithm").hint()).contains("text in 'key' is a shared secret");
    }

    @Test
    void whereThePolicyTakesUnsignedTokensNoKeyIsNeeded() {
        var rules = new Requirements(List.of(), List.of(), List.of(), true, false, 0);
        String token = Signing.base64url("{\"alg\":\"none\"}") + '.' + Signing.base64url(GOOD) + '.';
        var explanation = verifier.explain(token, rules, verifier.verify(token, rules, NOW, false), NOW, false);
        assertThat(explanation.compact()).doesNotContain("FAILED");
        assertThat(explanation.checks().get(2).got()).startsWith("none needed");
    }
}
