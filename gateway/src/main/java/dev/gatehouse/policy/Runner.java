package dev.gatehouse.policy;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of an exchange in its pipeline: inbound, backend, outbound; the first failure, in any of
 * them, leads to {@code on-error}.
 */
public final class Runner {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    /** What it waits for is measured as a call. */
    private static final String CALLS = "forward-request";

    private Runner() {}

    /** Sends an exchange on its way; {@code exchange}'s completion is called when the response is settled. */
    public static void run(Exchange exchange, Pipeline pipeline) {
        exchange.pipeline = pipeline;
        enter(exchange, Section.INBOUND);
        drive(exchange);
    }

    /** Fails an exchange before any policy ran: no operation, no key. Only {@code on-error} runs. */
    public static void fail(Exchange exchange, Pipeline pipeline, PolicyException failure) {
        exchange.pipeline = pipeline;
        toOnError(exchange, failure, null);
        drive(exchange);
    }

    /** After a suspended step: with the next step, or with its failure. */
    static void goOn(Exchange exchange) {
        var place = exchange.pipeline.program(exchange.section).place(exchange.counter);
        if (!place.policy().equals(CALLS)) {
            exchange.measures().waited(place, exchange.waitNanos, System.nanoTime());
        }
        exchange.waitNanos = 0;
        if (exchange.pending == null) {
            exchange.counter++;
        }
        drive(exchange);
    }

    private static void drive(Exchange exchange) {
        try {
            while (advance(exchange)) {
                // until it waits or is done
            }
        } catch (RuntimeException | Error bug) {
            LOG.error("exchange {} failed in {}", exchange.requestId(), exchange.section.element(), bug);
            exchange.setResponse(Answers.internalError(500, exchange.requestId()));
            exchange.complete();
        }
    }

    /** Runs until something else than a step has to be done; false when this thread has nothing more to do. */
    private static boolean advance(Exchange exchange) {
        var program = exchange.pipeline.program(exchange.section);
        try {
            var pending = exchange.pending;
            if (pending != null) {
                exchange.pending = null;
                throw pending;
            }
            return switch (program.run(exchange)) {
                case NEXT -> {
                    if (exchange.section == Section.OUTBOUND || exchange.section == Section.ON_ERROR) {
                        exchange.complete();
                        yield false;
                    }
                    enter(exchange, exchange.section == Section.INBOUND ? Section.BACKEND : Section.OUTBOUND);
                    yield true;
                }
                case RESPOND -> {
                    exchange.complete();
                    yield false;
                }
                case WAIT -> {
                    if (exchange.secondGear) {
                        throw new IllegalStateException("a step that may block answered WAIT");
                    }
                    exchange.waitNanos = System.nanoTime();
                    Thread.ofVirtual().name("exchange").start(() -> {
                        exchange.secondGear = true;
                        drive(exchange);
                    });
                    yield false;
                }
                case SUSPENDED -> {
                    if (exchange.park()) {
                        yield false;
                    }
                    if (exchange.pending == null) {
                        exchange.counter++;
                    }
                    yield true;
                }
            };
        } catch (PolicyException failure) {
            return failed(exchange, failure, program);
        }
    }

    private static boolean failed(Exchange exchange, PolicyException failure, Program program) {
        boolean inOnError = exchange.section == Section.ON_ERROR;
        toOnError(exchange, failure, program.place(exchange.counter));
        if (inOnError) {
            // on-error itself failed: nothing is left to ask.
            exchange.setResponse(Answers.internalError(500, exchange.requestId()));
            exchange.complete();
            return false;
        }
        return true;
    }

    private static void toOnError(Exchange exchange, PolicyException failure, @Nullable Place place) {
        var source = failure.source();
        var inquiry = exchange.inquiry();
        if (inquiry != null && place != null) {
            inquiry.failed(place, failure);
        }
        exchange.setLastError(new LastError(
                source != null ? source : place != null ? place.policy() : "gateway",
                failure.reason(),
                failure.message(),
                place == null ? null : place.scope().text(),
                place == null ? Section.INBOUND.element() : place.section().element(),
                place == null ? null : place.path(),
                place == null ? null : place.id(),
                failure.status()));
        if (!failure.keepsResponse() || exchange.response() == null) {
            exchange.setResponse(Answers.of(failure, exchange.requestId()));
        }
        enter(exchange, Section.ON_ERROR);
    }

    private static void enter(Exchange exchange, Section section) {
        if (section == Section.OUTBOUND) {
            // Nothing was forwarded: outbound works on the empty 200 that the caller is going to get.
            exchange.responseOrNew();
        }
        exchange.section = section;
        exchange.counter = 0;
    }
}
