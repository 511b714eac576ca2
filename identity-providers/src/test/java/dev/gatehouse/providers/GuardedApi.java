package dev.gatehouse.providers;

import dev.gatehouse.app.Gateway;
import dev.gatehouse.app.echo.EchoBackend;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/** A gateway with one API, a backend behind it, and a client: what a token gets. */
final class GuardedApi implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final EchoBackend backend;
    private final Gateway gateway;

    private GuardedApi(EchoBackend backend, Gateway gateway) {
        this.backend = backend;
        this.gateway = gateway;
    }

    /**
     * Starts it.
     *
     * @param rules children of {@code validate-jwt}
     */
    static GuardedApi start(Path folder, String rules) throws IOException {
        var backend = EchoBackend.start(0);
        var api = Files.createDirectories(folder.resolve("artifacts/apis/orders"));
        Files.writeString(api.resolve("apiInformation.json"), """
                { "properties": { "displayName": "orders", "path": "orders", "protocols": ["http"],
                  "serviceUrl": "%s", "subscriptionRequired": false } }
                """.formatted(backend.url()));
        Files.writeString(api.resolve("specification.yaml"), """
                openapi: 3.0.1
                info: { title: orders, version: '1' }
                paths:
                  /:
                    get: { operationId: get, responses: { '200': { description: ok } } }
                """);
        Files.writeString(api.resolve("policy.xml"), """
                <policies>
                  <inbound><base/>
                    <validate-jwt header-name="Authorization" output-token-variable-name="jwt">%s</validate-jwt>
                    <set-header name="X-Subject" exists-action="override">
                      <value>@(((Jwt)context.Variables["jwt"]).Subject)</value>
                    </set-header>
                  </inbound>
                  <backend><base/></backend><outbound><base/></outbound><on-error><base/></on-error>
                </policies>
                """.formatted(rules));
        var options = new Gateway.Options(
                folder.resolve("artifacts"),
                "127.0.0.1",
                0,
                -1,
                "",
                SecretValues.NONE,
                settings(),
                folder.resolve("data"));
        var gateway = new Gateway(options, CSharpCompiler.create(), InstantSource.system());
        var loaded = gateway.start(_ -> {});
        if (loaded.catalog() == null) {
            throw new AssertionError(loaded.diagnostics().toString());
        }
        return new GuardedApi(backend, gateway);
    }

    /** An unknown key is asked for at once, each time: a test must not wait for a minute. */
    private static Settings settings() {
        var usual = Settings.DEFAULT.tokens();
        return Settings.DEFAULT
                .withInsecureLoopback(true)
                .withStore(Settings.Store.OFF)
                .withTokens(new Settings.Tokens(
                        usual.clockSkew(),
                        usual.keyRefresh(),
                        usual.minKeyRefresh(),
                        Duration.ZERO,
                        usual.staleKeys(),
                        List.of(),
                        usual.maxLength(),
                        usual.cachedTokens(),
                        usual.requireAudiences(),
                        usual.azureAd()));
    }

    HttpResponse<String> call(String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/orders/"))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    int status(String token) throws IOException, InterruptedException {
        return call(token).statusCode();
    }

    /** Makes the gateway fetch the keys of {@code token}'s issuer: a token names a key that there is not. */
    void refetch(String token) throws IOException, InterruptedException {
        String head = "{\"alg\":\"RS256\",\"kid\":\"no such key\"}";
        var parts = token.split("\\.", -1);
        call(Base64.getUrlEncoder().withoutPadding().encodeToString(head.getBytes(StandardCharsets.UTF_8)) + '.'
                + parts[1] + ".AAAA");
    }

    @Override
    public void close() {
        client.close();
        gateway.close();
        backend.close();
    }
}
