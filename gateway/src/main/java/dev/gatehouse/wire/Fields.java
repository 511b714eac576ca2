package dev.gatehouse.wire;

import dev.gatehouse.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Header fields from and to HTTP/2, by the rules that {@link MessageReader} and {@link HeadWriter} keep. */
public final class Fields {
    private final Headers headers = new Headers();
    private final boolean trusted;
    private final int max;
    private long length = Head.UNKNOWN;
    private int lengths;

    /**
     * @param trusted whether the peer may say on whose behalf it calls
     * @param max how many fields
     */
    public Fields(boolean trusted, int max) {
        this.trusted = trusted;
        this.max = max;
    }

    /**
     * Takes a field as it came; pseudo-fields are passed over.
     *
     * @throws MessageException if it has no place in a request
     */
    public void add(String name, String value) {
        if (name.startsWith(":")) {
            return;
        }
        if (headers.size() >= max) {
            throw new MessageException(431, "too many header fields");
        }
        // HPACK carries octets; the strings hold one in each character.
        byte[] octets = value.getBytes(StandardCharsets.ISO_8859_1);
        if (!Octets.isToken(name) || Octets.skipValue(octets, 0, octets.length) != octets.length) {
            throw new MessageException(400, "a field with a character that has no place in it");
        }
        switch (FieldNames.kind(name)) {
            case ORDINARY -> ordinary(name, Octets.text(octets, 0, octets.length));
            case HOST -> {
                if (headers.contains(name)) {
                    throw new MessageException(400, "two Hosts");
                }
                headers.add(name, value);
            }
            case CONTENT_LENGTH -> {
                if (lengths++ > 0) {
                    throw new MessageException(400, "more than one statement of the body's length");
                }
                length = MessageReader.contentLength(value);
                headers.add(name, value);
            }
            case TRANSFER_ENCODING, CONNECTION -> throw new MessageException(400, "a field that HTTP/2 does not have");
            case EXPECT, HOP_BY_HOP -> {
                // concerns this connection alone
            }
            case FORWARDING -> {
                if (trusted) {
                    headers.add(name, value);
                }
            }
        }
    }

    private void ordinary(String name, String value) {
        var before = name.equals("cookie") ? headers.first(name) : null;
        if (before == null) {
            headers.add(name, value);
        } else {
            headers.set(name, before + "; " + value); // RFC 9113 §8.2.3
        }
    }

    public Headers headers() {
        return headers;
    }

    /** The announced length of the body, or {@link Head#UNKNOWN}. */
    public long length() {
        return length;
    }

    /**
     * Hands on, in lower case, every field that is not the sender's own business.
     *
     * @throws MessageException 500 if a name or a value has a character that has no place in it
     */
    public static void forEach(Headers headers, BiConsumer<String, String> action) {
        for (int i = 0; i < headers.size(); i++) {
            var name = headers.name(i);
            var kind = FieldNames.kind(name);
            if (kind != FieldNames.Kind.ORDINARY && kind != FieldNames.Kind.FORWARDING) {
                continue;
            }
            byte[] octets = headers.value(i).getBytes(StandardCharsets.UTF_8);
            if (!Octets.isToken(name) || Octets.skipValue(octets, 0, octets.length) != octets.length) {
                throw new MessageException(500, "a field with a character that has no place in it");
            }
            action.accept(name.toLowerCase(Locale.ROOT), new String(octets, StandardCharsets.ISO_8859_1));
        }
    }
}
