package dev.gatehouse.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a policy author wanted to be told.
 *
 * @param source as the policy says
 * @param severity {@code verbose}, {@code information} or {@code error}
 */
public record TraceRecord(String source, String severity, String message, Map<String, String> metadata) {
    public TraceRecord {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
