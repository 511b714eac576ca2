package dev.gatehouse.e2e;

import dev.gatehouse.app.Gateway;
import dev.gatehouse.app.echo.EchoBackend;
import dev.gatehouse.app.idp.Claims;
import dev.gatehouse.app.idp.IdentityProvider;
import dev.gatehouse.app.idp.Issuer;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything around a gateway under test, on real sockets: identity providers, a backend, a client. */
final class World implements AutoCloseable {
    private final IdentityProvider provider;
    private final EchoBackend echo;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable Gateway gateway;
    private URI url = URI.create("http://127.0.0.1");

    private World(IdentityProvider provider, EchoBackend echo) {
        this.provider = provider;
        this.echo = echo;
    }

    /** @param issuers paths of the identity provider's issuers */
    static World with(List<String> issuers) throws IOException {
        return new World(IdentityProvider.start(0, Clock.systemUTC(), issuers), EchoBackend.start(0));
    }

    void serve(Path folder) throws Exception {
        serve(folder, Settings.DEFAULT.withInsecureLoopback(true));
    }

    void serve(Path folder, Settings chosen) throws Exception {
        var settings = chosen.withStore(Settings.Store.OFF);
        var options = new Gateway.Options(
                folder,
                "127.0.0.1",
                0,
                -1,
                "",
                SecretValues.environment(Map.of()),
                settings,
                folder.resolve(Gateway.DATA));
        var made = new Gateway(options, CSharpCompiler.create(), InstantSource.system());
        gateway = made;
        var result = made.start(_ -> {});
        if (result.catalog() == null) {
            throw new AssertionError(result.diagnostics().toString());
        }
        url = URI.create("http://127.0.0.1:" + made.port());
    }

    Issuer issuer(String path) {
        return provider.issuer(path);
    }

    Claims claims() {
        return provider.claims();
    }

    URI echoUrl() {
        return echo.url();
    }

    int port() {
        return url.getPort();
    }

    long backendRequests() {
        return echo.requests();
    }

    HttpResponse<String> call(String method, String path, @Nullable String token) throws Exception {
        return call(method, path, token, Map.of());
    }

    HttpResponse<String> call(String method, String path, @Nullable String token, Map<String, String> headers)
            throws Exception {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
        if (gateway != null) {
            gateway.close();
        }
        echo.close();
        provider.close();
    }
}
