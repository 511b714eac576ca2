package dev.gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.SelfSigned;
import dev.gatehouse.app.echo.EchoBackend;
import dev.gatehouse.artifacts.LoadResult;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole gateway on a folder of artifacts. */
class GatewayTest {
    private static final String SECRET = "an admin secret";

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<LoadResult> reloads = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private EchoBackend echo;
    private Gateway gateway;

    @BeforeEach
    void files() throws IOException {
        echo = EchoBackend.start(0);
        var api = Files.createDirectories(folder.resolve("apis/orders"));
        Files.writeString(api.resolve("apiInformation.json"), """
                { "properties": { "displayName": "Orders", "path": "orders", "protocols": ["http"],
                  "serviceUrl": "%s/base", "subscriptionRequired": false } }
                """.formatted(echo.url()));
        Files.writeString(api.resolve("specification.yaml"), """
                openapi: 3.0.1
                info: { title: Orders, version: '1' }
                paths:
                  /items/{id}:
                    get:
                      operationId: get-item
                      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                      responses: { '200': { description: ok } }
                    post:
                      operationId: change-item
                      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                      responses: { '200': { description: ok } }
                """);
        policy("one");
        gateway = gateway(0);
    }

    private void policy(String value) throws IOException {
        Files.writeString(folder.resolve("apis/orders/policy.xml"), """
                <policies>
                  <inbound><base/><set-header name="X-Policy"><value>%s</value></set-header></inbound>
                </policies>
                """.formatted(value));
    }

    private Gateway gateway(int port) {
        return new Gateway(
                new Gateway.Options(
                        folder,
                        "127.0.0.1",
                        port,
                        0,
                        SECRET,
                        SecretValues.NONE,
                        Settings.DEFAULT.withInsecureLoopback(true),
                        data),
                CSharpCompiler.create(),
                InstantSource.system());
    }

    @AfterEach
    void stop() {
        gateway.close();
        echo.close();
    }

