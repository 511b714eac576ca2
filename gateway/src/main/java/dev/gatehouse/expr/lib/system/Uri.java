package dev.gatehouse.expr.lib.system;

/**
 * {@code System.Uri}: an address and the text it was made from.
 *
 * @param text as given
 */
public record Uri(String text) {
    public static Uri of(String text) {
        return new Uri(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
