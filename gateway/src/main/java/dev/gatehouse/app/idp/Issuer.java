package dev.gatehouse.app.idp;

import dev.gatehouse.app.idp.SigningKey.Algorithm;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/**
 * One issuer of tokens: a path of the identity provider, and keys of its own. An issuer whose path begins with {@code
 * common} stands for many tenants as Entra ID's does: its metadata name the issuer with the placeholder {@code
 * {tenantid}}, and a token's {@code iss} holds the token's {@code tid}.
 */
public final class Issuer {
    /** The tenant of tokens that do not ask for another. */
    public static final String TENANT = "11111111-1111-1111-1111-111111111111";

    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String PLACEHOLDER = "{tenantid}";

    private final URI url;
    private final String name;
    private final Clock clock;
    private final KeyRing keys;
    private final LongAdder keyFetches = new LongAdder();

    Issuer(URI base, String path, Clock clock) {
        this.url = URI.create(path.isEmpty() ? base.toString() : base + "/" + path);
        this.name = path.startsWith("common")
                ? base + "/" + PLACEHOLDER + path.substring("common".length())
                : url.toString();
        this.clock = clock;
        this.keys = new KeyRing(clock, OVERLAP);
    }

    /** Where this issuer lives; its metadata are below. */
    public URI url() {
        return url;
    }

    /** What its tokens and metadata call it: its URL, or a pattern of it with {@code {tenantid}}. */
    public String name() {
        return name;
    }

    /** The OpenID configuration's address, for {@code <openid-config url="…">}. */
    public URI metadataUrl() {
        return URI.create(url + "/.well-known/openid-configuration");
    }

    /** A token signed with RS256. */
    public String token(Claims claims) {
        return token(claims, Algorithm.RS256);
    }

    /**
     * A token. Issuer, subject, times and id are there unless the claims say otherwise.
     *
     * @param algorithm RS256 or ES256
     */
    public String token(Claims claims, Algorithm algorithm) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("iss", name);
        defaults.put("sub", "developer");
        defaults.put("iat", now);
        defaults.put("nbf", now);
        defaults.put("exp", now + LIFETIME.toSeconds());
        defaults.put("jti", UUID.randomUUID().toString());
        defaults.put("tid", TENANT);
        var all = claims.over(defaults);
        if (all.get("iss") instanceof String issuer && all.get("tid") instanceof String tenant) {
            all.put("iss", issuer.replace(PLACEHOLDER, tenant));
        }
        return keys.current(algorithm).sign(all);
    }

    /** New keys sign from now on; the old ones stay published for ten minutes. */
    public void rotate() {
        keys.rotate();
    }

    /** Stops publishing all keys but those that sign. */
    public void withdrawOldKeys() {
        keys.withdraw();
    }

    /** How many times the key set was fetched over HTTP. */
    public long keyFetches() {
        return keyFetches.sum();
    }

    /** The key set, as handed to somebody who fetches it. */
    Map<String, Object> fetchKeys() {
        keyFetches.increment();
        return publishedKeys();
    }

    Map<String, Object> publishedKeys() {
        return keys.published();
    }

    /** OpenID Connect Discovery 1.0, section 3, as far as a gateway or a test reads it. */
    Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", name);
        metadata.put("token_endpoint", url + "/token");
        metadata.put("jwks_uri", url + "/keys");
        metadata.put("grant_types_supported", List.of("client_credentials"));
        metadata.put("response_types_supported", List.of("token"));
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put(
                "id_token_signing_alg_values_supported",
                KeyRing.ALGORITHMS.stream().map(Algorithm::name).toList());
        return metadata;
    }
}
