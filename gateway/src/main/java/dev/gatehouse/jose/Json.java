package dev.gatehouse.jose;

/**
 * Reads JSON that strangers sent: bounded depth, no duplicate members at any depth, UTF-8 only,
 * nothing after the end.
 */
final class Json {
    /** More members of one header, payload or key than anybody sends in earnest. */
    static final int MAX_MEMBERS = 500;

    /** Takes the members of the document's one object, one call for each. */
    interface Members {
        /** The reader stands on the first token of the value and must be left on its last one. */
        void member(String name, JsonReader value) throws MalformedException;
    }

    /**
     * @param text in UTF-8 without a byte order mark (RFC 7519 §7.2)
     * @param part what messages call the document
     * @throws MalformedException if it is not one JSON object within the limits
     */
    static void readObject(byte[] text, String part, Members members) throws MalformedException {
        var reader = new JsonReader(text, part);
        if (reader.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedException(part + " is not a JSON object");
        }
        readMembers(reader, part, members);
        reader.nextToken();
    }

    /** Reads the members of the object that {@code reader} stands at the start of. */
    static void readMembers(JsonReader reader, String part, Members members) throws MalformedException {
        int count = 0;
        while (reader.nextToken() == JsonToken.PROPERTY_NAME) {
            if (++count > MAX_MEMBERS) {
                throw new MalformedException(part + " has more than " + MAX_MEMBERS + " members");
            }
            String name = reader.getString();
            reader.nextToken();
            members.member(name, reader);
        }
    }

    private Json() {}
}
