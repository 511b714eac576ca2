package dev.gatehouse.jose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token that has been read; reading says nothing about whether it may be believed. Immutable, and
 * shared by all requests that carry the same token.
 *
 * <p>A claim is a list of texts: a string, number or boolean is one, an array is one for each item, an
 * object is its JSON text, null is none. Numbers keep the digits they were written with. Names are
 * case-sensitive.
 */
public final class Jwt {
    /** Longer tokens are refused unread; the longest we have seen in earnest had 14 KB. */
    static final int MAX_LENGTH = 65_536;

    private static final int USUAL_CLAIMS = 24;

    private static final String[] NONE = {};

    private final JoseHeader header;
    private final Map<String, Claim> claims;
    private final @Nullable String issuer;
    private final @Nullable String subject;
    private final @Nullable String id;
    private final List<String> audiences;
    private final long expiration;
    private final long notBefore;
    private final long issuedAt;

    /** @param text the values joined by commas, without spaces */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and never handed out without a copy.
    private record Claim(String[] values, String text) {
        static final Claim NOTHING = new Claim(NONE, "");

        static Claim of(String value) {
            return new Claim(new String[] {value}, value);
        }

        static Claim of(List<String> values) {
            return switch (values.size()) {
                case 0 -> NOTHING;
                case 1 -> of(values.getFirst());
                default -> new Claim(values.toArray(NONE), String.join(",", values));
            };
        }
    }

    private Jwt(JoseHeader header, Payload payload) {
        this.header = header;
        this.claims = payload.claims;
        this.issuer = payload.issuer;
        this.subject = payload.subject;
        this.id = payload.id;
        this.audiences = payload.audiences;
        this.expiration = payload.expiration;
        this.notBefore = payload.notBefore;
        this.issuedAt = payload.issuedAt;
    }

    /**
     * Reads a compact token without verifying anything.
     *
     * @param token the token alone, without a scheme
     * @throws MalformedException if it is not one
     */
    public static Jwt read(String token) throws MalformedException {
        return Jws.read(token).jwt();
    }

    static Jwt of(JoseHeader header, byte[] payload) throws MalformedException {
        var reader = new Payload();
        Json.readObject(payload, "payload", reader);
        return new Jwt(header, reader);
    }

    /** {@code alg} as the header has it. */
    public String algorithm() {
        return header.algorithm();
    }

    /** {@code typ} of the header. */
    public @Nullable String type() {
        return header.type();
    }

    /** {@code kid} of the header. */
    public @Nullable String keyId() {
        return header.keyId();
    }

    /** {@code iss}, if it is a string. */
    public @Nullable String issuer() {
        return issuer;
    }

    /** {@code sub}, if it is a string. */
    public @Nullable String subject() {
        return subject;
    }

    /** {@code jti}, if it is a string. */
    public @Nullable String id() {
        return id;
    }

    /** {@code aud}: empty unless it is a string or an array of nothing but strings. */
    public List<String> audiences() {
        return audiences;
    }

    /** {@code exp}, if it is a time. */
    public @Nullable Instant expirationTime() {
        return instant(expiration);
    }

    /** {@code nbf}, if it is a time. */
    public @Nullable Instant notBefore() {
        return instant(notBefore);
    }

    /** {@code iat}, if it is a time. */
    public @Nullable Instant issuedAt() {
        return instant(issuedAt);
    }

    /** The names of all claims, in the order of the payload. */
    public Set<String> claimNames() {
        return claims.keySet();
    }

    public boolean hasClaim(String name) {
        return claims.containsKey(name);
    }

    /** The values of a claim, the caller's own copy; empty if the token does not have it. */
    public String[] claim(String name) {
        String[] values = values(name);
        return values.length == 0 ? values : values.clone();
    }

    /** The values of a claim joined by commas, without spaces; null if the token does not have it. */
    public @Nullable String claimText(String name) {
        Claim claim = claims.get(name);
        return claim == null ? null : claim.text;
    }

    /** As {@link #claim}, without the copy. */
    String[] values(String name) {
        Claim claim = claims.get(name);
        return claim == null ? NONE : claim.values;
    }

    JoseHeader header() {
        return header;
    }

    /** Milliseconds or a mark of {@link NumericDate}. */
    long expirationMillis() {
        return expiration;
    }

    /** Milliseconds or a mark of {@link NumericDate}. */
    long notBeforeMillis() {
        return notBefore;
    }

    /** Milliseconds or a mark of {@link NumericDate}. */
    long issuedAtMillis() {
        return issuedAt;
    }

    private static @Nullable Instant instant(long millis) {
        return NumericDate.isTime(millis) ? Instant.ofEpochMilli(millis) : null;
    }

    /** Collects the claims of one payload. */
    private static final class Payload implements Json.Members {
        private final Map<String, Claim> claims = LinkedHashMap.newLinkedHashMap(USUAL_CLAIMS);
        private @Nullable String issuer;
        private @Nullable String subject;
        private @Nullable String id;
        private List<String> audiences = List.of();
        private long expiration = NumericDate.ABSENT;
        private long notBefore = NumericDate.ABSENT;
        private long issuedAt = NumericDate.ABSENT;

        @Override
        public void member(String name, JsonReader parser) throws MalformedException {
            JsonToken kind = parser.currentToken();
            Claim claim;
            boolean onlyStrings = true;
            if (kind == JsonToken.START_ARRAY) {
                var values = new ArrayList<String>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    onlyStrings &= parser.currentToken() == JsonToken.VALUE_STRING;
                    if (parser.currentToken() != JsonToken.VALUE_NULL) {
                        values.add(text(parser));
                    }
                }
                claim = Claim.of(values);
            } else {
                onlyStrings = kind == JsonToken.VALUE_STRING;
                claim = kind == JsonToken.VALUE_NULL ? Claim.NOTHING : Claim.of(text(parser));
            }
            claims.put(name, claim);
            String text = kind == JsonToken.VALUE_STRING ? claim.text : null;
            switch (name) {
                case "iss" -> issuer = text;
                case "sub" -> subject = text;
                case "jti" -> id = text;
                case "aud" -> audiences = onlyStrings ? List.of(claim.values) : List.of();
                case "exp" -> expiration = time(kind, claim);
                case "nbf" -> notBefore = time(kind, claim);
                case "iat" -> issuedAt = time(kind, claim);
                default -> {}
            }
        }

        private static long time(JsonToken kind, Claim claim) {
            return claim.values.length == 1 ? NumericDate.parse(kind, claim.text) : NumericDate.MALFORMED;
        }

        private static String text(JsonReader parser) throws MalformedException {
            return switch (parser.currentToken()) {
                case START_OBJECT, START_ARRAY -> parser.compactText();
                default -> parser.getString();
            };
        }
    }
}
