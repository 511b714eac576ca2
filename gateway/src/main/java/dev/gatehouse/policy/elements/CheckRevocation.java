package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.jose.Explanation.Check.Outcome;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.jose.Reason;
import dev.gatehouse.jose.RevocationList;
import dev.gatehouse.jose.Verdict.Refused;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Step;
import dev.gatehouse.policy.TraceRecord;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * {@code gh:check-revocation}: refuses a validated token where a list has its {@code jti}, or whatever claim it goes by.
 * The list is a file on this machine or behind a URL, read when the first token comes and then in the background.
 */
@AutoService(Policy.class)
public final class CheckRevocation implements InboundExtension {
    private static final int DAY = 86_400;
    private static final String CHECK = "revocation";

    private enum Unavailable {
        REFUSE,
        ALLOW
    }

    @Override
    public String name() {
        return "check-revocation";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        program.step(new Check(
                ValidatedToken.read(element),
                claim(element),
                element.ports().states().revoked(source(element)),
                element.choice("on-unavailable", Unavailable.REFUSE) == Unavailable.ALLOW,
                TokenFailure.read(element)));
    }

    private static String claim(ElementReader element) {
        String claim = element.optionalText("claim").orElse("jti");
        if (claim.isEmpty()) {
            element.error("claim", "POL603", "'claim' is empty");
        }
        return claim;
    }

    private static RevocationList.Source source(ElementReader element) {
        var file = element.optionalText("list-file");
        var url = element.optionalText("list-url");
        if (file.isPresent() == url.isPresent()) {
            element.error("POL611", "'%s' needs either 'list-url' or 'list-file'".formatted(element.name()));
        }
        file.ifPresent(path -> {
            if (!isAbsolute(path)
                    && !(path.startsWith("{{") && element.surroundings().isBare())) {
                element.error("list-file", "POL612", "'%s' is not an absolute path".formatted(path));
            }
        });
        url.ifPresent(address -> WrittenAddress.read(element, "list-url", address));
        int refresh = element.number("refresh-seconds", 60, 5, DAY);
        int age = element.number("max-age-seconds", 3600, 5, 7 * DAY);
        if (age < refresh) {
            element.error("POL613", "'max-age-seconds' is less than 'refresh-seconds', %d".formatted(refresh));
        }
        return new RevocationList.Source(
                file.or(() -> url).orElse("").strip(),
                file.isPresent(),
                Duration.ofSeconds(refresh),
                Duration.ofSeconds(age));
    }

    private static boolean isAbsolute(String path) {
        try {
            return Path.of(path.strip()).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private record Check(
            ValidatedToken token, String claim, RevocationList list, boolean allowUnknown, TokenFailure failure)
            implements Step {
        @Override
        public Flow run(Exchange exchange) throws PolicyException {
            var jwt = token.of(exchange);
            if (jwt == null) {
                throw failure.of(exchange, Refused.notPresent(token.missing()));
            }
            var values = jwt.claim(claim);
            if (values.length == 0) {
                throw failure.of(
                        exchange,
                        Refused.of(
                                Reason.TOKEN_STATE_UNKNOWN,
                                "revocation: the token has no claim '%s'".formatted(claim)));
            }
            var state = list.state();
            if (state instanceof RevocationList.Cold) {
                if (!exchange.mayBlock()) {
                    return Flow.WAIT;
                }
                state = list.load();
            }
            switch (state) {
                case RevocationList.Ready ready -> {
                    for (String value : values) {
                        if (ready.values().contains(value)) {
                            throw failure.of(
                                    exchange,
                                    Refused.of(Reason.TOKEN_REVOKED, "revocation: '%s' is listed".formatted(value)));
                        }
                    }
                    failure.passed(exchange, jwt, CHECK, Outcome.PASSED, "'%s' is not listed".formatted(claim));
                }
                case RevocationList.Failed failed -> unknown(exchange, jwt, failed.why());
                case RevocationList.Cold _ -> unknown(exchange, jwt, "reading the list was interrupted");
            }
            return Flow.NEXT;
        }

        private void unknown(Exchange exchange, Jwt jwt, String why) throws PolicyException {
            if (!allowUnknown) {
                throw failure.of(exchange, Refused.of(Reason.TOKEN_STATE_UNKNOWN, "revocation: " + why));
            }
            exchange.trace(new TraceRecord(failure.policy(), "error", "revocation: not checked, " + why, Map.of()));
            failure.passed(exchange, jwt, CHECK, Outcome.NOT_REACHED, "not checked, " + why);
        }
    }
}
