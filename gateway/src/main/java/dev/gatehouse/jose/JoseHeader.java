package dev.gatehouse.jose;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What we read of a token's header. Keys and places of keys in it ({@code jwk}, {@code jku},
 * {@code x5c}, {@code x5u}) are not here: a token does not say what it is verified with (RFC 8725 §3.10).
 *
 * @param algorithm {@code alg} as written
 * @param type {@code typ} as written
 * @param keyId {@code kid}
 * @param sha1 {@code x5t}
 * @param sha256 {@code x5t#S256}
 * @param objection why a token with this header is never accepted, or null
 */
record JoseHeader(
        String algorithm,
        @Nullable String type,
        @Nullable String keyId,
        @Nullable String sha1,
        @Nullable String sha256,
        @Nullable String objection) {

    static JoseHeader read(byte[] json) throws MalformedException {
        var reader = new Object() {
            @Nullable
            String alg;

            @Nullable
            String typ;

            @Nullable
            String kid;

            @Nullable
            String x5t;

            @Nullable
            String x5tS256;

            @Nullable
            String objection;
        };
        Json.readObject(json, "header", (name, value) -> {
            switch (name) {
                case "alg", "typ", "kid", "x5t", "x5t#S256" -> {
                    if (value.currentToken() != JsonToken.VALUE_STRING) {
                        throw new MalformedException("header member '" + name + "' is not a string");
                    }
                    String text = value.getString();
                    switch (name) {
                        case "alg" -> reader.alg = text;
                        case "typ" -> reader.typ = text;
                        case "kid" -> reader.kid = text;
                        case "x5t" -> reader.x5t = text;
                        default -> reader.x5tS256 = text;
                    }
                }
                // We understand no critical extension, so any 'crit' is one too many (RFC 7515 §4.1.11).
                case "crit", "b64", "enc" -> {
                    reader.objection = "header member '" + name + "' is not supported";
                    value.skipChildren();
                }
                default -> value.skipChildren();
            }
        });
        if (reader.alg == null) {
            throw new MalformedException("header has no 'alg'");
        }
        String objection = reader.objection;
        if (objection == null && reader.typ != null && namesAnotherProfile(reader.typ)) {
            objection = "type '" + reader.typ + "' is not that of an access token";
        }
        return new JoseHeader(reader.alg, reader.typ, reader.kid, reader.x5t, reader.x5tS256, objection);
    }

    /**
     * Whether {@code typ} says that the token was made for something else: logout tokens, DPoP proofs,
     * client assertions, security events and their like are named {@code …+jwt} (RFC 8725 §3.11).
     */
    static boolean namesAnotherProfile(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        if (name.startsWith("application/")) {
            name = name.substring("application/".length());
        }
        return name.endsWith("+jwt") && !name.equals("at+jwt");
    }
}
