package dev.gatehouse.expr.lib.text;

import org.jspecify.annotations.Nullable;

/**
 * {@code System.IO.StringReader}: reads a text from front to back.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class StringReader {
    private final String text;
    private int at;

    public StringReader(String text) {
        this.text = text;
    }

    /** The next code unit; -1 at the end. */
    public int read() {
        return at < text.length() ? text.charAt(at++) : -1;
    }

    /** The next code unit, left where it is; -1 at the end. */
    public int peek() {
        return at < text.length() ? text.charAt(at) : -1;
    }

    /** Up to the next line end, which is passed over; null at the end. */
    public @Nullable String line() {
        if (at >= text.length()) return null;
        var end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') end++;
        var line = text.substring(at, end);
        at = Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
        return line;
    }

    public String rest() {
        var rest = text.substring(at);
        at = text.length();
        return rest;
    }

    @Override
    public String toString() {
        return "System.IO.StringReader";
    }
}
