package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Golden;
import dev.gatehouse.app.idp.IdentityProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code jwt why} over the sample folder, with a provider on a socket. */
class JwtWhyCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final String SAMPLE_PROVIDER = "http://127.0.0.1:8082";

    @TempDir
    private static Path folder;

    private static IdentityProvider provider;

    @BeforeAll
    static void start() throws IOException {
        provider = IdentityProvider.start(
                0, CLOCK, List.of("corporate/v2.0", "customers/v2.0", "common/v2.0", "partner-a"));
        Path samples = Path.of("..", "samples", "quickstart");
        try (Stream<Path> files = Files.walk(samples)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(samples.relativize(file));
                Files.createDirectories(copy.getParent());
                String address = file.toString().contains("issuer-any-tenant")
                        ? "http://127.0.0.1:1"
                        : provider.url().toString();
                Files.writeString(copy, Files.readString(file).replace(SAMPLE_PROVIDER, address));
            }
        }
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    /**
     * Options; then the path of an issuer and claims, or {@code token} and the text of one; {@code tampered} and {@code
     * unsigned} are not claims.
     */
    @TestFactory
    Stream<DynamicTest> reports() {
        return Golden.tests("why", JwtWhyCommandTest::report);
    }

    private static String report(String input) {
        List<String> lines = input.lines().toList();
        String token = token(lines.subList(1, lines.size()));
        List<String> arguments = new ArrayList<>(List.of(lines.getFirst().split(" ")));
        arguments.addAll(List.of("--insecure-loopback", token, folder.toString()));
        var run = why(arguments.toArray(String[]::new));
        for (String part : token.split("[.]", -1)) {
            assertThat(part.isEmpty() || !run.out().contains(part))
                    .as(run.out())
                    .isTrue();
        }
        return "exit code %d%n%s"
                .formatted(run.exitCode(), run.out())
                .replace(provider.url().toString(), "http://idp")
                .replace(folder.toString(), "DIR")
                .replaceAll("([re]s256)-[0-9a-f]{8}", "$1-KEY")
                .replaceAll("es256-KEY, rs256-KEY", "rs256-KEY, es256-KEY");
    }

    private static CommandLineRun why(String... arguments) {
        var line = new CommandLine(new JwtWhyCommand(CLOCK));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return CommandLineRun.of(line, arguments);
    }

    private static String token(List<String> lines) {
        if (lines.getFirst().startsWith("token")) {
            return lines.getFirst().substring("token".length()).strip();
        }
        var claims = provider.claims();
        lines.stream().skip(1).filter(line -> line.contains("=")).forEach(line -> {
            String[] pair = line.split("=", 2);
            claims.add(pair[0], pair[1]);
        });
        String good = provider.issuer(lines.getFirst()).token(claims);
        String[] parts = good.split("[.]", 3);
        return switch (lines.getLast()) {
            case "tampered" ->
                parts[0]
                        + '.'
                        + parts[1]
                        + '.'
                        + parts[2].substring(0, 20)
                        + flip(parts[2].charAt(20))
                        + parts[2].substring(21);
            case "unsigned" ->
                Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
                        + '.'
                        + parts[1]
                        + '.';
            default -> good;
        };
    }

    private static char flip(char digit) {
        return digit == 'A' ? 'B' : 'A';
    }

    private static String good() {
        return token(List.of("corporate/v2.0", "aud=api://quickstart", "roles=Admin"));
    }

    private static CommandLineRun gatehouse(String... arguments) {
        List<String> all = new ArrayList<>(List.of("jwt", "why", "--insecure-loopback"));
        all.addAll(List.of(arguments));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    @Test
    void unknownNamesGetTheClosestOne() {
        var api = gatehouse("x", "--api", "biling", folder.toString());
        assertThat(api.exitCode()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(api.err()).contains("there is no API called 'biling'; did you mean 'billing'?");
        assertThat(api.out()).isEmpty();
        var operation = gatehouse("x", "--api", "orders", "--operation", "list-order", folder.toString());
        assertThat(operation.exitCode()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(operation.err())
                .contains("there is no operation of 'orders' called 'list-order'; did you mean 'list-orders'?");
        assertThat(gatehouse("x", "--api", "nothing-like-it", folder.toString()).err())
                .contains("there are [")
                .contains("billing");
    }

    @Test
    void whereOnlyOperationsLookAtTokensOneMustBeNamed() {
        var run = gatehouse("x", "--api", "steps", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.err()).contains("name one with --operation").contains("two-providers");
    }

    @Test
    void wrongUsageAndFoldersThatCannotBeAsked() throws IOException {
        assertThat(gatehouse("x", folder.toString()).exitCode()).isEqualTo(ExitCode.USAGE);
        var missing =
                gatehouse("x", "--api", "orders", folder.resolve("nowhere").toString());
        assertThat(missing.exitCode()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(missing.err()).contains("nowhere: no such file or folder");
        // Without --insecure-loopback the sample, all of it on loopback, is refused.
        var strict = CommandLineRun.of("jwt", "why", "x", "--api", "orders", folder.toString());
        assertThat(strict.exitCode()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(strict.err()).contains("--insecure-loopback");
    }

    @Test
    void aTokenIsReadFromStandardInputWithItsScheme() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(("Bearer " + good() + "\n").getBytes(StandardCharsets.UTF_8)));
            var run = why("-", "--api", "billing", "--insecure-loopback", folder.toString());
            assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.DONE);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void theSkewIsThatOfTheSettings() {
        String late = token(List.of("corporate/v2.0", "aud=api://quickstart", "roles=Admin", "exp=-12"));
        var run =
                why(late, "--api", "billing", "--insecure-loopback", "--set", "tokens.clockSkew=0s", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("→ expired 12 s ago, skew 0 s").contains("IDX10223");
    }
}
