package dev.gatehouse.keys;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long an answer may be used before it is asked for again, as {@code Cache-Control} and {@code Age} say (RFC 9111). */
final class Freshness {
    /** What RFC 9111 §1.2.2 makes of numbers that are too large, in seconds. */
    private static final long LARGEST = 1L << 31;

    private Freshness() {}

    /**
     * What is left of {@code max-age}, of several the shortest; nothing for {@code no-cache}, {@code no-store} and what
     * cannot be understood (RFC 9111 §4.2.1). Empty where no such thing is said.
     */
    static Optional<Duration> of(HttpHeaders headers) {
        List<String> directives = headers.allValues("Cache-Control").stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(directive -> directive.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (directives.contains("no-cache") || directives.contains("no-store")) {
            return Optional.of(Duration.ZERO);
        }
        long age = headers.firstValue("Age").flatMap(Freshness::seconds).orElse(0L);
        return directives.stream()
                .filter(directive -> directive.startsWith("max-age="))
                .map(directive ->
                        seconds(directive.substring("max-age=".length())).orElse(0L))
                .min(Long::compare)
                .map(seconds -> Duration.ofSeconds(Math.max(0, seconds - age)));
    }

    private static Optional<Long> seconds(String text) {
        String digits = text.replace("\"", "").strip();
        if (digits.isEmpty() || digits.chars().anyMatch(c -> c < '0' || c > '9')) {
            return Optional.empty();
        }
        return Optional.of(digits.length() > 10 ? LARGEST : Math.min(LARGEST, Long.parseLong(digits)));
    }
}
