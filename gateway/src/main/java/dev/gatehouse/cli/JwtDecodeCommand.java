package dev.gatehouse.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code jwt decode}: header and claims of a token, its times in words. Never verifies, and says so. */
@Command(name = "decode", description = "Shows a token's header and claims. Verifies nothing.")
public final class JwtDecodeCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TIMES = List.of("iat", "nbf", "exp", "auth_time");

    enum Format {
        text,
        json
    }

    @Parameters(
            paramLabel = "TOKEN",
            description = "the token, also after 'Bearer' or 'Authorization: …'; - reads it from standard input")
    private List<String> words = List.of();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Format format = Format.text;

    @Spec
    private @Nullable CommandSpec spec;

    private final Clock clock;

    public JwtDecodeCommand() {
        this(Clock.systemUTC());
    }

    JwtDecodeCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var command = Terminal.of(spec);
        var parts = GivenToken.of(String.join(" ", words)).split("\\.", -1);
        if (parts.length != 3 && parts.length != 5) {
            return command.fail(
                    ExitCode.FAILED, "not a token: it has %d parts between dots, not 3".formatted(parts.length));
        }
        JsonNode header;
        try {
            header = json("header", parts[0]);
        } catch (IOException e) {
            return command.fail(ExitCode.FAILED, e.getMessage());
        }
        if (parts.length == 5) {
            command.out().println("Header\n" + pretty(header));
            return command.fail(
                    ExitCode.FAILED, "the token is encrypted (JWE): its claims cannot be read without the key");
        }
        JsonNode claims;
        try {
            claims = json("payload", parts[1]);
        } catch (IOException e) {
            return command.fail(ExitCode.FAILED, e.getMessage());
        }
        switch (format) {
            case text -> command.out().print(text(header, claims, parts[2]));
            case json ->
                command.out()
                        .println(pretty(
                                JSON.createObjectNode().set("header", header).set("claims", claims)));
        }
        return ExitCode.DONE;
    }

    private static JsonNode json(String part, String encoded) throws IOException {
        try {
            var bytes = Base64.getUrlDecoder().decode(encoded);
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return JSON.readTree(text.toString());
        } catch (IllegalArgumentException e) {
            throw new IOException("not a token: its %s is not base64url".formatted(part), e);
        } catch (CharacterCodingException | JacksonException e) {
            throw new IOException("not a token: its %s is not JSON".formatted(part), e);
        }
    }

    private String text(JsonNode header, JsonNode claims, String signature) {
        var text = new StringBuilder();
        text.append("Header\n")
                .append(pretty(header))
                .append("\n\nClaims\n")
                .append(pretty(claims))
                .append('\n');
        var now = clock.instant();
        var times = new StringBuilder();
        for (String name : TIMES) {
            if (claims.path(name).isNumber()) {
                times.append("  %-9s  %s%n"
                        .formatted(name, time(name, claims.path(name).asDouble(), now)));
            }
        }
        if (!times.isEmpty()) {
            text.append("\nTimes\n").append(times);
        }
        text.append("\nSignature: ")
                .append(signature.isEmpty() ? "none" : signature.length() * 3 / 4 + " bytes")
                .append(", NOT verified: this command shows what a token says, not whether it is true\n");
        return text.toString();
    }

    private static String time(String name, double seconds, Instant now) {
        try {
            var time = Instant.ofEpochSecond((long) seconds);
            var distance = Duration.between(now, time);
            var words = distance.isNegative() ? span(distance.negated()) + " ago" : "in " + span(distance);
            var verdict = name.equals("exp") && distance.isNegative()
                    ? ": EXPIRED"
                    : name.equals("nbf") && !distance.isNegative() && !distance.isZero() ? ": NOT YET VALID" : "";
            return time + "  (" + words + verdict + ")";
        } catch (DateTimeException e) {
            return "outside of the calendar; in milliseconds by mistake?";
        }
    }

    /** Two units at most: a person reads it. */
    private static String span(Duration duration) {
        if (duration.toDays() > 0) {
            return "%d d %d h".formatted(duration.toDays(), duration.toHoursPart());
        }
        if (duration.toHours() > 0) {
            return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
        }
        if (duration.toMinutes() > 0) {
            return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return duration.toSeconds() + " s";
    }

    private static String pretty(JsonNode json) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }
}
