package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.elements.Endpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code jwt why} where policies ask about tokens or fail, over a folder with one API. */
class JwtWhyExtensionsTest {
    private static final String CHECK = """
            <gh:introspect-token header-name="Authorization" require-scheme="DPoP" endpoint="%s" client-id="c"
              client-secret="s" output-token-variable-name="token">
              <audiences><audience>api://orders</audience></audiences>
            </gh:introspect-token>
            """;

    @TempDir
    private Path folder;

    private final Endpoint server = new Endpoint();

    @BeforeEach
    void api() throws IOException {
        var api = Files.createDirectories(folder.resolve("apis/orders"));
        Files.writeString(api.resolve("apiInformation.json"), """
                { "properties": { "displayName": "Orders", "path": "orders", "protocols": ["https"],
                  "serviceUrl": "https://backend.example", "subscriptionRequired": false } }
                """);
        Files.writeString(api.resolve("specification.yaml"), """
                openapi: 3.0.1
                info: { title: Orders, version: '1' }
                paths:
                  /items/{id}:
                    get:
                      operationId: get-item
                      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                      responses: { '200': { description: ok } }
                    delete:
                      operationId: delete-item
                      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                      responses: { '200': { description: ok } }
                """);
        inbound(CHECK.formatted(server.address()));
        answer("api://orders");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void inbound(String elements) throws IOException {
        Files.writeString(
                folder.resolve("apis/orders/policy.xml"),
                "<policies xmlns:gh=\"urn:gatehouse:extensions\">\n<inbound>\n%s</inbound></policies>"
                        .formatted(elements));
    }

    private void answer(String audience) {
        server.answer = "{\"active\":true,\"exp\":%d,\"aud\":\"%s\",\"jti\":\"one\",\"cnf\":{\"jkt\":\"key\"}}"
                .formatted(Instant.now().getEpochSecond() + 600, audience);
    }

    private CommandLineRun why(String token, String... more) {
        var arguments = new ArrayList<>(List.of("jwt", "why", "--insecure-loopback", "--api", "orders"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of(token, folder.toString()));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "Bearer opaque", "dpop  opaque", "Authorization: Bearer opaque"})
    void anAuthorizationServerIsAskedAboutAnOpaqueTokenWhateverSchemeThePolicyWants(String token) {
        var run = why(token);
        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("✓ introspection  active")
                .contains("✓ aud")
                .contains("Accepted.");
        assertThat(server.asked.getFirst().body()).startsWith("token=opaque&");
    }

    @Test
    void whatTheServerSaysIsExplainedCheckByCheck() {
        answer("api://orders/");
        var run = why("opaque");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("✗ aud").contains("→ differs only by a trailing slash");
        server.answer = "{\"active\":false}";
        assertThat(why("opaque").out()).contains("✗ introspection  the token is not active");
    }

    @Test
    void aRevokedTokenIsExplained() throws IOException {
        var list = Files.writeString(folder.resolve("revoked.txt"), "another\n");
        inbound(CHECK.formatted(server.address())
                + "<gh:check-revocation token-variable-name=\"token\" list-file=\"%s\"/>".formatted(list));
        assertThat(why("opaque").out()).contains("✓ revocation  'jti' is not listed");
        Files.writeString(list, "one\n");
        var run = why("opaque");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains("gh:check-revocation, api scope")
                .contains("✗ revocation  'one' is listed")
                .contains("Error  Token revoked");
    }

    @Test
    void aProofThatNobodyCanMakeUpIsSaidToBeMissing() throws IOException {
        inbound(CHECK.formatted(server.address()) + """
                <gh:validate-dpop token-variable-name="token">
                  <external-urls><external-url>https://api.example</external-url></external-urls>
                </gh:validate-dpop>
                """);
        var run = why("opaque");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains("✗ dpop  the header 'DPoP' is there 0 times")
                .contains("made up for 'jwt why'");
        server.answer = server.answer.replace("jkt", "other");
        assertThat(why("opaque").out()).contains("Error  Token is not bound");
    }

    @Test
    void anExpressionThatFailsIsShownWithItsPlaceAndIsNoAcceptance() throws IOException {
        inbound("""
                  <validate-jwt output-token-variable-name="jwt"
                    token-value="@{
                      return ((string)context.Variables["nothing"]).Substring(1);
                    }">
                    <openid-config url="https://idp.example/.well-known/openid-configuration" />
                  </validate-jwt>
                """);
        for (String operation : List.of("get-item", "delete-item")) {
            var run = why("x", "--operation", operation);
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(run.out())
                    .contains("validate-jwt, api scope, " + folder.resolve("apis/orders/policy.xml") + ":3:3")
                    .contains("In line 5. (ExpressionValueEvaluationFailure)")
                    .doesNotContain("No policy has looked");
        }
        assertThat(why("x", "--format", "json").out())
                .contains("\"reason\" : \"ExpressionValueEvaluationFailure\"")
                .contains("\"accepted\" : false");
    }

    @Test
    void whatAnExpressionThrowsShowsNeitherTheTokenNorControlCharacters() throws IOException {
        inbound("""
                <set-variable name="x" value="@{
                  throw new Exception("\\u001b[31m" + context.Request.Headers.GetValueOrDefault("Authorization", ""));
                }" />
                """);
        var token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjYW5hcnkifQ.";
        var run = why(token);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains("set-variable, api scope")
                .contains("Bearer (a token)")
                .doesNotContain("eyJzdWIiOiJjYW5hcnkifQ")
                .doesNotContain("\u001b");
    }

    @Test
    void anAnswerDoesNotMoveTheCursor() throws IOException {
        inbound(
                "<return-response><set-status code=\"401\" /><set-body>@(\"\\u001b[31mred\")</set-body></return-response>");
        assertThat(why("x", "--operation", "get-item").out()).contains("401 ?[31mred");
    }

    @ParameterizedTest
    @CsvSource({"GET /items/{id}", "get /items/{item-id}", "get-item"})
    void anOperationIsFoundByItsPathWhateverItsParametersAreCalled(String name) {
        assertThat(why("opaque", "--operation", name).out()).contains("GET /orders/items/1, goes on to the backend");
    }

    @Test
    void whoNamesAPathIsToldPaths() {
        var run = why("opaque", "--operation", "PATCH /nothing/like/it");
        assertThat(run.exitCode()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.err()).contains("there are [GET /items/{id}, DELETE /items/{id}]");
    }

    @Test
    void aTokenThatWasWrappedIsNotTakenForItsFirstLine() throws IOException {
        inbound("""
                <validate-jwt header-name="Authorization">
                  <openid-config url="https://idp.example/.well-known/openid-configuration" />
                </validate-jwt>
                """);
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("eyJhbGciOiJSUzI1NiJ9\n.e30.AAAA".getBytes(StandardCharsets.UTF_8)));
            assertThat(why("-").out()).contains("→ there are quotation marks or white space in or around the token");
        } finally {
            System.setIn(before);
        }
        assertThat(why("eyJhbGciOiJSUzI1NiJ9").out()).contains("→ the token was cut off or changed on its way");
        assertThat(why("a".repeat(20_000)).out()).contains("Error  Invalid token: too long");
    }
}
