package dev.gatehouse.policy.elements;

import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Message;
import dev.gatehouse.policy.PolicyException;

/** A compiled change to a message: the one in hand, or one that {@code return-response} is making. */
@FunctionalInterface
interface Edit<M extends Message> {
    /**
     * @param exchange what expressions see
     * @param message what is changed
     */
    void apply(Exchange exchange, M message) throws PolicyException;
}
