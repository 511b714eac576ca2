package dev.gatehouse.policy.elements;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.expr.types.Copyable;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.PolicyException;

/**
 * What the policies of the value cache share. Keys are those of the whole gateway, as in Azure: an API
 * can look up what another one stored.
 */
record CacheKey(Expression<String> key) {
    enum CachingType {
        PREFER_EXTERNAL,
        INTERNAL,
        EXTERNAL
    }

    static CacheKey of(ElementReader element) {
        var key = element.required("key");
        // There is one cache as long as no external one is configured.
        element.choice("caching-type", CachingType.PREFER_EXTERNAL);
        if (element.mentions("key", "context.Request") && !element.mentions("key", "context.Api")) {
            element.info(
                    "POL223",
                    "the key is made from the request and shared by all APIs; put context.Api.Id into it where they must"
                            + " not meet");
        }
        return new CacheKey(key);
    }

    String evaluate(Exchange exchange) throws PolicyException {
        var text = key.evaluate(exchange);
        if (text == null || text.isEmpty()) {
            throw PolicyException.failed("CacheKeyMissing", "The cache key is empty.", null);
        }
        return Keys.bounded("", text);
    }

    /** What is cached is shared by exchanges: nobody may change it in place. */
    static Object copy(Object value) {
        return switch (value) {
            case byte[] bytes -> bytes.clone();
            case Copyable changeable -> changeable.copied();
            default -> value;
        };
    }
}
