package dev.gatehouse.providers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak as a process of its own, with the realm of {@code gatehouse-realm.json} and nothing kept from before. */
final class Keycloak implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path HOME = Path.of(System.getProperty("keycloak.home", "target/keycloak"));

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String base;

    private Keycloak(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    /** Starts it, and waits until it answers. */
    static Keycloak start() throws IOException {
        clear(HOME.resolve("data"));
        Files.copy(
                Path.of("src/test/resources/gatehouse-realm.json"),
                Files.createDirectories(HOME.resolve("data/import")).resolve("gatehouse-realm.json"));
        int port = freePort();
        var command = new ProcessBuilder(
                        "sh",
                        HOME.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true);
        command.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx768m",
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"));
        var process = command.start();
        var keycloak = new Keycloak(process, "http://127.0.0.1:" + port);
        keycloak.await(process.inputReader());
        return keycloak;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void await(BufferedReader output) throws IOException {
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Listening on:")) {
                Thread.ofVirtual().start(() -> drain(output));
                return;
            }
        }
        throw new IOException("Keycloak did not start:\n" + said);
    }

    /** A process whose output nobody reads stands still some day. */
    private static void drain(BufferedReader output) {
        try (output) {
            output.lines().forEach(_ -> {});
        } catch (IOException | UncheckedIOException e) {
            // It has ended.
        }
    }

    String realm(String name) {
        return base + "/realms/" + name;
    }

    String metadata() {
        return realm("gatehouse") + "/.well-known/openid-configuration";
    }

    String token(String clientId) throws IOException, InterruptedException {
        return Tokens.of(realm("gatehouse") + "/protocol/openid-connect/token", clientId);
    }

    String adminToken() throws IOException, InterruptedException {
        return Tokens.ask(
                realm("master") + "/protocol/openid-connect/token",
                "",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"));
    }

    /** Makes a key that signs RS256 tokens from now on; those before stay published. */
    void addSigningKey(String name) throws IOException, InterruptedException {
        admin("/components", "POST", """
                {"name":"%s","providerId":"rsa-generated","providerType":"org.keycloak.keys.KeyProvider",
                 "config":{"priority":["200"],"algorithm":["RS256"],"enabled":["true"],"active":["true"]}}
                """.formatted(name));
    }

    /** Withdraws a key. */
    void removeSigningKey(String name) throws IOException, InterruptedException {
        for (JsonNode each : JSON.readTree(admin("/components?type=org.keycloak.keys.KeyProvider", "GET", "")
                .body())) {
            if (each.path("name").asString("").equals(name)) {
                admin("/components/" + each.path("id").asString(""), "DELETE", "");
                return;
            }
        }
        throw new IOException("there is no key " + name);
    }

    private HttpResponse<String> admin(String path, String method, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "/admin/realms/gatehouse" + path))
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    @Override
    public void close() {
        client.close();
        // kc.sh may have replaced itself, or have the server as its child.
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