    private HttpResponse<String> get(int port, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void servesAFolder() throws IOException, InterruptedException {
        assertThat(gateway.start(reloads::add).catalog()).isNotNull();
        var answer = get(gateway.port(), "/orders/items/7?x=1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"path\" : \"/base/items/7\"", "\"query\" : \"x=1\"", "\"x-policy\" : \"one\"");
        assertThat(get(gateway.port(), "/orders/nothing").body())
                .isEqualTo("{ \"statusCode\": 404, \"message\": \"Resource not found\" }");
        assertThat(get(gateway.port(), "/status-0123456789abcdef").statusCode()).isEqualTo(200);
    }

    @Test
    void j06_anExceptionInAnExpressionLeadsToOnErrorWithItsPlaceAndSaysNothingToTheCaller() throws Exception {
        Files.writeString(folder.resolve("apis/orders/policy.xml"), """
                <policies>
                  <inbound><base/>
                    <set-variable name="x" value="@{
                        var secret = "s3cret-value";
                        return secret.Substring(99);
                    }" />
                  </inbound>
                  <on-error><base/>
                    <set-header name="X-Source"><value>@(context.LastError.Source)</value></set-header>
                    <set-header name="X-Reason"><value>@(context.LastError.Reason)</value></set-header>
                    <set-header name="X-Section"><value>@(context.LastError.Section)</value></set-header>
                    <set-header name="X-Message"><value>@(context.LastError.Message)</value></set-header>
                  </on-error>
                </policies>
                """);
        gateway.start(reloads::add);
        var answer = get(gateway.port(), "/orders/items/7");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .startsWith("{ \"statusCode\": 500, \"message\": \"Internal server error\"")
                .doesNotContain("s3cret", "Substring", "line");
        assertThat(answer.headers().firstValue("X-Source")).contains("set-variable");
        assertThat(answer.headers().firstValue("X-Reason")).contains("ExpressionValueEvaluationFailure");
        assertThat(answer.headers().firstValue("X-Section")).contains("inbound");
        assertThat(answer.headers().firstValue("X-Message"))
                .contains("Expression evaluation failed. Specified argument was out of the range of valid values."
                        + " Parameter name: startIndex");
    }

    @Test
    void expressionsSeeTheCertificatesOfTheFolderAndSignWithThem() throws Exception {
        var certificate = SelfSigned.of("RSA");
        var certificates = Files.createDirectories(folder.resolve("certificates/signing"));
        Files.writeString(
                certificates.resolve("certificateInformation.json"),
                "{\"properties\":{\"password\":\"" + SelfSigned.PASSWORD + "\"}}");
        Files.write(certificates.resolve("certificate.pfx"), certificate.pkcs12());
        Files.writeString(folder.resolve("apis/orders/policy.xml"), """
                <policies>
                  <inbound><base/><return-response><set-body>@{
                    var found = context.Deployment.Certificates.First().Value;
                    var signature = found.GetRSAPrivateKey().SignData(
                        Encoding.UTF8.GetBytes("text"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                    return found.Thumbprint + " " + Convert.ToBase64String(signature);
                  }</set-body></return-response></inbound>
                </policies>
                """);
        gateway.start(reloads::add);
        String[] answer = get(gateway.port(), "/orders/items/7").body().strip().split(" ", 2);
        var digest = MessageDigest.getInstance("SHA-1")
                .digest(certificate.certificate().getEncoded());
        assertThat(answer[0]).isEqualTo(HexFormat.of().withUpperCase().formatHex(digest));
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(certificate.certificate().getPublicKey());
        verifier.update("text".getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(Base64.getDecoder().decode(answer[1]))).isTrue();
    }

    @Test
    void j05_anEndlessExpressionFailsItsRequestAndTheGatewayLives() throws Exception {
        Files.writeString(folder.resolve("apis/orders/policy.xml"), """
                <policies>
                  <inbound><base/>
                    <set-variable name="x" value="@{
                        var all = new List<string>();
                        while (context.Request.Url.Query.ContainsKey("bad")) { all.Add(new string('x', 100000)); }
                        return all.Count;
                    }" />
                  </inbound>
                </policies>
                """);
        gateway.start(reloads::add);
        assertThat(get(gateway.port(), "/orders/items/7?bad=1").statusCode()).isEqualTo(500);
        assertThat(get(gateway.port(), "/orders/items/7").statusCode()).isEqualTo(200);
    }

    @Test
    void expressionsReadAndReplaceBodiesOnTheirWay() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("apis/orders/policy.xml"), """
                <policies>
                  <inbound><base/><set-body>@(context.Request.Body.As<string>() + " and more")</set-body></inbound>
                  <outbound><base/><set-body>@("was: " + context.Response.Body.As<string>())</set-body></outbound>
                </policies>
                """);
        gateway.start(reloads::add);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/orders/items/7"))
                .POST(HttpRequest.BodyPublishers.ofString("something"))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("was: {").contains("\"body\" : \"something and more\"");
        assertThat(answer.headers().firstValueAsLong("Content-Length"))
                .hasValue(answer.body().length());
    }

    @Test
    void aChangeIsTakenUpAndABadOneIsNot() throws IOException, InterruptedException {
        gateway.start(reloads::add);
        policy("two");
        assertThat(reloads.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(get(gateway.port(), "/orders/items/7").body()).contains("\"x-policy\" : \"two\"");

        Files.writeString(
                folder.resolve("apis/orders/policy.xml"), "<policies><inbound><nonsense/></inbound></policies>");
        var bad = reloads.poll(10, TimeUnit.SECONDS);
        assertThat(bad).isNotNull();
        assertThat(bad.catalog()).isNull();
        assertThat(get(gateway.port(), "/orders/items/7").body()).contains("\"x-policy\" : \"two\"");
        assertThat(get(gateway.adminPort(), "/metrics", "Authorization", "Bearer " + SECRET)
                        .body())
                .contains("gatehouse_configuration_loads_total{result=\"bad\"} 1.0\n");
    }

    @Test
    void badArtifactsStartNothing() throws IOException {
        policy("{{unknown}}");
        var result = gateway.start(reloads::add);
        assertThat(result.catalog()).isNull();
        assertThat(result.diagnostics()).isNotEmpty();
        assertThatThrownBy(gateway::port).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMissingFolderIsAnIoFailure() throws IOException {
        gateway.close();
        folder = folder.resolve("missing");
        gateway = gateway(0);
        assertThatThrownBy(() -> gateway.start(reloads::add)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aPortThatIsTakenIsAnIoFailure() throws IOException {
        try (var taken = new ServerSocket(0)) {
            var second = gateway(taken.getLocalPort());
            assertThatThrownBy(() -> second.start(reloads::add)).isInstanceOf(IOException.class);
            second.close();
        }
        gateway.start(reloads::add);
        var third = gateway(gateway.port());
        assertThatThrownBy(() -> third.start(reloads::add))
                .as("a second gateway does not share the port silently")
                .isInstanceOf(IOException.class);
        third.close();
    }

    @Test
    void l01_theAdminListenerNeedsItsSecretButForProbes() throws IOException, InterruptedException {
        gateway.start(reloads::add);
        int admin = gateway.adminPort();
        assertThat(get(admin, "/healthz").statusCode()).isEqualTo(200);
        assertThat(get(admin, "/readyz").statusCode()).isEqualTo(200);
        assertThat(get(admin, "/metrics").statusCode()).isEqualTo(401);
        assertThat(get(admin, "/anything").statusCode()).isEqualTo(401);
        assertThat(get(admin, "/metrics", "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
        get(gateway.port(), "/nowhere");
        assertThat(get(admin, "/metrics", "Authorization", "Bearer " + SECRET).body())
                .contains("\ngatehouse_responses_total{class=\"4xx\"} 1.0\n");
        assertThat(get(gateway.port(), "/metrics").statusCode())
                .as("not on the gateway's port")
                .isEqualTo(404);
    }
}
