package dev.gatehouse.jose;

import org.jspecify.annotations.Nullable;

/**
 * A header that was read before. All tokens that an issuer signs with one key have the same header, to the letter, so
 * that reading it again for each is wasted work.
 *
 * <p><b>Threading:</b> slots are written without a lock; whoever reads one finds a whole entry or none, and an entry is
 * right wherever it came from, since it depends on its text alone.
 *
 * @param encoded the base64url text
 */
record SeenHeader(String encoded, JoseHeader header) {
    /** More than an instance has keys in use. A power of two. */
    private static final int SLOTS = 64;

    /** Longer ones are read each time: what strangers send takes 64 KB at most. */
    private static final int MAX_LENGTH = 512;

    private static final @Nullable SeenHeader[] SEEN = new SeenHeader[SLOTS];

    /** @throws MalformedException if {@code encoded} is no header */
    static JoseHeader read(String encoded) throws MalformedException {
        int slot = encoded.hashCode() & SLOTS - 1;
        SeenHeader seen = SEEN[slot];
        if (seen != null && seen.encoded.equals(encoded)) {
            return seen.header;
        }
        JoseHeader header = JoseHeader.read(Base64Url.decode(encoded, "header"));
        if (encoded.length() <= MAX_LENGTH) {
            SEEN[slot] = new SeenHeader(encoded, header);
        }
        return header;
    }
}
