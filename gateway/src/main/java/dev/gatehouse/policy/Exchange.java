package dev.gatehouse.policy;

import dev.gatehouse.http.Body;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Operation;
import dev.gatehouse.model.Product;
import dev.gatehouse.model.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its response on their way through the gateway: what expressions see as
 * {@code context}.
 *
 * <p><b>Threading:</b> confined to one thread at a time: the event loop that read the request, or in
 * second gear a virtual thread. {@link #resume()} hands it over and may be called from any thread.
 */
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int RUNNING = 0;
    private static final int PARKED = 1;
    private static final int RESUMED = 2;

    private final Request request;
    private final Upstream upstream;
    private final Consumer<Exchange> completion;
    private final Instant timestamp;
    private final AtomicInteger state = new AtomicInteger(RUNNING);
    private final Measures measures;

    private boolean completed;
    private @Nullable UUID requestId;
    private @Nullable Response response;
    private @Nullable LastError lastError;
    private @Nullable Api api;
    private @Nullable Operation operation;
    private @Nullable Product product;
    private @Nullable Subscription subscription;
    private @Nullable Target target;
    private @Nullable Scope targetSetBy;
    private Deployment deployment = Deployment.DEFAULT;
    private Diagnostic diagnostic = Diagnostic.DEFAULT;
    private @Nullable Map<String, @Nullable Object> variables;
    private @Nullable List<Consumer<Response>> beforeResponse;
    private @Nullable List<Consumer<Exchange>> afterResponse;
    private @Nullable List<TraceRecord> traceRecords;
    private @Nullable Observation observation;
    private @Nullable TokenInquiry inquiry;
    private List<Jwt> validated = List.of();

    // Where it is in its pipeline; the Runner's.
    Pipeline pipeline = Pipeline.EMPTY;
    Section section = Section.INBOUND;
    int counter;
    boolean secondGear;
    /** Since when the step at {@link #counter} waits; 0 where it does not. */
    long waitNanos;
    /** Whether the step that runs has asked whether it may block, and may. */
    boolean asked;

    @Nullable
    PolicyException pending;

    /**
     * @param completion called once, when the response is settled; on the thread that got there last
     * @param startNanos {@link System#nanoTime()} when the request arrived
     */
    public Exchange(
            Request request, Upstream upstream, Instant timestamp, long startNanos, Consumer<Exchange> completion) {
        this.request = request;
        this.upstream = upstream;
        this.timestamp = timestamp;
        this.completion = completion;
        this.measures = new Measures(startNanos);
    }

    public Request request() {
        return request;
    }

    /** Null until there is one. */
    public @Nullable Response response() {
        return response;
    }

    public void setResponse(Response response) {
        var before = this.response;
        if (before != null && before != response) {
            before.setBody(Body.NONE);
        }
        this.response = response;
    }

    /** The response, made now where there was none: an empty 200. */
    public Response responseOrNew() {
        var made = response;
        if (made == null) {
            made = Response.of(200);
            response = made;
        }
        return made;
    }

    /** What policies without a choice of their own work on: the response once there is one in outbound and on-error, else the request. */
    public Message message() {
        var made = response;
        return made != null && (section == Section.OUTBOUND || section == Section.ON_ERROR) ? made : request;
    }

    public Upstream upstream() {
        return upstream;
    }

    /** The unique id of this exchange: {@code context.RequestId}, {@code activityId}, {@code CorrelationId}. */
    public UUID requestId() {
        var id = requestId;
        if (id == null) {
            // An identifier, not a secret: the fast generator will do.
            var random = ThreadLocalRandom.current();
            id = new UUID(
                    (random.nextLong() & ~0xF000L) | 0x4000L,
                    (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
            requestId = id;
        }
        return id;
    }

    /** When the request arrived. */
    public Instant timestamp() {
        return timestamp;
    }

    public long startNanos() {
        return measures.startNanos();
    }

    /** What has happened so far. */
    public Measures measures() {
        return measures;
    }

    /** Lets {@code observer} follow it from now on; once, before anything runs. */
    public void observedBy(ExchangeObserver observer) {
        observation = Observation.begin(observer, this);
    }

    /** For the transport: see {@link Observation#forwarding}. */
    public void forwarding() {
        if (observation != null) {
            Observation.Several.tell(observation, each -> each.forwarding(this));
        }
    }

    /** For the transport: see {@link Observation#answered}. */
    public void answered() {
        if (observation != null) {
            Observation.Several.tell(observation, each -> each.answered(this));
        }
    }

    /** For the transport: see {@link Observation#ended}. */
    public void ended() {
        if (observation != null) {
            Observation.Several.tell(observation, each -> each.ended(this));
            observation = null;
        }
    }

    public Section section() {
        return section;
    }

    public @Nullable LastError lastError() {
        return lastError;
    }

    void setLastError(LastError error) {
        this.lastError = error;
        measures.failed(error);
    }

    public @Nullable Api api() {
        return api;
    }

    public @Nullable Operation operation() {
        return operation;
    }

    public @Nullable Product product() {
        return product;
    }

    public @Nullable Subscription subscription() {
        return subscription;
    }

    /** Says what the request has been found to be for. */
    public void setMatch(@Nullable Api api, @Nullable Operation operation) {
        this.api = api;
        this.operation = operation;
    }

    /** Says on whose account the request is made. */
    public void setAccess(@Nullable Product product, @Nullable Subscription subscription) {
        this.product = product;
        this.subscription = subscription;
    }

    /** The gateway that handles it. */
    public Deployment deployment() {
        return deployment;
    }

    public void setDeployment(Deployment deployment) {
        this.deployment = deployment;
    }

    /** What is to be logged of it. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }

    public void setDiagnostic(Diagnostic diagnostic) {
        this.diagnostic = diagnostic;
    }

    /** The backend's base URL; null where neither the API nor a policy names one. */
    public @Nullable Target target() {
        return target;
    }

    public void setTarget(@Nullable Target target) {
        setTarget(target, null);
    }

    /** @param by the scope of the policy that says so; null where no policy does */
    public void setTarget(@Nullable Target target, @Nullable Scope by) {
        this.target = target;
        this.targetSetBy = by;
    }

    /** The scope of the policy that set the target; null where it is still the API's own. */
    public @Nullable Scope targetSetBy() {
        return targetSetBy;
    }

    /** {@code context.Variables}, in the order in which they were set. */
    public Map<String, @Nullable Object> variables() {
        var map = variables;
        if (map == null) {
            map = new LinkedHashMap<>();
            variables = map;
        }
        return map;
    }

    /** Whether a step may block: it runs on a virtual thread. */
    public boolean mayBlock() {
        asked |= secondGear;
        return secondGear;
    }

    /** Adds something to do to whatever response goes out, right before it does. */
    public void beforeResponse(Consumer<Response> action) {
        if (beforeResponse == null) {
            beforeResponse = new ArrayList<>(2);
        }
        beforeResponse.add(action);
    }

    /** Adds something to do once the response's status is settled; it cannot change the response. */
    public void afterResponse(Consumer<Exchange> action) {
        if (afterResponse == null) {
            afterResponse = new ArrayList<>(2);
        }
        afterResponse.add(action);
    }

    /** Keeps what a {@code trace} policy or {@code context.Trace} said. */
    public void trace(TraceRecord entry) {
        if (traceRecords == null) {
            traceRecords = new ArrayList<>(4);
        }
        traceRecords.add(entry);
    }

    public List<TraceRecord> traceRecords() {
        return traceRecords == null ? List.of() : traceRecords;
    }

    /** Keeps that a policy has found {@code token} good; without it, a token in a variable says nothing but what it says. */
    public void validated(Jwt token) {
        validated = validated.isEmpty()
                ? List.of(token)
                : Stream.concat(validated.stream(), Stream.of(token)).toList();
    }

    /** Whether a policy has found this very token good in this exchange. */
    public boolean isValidated(Jwt token) {
        for (Jwt good : validated) {
            if (good == token) {
                return true;
            }
        }
        return false;
    }

    /** Has what policies think of tokens explained; before anything runs. */
    public void inquire(TokenInquiry about) {
        inquiry = about;
    }

    /** Who wants to know why tokens are accepted and refused; null for nobody, as nearly always. */
    public @Nullable TokenInquiry inquiry() {
        return inquiry;
    }

    /** What a step began before it answered {@link Flow#SUSPENDED} has ended well. From any thread. */
    public void resume() {
        if (state.compareAndSet(RUNNING, RESUMED)) {
            return; // the step has not returned yet: the runner goes on by itself
        }
        state.set(RUNNING);
        secondGear = false;
        Runner.goOn(this);
    }

    /** What a step began has failed. From any thread. */
    public void resume(PolicyException failure) {
        pending = failure;
        resume();
    }

    /** After a step answered SUSPENDED: true if the exchange now waits, false if it was resumed meanwhile. */
    boolean park() {
        waitNanos = System.nanoTime();
        if (state.compareAndSet(RUNNING, PARKED)) {
            return true;
        }
        state.set(RUNNING);
        waitNanos = 0;
        return false;
    }

    /** The response is settled; a second time says nothing. */
    void complete() {
        if (completed) {
            return;
        }
        completed = true;
        var settled = responseOrNew();
        if (beforeResponse != null) {
            beforeResponse.forEach(action -> last(() -> action.accept(settled)));
        }
        if (afterResponse != null) {
            afterResponse.forEach(action -> last(() -> action.accept(this)));
        }
        completion.accept(this);
    }

    /** What is left to do cannot fail the exchange any more. */
    private void last(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | StackOverflowError bug) {
            LOG.error("exchange {} failed after its response", requestId(), bug);
        }
    }
}
