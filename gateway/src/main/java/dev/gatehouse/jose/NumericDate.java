package dev.gatehouse.jose;

/**
 * Seconds since 1970 as RFC 7519 §2 writes them: a JSON number, fractions allowed. Held as
 * milliseconds, with two marks for what is not a time.
 */
final class NumericDate {
    /** The token does not have the claim. */
    static final long ABSENT = Long.MIN_VALUE;
    /** The claim is not a number, or one outside of the years that exist. */
    static final long MALFORMED = Long.MIN_VALUE + 1;

    /** The last second of the year 9999, which is as far as .NET's and Java's dates both go. */
    private static final long MAX_SECONDS = 253_402_300_799L;

    static boolean isTime(long millis) {
        return millis > MALFORMED;
    }

    /** Milliseconds, rounded down, of the number whose text is {@code text}; else {@link #MALFORMED}. */
    static long parse(JsonToken kind, String text) {
        return switch (kind) {
            case VALUE_NUMBER_INT -> {
                if (text.length() > 18) {
                    yield MALFORMED;
                }
                long seconds = Long.parseLong(text);
                yield Math.abs(seconds) <= MAX_SECONDS ? seconds * 1000 : MALFORMED;
            }
            case VALUE_NUMBER_FLOAT -> {
                double seconds = Double.parseDouble(text);
                yield Math.abs(seconds) <= MAX_SECONDS ? (long) Math.floor(seconds * 1000) : MALFORMED;
            }
            default -> MALFORMED;
        };
    }

    private NumericDate() {}
}
