package dev.gatehouse.app.echo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EchoBackendTest {

    @Test
    void answersWithWhatItReceived() throws Exception {
        try (var echo = EchoBackend.start(0);
                var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(echo.url() + "/a%20b/c?x=1&y"))
                    .header("X-User-Id", "alice")
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"n\":1}"))
                    .build();
            var seen = JsonMapper.shared()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
            assertThat(seen.get("method").asString()).isEqualTo("PUT");
            assertThat(seen.get("path").asString()).isEqualTo("/a%20b/c");
            assertThat(seen.get("query").asString()).isEqualTo("x=1&y");
            assertThat(seen.get("headers").get("x-user-id").asString()).isEqualTo("alice");
            assertThat(seen.get("body").asString()).isEqualTo("{\"n\":1}");
            assertThat(echo.requests()).isEqualTo(1);
        }
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        try (var echo = EchoBackend.start(0);
                var client = HttpClient.newHttpClient()) {
            var head = HttpRequest.newBuilder(echo.url()).HEAD().build();
            assertThat(client.send(head, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }
}
