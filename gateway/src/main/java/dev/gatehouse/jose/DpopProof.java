package dev.gatehouse.jose;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A DPoP proof (RFC 9449 §4.2) whose signature is good: whoever made it holds the key in its header. What it was made for
 * is another question, {@link #objection}. Immutable.
 */
public final class DpopProof {
    private static final String TYPE = "dpop+jwt";
    /** One with an RSA key of 8192 bits has half of it. */
    private static final int MAX_LENGTH = 8192;

    private static final int MAX_ID = 256;

    private final Jwt jwt;
    private final String thumbprint;
    private final String id;

    private DpopProof(Jwt jwt, String thumbprint, String id) {
        this.jwt = jwt;
        this.thumbprint = thumbprint;
        this.id = id;
    }

    /**
     * What a proof must have been made for.
     *
     * @param method of the request
     * @param addresses the request's, under every name that this server goes by; without query
     * @param token the access token it comes with
     * @param lifetimeMillis how old it may be
     * @param skewMillis how far the caller's clock may be ahead
     */
    public record Use(
            String method, Collection<String> addresses, String token, long lifetimeMillis, long skewMillis) {}

    /**
     * Reads a proof and verifies its signature with the key in it. Takes 20 to 400 µs.
     *
     * @throws MalformedException if it is not one, or its signature is not good
     */
    public static DpopProof verified(String text) throws MalformedException {
        if (text.length() > MAX_LENGTH) {
            throw new MalformedException("the proof is longer than " + MAX_LENGTH + " characters");
        }
        Jws jws = Jws.read(text);
        Jwt jwt = jws.jwt();
        if (!TYPE.equals(jwt.type())) {
            throw new MalformedException("the proof's type is '%s', not '%s'".formatted(jwt.type(), TYPE));
        }
        Algorithm algorithm = Algorithm.named(jwt.algorithm());
        if (algorithm == null || algorithm.family == Algorithm.Family.HMAC) {
            throw new MalformedException("the proof's algorithm '%s' is not accepted".formatted(jwt.algorithm()));
        }
        JwkSet.Single key = key(text.substring(0, text.indexOf('.')));
        if (!key.key().accepts(algorithm)) {
            throw new MalformedException("the proof's key does not go with '" + jwt.algorithm() + "'");
        }
        if (!key.key().verifies(algorithm, jws.signed(), jws.signature())) {
            throw new MalformedException("the proof's signature is not that of the key in it");
        }
        String id = jwt.id();
        if (id == null || id.isEmpty() || id.length() > MAX_ID) {
            throw new MalformedException("the proof has no 'jti', or a long one");
        }
        return new DpopProof(jwt, key.thumbprint(), id);
    }

    private static JwkSet.Single key(String header) throws MalformedException {
        var found = new JwkSet.@Nullable Single[1];
        Json.readObject(Base64Url.decode(header, "header"), "header", (name, value) -> {
            switch (name) {
                case "jwk" -> {
                    if (value.currentToken() != JsonToken.START_OBJECT) {
                        throw new MalformedException("header member 'jwk' is not an object");
                    }
                    found[0] = JwkSet.Single.read(value);
                }
                case "crit", "b64", "enc" ->
                    throw new MalformedException("header member '" + name + "' is not supported");
                default -> value.skipChildren();
            }
        });
        var key = found[0];
        if (key == null) {
            throw new MalformedException("the proof has no key: header member 'jwk' is missing");
        }
        return key;
    }

    /** SHA-256 of the key in it (RFC 7638), which a token names in {@code cnf.jkt}. */
    public String thumbprint() {
        return thumbprint;
    }

    /** {@code jti}. */
    public String id() {
        return id;
    }

    /** When it was made, in milliseconds since 1970; meaningless before {@link #objection} has found nothing. */
    public long issuedAtMillis() {
        return jwt.issuedAtMillis();
    }

    /** Why it does not do for {@code use} (RFC 9449 §4.3); null if it does. */
    public @Nullable String objection(Use use, long nowMillis) {
        long age = nowMillis - jwt.issuedAtMillis();
        if (!NumericDate.isTime(jwt.issuedAtMillis())) {
            return "the proof has no 'iat', or it is not a time";
        }
        if (age > use.lifetimeMillis || age < -use.skewMillis) {
            return "the proof is %d ms old; allowed are %d to %d".formatted(age, -use.skewMillis, use.lifetimeMillis);
        }
        if (!use.method.equals(only("htm"))) {
            return "the proof is for the method '%s'".formatted(jwt.claimText("htm"));
        }
        String address = HttpAddress.normal(only("htu"));
        if (address == null || use.addresses.stream().map(HttpAddress::normal).noneMatch(address::equals)) {
            return "the proof is for '%s'; expected %s".formatted(jwt.claimText("htu"), use.addresses);
        }
        String hash = VerificationKey.Binding.thumbprint("SHA-256", use.token.getBytes(StandardCharsets.UTF_8));
        return hash.equals(only("ath")) ? null : "the proof is for another access token ('ath')";
    }

    private String only(String claim) {
        String[] values = jwt.values(claim);
        return values.length == 1 ? values[0] : "";
    }
}
