package dev.gatehouse.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tokens say against what they must say; group D of the security checklist. */
class ClaimChecksTest {
    private static final long NOW_SECONDS = 1_700_000_000L;
    private static final long SKEW_SECONDS = 300;

    private static Jwt jwt(String payload) {
        try {
            return Jwt.read(Signing.base64url("{\"alg\":\"RS256\"}") + '.' + Signing.base64url(payload) + ".AA");
        } catch (MalformedException e) {
            throw new IllegalArgumentException(payload, e);
        }
    }

    private static String outcome(String payload, Requirements rules) {
        Verdict.@Nullable Refused failure = ClaimChecks.firstFailure(jwt(payload), rules, true, NOW_SECONDS * 1000);
        return failure == null ? "ok" : failure.reason().code();
    }

    private static Requirements rules(boolean expirationRequired, RequiredClaim... claims) {
        return new Requirements(List.of(), List.of(), List.of(claims), expirationRequired, true, SKEW_SECONDS * 1000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"exp":null}                              | JwtInvalid
            {"exp":"1700000600"}                      | JwtInvalid
            {"exp":[1700000600]}                      | JwtInvalid
            {"exp":{"at":1}}                          | JwtInvalid
            {"exp":true}                              | JwtInvalid
            {"exp":1e400}                             | JwtInvalid
            {"exp":-1e400}                            | JwtInvalid
            {"exp":1e999999999}                       | JwtInvalid
            {"exp":253402300800}                      | JwtInvalid
            {"exp":99999999999999999999999999}        | JwtInvalid
            {"exp":9223372036854775807}               | JwtInvalid
            {"exp":-9223372036854775808}              | JwtInvalid
            {"exp":0}                                 | TokenExpired
            {"exp":-1}                                | TokenExpired
            {"exp":1699999699}                        | TokenExpired
            {"exp":1699999700}                        | TokenExpired
            {"exp":1699999700.5}                      | ok
            {"exp":1699999701}                        | ok
            {"exp":1700000000}                        | ok
            {"exp":1700000600.75}                     | ok
            {"exp":1.7000006e9}                       | ok
            {"exp":253402300799}                      | ok
            """)
    void d02_expirationIsANumberOfSeconds(String payload, String expected) {
        assertThat(outcome(payload, rules(true))).isEqualTo(expected);
    }

    @Test
    void d01_expirationIsRequiredUnlessThePolicySaysOtherwise() {
        assertThat(outcome("{}", rules(true))).isEqualTo("JwtInvalid");
        assertThat(outcome("{\"EXP\":1700000600}", rules(true))).isEqualTo("JwtInvalid");
        assertThat(outcome("{}", rules(false))).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"exp":1699999700}                        | TokenExpired
            {"exp":null}                              | JwtInvalid
            {"nbf":1700000300}                        | ok
            {"nbf":1700000301}                        | JwtInvalid
            {"nbf":1700000300.001}                    | JwtInvalid
            {"nbf":"1"}                               | JwtInvalid
            {"nbf":1e400}                             | JwtInvalid
            {"nbf":0}                                 | ok
            {"iat":1800000000}                        | ok
            {"iat":"1700000000"}                      | JwtInvalid
            """)
    void d03_otherTimesWhereExpirationIsNotRequired(String payload, String expected) {
        assertThat(outcome(payload, rules(false))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"aud":"api://a"}                         | ok
            {"aud":["x","api://a"]}                   | ok
            {"aud":["api://b"]}                       | ok
            {}                                        | TokenAudienceNotAllowed
            {"aud":[]}                                | TokenAudienceNotAllowed
            {"aud":null}                              | TokenAudienceNotAllowed
            {"aud":""}                                | TokenAudienceNotAllowed
            {"aud":"api://A"}                         | TokenAudienceNotAllowed
            {"aud":"api://a/"}                        | TokenAudienceNotAllowed
            {"aud":"api://"}                          | TokenAudienceNotAllowed
            {"aud":"api://ab"}                        | TokenAudienceNotAllowed
            {"aud":"api://a,api://b"}                 | TokenAudienceNotAllowed
            {"aud":[["api://a"]]}                     | TokenAudienceNotAllowed
            {"aud":["api://a",1]}                     | TokenAudienceNotAllowed
            {"aud":{"api://a":1}}                     | TokenAudienceNotAllowed
            {"AUD":"api://a"}                         | TokenAudienceNotAllowed
            {"aud":7}                                 | TokenAudienceNotAllowed
            """)
    void d05_audience(String payload, String expected) {
        var rules = new Requirements(List.of("api://a", "api://b", "7"), List.of(), List.of(), false, true, 0);
        assertThat(outcome(payload, rules)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"iss":["https://good.com","https://e"]}
            {"iss":["https://good.com"]}
            {"iss":{"https://good.com":1}}
            {"iss":1}
            """)
    void d08_issuersThatAreNoTextAreRefused(String payload) {
        assertThat(outcome(payload, OF_GOOD)).isEqualTo("TokenIssuerNotAllowed");
    }

