package dev.gatehouse.jose;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON that strangers sent: bounded depth, no duplicate members at any depth, UTF-8 only,
 * nothing after the end.
 */
final class Json {
    /** Deeper nesting than any claim has a use for. */
    static final int MAX_DEPTH = 32;

    /** More members of one header, payload or key than anybody sends in earnest. */
    static final int MAX_MEMBERS = 500;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Names come from strangers: no table that outlives the document.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(1 << 20)
                    .maxNameLength(4096)
                    .maxNumberLength(1000)
                    .build())
            .build();

    /** Takes the members of the document's one object, one call for each. */
    interface Members {
        /** The parser stands on the first token of the value and must be left on its last one. */
        void member(String name, JsonParser value) throws MalformedException;
    }

    /**
     * @param part what messages call the document
     * @throws MalformedException if it is not one JSON object within the limits
     */
    static void readObject(String text, String part, Members members) throws MalformedException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedException(part + " is not a JSON object");
            }
            readMembers(parser, part, members);
            if (parser.nextToken() != null) {
                throw new MalformedException(part + " goes on after its JSON object");
            }
        } catch (JacksonException e) {
            throw new MalformedException(part + " is not valid JSON: " + e.getOriginalMessage());
        }
    }

    /** Reads the members of the object that {@code parser} stands at the start of. */
    static void readMembers(JsonParser parser, String part, Members members) throws MalformedException {
        int count = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (++count > MAX_MEMBERS) {
                throw new MalformedException(part + " has more than " + MAX_MEMBERS + " members");
            }
            String name = parser.currentName();
            parser.nextToken();
            members.member(name, parser);
        }
    }

    /** The text of {@code bytes}, which must be UTF-8 without a byte order mark (RFC 7519 §7.2). */
    static String utf8(byte[] bytes, String part) throws MalformedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException(part + " is not UTF-8");
        }
    }

    /**
     * The text of the object or array that {@code parser} stands at the start of, as written but
     * without white space between its tokens; numbers keep every digit. Leaves the parser at its end.
     */
    static String compactText(String document, JsonParser parser) {
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        parser.skipChildren();
        int end = Math.toIntExact(parser.currentLocation().getCharOffset());
        var text = new StringBuilder(end - start);
        boolean quoted = false;
        for (int i = start; i < end; i++) {
            char c = document.charAt(i);
            if (quoted && c == '\\') {
                text.append(c).append(document.charAt(++i));
                continue;
            }
            if (c == '"') {
                quoted = !quoted;
            }
            if (quoted || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
                text.append(c);
            }
        }
        return text.toString();
    }

    private Json() {}
}
