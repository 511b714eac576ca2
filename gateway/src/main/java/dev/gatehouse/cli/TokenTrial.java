package dev.gatehouse.cli;

import dev.gatehouse.catalog.EffectivePolicy;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.jose.Explanation;
import dev.gatehouse.jose.Explanation.Check;
import dev.gatehouse.jose.Verdict;
import dev.gatehouse.policy.Deployment;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.ForwardOptions;
import dev.gatehouse.policy.Place;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.Request;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.Runner;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.TokenInquiry;
import dev.gatehouse.policy.Upstream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request that is made up to see what policies think of a token. It ends where the backend would be called. */
final class TokenTrial implements TokenInquiry, Upstream {
    /** Several metadata documents, each of which may take its time. */
    private static final long SECONDS = 60;

    private static final Set<String> TOKEN_POLICIES = Set.of(
            "validate-jwt",
            "validate-azure-ad-token",
            "introspect-token",
            "check-revocation",
            "validate-dpop",
            "validate-certificate-binding");
    private static final Pattern PARAMETER = Pattern.compile("[{]([^{}]+)[}]");

    private final String token;
    private final List<Judged> judged = new CopyOnWriteArrayList<>();
    private volatile @Nullable Failure failure;
    private final CompletableFuture<@Nullable Response> end = new CompletableFuture<>();

    /** A policy that has looked at the token. */
    record Judged(String policy, Scope scope, String location, Explanation explanation) {
        boolean isAccepted() {
            return explanation.verdict() instanceof Verdict.Accepted;
        }
    }

    /**
     * A policy that has failed without a word about the token, as where an expression of its throws.
     *
     * @param location file, line and column
     */
    record Failure(String policy, Scope scope, String location, String reason, String message) {
        static Failure of(Place place, PolicyException cause) {
            // Expressions put anything into messages, the token too: shown as whatever else is said of it.
            String message = String.valueOf(cause.getMessage()).replaceAll("\\R", " ");
            var said = new Check(place.policy(), Check.Outcome.FAILED, "", message, "", List.of());
            return new Failure(
                    place.policy(), place.scope(), place.file(), cause.reason(), said.got() + line(place, cause));
        }

        /** The line of the expression that has thrown, where it is not that of its policy; the emitted code knows. */
        private static String line(Place place, PolicyException failure) {
            if (failure.getCause() instanceof DotNetException thrown) {
                for (var frame : thrown.getStackTrace()) {
                    String at = frame.getFileName() + ":" + frame.getLineNumber();
                    if (place.file().startsWith(frame.getFileName() + ":")) {
                        return place.file().startsWith(at + ":") ? "" : " In line %d.".formatted(frame.getLineNumber());
                    }
                }
            }
            return "";
        }
    }

    /**
     * What came of it.
     *
     * @param request method and path that were made up
     * @param judged in the order of the policies; the first that refuses is the last
     * @param failure null where none has failed, or the one that refused the token
     * @param answer what the caller gets; null where the backend would have been called
     */
    record Outcome(
            String request,
            List<Judged> judged,
            @Nullable Failure failure,
            @Nullable Response answer) {
        /** Whether the caller is let in. What fails behind all checks, of a request that was made up, is no refusal. */
        boolean isAccepted() {
            boolean unjudged = failure != null && (judged.isEmpty() || TOKEN_POLICIES.contains(failure.policy));
            return judged.stream().allMatch(Judged::isAccepted)
                    && !unjudged
                    && (answer == null || (answer.status() != 401 && answer.status() != 403));
        }
    }

    private TokenTrial(String token) {
        this.token = token;
    }

    /** @throws TimeoutException if the policies have not come to an end in a minute */
    static Outcome of(String token, EffectivePolicy effective, Deployment deployment, Instant now)
            throws InterruptedException, TimeoutException {
        var trial = new TokenTrial(token);
        var exchange = trial.exchange(effective, now);
        exchange.setDeployment(deployment);
        var request = exchange.request();
        var named = request.method() + ' ' + request.originalUrl().path();
        Runner.run(exchange, effective.pipeline());
        try {
            var answer = trial.end.get(SECONDS, TimeUnit.SECONDS);
            boolean refused = !trial.judged.stream().allMatch(Judged::isAccepted);
            return new Outcome(named, trial.judged, refused ? null : trial.failure, answer);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Exchange exchange(EffectivePolicy effective, Instant now) {
        var operation = effective.operation();
        String template = operation == null ? "/" : operation.urlTemplate().split("[?]", 2)[0];
        Map<String, String> parameters = new LinkedHashMap<>();
        PARAMETER.matcher(template).results().forEach(found -> parameters.put(found.group(1), "1"));
        String below = PARAMETER.matcher(template).replaceAll("1");
        String base =
                effective.api().path().isEmpty() ? "" : "/" + effective.api().path();
        var url = new Url("https", "localhost", 443, base + below, "");
        var headers = new Headers().add("Host", "localhost").add("Authorization", "Bearer " + token);
        var request = new Request(operation == null ? "GET" : operation.method(), url, headers, Body.NONE, "127.0.0.1");
        request.setUrl(url.at(below, ""));
        request.setMatchedParameters(parameters);
        var exchange =
                new Exchange(request, this, now, System.nanoTime(), settled -> end.complete(settled.responseOrNew()));
        exchange.setMatch(effective.api(), operation);
        exchange.setAccess(effective.product(), null);
        exchange.setTarget(effective.target());
        exchange.inquire(this);
        return exchange;
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public void explained(String policy, Scope scope, String location, Explanation explanation) {
        judged.add(new Judged(policy, scope, location, explanation));
    }

    /** The first counts: what fails in on-error after it is a consequence. */
    @Override
    public void failed(Place place, PolicyException cause) {
        if (failure == null) {
            failure = Failure.of(place, cause);
        }
    }

    /** The policies let it through: nobody is called, and the exchange stays where it is. */
    @Override
    public void forward(Exchange exchange, ForwardOptions options) {
        end.complete(null);
    }
}
