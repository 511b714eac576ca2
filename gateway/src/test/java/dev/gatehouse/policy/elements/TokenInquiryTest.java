package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.jose.Explanation;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.jose.Verdict;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Diagnostic.Part;
import dev.gatehouse.model.Diagnostic.Verbosity;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.TokenInquiry;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told how policies judge a token, and who is not. */
class TokenInquiryTest {
    private static final String TOKEN = Signing.token(
            "HS256", "{\"exp\":%d,\"aud\":\"api://orders/\"}".formatted(Gateway.START.getEpochSecond() + 60));

    private final Gateway gateway = new Gateway(new ScriptedExpressions());

    private static String policy(String place, String audience) {
        return """
                <validate-jwt %s>
                  <issuer-signing-keys><key>%s</key></issuer-signing-keys>
                  <audiences><audience>%s</audience></audiences>
                </validate-jwt>
                """.formatted(place, Base64.getEncoder().encodeToString(Signing.secret()), audience);
    }

    private void with(String... policies) {
        gateway.policy(Scope.API, "<policies><inbound>" + String.join("", policies) + "</inbound></policies>");
    }

    private record Told(String policy, String location, Explanation explanation) {}

    private List<Told> inquire(String token) {
        List<Told> told = new ArrayList<>();
        gateway.prepare = exchange -> exchange.inquire(new TokenInquiry() {
            @Override
            public String token() {
                return token;
            }

            @Override
            public void explained(String policy, Scope scope, String location, Explanation explanation) {
                told.add(new Told(policy, location, explanation));
            }
        });
        return told;
    }

    private static Diagnostic diagnostic(Verbosity verbosity) {
        return new Diagnostic("", verbosity, true, 100, true, Part.NONE, Part.NONE, Part.NONE, Part.NONE);
    }

    private Exchange send() throws Exception {
        var headers = new Headers().add("Authorization", "Bearer " + TOKEN);
        return gateway.send("GET", "/orders/1", headers, Body.NONE);
    }

    @ParameterizedTest
    @EnumSource(Verbosity.class)
    void onlyVerboseTracesHaveTheChecksAndCallersNeverDo(Verbosity verbosity) throws Exception {
        with(policy("header-name=\"Authorization\"", "api://orders"));
        gateway.prepare = exchange -> exchange.setDiagnostic(diagnostic(verbosity));
        var exchange = send();
        assertThat(Gateway.answer(exchange))
                .endsWith("{ \"statusCode\": 401, \"message\": \"Audience not found. Access denied.\" }");
        String checks = exchange.traceRecords().getFirst().metadata().get("checks");
        if (verbosity == Verbosity.VERBOSE) {
            assertThat(checks)
                    .isEqualTo(
                            "form passed; algorithm passed; key passed; signature passed; exp passed; nbf passed; aud FAILED,"
                                    + " expected api://orders, got api://orders/ (differs only by a trailing slash); iss passed");
        } else {
            assertThat(checks).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "header-name=\"Authorization\" require-scheme=\"DPoP\"",
                "header-name=\"X-Token\"",
                "query-parameter-name=\"access token\""
            })
    void theTokenIsPutWhereThePolicyLooks(String place) throws Exception {
        with(policy(place, "api://orders/"));
        var told = inquire(TOKEN);
        gateway.get("/orders/1?view=all");
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().explanation().verdict()).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void whatStandsThereAlreadyStays() throws Exception {
        with(policy("header-name=\"Authorization\"", "api://orders/"));
        var told = inquire("another");
        send();
        assertThat(told.getFirst().explanation().verdict()).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void severalPoliciesAreToldOfInTurnUntilOneRefuses() throws Exception {
        with(
                policy("header-name=\"Authorization\"", "api://orders/"),
                policy("header-name=\"Authorization\"", "api://orders"),
                policy("header-name=\"Authorization\"", "api://orders/"));
        var told = inquire(TOKEN);
        send();
        assertThat(told).extracting(Told::policy).containsExactly("validate-jwt", "validate-jwt");
        assertThat(told).extracting(Told::location).doesNotHaveDuplicates();
        assertThat(told.getLast().explanation().verdict()).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void anAbsentTokenHasOneFailedCheck() throws Exception {
        with(policy("header-name=\"X-Token\"", "api://orders"));
        var told = inquire("");
        gateway.get("/orders/1");
        assertThat(told.getFirst().explanation().compact())
                .isEqualTo("form FAILED, got no token in the header 'X-Token'");
    }
}
