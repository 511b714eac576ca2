package dev.gatehouse.expr.lib.text;

/**
 * {@code System.IO.StringWriter}: collects text.
 *
 * @param text what was written
 */
public record StringWriter(StringBuilder text) {
    @Override
    public String toString() {
        return text.toString();
    }
}
