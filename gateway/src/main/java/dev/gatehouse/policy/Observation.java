package dev.gatehouse.policy;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One exchange as an {@link ExchangeObserver} follows it. All calls come on the exchange's event loop, one after the
 * other, and have to be quick: references are taken, texts are made elsewhere. What it throws is logged and changes
 * nothing.
 */
public interface Observation {
    /**
     * The request is about to be sent to a backend, by {@link Measures#backend()}: its headers are those that leave, but
     * for the backend's own credentials, and may still be added to. Again for every call.
     */
    default void forwarding(Exchange exchange) {}

    /** The backend's response is there, its body perhaps still on its way; no policy has seen it. */
    default void answered(Exchange exchange) {}

    /**
     * The exchange is over: policies are through with it, and the last byte of the answer has left or will not. Exactly
     * once, whatever happened; {@link Exchange#measures()} is complete.
     */
    void ended(Exchange exchange);

    /** Begins an observation; null where the observer wants none or fails. */
    static @Nullable Observation begin(ExchangeObserver observer, Exchange exchange) {
        try {
            return observer.begun(exchange);
        } catch (RuntimeException | Error bug) {
            Several.LOG.error("an observer failed as an exchange began", bug);
            return null;
        }
    }

    /** Several as one, each safe from the others. */
    record Several(List<Observation> all) implements Observation {
        private static final Logger LOG = LoggerFactory.getLogger(Observation.class);

        @Override
        public void forwarding(Exchange exchange) {
            tell(each -> each.forwarding(exchange));
        }

        @Override
        public void answered(Exchange exchange) {
            tell(each -> each.answered(exchange));
        }

        @Override
        public void ended(Exchange exchange) {
            tell(each -> each.ended(exchange));
        }

        private void tell(Consumer<Observation> what) {
            for (var each : all) {
                tell(each, what);
            }
        }

        static void tell(Observation one, Consumer<Observation> what) {
            try {
                what.accept(one);
            } catch (RuntimeException | Error bug) {
                LOG.error("an observer failed", bug);
            }
        }
    }
}
