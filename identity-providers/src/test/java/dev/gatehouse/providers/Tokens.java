package dev.gatehouse.providers;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets tokens as any client does (RFC 6749), and looks into them. */
final class Tokens {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Tokens() {}

    /** An access token for a client whose secret is {@code secret}. */
    static String of(String endpoint, String clientId) throws IOException, InterruptedException {
        return ask(endpoint, basic(clientId), Map.of("grant_type", "client_credentials"));
    }

    static String ask(String endpoint, String authorization, Map<String, String> form)
            throws IOException, InterruptedException {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        var token = JSON.readTree(answer.body()).path("access_token").asString("");
        if (token.isEmpty()) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return token;
    }

    static String basic(String clientId) {
        return "Basic " + Base64.getEncoder().encodeToString((clientId + ":secret").getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode header(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]));
    }

    /** The same with another signature. */
    static String tampered(String token) {
        int at = token.lastIndexOf('.') + 10;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }
}
