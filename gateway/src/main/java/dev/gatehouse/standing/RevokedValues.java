package dev.gatehouse.standing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a list of revoked values: a JSON array of strings, or text with one value to a line, in which empty lines and
 * those that begin with {@code #} say nothing. Half a list is none, and what may not be a list is none: taken for one, it
 * would have revoked tokens pass.
 */
final class RevokedValues {
    static final int MAX_VALUES = 500_000;
    private static final int MAX_LENGTH = 1024;

    private RevokedValues() {}

    /**
     * @param json whether it is said to be JSON
     * @throws IOException if it is neither, or larger than we take
     */
    static Set<String> read(byte[] bytes, boolean json) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("the list is not UTF-8", e);
        }
        // Editors put a byte order mark before the first value, which then matched no token.
        String list = (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
        return json || list.startsWith("[") ? array(list) : lines(list);
    }

    private static Set<String> lines(String list) throws IOException {
        // A page that says in HTML, or an object that says in JSON, that there is no list is no list.
        if (list.startsWith("<") || list.startsWith("{")) {
            throw new IOException("this is neither a JSON array of strings nor a list of lines");
        }
        Set<String> values = new HashSet<>();
        for (String line : (Iterable<String>) list.lines()::iterator) {
            String value = line.strip();
            if (!value.isEmpty() && !value.startsWith("#")) {
                if (value.chars().anyMatch(Character::isISOControl)) {
                    throw new IOException("a line has control characters: this is no text in UTF-8");
                }
                add(value, values);
            }
        }
        return Set.copyOf(values);
    }

    private static Set<String> array(String list) throws IOException {
        Set<String> values = new HashSet<>();
        try (var parser = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), list)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("this is JSON, but no array");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() != JsonToken.VALUE_STRING) {
                    throw new IOException("the array holds something else than strings");
                }
                add(parser.getString(), values);
            }
            if (parser.nextToken() != null) {
                throw new IOException("the list goes on after its array");
            }
        } catch (JacksonException e) {
            throw new IOException("the list is not valid JSON", e);
        }
        return Set.copyOf(values);
    }

    private static void add(String value, Set<String> values) throws IOException {
        if (value.length() > MAX_LENGTH) {
            throw new IOException("a value has more than %d characters".formatted(MAX_LENGTH));
        }
        values.add(value);
        if (values.size() > MAX_VALUES) {
            throw new IOException("the list has more than %d values".formatted(MAX_VALUES));
        }
    }
}
