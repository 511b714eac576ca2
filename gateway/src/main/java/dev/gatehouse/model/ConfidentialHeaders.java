package dev.gatehouse.model;

import java.util.Locale;
import java.util.Set;

/**
 * Headers whose values let whoever reads them act for somebody else. A log never shows them, whatever its settings say.
 */
public final class ConfidentialHeaders {
    /** Words that say it by themselves; {@code X-RateLimit-Remaining-Tokens} counts something and is none. */
    private static final Set<String> WORDS = Set.of(
            "apikey",
            "assertion",
            "authorization",
            "cookie",
            "cookie2",
            "credential",
            "credentials",
            "jwt",
            "passwd",
            "password",
            "secret",
            "token");

    /** What a key opens something by; {@code Idempotency-Key} and {@code Sec-WebSocket-Key} open nothing. */
    private static final Set<String> KEYS =
            Set.of("access", "api", "auth", "function", "functions", "host", "master", "private", "subscription");

    private ConfidentialHeaders() {}

    /**
     * Whether a header is one of them, by the words of its name: {@code Authorization}, {@code Set-Cookie},
     * {@code Ocp-Apim-Subscription-Key}, {@code X-Api-Key}, {@code X-Amz-Security-Token}, ….
     *
     * @param name in any case
     */
    public static boolean contains(String name) {
        var before = "";
        for (var word : name.toLowerCase(Locale.ROOT).split("[-_.]", -1)) {
            if (WORDS.contains(word) || (word.equals("key") && KEYS.contains(before))) {
                return true;
            }
            before = word;
        }
        // As in X-Zumo-Auth; X-Auth-User is a name.
        return before.equals("auth");
    }

    /** Also the header in which an API expects its subscription keys. */
    public static boolean contains(String name, Api.KeyNames keys) {
        return name.equalsIgnoreCase(keys.header()) || contains(name);
    }
}
