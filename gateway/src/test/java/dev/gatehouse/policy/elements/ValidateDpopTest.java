package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.jose.Proofs;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.standing.TokenStanding;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole documents with {@code validate-dpop}; the request is for {@code https://gateway.example/shop/orders}. */
class ValidateDpopTest {
    private static final String ADDRESS = "https://api.example/shop/orders";
    private static final JWK KEY = Signing.P256;
    private static final String ELEMENT = """
            <gh:validate-dpop token-variable-name="jwt">
              <external-urls>
                <external-url>https://api.example/</external-url>
                <external-url>https://old.example/v1</external-url>
              </external-urls>
            </gh:validate-dpop>
            """;

    private final Gateway gateway = new Gateway(new ScriptedExpressions());
    private final TokenStanding standing = new TokenStanding(Settings.DEFAULT, gateway::nanos);
    private final Headers headers = new Headers();
    private int proofs;

    @BeforeEach
    void policy() {
        gateway.states = standing;
        policy(BoundTokens.validateJwt("DPoP") + ELEMENT);
    }

    @AfterEach
    void stop() {
        standing.close();
    }

    private void policy(String elements) {
        gateway.policy(Scope.API, BoundTokens.document(elements));
        assertThat(gateway.diagnostics.hasErrors())
                .as(gateway.diagnostics.list().toString())
                .isFalse();
    }

    private static String token(JWK key) {
        return BoundTokens.token(",\"cnf\":{\"jkt\":\"%s\"}".formatted(Proofs.thumbprint(key)));
    }

    private String proof(JWK key, String token, String address) {
        return Proofs.proof("ES256", key, Proofs.payload("proof-" + proofs++, "GET", address, BoundTokens.NOW, token));
    }

    private Exchange exchange(String authorization, String... proofs) throws Exception {
        var sent = new Headers().add("Authorization", authorization);
        for (String proof : proofs) {
            sent.add("DPoP", proof);
        }
        return gateway.send("GET", "/orders", sent, Body.NONE);
    }

    private String call(String authorization, String... proofs) throws Exception {
        return outcome(exchange(authorization, proofs));
    }

    private static String outcome(Exchange exchange) {
        var error = exchange.lastError();
        return error == null ? "passed" : error.source() + " " + error.reason();
    }

    private static String challenge(Exchange exchange) {
        return String.valueOf(exchange.response().headers().first("WWW-Authenticate"));
    }

    @Test
    void aTokenWithAProofOfItsKeyPasses() throws Exception {
        var token = token(KEY);
        assertThat(call("DPoP " + token, proof(KEY, token, ADDRESS))).isEqualTo("passed");
        assertThat(call("dpop " + token, proof(KEY, token, "https://old.example/v1/shop/orders")))
                .isEqualTo("passed");
    }

    @Test
    void g05_withoutAProofOrWithTwoItIsRefused() throws Exception {
        var token = token(KEY);
        var refused = "validate-dpop ProofInvalid";
        assertThat(call("DPoP " + token)).isEqualTo(refused);
        assertThat(call("DPoP " + token, proof(KEY, token, ADDRESS), proof(KEY, token, ADDRESS)))
                .isEqualTo(refused);
        assertThat(call("DPoP " + token, proof(KEY, token, ADDRESS) + "," + proof(KEY, token, ADDRESS)))
                .isEqualTo(refused);
        assertThat(call("DPoP " + token, "")).isEqualTo(refused);
    }

    @Test
    void g05_aBoundTokenThatIsSentAsABearerTokenIsRefused() throws Exception {
        gateway.policy(Scope.API, BoundTokens.document(BoundTokens.validateJwt("Bearer") + ELEMENT));
        var token = token(KEY);
        var exchange = exchange("Bearer " + token, proof(KEY, token, ADDRESS));
        assertThat(outcome(exchange)).isEqualTo("validate-dpop JwtInvalid");
        assertThat(challenge(exchange)).startsWith("DPoP error=\"invalid_token\", algs=\"ES256 ");
    }

    @Test
    void g05_twoAuthorizationHeadersAreRefused() throws Exception {
        gateway.policy(
                Scope.API,
                BoundTokens.document(BoundTokens.validateJwt("DPoP")
                                .replace(
                                        "header-name=\"Authorization\" require-scheme=\"DPoP\"",
                                        "header-name=\"X-Token\"")
                        + ELEMENT));
        var token = token(KEY);
        var sent = new Headers()
                .add("X-Token", token)
                .add("Authorization", "DPoP " + token)
                .add("Authorization", "Bearer " + token)
                .add("DPoP", proof(KEY, token, ADDRESS));
        assertThat(outcome(gateway.send("GET", "/orders", sent, Body.NONE))).isEqualTo("validate-dpop JwtInvalid");
    }

    @Test
    void g06_aProofOfAnotherKeyTokenOrAddressIsRefused() throws Exception {
        var token = token(KEY);
        var ofOther = token(Signing.RSA);
        var refused = "validate-dpop ProofInvalid";
        assertThat(call("DPoP " + ofOther, proof(KEY, ofOther, ADDRESS))).isEqualTo(refused);
        assertThat(call("DPoP " + token, proof(KEY, ofOther, ADDRESS))).isEqualTo(refused);
        assertThat(call("DPoP " + token, proof(KEY, token, "https://api.example/shop/other")))
                .isEqualTo(refused);
        var exchange = exchange("DPoP " + token, "garbage");
        assertThat(outcome(exchange)).isEqualTo(refused);
        assertThat(challenge(exchange)).startsWith("DPoP error=\"invalid_dpop_proof\", algs=\"");
        assertThat(Gateway.answer(exchange)).doesNotContain("garbage").doesNotContain("three parts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"cnf\":null",
                ",\"cnf\":\"text\"",
                ",\"cnf\":{}",
                ",\"cnf\":{\"jkt\":7}",
                ",\"cnf\":{\"jkt\":\"\"}",
                ",\"cnf\":[{\"jkt\":\"a\"},{\"jkt\":\"b\"}]",
                ",\"cnf\":{\"x5t#S256\":\"a\"}"
            })
    void aTokenThatIsBoundToNoKeyIsRefused(String claims) throws Exception {
        var token = BoundTokens.token(claims);
        assertThat(call("DPoP " + token, proof(KEY, token, ADDRESS))).isEqualTo("validate-dpop ProofInvalid");
    }

    @Test
    void withoutAValidatedTokenNothingPasses() throws Exception {
        gateway.policy(Scope.API, BoundTokens.document(ELEMENT));
        var token = token(KEY);
        assertThat(call("DPoP " + token, proof(KEY, token, ADDRESS))).isEqualTo("validate-dpop TokenNotPresent");
    }

    @Test
    void aTokenThatOnlyAnExpressionHasReadIsNotValidated() throws Exception {
        var own = new Gateway(CSharpCompiler.create());
        own.states = standing;
        own.policy(Scope.API, BoundTokens.document("""
                        <set-variable name="jwt"
                          value="@(context.Request.Headers.GetValueOrDefault("Authorization","").Substring(5).AsJwt())"/>
                        """ + ELEMENT));
        assertThat(own.diagnostics.hasErrors()).isFalse();
        var token = Signing.token("HS256", "{\"cnf\":{\"jkt\":\"%s\"}}".formatted(Proofs.thumbprint(KEY)));
        var sent = new Headers().add("Authorization", "DPoP " + token).add("DPoP", proof(KEY, token, ADDRESS));
        var exchange = own.send("GET", "/orders", sent, Body.NONE);
        assertThat(exchange.variables().get("jwt")).isInstanceOf(Jwt.class);
        assertThat(outcome(exchange)).isEqualTo("validate-dpop TokenNotPresent");
    }

    @Test
    void withoutAnyTokenTheChallengeNamesNoError() throws Exception {
        gateway.policy(Scope.API, BoundTokens.document(ELEMENT));
        var exchange = gateway.send("GET", "/orders", headers, Body.NONE);
        assertThat(outcome(exchange)).isEqualTo("validate-dpop TokenNotPresent");
        assertThat(challenge(exchange)).startsWith("DPoP algs=\"");
    }

    @Test
    void g08_aProofIsGoodOnce() throws Exception {
        var token = token(KEY);
        var proof = proof(KEY, token, ADDRESS);
        assertThat(call("DPoP " + token, proof)).isEqualTo("passed");
        assertThat(call("DPoP " + token, proof)).isEqualTo("validate-dpop ProofInvalid");
        gateway.pass(Duration.ofSeconds(60));
        assertThat(call("DPoP " + token, proof)).as("at the end of its life").isEqualTo("validate-dpop ProofInvalid");
        gateway.pass(Duration.ofMillis(1));
        assertThat(call("DPoP " + token, proof)).as("after it").isEqualTo("validate-dpop ProofInvalid");
    }

    @Test
    void g08_proofsThatAreNotGoodAreNotRemembered() throws Exception {
        var token = token(KEY);
        var id = Proofs.payload("same", "GET", ADDRESS, BoundTokens.NOW, token);
        assertThat(call("DPoP " + token, Proofs.proof("RS256", Signing.RSA, id)))
                .isEqualTo("validate-dpop ProofInvalid");
        assertThat(call("DPoP " + token, Proofs.proof("ES256", KEY, id))).isEqualTo("passed");
    }

    @Test
    void g08_aProofIsGoodOnceAlsoAfterTheDocumentIsLoadedAnew() throws Exception {
        var token = token(KEY);
        var proof = proof(KEY, token, ADDRESS);
        assertThat(call("DPoP " + token, proof)).isEqualTo("passed");
        policy(BoundTokens.validateJwt("DPoP") + ELEMENT);
        assertThat(call("DPoP " + token, proof)).isEqualTo("validate-dpop ProofInvalid");
    }

    @Test
    void g10_theHostThatTheCallerSendsDoesNotCount() throws Exception {
        var token = token(KEY);
        assertThat(call("DPoP " + token, proof(KEY, token, "https://gateway.example/shop/orders")))
                .isEqualTo("validate-dpop ProofInvalid");
    }

    @Test
    void f07_aTokenSeenBeforeStillNeedsAProofOfItsOwnKey() throws Exception {
        var token = token(KEY);
        assertThat(call("DPoP " + token, proof(KEY, token, ADDRESS))).isEqualTo("passed");
        assertThat(call("DPoP " + token)).isEqualTo("validate-dpop ProofInvalid");
        var stranger = Proofs.payload("x", "GET", ADDRESS, BoundTokens.NOW, token);
        assertThat(call("DPoP " + token, Proofs.proof("RS256", Signing.RSA, stranger)))
                .isEqualTo("validate-dpop ProofInvalid");
    }

    @Test
    void g11_aKeyThatIntrospectionNamesBindsAnOpaqueToken() throws Exception {
        var settings = Settings.DEFAULT.withInsecureLoopback(true);
        try (var server = new Endpoint();
                var asking = new TokenStanding(settings, gateway::nanos)) {
            var own = new Gateway(new ScriptedExpressions());
            own.settings = settings;
            own.states = asking;
            own.policy(Scope.API, BoundTokens.document("""
                            <gh:introspect-token header-name="Authorization" require-scheme="DPoP" endpoint="%s"
                              client-id="c" client-secret="s" output-token-variable-name="jwt"/>
                            """.formatted(server.address()) + ELEMENT));
            server.answer = "{\"active\":true,\"exp\":%d,\"cnf\":{\"jkt\":\"%s\"}}"
                    .formatted(BoundTokens.NOW + 60, Proofs.thumbprint(KEY));
            var sent = new Headers().add("Authorization", "DPoP opaque");
            assertThat(outcome(own.send("GET", "/orders", sent, Body.NONE))).isEqualTo("validate-dpop ProofInvalid");
            sent.add("DPoP", proof(KEY, "opaque", ADDRESS));
            assertThat(outcome(own.send("GET", "/orders", sent, Body.NONE))).isEqualTo("passed");
        }
    }
}
