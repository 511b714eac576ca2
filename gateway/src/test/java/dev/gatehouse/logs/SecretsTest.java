package dev.gatehouse.logs;

import static dev.gatehouse.logs.LoggedExchanges.begun;
import static dev.gatehouse.logs.LoggedExchanges.callBackend;
import static dev.gatehouse.logs.LoggedExchanges.columns;
import static dev.gatehouse.logs.LoggedExchanges.end;
import static dev.gatehouse.logs.LoggedExchanges.error;
import static dev.gatehouse.logs.LoggedExchanges.masked;
import static dev.gatehouse.logs.LoggedExchanges.part;
import static dev.gatehouse.logs.LoggedExchanges.passBody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.model.Api.KeyNames;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Diagnostic.Masking;
import dev.gatehouse.model.Diagnostic.Part;
import dev.gatehouse.model.Diagnostic.Verbosity;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.TraceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens, keys and cookies never reach a row. */
class SecretsTest {
    private static final String CANARY = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlLWNhbmFyeQ";
    private static final String OPAQUE = "opaque-canary-0123456789";

    private final List<GatewayLog> log = new ArrayList<>();
    private final GatewayLogObserver observer = new GatewayLogObserver(log::add, () -> 0);

    /** Planted wherever a caller, a policy or a backend may put one, with everything logged that can be. */
    @Test
    void l09_plantedTokensKeysAndCookiesReachNoColumn() {
        var names = List.of(
                "Authorization",
                "Cookie",
                "Set-Cookie",
                "Ocp-Apim-Subscription-Key",
                "X-Shop-Key",
                "X-Api-Key",
                "X-Forwarded-Access",
                "X-Note",
                "Proxy-Authorization");
        var part = part(names, 8192);
        var diagnostic = new Diagnostic("d", Verbosity.VERBOSE, true, 100, true, part, part, part, part);
        var headers = new Headers()
                .add("authorization", "Bearer " + CANARY)
                .add("Cookie", "session=" + OPAQUE)
                .add("Ocp-Apim-Subscription-Key", OPAQUE)
                .add("X-Shop-Key", OPAQUE)
                .add("X-Api-Key", OPAQUE)
                .add("X-Forwarded-Access", "Bearer " + OPAQUE)
                .add("X-Note", "the token is " + CANARY + ", is it not")
                .add("Proxy-Authorization", "Basic " + OPAQUE);
        var exchange = begun(
                diagnostic,
                observer,
                "shop-key=" + OPAQUE + "&access%5Ftoken=" + OPAQUE + "&q=" + CANARY + "&id_token=" + CANARY,
                headers);
        for (var leg : Leg.values()) {
            passBody(
                    exchange,
                    leg,
                    "{\"access_token\" : \"" + OPAQUE + "\", \"client_secret\":\"a\\\"" + OPAQUE
                            + "\", \"note\":\"" + CANARY + "\"}\ngrant_type=x&client_secret=" + OPAQUE
                            + "&refresh_token="
                            + OPAQUE + "\nAuthorization: Bearer " + OPAQUE + "\n" + CANARY.substring(0, 30));
        }
        callBackend(
                exchange,
                new Response(200, "", new Headers().add("Set-Cookie", "s=" + OPAQUE), Body.NONE),
                "/base?code=" + OPAQUE + "&x=" + CANARY);
        exchange.trace(new TraceRecord("policy", "error", "got " + CANARY, Map.of("token", CANARY)));
        exchange.measures().failed(error("IDX10223: token '" + CANARY + "' is late"));
        end(exchange, new Response(401, "", new Headers().add("Set-Cookie", "s=" + OPAQUE), Body.NONE));
        var everything = columns(log.getFirst()).toString();
        assertThat(everything)
                .doesNotContain("canary")
                .doesNotContain(CANARY.substring(0, 20))
                .contains("\"Authorization\":\"***\"")
                .contains("\"X-Forwarded-Access\":\"Bearer ***\"")
                .contains("the token is ***, is it not")
                .contains("shop-key=***&access%5Ftoken=***&q=***&id_token=***")
                .contains("IDX10223: token '***' is late");
    }

    @ParameterizedTest
    @CsvSource({
        "a=1&b=2,a=1&b=2",
        "a=1&subscription-key=k,a=1&subscription-key=***",
        "Subscription-Key=k&a,Subscription-Key=***&a",
        "pin=1234&a=1,pin=***&a=1",
        "PIN=1234&ssn=5&a=1,PIN=***&a=1",
        "ssn=5,''",
        "sig=&x=%26,sig=***&x=%26"
    })
    void parametersAreMaskedByNameWhateverTheCase(String query, String seen) {
        var masked = Map.of("pin", Masking.MASK, "ssn", Masking.HIDE);
        assertThat(new Secrets(KeyNames.DEFAULT).inQuery(query, masked)).isEqualTo(seen);
    }

    @Test
    void headersAreMaskedAsTheSettingSays() {
        var part = masked(
                List.of("X-A", "X-B", "X-C"),
                Map.of("x-a", Masking.MASK, "x-b", Masking.HIDE),
                Map.of("p", Masking.MASK));
        var diagnostic = LoggedExchanges.logging(part, Part.NONE);
        end(
                begun(
                        diagnostic,
                        observer,
                        "p=1&q=2",
                        new Headers().add("X-A", "1").add("X-B", "2").add("X-C", "3")),
                null);
        assertThat(columns(log.getFirst()))
                .containsEntry("RequestHeaders", "{\"X-A\":\"***\",\"X-C\":\"3\"}")
                .containsEntry("Url", "https://gateway.example/orders/7?p=***&q=2");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        var secrets = new Secrets(KeyNames.DEFAULT);
        for (var text : List.of(
                "Bearer authentication is needed",
                "eyJhIjoxfQ",
                "keys=12&monkey=3",
                "{\"detail\":\"The token is expired\",\"tokens\":12}",
                "a password is missing")) {
            assertThat(secrets.inBody(text, false)).isEqualTo(text);
        }
    }
}
