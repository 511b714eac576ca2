package dev.gatehouse.policy.elements;

import dev.gatehouse.policy.Counters.Verdict;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.PolicyException;

/**
 * What rate limits tell the caller and later policies, by the attributes that all of them share. A name
 * is empty where nothing is to be told.
 */
record LimitReport(
        String retryAfterHeader,
        String retryAfterVariable,
        String remainingHeader,
        String remainingVariable,
        String totalHeader) {

    static LimitReport of(ElementReader element) {
        return new LimitReport(
                name(element, "retry-after-header-name", "Retry-After"),
                name(element, "retry-after-variable-name", ""),
                name(element, "remaining-calls-header-name", ""),
                name(element, "remaining-calls-variable-name", ""),
                name(element, "total-calls-header-name", ""));
    }

    private static String name(ElementReader element, String attribute, String otherwise) {
        return element.optionalText(attribute)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(otherwise);
    }

    /**
     * Passes on what the counter said.
     *
     * @param limit calls in the window
     * @throws PolicyException 429 where the limit is exceeded
     */
    void tell(Exchange exchange, Verdict verdict, long limit) throws PolicyException {
        if (!remainingVariable.isEmpty()) {
            exchange.variables().put(remainingVariable, asInt(verdict.remaining()));
        }
        if (!remainingHeader.isEmpty() || !totalHeader.isEmpty()) {
            exchange.beforeResponse(response -> {
                if (!remainingHeader.isEmpty()) {
                    response.headers().set(remainingHeader, Long.toString(verdict.remaining()));
                }
                if (!totalHeader.isEmpty()) {
                    response.headers().set(totalHeader, Long.toString(limit));
                }
            });
        }
        if (!verdict.allowed()) {
            int seconds = verdict.retryAfterSeconds();
            if (!retryAfterVariable.isEmpty()) {
                exchange.variables().put(retryAfterVariable, seconds);
            }
            throw PolicyException.refused("RateLimitExceeded", "Rate limit is exceeded", 429)
                    .answering("Rate limit is exceeded. Try again in %d seconds.".formatted(seconds))
                    .with(retryAfterHeader, Integer.toString(seconds));
        }
    }

    private static int asInt(long number) {
        return (int) Math.min(number, Integer.MAX_VALUE);
    }
}
