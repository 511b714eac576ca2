package dev.gatehouse.jose;

import org.jspecify.annotations.Nullable;

/** What came of verifying a token. */
public sealed interface Verdict {
    /** The token may be believed. */
    record Accepted(Jwt jwt) implements Verdict {}

    /**
     * What tokens say is in both texts; they end up in headers, bodies and logs, so control characters
     * are replaced.
     *
     * @param message for the caller
     * @param detail the name of the check that failed and a colon, what it expected and what it got; for traces and logs
     *     only
     * @param claimed the token as it says of itself, which nobody should believe; null where it could not be read
     */
    record Refused(
            Reason reason,
            String message,
            String detail,
            @Nullable Jwt claimed) implements Verdict {
        public Refused {
            message = printable(message);
            detail = printable(detail);
        }

        Refused(Reason reason, String message, String detail) {
            this(reason, message, detail, null);
        }

        /** With the message of the reason, whose placeholders stand for {@code values}. */
        public static Refused of(Reason reason, String detail, Object... values) {
            return new Refused(reason, reason.message(values), detail);
        }

        /** The check that failed: what the detail begins with, before its colon. */
        public String check() {
            int colon = detail.indexOf(':');
            return colon < 0 ? "" : detail.substring(0, colon);
        }

        /** The detail without the name of the check. */
        public String finding() {
            int colon = detail.indexOf(':');
            return detail.substring(colon + 1).strip();
        }

        /** The same, of a token that could be read. */
        public Refused claiming(Jwt jwt) {
            return new Refused(reason, message, detail, jwt);
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

    /** Keys must be fetched first, or the token be decrypted; nothing has happened yet. Ask again on a thread that may block. */
    enum Wait implements Verdict {
        WAIT
    }

    /** The text with a question mark for each control character. */
    static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                var clean = new StringBuilder(text);
                for (int k = i; k < clean.length(); k++) {
                    if (Character.isISOControl(clean.charAt(k))) {
                        clean.setCharAt(k, '?');
                    }
                }
                return clean.toString();
            }
        }
        return text;
    }
}
