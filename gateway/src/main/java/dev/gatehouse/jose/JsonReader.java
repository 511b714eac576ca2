package dev.gatehouse.jose;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through one JSON text (RFC 8259) token by token, strictly: nothing but the standard's own syntax, no
 * duplicate members at any depth, bounded depth. Of its own because it is on the way of every new token: a general
 * parser's set-up alone costs more than reading a usual payload does here.
 *
 * <p><b>Threading:</b> for one thread.
 */
final class JsonReader {
    /** Deeper nesting than any claim has a use for. */
    static final int MAX_DEPTH = 32;

    /** Up to so many members are compared one by one; more go into a set. */
    private static final int FEW = 16;

    private final byte[] text;
    /** UTF-8, or for what is only ASCII the one that is cheaper to decode. */
    private final Charset charset;

    private final String part;
    private final Members[] open = new Members[MAX_DEPTH];
    private int depth;
    private int at;
    private int start;
    private @Nullable JsonToken token;
    private String value = "";

    /** The names of an object's members so far; an array has none. */
    private static final class Members {
        final boolean array;
        private int count;
        /** A bit for each name's hash: a name whose bit is not set is new. */
        private long hashes;

        private String[] names = {};
        private @Nullable Set<String> many;

        Members(boolean array) {
            this.array = array;
        }

        /** @return whether it is new */
        boolean add(String name) {
            if (many != null) {
                return many.add(name);
            }
            if (names.length == 0) {
                names = new String[FEW];
            }
            long bit = 1L << name.hashCode();
            for (int i = 0; (hashes & bit) != 0 && i < count; i++) {
                if (names[i].equals(name)) {
                    return false;
                }
            }
            hashes |= bit;
            if (count == FEW) {
                many = new HashSet<>(4 * FEW);
                for (String earlier : names) {
                    many.add(earlier);
                }
                return many.add(name);
            }
            names[count++] = name;
            return true;
        }
    }

    /**
     * @param text in UTF-8, without a byte order mark
     * @param part what messages call the document
     * @throws MalformedException if it is not UTF-8
     */
    JsonReader(byte[] text, String part) throws MalformedException {
        this.text = text;
        this.part = part;
        boolean ascii = isAscii(text);
        this.charset = ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        if (!ascii && !isUtf8(text)) {
            throw new MalformedException(part + " is not UTF-8");
        }
    }

    private static boolean isAscii(byte[] text) {
        int all = 0;
        for (byte c : text) {
            all |= c;
        }
        return all >= 0;
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** What the reader stands on. Not to be asked before the first token and after the last one. */
    JsonToken currentToken() {
        if (token == null) {
            throw new IllegalStateException("there is no token");
        }
        return token;
    }

    /** The string, name or number that the reader stands on; a number as written. Empty for anything else. */
    String getString() {
        return value;
    }

    /**
     * Goes on to the next token.
     *
     * @return null after the last one
     * @throws MalformedException if what comes is no JSON; the reader is of no use then
     */
    @Nullable
    JsonToken nextToken() throws MalformedException {
        token = depth == 0 ? outermost() : inner(open[depth - 1]);
        return token;
    }

    private @Nullable JsonToken outermost() throws MalformedException {
        char c = skipSpace();
        if (token == null) {
            return value(c);
        }
        if (at < text.length) {
            throw malformed("goes on after its JSON value");
        }
        return null;
    }

    private JsonToken inner(Members within) throws MalformedException {
        char c = skipSpace();
        if (token == JsonToken.PROPERTY_NAME) {
            require(c, ':');
            return value(skipSpace());
        }
        boolean first = token == (within.array ? JsonToken.START_ARRAY : JsonToken.START_OBJECT);
        if (c == (within.array ? ']' : '}')) {
            at++;
            depth--;
            value = "";
            return within.array ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
        }
        if (!first) {
            require(c, ',');
            c = skipSpace();
        }
        return within.array ? value(c) : name(c, within);
    }

    /** From the start of an object or array to its end; elsewhere nothing. */
    void skipChildren() throws MalformedException {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            int outside = depth - 1;
            while (depth > outside) {
                nextToken();
            }
        }
    }