    private static final Requirements OF_GOOD =
            new Requirements(List.of(), List.of(new IssuerName("https://good.com")), List.of(), false, true, 0);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"iss":"https://good.com"}                | ok
            {"iss":"https://good.com/"}               | TokenIssuerNotAllowed
            {"iss":"https://GOOD.com"}                | TokenIssuerNotAllowed
            {"iss":"https://good.com.evil.com"}       | TokenIssuerNotAllowed
            {"iss":"https://good.com@evil"}           | TokenIssuerNotAllowed
            {"iss":"https://good%2ecom"}              | TokenIssuerNotAllowed
            {"iss":"https://good.com."}               | TokenIssuerNotAllowed
            {"iss":"https://g\\u043Eod.com"}          | TokenIssuerNotAllowed
            {"iss":null}                              | TokenIssuerNotAllowed
            {}                                        | TokenIssuerNotAllowed
            """)
    void d09_issuersAreComparedExactly(String payload, String expected) {
        assertThat(outcome(payload, OF_GOOD)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # claim                    | match | separator | values    | outcome
            "a"                        | all   |           | a         | ok
            "a"                        | all   |           |           | ok
            ["a","b"]                  | all   |           | a;b       | ok
            ["a"]                      | all   |           | a;b       | TokenClaimValueNotAllowed
            ["a"]                      | any   |           | a;b       | ok
            ["c"]                      | any   |           | a;b       | TokenClaimValueNotAllowed
            true                       | all   |           | true      | ok
            true                       | all   |           | True      | TokenClaimValueNotAllowed
            1                          | all   |           | 1         | ok
            1.0                        | all   |           | 1         | TokenClaimValueNotAllowed
            1.0                        | all   |           | 1.0       | ok
            [1,2]                      | any   |           | 2         | ok
            { "k" : [ 1, "x y" ] }     | all   |           | {"k":[1,"x y"]} | ok
            null                       | all   |           | a         | TokenClaimNotFound
            null                       | all   |           |           | TokenClaimNotFound
            []                         | any   |           | a         | TokenClaimNotFound
            [null]                     | any   |           | a         | TokenClaimNotFound
            ""                         | all   |           |           | ok
            """)
    void d15_requiredClaims(String claim, String match, String separator, String values, String expected) {
        List<String> wanted = values == null ? List.of() : Arrays.asList(values.split(";"));
        String split = separator == null ? null : separator.replace("space", " ");
        var required = new RequiredClaim("roles", match.equals("all"), split, wanted);
        assertThat(outcome("{\"roles\":" + claim + "}", rules(false, required))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "a b"                      | all   |           | a         | TokenClaimValueNotAllowed
            "a b"                      | all   | space     | a         | ok
            "a b"                      | all   | space     | a;b       | ok
            "a b"                      | any   | space     | b;x       | ok
            "a,b"                      | all   | ,         | a;b       | ok
            "a,b"                      | any   |           | a;b       | TokenClaimValueNotAllowed
            "a,b"                      | any   | space     | a;b       | TokenClaimValueNotAllowed
            ["a,b"]                    | any   |           | a;b       | TokenClaimValueNotAllowed
            "ab"                       | any   | ,         | a;b       | TokenClaimValueNotAllowed
            """)
    void d16_valuesAreSplitOnlyAtTheSeparatorOfThePolicy(
            String claim, String match, String separator, String values, String expected) {
        d15_requiredClaims(claim, match, separator, values, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "admin"                    | ok
            "administrator"            | TokenClaimValueNotAllowed
            "not-admin"                | TokenClaimValueNotAllowed
            "admin "                   | TokenClaimValueNotAllowed
            " admin"                   | TokenClaimValueNotAllowed
            "Admin"                    | TokenClaimValueNotAllowed
            ["administrator","user"]   | TokenClaimValueNotAllowed
            """)
    void d18_valuesThatOnlyContainTheRequiredOneAreOthers(String claim, String expected) {
        d15_requiredClaims(claim, "any", null, "admin", expected);
        d15_requiredClaims(claim, "all", null, "admin", expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "adm\\u0069n"              | admin     | ok
            "admin\\u0000"             | admin     | TokenClaimValueNotAllowed
            "\\u0000admin"             | admin     | TokenClaimValueNotAllowed
            "admin\\ud800"             | admin     | TokenClaimValueNotAllowed
            "\\u0430dmin"              | admin     | TokenClaimValueNotAllowed
            "\\uff41dmin"              | admin     | TokenClaimValueNotAllowed
            "caf\\u00e9"               | café      | ok
            "cafe\\u0301"              | café      | TokenClaimValueNotAllowed
            """)
    void d13_charactersAreComparedAsTheyAre(String claim, String value, String expected) {
        d15_requiredClaims(claim, "any", null, value, expected);
    }

    @Test
    void d10_aSubjectIsRequiredWhereThePolicySaysSo() {
        var present = new RequiredClaim("sub", true, null, List.of());
        assertThat(outcome("{}", rules(false, present))).isEqualTo("TokenClaimNotFound");
        assertThat(outcome("{\"sub\":null}", rules(false, present))).isEqualTo("TokenClaimNotFound");
        assertThat(outcome("{}", rules(false))).isEqualTo("ok");
        var named = new RequiredClaim("sub", true, null, List.of("u1"));
        assertThat(outcome("{\"sub\":\"\"}", rules(false, named))).isEqualTo("TokenClaimValueNotAllowed");
        assertThat(outcome("{\"sub\":\"u1\"}", rules(false, named))).isEqualTo("ok");
    }

    @Test
    void d17_scpAndScopeAreTwoClaims() {
        var scp = new RequiredClaim("scp", true, " ", List.of("write"));
        var scope = new RequiredClaim("scope", true, " ", List.of("write"));
        String payload = "{\"scp\":\"read\",\"scope\":\"read write\"}";
        assertThat(outcome(payload, rules(false, scp))).isEqualTo("TokenClaimValueNotAllowed");
        assertThat(outcome(payload, rules(false, scope))).isEqualTo("ok");
        assertThat(outcome("{\"scope\":[\"read\",\"write\"]}", rules(false, scope)))
                .isEqualTo("ok");
        assertThat(outcome("{\"scope\":\"write\"}", rules(false, scp))).isEqualTo("TokenClaimNotFound");
    }

    @Test
    void d12_claimNamesAreCaseSensitive() {
        var required = new RequiredClaim("scp", true, null, List.of("a"));
        assertThat(outcome("{\"SCP\":\"a\"}", rules(false, required))).isEqualTo("TokenClaimNotFound");
        assertThat(outcome("{\"SCP\":\"b\",\"scp\":\"a\"}", rules(false, required)))
                .isEqualTo("ok");
    }

    @Test
    void messagesNameAllMissingClaimsOrTheFirstWrongOne() {
        var a = new RequiredClaim("a", true, null, List.of("1"));
        var b = new RequiredClaim("b", true, null, List.of());
        var c = new RequiredClaim("c", true, null, List.of());
        var missing = ClaimChecks.firstFailure(jwt("{\"a\":\"0\"}"), rules(false, a, b, c), true, 0);
        assertThat(missing)
                .extracting(Verdict.Refused::message)
                .isEqualTo("JWT token is missing the following claims: b, c. Access denied.");
        var wrong = ClaimChecks.firstFailure(
                jwt("{\"a\":[\"0\",\"2%s\"],\"b\":1,\"c\":1}"), rules(false, a, b, c), true, 0);
        assertThat(wrong)
                .extracting(Verdict.Refused::message)
                .isEqualTo("Claim a value of 0,2%s is not allowed. Access denied.");
    }

    @Test
    void theFirstFailingCheckNamesTheReason() {
        var required = new RequiredClaim("r", true, null, List.of("1"));
        var rules = new Requirements(List.of("aud"), List.of(new IssuerName("iss")), List.of(required), true, true, 0);
        assertThat(outcome("{\"exp\":1}", rules)).isEqualTo("TokenExpired");
        assertThat(outcome("{\"exp\":1800000000}", rules)).isEqualTo("TokenAudienceNotAllowed");
        assertThat(outcome("{\"exp\":1800000000,\"aud\":\"aud\"}", rules)).isEqualTo("TokenIssuerNotAllowed");
        assertThat(outcome("{\"exp\":1800000000,\"aud\":\"aud\",\"iss\":\"iss\"}", rules))
                .isEqualTo("TokenClaimNotFound");
    }
}
