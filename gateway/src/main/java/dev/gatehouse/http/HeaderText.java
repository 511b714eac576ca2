package dev.gatehouse.http;

/**
 * What may stand in a header field.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5">RFC 9110, section 5</a>
 */
public final class HeaderText {
    private HeaderText() {}

    /** Whether it is a token: a field name or a method (RFC 9110, section 5.6.2). */
    public static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether it can be sent as a value without ending the field: no control characters but the tab. */
    public static boolean isValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 0x20 && c != '\t') || c == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** A value written over several lines as one line (RFC 9112, section 5.2). */
    public static String unfolded(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        var line = new StringBuilder(text.length());
        text.lines()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(part -> line.append(line.isEmpty() ? "" : " ").append(part));
        return line.toString();
    }
}
