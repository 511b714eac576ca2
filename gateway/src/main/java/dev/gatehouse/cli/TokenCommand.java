package dev.gatehouse.cli;

import dev.gatehouse.app.idp.Claims;
import dev.gatehouse.app.idp.KeyFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code token}: a development token, from an identity provider or signed with a key at hand. Prints it, alone. */
@Command(
        name = "token",
        description = "Gets a token from an identity provider, or mints one with a key file.",
        footer = {
            "",
            "A claim is NAME=VALUE; the same name twice makes a list; true, false, [ and { are read as JSON; exp, nbf"
                    + " and iat take seconds, also relative to now (exp=-60); an empty value takes a claim away.",
            "",
            "gatehouse token --issuer-url http://127.0.0.1:8082/corporate/v2.0 --claim sub=alice",
            "gatehouse token --key key.pem --claim iss=https://issuer.example --claim roles=Reader",
            ""
        })
public final class TokenCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String METADATA = "/.well-known/openid-configuration";

    static final class From {
        @Option(
                names = "--issuer-url",
                paramLabel = "URL",
                required = true,
                description = "the issuer; asked by client_credentials")
        @Nullable
        URI issuer;

        @Option(
                names = "--key",
                paramLabel = "FILE",
                required = true,
                description = "a private key, PEM (PKCS #8) or JWK")
        @Nullable
        Path key;
    }

    @ArgGroup(multiplicity = "1")
    private From from = new From();

    @Option(names = "--claim", paramLabel = "NAME=VALUE", description = "a claim; repeat for more")
    private List<String> claims = List.of();

    @Option(names = "--alg", paramLabel = "NAME", description = "RS256 or ES256, of the development identity provider")
    private @Nullable String algorithm;

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            defaultValue = "gatehouse",
            description = "default: ${DEFAULT-VALUE}")
    private String clientId = "";

    @Option(
            names = "--client-secret",
            paramLabel = "SECRET",
            interactive = true,
            arity = "0..1",
            description = "asked for if no value follows")
    private @Nullable String clientSecret;

    @Option(names = "--scope", paramLabel = "SCOPE", description = "what a provider other than ours wants to know")
    private @Nullable String scope;

    @Spec
    private @Nullable CommandSpec spec;

    private record Pair(String name, String value) {}

    @Override
    public Integer call() throws InterruptedException {
        var command = Terminal.of(spec);
        List<Pair> pairs;
        try {
            pairs = claims.stream().map(TokenCommand::pair).toList();
            command.out().println(from.key == null ? fetched(pairs) : minted(from.key, pairs));
            return ExitCode.DONE;
        } catch (IllegalArgumentException e) {
            return command.fail(ExitCode.USAGE, e.getMessage());
        } catch (IOException e) {
            return command.fail(ExitCode.COULD_NOT_RUN, Terminal.reason(e));
        }
    }

    private static Pair pair(String claim) {
        int equals = claim.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("--claim wants NAME=VALUE, not '" + claim + "'");
        }
        return new Pair(claim.substring(0, equals), claim.substring(equals + 1));
    }

    private static String minted(Path file, List<Pair> pairs) throws IOException {
        long now = Clock.systemUTC().instant().getEpochSecond();
        var claims = new Claims(now);
        pairs.forEach(pair -> claims.add(pair.name(), pair.value()));
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("sub", "developer");
        defaults.put("iat", now);
        defaults.put("nbf", now);
        defaults.put("exp", now + Duration.ofHours(1).toSeconds());
        defaults.put("jti", UUID.randomUUID().toString());
        return KeyFile.read(file).sign(claims.over(defaults));
    }

    private String fetched(List<Pair> pairs) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            var issuer = String.valueOf(from.issuer);
            var metadata = URI.create(issuer.endsWith(METADATA) ? issuer : issuer.replaceFirst("/$", "") + METADATA);
            var tokenEndpoint = json(client, metadata, HttpRequest.newBuilder().GET())
                    .path("token_endpoint")
                    .asString("");
            if (tokenEndpoint.isEmpty()) {
                throw new IOException(metadata + " names no token_endpoint");
            }
            var request = HttpRequest.newBuilder()
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form(pairs)));
            var answer = json(client, URI.create(tokenEndpoint), request);
            return Optional.ofNullable(answer.path("access_token").asString(null))
                    .orElseThrow(() -> new IOException(tokenEndpoint + " answered without an access_token"));
        }
    }

    private String form(List<Pair> pairs) {
        var form = new StringBuilder("grant_type=client_credentials");
        append(form, "client_id", clientId);
        append(form, "client_secret", clientSecret);
        append(form, "scope", scope);
        append(form, "alg", algorithm);
        pairs.forEach(pair -> append(form, "claim." + pair.name(), pair.value()));
        return form.toString();
    }

    private static void append(StringBuilder form, String name, @Nullable String value) {
        if (value != null) {
            form.append('&')
                    .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static JsonNode json(HttpClient client, URI uri, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var safe = request.uri(SafeAddress.check(uri)).timeout(TIMEOUT).build();
        var answer = client.send(safe, HttpResponse.BodyHandlers.ofString());
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException("%s answered %d without JSON".formatted(uri, answer.statusCode()), e);
        }
        if (answer.statusCode() != 200) {
            throw new IOException("%s answered %d: %s"
                    .formatted(
                            uri,
                            answer.statusCode(),
                            json.path("error_description")
                                    .asString(json.path("error").asString("no reason given"))));
        }
        return json;
    }
}
