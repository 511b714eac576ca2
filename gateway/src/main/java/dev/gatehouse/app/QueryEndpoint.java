package dev.gatehouse.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.gatehouse.query.Answer;
import dev.gatehouse.query.BadTimespanException;
import dev.gatehouse.query.JsonAnswers;
import dev.gatehouse.query.LogQueries;
import dev.gatehouse.query.Outcome;
import dev.gatehouse.query.Question;
import dev.gatehouse.query.Refusal;
import dev.gatehouse.query.Timespans;
import dev.gatehouse.text.Source;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Queries over HTTP, as Azure Monitor's query API takes them; whatever the workspace is called, it is this gateway's
 * log. A caller who goes away is not noticed before there is an answer: the time limit ends such queries.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/logs/api/overview">Azure Monitor Log Analytics API</a>
 */
final class QueryEndpoint implements HttpHandler {
    /** The beginning of its paths. */
    static final String BELOW = "/v1/";

    private static final Pattern PATH = Pattern.compile("/v1/workspaces/[^/]+/query");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_BODY = 1024 * 1024;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<Optional<LogQueries>> queries;
    private final Semaphore room;
    private final Duration patience;
    private final JsonAnswers json = new JsonAnswers();

    /** @param queries those of the store; empty while it is not open */
    QueryEndpoint(Supplier<Optional<LogQueries>> queries) {
        this(queries, AT_ONCE, PATIENCE);
    }

    /**
     * The same with bounds of its own.
     *
     * @param atOnce how many answers are in memory at once, as it may take callers long to read them
     * @param patience how long a question waits for its turn
     */
    QueryEndpoint(Supplier<Optional<LogQueries>> queries, int atOnce, Duration patience) {
        this.queries = queries;
        this.room = new Semaphore(atOnce);
        this.patience = patience;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        try (http) {
            try {
                var request = request(http);
                var open = open();
                answer(http, open, question(request, open));
            } catch (RefusedRequestException e) {
                refuse(http, e);
            }
        }
    }

    private LogQueries open() throws RefusedRequestException {
        return queries.get()
                .orElseThrow(() -> new RefusedRequestException(
                        503,
                        "Unavailable",
                        "this gateway's store is not open: it is off (store.enabled), or it cannot be opened, which the"
                                + " gateway's own messages tell"));
    }

    private static QueryRequest request(HttpExchange http) throws IOException, RefusedRequestException {
        if (!PATH.matcher(http.getRequestURI().getPath()).matches()) {
            throw new RefusedRequestException(
                    404, "NotFound", "there is nothing here; queries go to /v1/workspaces/default/query");
        }
        return switch (http.getRequestMethod()) {
            case "GET" -> QueryRequest.parameters(http.getRequestURI().getRawQuery());
            case "POST" -> QueryRequest.json(body(http));
            default -> {
                http.getResponseHeaders().set("Allow", "GET, POST");
                throw new RefusedRequestException(405, "MethodNotAllowed", "only GET and POST");
            }
        };
    }

    private static byte[] body(HttpExchange http) throws IOException, RefusedRequestException {
        var encoding = http.getRequestHeaders().getFirst("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RefusedRequestException(415, "UnsupportedEncoding", "the body must not be compressed");
        }
        byte[] body = http.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new RefusedRequestException(413, "BodyTooLarge", "the body has more than " + MAX_BODY + " bytes");
        }
        return body;
    }

    private static Question question(QueryRequest request, LogQueries queries) throws RefusedRequestException {
        var text = Source.of("query", request.query());
        var now = queries.now();
        try {
            var timespan = request.timespan();
            return new Question(text, now, timespan == null ? null : Timespans.parse(timespan, now));
        } catch (BadTimespanException e) {
            throw new RefusedRequestException(400, "InvalidTimespan", String.valueOf(e.getMessage()));
        }
    }

    private void answer(HttpExchange http, LogQueries queries, Question question)
            throws IOException, RefusedRequestException {
        if (!makeRoom()) {
            http.getResponseHeaders().set("Retry-After", "1");
            throw new RefusedRequestException(429, "Busy", "too many queries at once; try again in a moment");
        }
        try {
            write(http, queries.ask(question));
        } finally {
            room.release();
        }
    }

    private boolean makeRoom() {
        try {
            return room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write(HttpExchange http, Outcome outcome) throws IOException {
        switch (outcome) {
            case Answer answer -> {
                begin(http, 200, 0);
                try (var out =
                        new BufferedWriter(new OutputStreamWriter(http.getResponseBody(), StandardCharsets.UTF_8))) {
                    json.write(answer, out);
                }
            }
            case Refusal refusal -> {
                var out = new StringWriter();
                json.write(refusal, out);
                send(http, status(http, refusal), out.toString());
            }
        }
    }

    private static int status(HttpExchange http, Refusal refusal) {
        return switch (refusal) {
            case Refusal.Mistaken _ -> 400;
            case Refusal.Unanswered unanswered ->
                switch (unanswered.kind()) {
                    case TOO_LONG, TOO_MANY_ROWS, TOO_MANY_BYTES, OUT_OF_MEMORY, FAILED -> 400;
                    case BUSY -> {
                        http.getResponseHeaders().set("Retry-After", "1");
                        yield 429;
                    }
                    case CANCELLED, UNAVAILABLE -> 503;
                };
        };
    }

    private static void refuse(HttpExchange http, RefusedRequestException why) throws IOException {
        var error = JSON.createObjectNode();
        error.putObject("error")
                .put("code", why.code())
                .put("message", why.getMessage())
                .put("line", why.line())
                .put("column", why.column());
        send(http, why.status(), error + "\n");
    }

    private static void send(HttpExchange http, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean head = http.getRequestMethod().equals("HEAD");
        begin(http, status, head ? -1 : bytes.length);
        if (!head) {
            http.getResponseBody().write(bytes);
        }
    }

    /** @param length 0 where it is not known */
    private static void begin(HttpExchange http, int status, long length) throws IOException {
        http.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        http.getResponseHeaders().set("Cache-Control", "no-store");
        http.sendResponseHeaders(status, length);
    }
}