    /**
     * The text of the object or array that the reader stands at the start of, as written but without white space
     * between its tokens; numbers keep every digit. Leaves the reader at its end.
     */
    String compactText() throws MalformedException {
        int from = start;
        skipChildren();
        var compact = new ByteArrayOutputStream(at - from);
        boolean quoted = false;
        for (int i = from; i < at; i++) {
            byte c = text[i];
            if (quoted && c == '\\') {
                compact.write(c);
                c = text[++i];
            } else if (c == '"') {
                quoted = !quoted;
            }
            if (quoted || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
                compact.write(c);
            }
        }
        return compact.toString(StandardCharsets.UTF_8);
    }

    private JsonToken name(char c, Members within) throws MalformedException {
        require(c, '"');
        value = string();
        if (!within.add(value)) {
            throw malformed("has a duplicate member");
        }
        return JsonToken.PROPERTY_NAME;
    }

    private JsonToken value(char c) throws MalformedException {
        start = at;
        return switch (c) {
            case '"' -> {
                at++;
                value = string();
                yield JsonToken.VALUE_STRING;
            }
            case '{' -> open(false);
            case '[' -> open(true);
            case 't' -> literal("true", JsonToken.VALUE_TRUE);
            case 'f' -> literal("false", JsonToken.VALUE_FALSE);
            case 'n' -> literal("null", JsonToken.VALUE_NULL);
            default -> number();
        };
    }

    private JsonToken open(boolean array) throws MalformedException {
        if (depth == MAX_DEPTH) {
            throw malformed("is nested deeper than " + MAX_DEPTH + " levels");
        }
        at++;
        value = "";
        open[depth++] = new Members(array);
        return array ? JsonToken.START_ARRAY : JsonToken.START_OBJECT;
    }

    private JsonToken literal(String word, JsonToken kind) throws MalformedException {
        for (int i = 0; i < word.length(); i++) {
            require(peek(), word.charAt(i));
        }
        value = word;
        return kind;
    }

    /** Reads on from behind a quote to behind the next one. */
    private String string() throws MalformedException {
        int from = at;
        boolean escapes = false;
        for (int i = at; i < text.length; i++) {
            byte c = text[i];
            if (c == '"') {
                at = i + 1;
                String raw = slice(from, i);
                return escapes ? unescaped(raw, from) : raw;
            }
            if (c == '\\') {
                escapes = true;
                i++;
            } else if (c >= 0 && c < ' ') {
                at = i;
                throw unexpected();
            }
        }
        at = text.length;
        throw unexpected();
    }

    private String slice(int from, int to) {
        return new String(text, from, to - from, charset);
    }

    private String unescaped(String raw, int from) throws MalformedException {
        var result = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i++);
            if (c != '\\') {
                result.append(c);
                continue;
            }
            c = raw.charAt(i++);
            switch (c) {
                case '"', '\\', '/' -> result.append(c);
                case 'b' -> result.append('\b');
                case 'f' -> result.append('\f');
                case 'n' -> result.append('\n');
                case 'r' -> result.append('\r');
                case 't' -> result.append('\t');
                case 'u' -> {
                    result.append(hexadecimal(raw, i, from));
                    i += 4;
                }
                default -> {
                    at = from;
                    throw unexpected();
                }
            }
        }
        return result.toString();
    }

    private char hexadecimal(String raw, int first, int from) throws MalformedException {
        int code = 0;
        for (int i = first; i < first + 4; i++) {
            char c = i < raw.length() ? raw.charAt(i) : 0;
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                at = from;
                throw unexpected();
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private JsonToken number() throws MalformedException {
        int from = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        JsonToken kind = JsonToken.VALUE_NUMBER_INT;
        if (peek() == '.') {
            at++;
            digits();
            kind = JsonToken.VALUE_NUMBER_FLOAT;
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
            kind = JsonToken.VALUE_NUMBER_FLOAT;
        }
        value = slice(from, at);
        return kind;
    }

    private void digits() throws MalformedException {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == from) {
            throw unexpected();
        }
    }

    /** The next character that is no white space; 0 at the end. */
    private char skipSpace() {
        while (true) {
            char c = peek();
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
    }

    private void require(char c, char wanted) throws MalformedException {
        if (c != wanted) {
            throw unexpected();
        }
        at++;
    }

    /** The character at hand; 0, which no JSON has outside of strings, at the end. */
    private char peek() {
        return at < text.length ? (char) (text[at] & 0xFF) : 0;
    }

    private MalformedException unexpected() {
        return malformed(at < text.length ? "is not valid JSON" : "is JSON that breaks off");
    }

    private MalformedException malformed(String what) {
        return new MalformedException(part + " " + what + " (at character " + (at + 1) + ")");
    }
}
