package dev.gatehouse.policy;

/**
 * One compiled policy statement. It closes over final values and is shared by all exchanges.
 *
 * <p><b>Threading:</b> runs on the event loop of the exchange, where it must not block; or, after it
 * has answered {@link Flow#WAIT}, on a virtual thread, where it may.
 */
@FunctionalInterface
public interface Step {
    /**
     * Does its work on one exchange.
     *
     * @throws PolicyException the request fails; {@code on-error} follows
     */
    Flow run(Exchange exchange) throws PolicyException;
}
