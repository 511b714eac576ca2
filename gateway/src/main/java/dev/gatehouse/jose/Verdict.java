package dev.gatehouse.jose;

/** What came of verifying a token. */
public sealed interface Verdict {
    /** The token may be believed. */
    record Accepted(Jwt jwt) implements Verdict {}

    /**
     * @param message for the caller
     * @param detail which check failed, what it expected and what it got; for traces and logs only
     */
    record Refused(Reason reason, String message, String detail) implements Verdict {
        static Refused of(Reason reason, String detail) {
            return new Refused(reason, reason.message(), detail);
        }

        /** No token where the policy looks for one. */
        public static Refused notPresent(String detail) {
            return of(Reason.TOKEN_NOT_PRESENT, detail);
        }

        /** Something stands where the token should be, but it is not one. */
        public static Refused malformed(String detail) {
            return of(Reason.JWT_INVALID, detail);
        }
    }

    /** Keys must be fetched first; nothing has happened yet. Ask again on a thread that may block. */
    enum Wait implements Verdict {
        WAIT
    }
}
