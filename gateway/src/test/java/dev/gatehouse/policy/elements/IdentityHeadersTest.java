package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.Scope;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a token says of its bearer, on its way to the backend and nowhere else. */
class IdentityHeadersTest {
    private static final CSharpCompiler COMPILER = CSharpCompiler.create();
    private static final String VALIDATION = """
            <validate-jwt header-name="Authorization" require-expiration-time="false" output-token-variable-name="jwt">
              <issuer-signing-keys><key>%s</key></issuer-signing-keys>
            </validate-jwt>
            """.formatted(Base64.getEncoder().encodeToString(Signing.secret()));
    private static final String USER =
            "<set-header name=\"X-User\"><value>@(((Jwt)context.Variables[\"jwt\"]).Subject)</value></set-header>";

    private final Gateway gateway = new Gateway(COMPILER);

    private Exchange send(String inbound, String onError, String... headers) throws Exception {
        gateway.policy(
                Scope.API,
                "<policies><inbound>" + inbound + "</inbound><backend><forward-request/></backend><on-error>" + onError
                        + "</on-error></policies>");
        assertThat(gateway.diagnostics.hasErrors())
                .as("%s", gateway.diagnostics.list())
                .isFalse();
        var fields = new Headers();
        for (int i = 0; i < headers.length; i += 2) {
            fields.add(headers[i], headers[i + 1]);
        }
        return gateway.send("GET", "/orders/1?subscription-key=abc&view=all", fields, Body.NONE);
    }

    private static String bearer(String payload) {
        return "Bearer " + Signing.token("HS256", payload);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ["a,b"]           | a,b           | 1
            ["a","b"]         | a,b           | 2
            "a,b"             | a,b           | 1
            7                 | 7             | 1
            true              | true          | 1
            []                | ''            | 0
            """)
    void h07_arraysAreJoinedAsInAzureAndCountTellsThemApart(String claim, String joined, int count) throws Exception {
        send(VALIDATION + """
                <set-header name="X-Roles">
                  <value>@(((Jwt)context.Variables["jwt"]).Claims.GetValueOrDefault("roles", "none"))</value>
                </set-header>
                <set-header name="X-Count">
                  <value>@(((Jwt)context.Variables["jwt"]).Claims["roles"].Length.ToString())</value>
                </set-header>
                """, "", "Authorization", bearer("{\"roles\":" + claim + "}"));
        assertThat(gateway.received.getFirst()).contains("\nX-Roles: " + joined + "\n", "\nX-Count: " + count + "\n");
    }

    @Test
    void h09_afterARefusalNoIdentityGoesAnywhere() throws Exception {
        var exchange = send(
                VALIDATION + USER,
                "<set-header name=\"X-Error\"><value>yes</value></set-header>",
                "Authorization",
                "Bearer " + Signing.token("RS256", "{\"sub\":\"jane\"}"),
                "X-User",
                "forged");
        assertThat(gateway.received).isEmpty();
        assertThat(Gateway.answer(exchange)).startsWith("401").doesNotContain("forged", "jane", "X-User");
    }

    @Test
    void h09_anAnswerOfTheGatewaysOwnCarriesNoIdentity() throws Exception {
        var exchange = send(
                VALIDATION + USER + "<return-response><set-status code=\"202\"/></return-response>",
                "",
                "Authorization",
                bearer("{\"sub\":\"jane\"}"));
        assertThat(gateway.received).isEmpty();
        assertThat(Gateway.answer(exchange)).startsWith("202").doesNotContain("jane", "X-User");
    }

    @Test
    void h13_theBackendDoesNotSpeakForTheLimit() throws Exception {
        gateway.backend = _ -> new Response(
                200,
                "",
                new Headers()
                        .add("X-Remaining", "1000000")
                        .add("x-remaining", "1000001")
                        .add("X-Total", "1000002"),
                Body.of("ok"));
        var exchange = send("""
                <rate-limit calls="10" renewal-period="60" remaining-calls-header-name="X-Remaining"
                            total-calls-header-name="X-Total"/>
                """, "");
        assertThat(exchange.response().headers().all("X-Remaining")).containsExactly("9");
        assertThat(exchange.response().headers().all("X-Total")).containsExactly("10");
    }

    @Test
    void h14_aSubscriptionKeyGoesOnUnlessAPolicyTakesItAway() throws Exception {
        send("", "", "Ocp-Apim-Subscription-Key", "abc");
        assertThat(gateway.received.getFirst()).contains("Ocp-Apim-Subscription-Key: abc", "subscription-key=abc");
        gateway.received.clear();
        send(
                "<set-header name=\"Ocp-Apim-Subscription-Key\" exists-action=\"delete\"/>"
                        + "<set-query-parameter name=\"subscription-key\" exists-action=\"delete\"/>",
                "",
                "Ocp-Apim-Subscription-Key",
                "abc",
                "ocp_apim_subscription_key",
                "abc");
        assertThat(gateway.received.getFirst())
                .startsWith("GET https://backend.example/base/orders/1?view=all\n")
                .doesNotContain("abc");
    }
}
