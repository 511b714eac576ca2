package dev.gatehouse.server;

import dev.gatehouse.wire.MessageException;
import java.util.Locale;

/**
 * The host that a request names, in one form: lower case, no dot at its end, a port only where one is
 * given.
 *
 * @param host with the brackets of an IPv6 address
 * @param port -1 where none is given
 */
record Authority(String host, int port) {
    /**
     * Reads a {@code Host} field or an {@code :authority}.
     *
     * @throws MessageException 400 if it is none, or carries user information
     */
    static Authority of(String text) {
        int colon = text.lastIndexOf(':');
        var name = text;
        int port = -1;
        if (colon >= 0 && text.indexOf(']', colon) < 0) {
            name = text.substring(0, colon);
            port = port(text, colon + 1);
        }
        boolean address = name.startsWith("[") && name.endsWith("]") && name.length() > 2;
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            upper |= c >= 'A' && c <= 'Z';
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '.'
                    || c == '_';
            boolean bracketed = address && (c == ':' || (c == '[' && i == 0) || (c == ']' && i == name.length() - 1));
            if (!plain && !bracketed) {
                throw new MessageException(400, "a Host with a character that has no place in it");
            }
        }
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.isEmpty() || name.endsWith(".")) {
            throw new MessageException(400, "an empty Host");
        }
        return new Authority(upper ? name.toLowerCase(Locale.ROOT) : name, port);
    }

    private static int port(String text, int from) {
        int port = 0;
        if (from == text.length() || text.length() - from > 5) {
            throw new MessageException(400, "a Host whose port is none");
        }
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new MessageException(400, "a Host whose port is none");
            }
            port = port * 10 + digit;
        }
        if (port == 0 || port > 65_535) {
            throw new MessageException(400, "a Host whose port is none");
        }
        return port;
    }
}
