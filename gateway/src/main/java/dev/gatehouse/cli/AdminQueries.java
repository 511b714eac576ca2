package dev.gatehouse.cli;

import dev.gatehouse.query.JsonAnswerReader;
import dev.gatehouse.query.Outcome;
import dev.gatehouse.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running gateway, through its admin listener. An answer is bounded in time and size. */
final class AdminQueries {
    private static final String PATH = "/v1/workspaces/default/query";
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    /** A gateway ends queries long before, unless its settings say otherwise. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Several times what a gateway allows an answer, unless its settings say otherwise. */
    private static final long MOST = 256L << 20;
    /** Of an answer that says why there is none. */
    private static final int MOST_REASONS = 1 << 20;

    private final String url;
    private final String secret;

    /**
     * @param url of the admin listener
     * @param secret the bearer secret
     * @throws IllegalArgumentException if the secret must not go there, or cannot be sent
     */
    AdminQueries(URI url, String secret) {
        this.url = SafeAddress.check(url).toString().replaceFirst("/+$", "");
        this.secret = secret;
        if (!secret.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("GATEHOUSE_ADMIN_TOKEN has characters that no bearer secret has");
        }
    }

    /**
     * What becomes of a question. An interrupted caller drops it.
     *
     * @throws IOException if nobody answers, or not as an admin listener does
     */
    Outcome ask(Source query, @Nullable String timespan) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECTING)
                        .build();
                var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcome = thread.submit(() -> exchange(client, query, timespan));
            try {
                return outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            } catch (TimeoutException e) {
                throw new IOException("no answer within %d minutes".formatted(PATIENCE.toMinutes()), e);
            } finally {
                outcome.cancel(true);
                client.shutdownNow();
            }
        } catch (ConnectException e) {
            throw new IOException(
                    url + ": " + Terminal.reason(e)
                            + ". Does the gateway run, and is that its admin port? Without one: --store DIR",
                    e);
        } catch (IOException e) {
            throw new IOException(url + ": " + Terminal.reason(e), e);
        }
    }

    private Outcome exchange(HttpClient client, Source query, @Nullable String timespan)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        var body = JsonMapper.shared().createObjectNode().put("query", query.text());
        if (timespan != null) {
            body.put("timespan", timespan);
        }
        var request = HttpRequest.newBuilder(URI.create(url + PATH))
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        var response = client.send(request, BodyHandlers.limiting(BodyHandlers.ofInputStream(), MOST));
        var reader = new JsonAnswerReader(query);
        try (var in = response.body()) {
            return response.statusCode() == 200
                    ? reader.answer(in, Duration.ofNanos(System.nanoTime() - began))
                    : refusal(response, reader);
        }
    }

    private static Outcome refusal(HttpResponse<InputStream> response, JsonAnswerReader reader) throws IOException {
        if (response.statusCode() == 401) {
            throw new IOException(
                    "this is not its secret. Set GATEHOUSE_ADMIN_TOKEN to the one that the gateway has, or"
                            + " printed when it started");
        }
        var refusal = reader.refusal(new String(response.body().readNBytes(MOST_REASONS), StandardCharsets.UTF_8));
        if (refusal == null) {
            throw new IOException("answered %d, as no admin listener does. Is that the admin port (8090 by default)?"
                    .formatted(response.statusCode()));
        }
        return refusal;
    }
}
