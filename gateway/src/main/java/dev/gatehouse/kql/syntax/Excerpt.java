package dev.gatehouse.kql.syntax;

/** Keeps messages readable that quote a name or literal of any length. */
public final class Excerpt {
    private static final int LONGEST = 400;

    private Excerpt() {}

    /** The message, or as much of it as anybody reads. */
    public static String of(String message) {
        if (message.length() <= LONGEST) {
            return message;
        }
        int end = Character.isHighSurrogate(message.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return message.substring(0, end) + "…";
    }
}
