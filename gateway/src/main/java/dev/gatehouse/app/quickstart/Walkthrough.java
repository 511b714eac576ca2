package dev.gatehouse.app.quickstart;

import dev.gatehouse.app.idp.IdentityProvider;
import dev.gatehouse.app.idp.SigningKey.Algorithm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls that a newcomer tries, with fresh tokens in them, good for an hour. */
final class Walkthrough {
    /** The issuers that the sample's documents know. */
    static final String CORPORATE = "corporate/v2.0";

    static final List<String> ISSUERS = List.of(CORPORATE, "customers/v2.0", "common/v2.0", "partner-a");

    private final IdentityProvider provider;

    Walkthrough(IdentityProvider provider) {
        this.provider = provider;
    }

    List<Example> examples() {
        var alice = token(CORPORATE, "sub=alice", "email=alice@example.com", "roles=Orders.Read", "roles=Reports.Read");
        var late = token(CORPORATE, "sub=alice", "exp=-3600");
        var visitor = token("common/v2.0", "sub=carol", "tid=fabrikam");
        var partner = token("partner-a", "sub=batch-job", "azp=partner-a");
        return List.of(
                Example.get("401: no token, no entry", 401, "/steps/validate", Map.of()),
                Example.get(
                        "200: a good token; the echo backend shows what it got: identity headers, and no token",
                        200,
                        "/steps/forward-identity",
                        bearer(alice)),
                Example.get(
                        "401: an expired token, answered as problem+json by an on-error section",
                        401,
                        "/patterns/problem-details",
                        bearer(late)),
                Example.get("200: alice has the role Orders.Read, so she may read", 200, "/orders", bearer(alice)),
                new Example(
                        "403: but she may not write",
                        List.of(403),
                        "POST",
                        "/orders",
                        bearer(alice),
                        Optional.of("{\"item\":\"book\"}")),
                Example.get(
                        "403: carol is of the tenant fabrikam, not of contoso",
                        403,
                        "/tenants/contoso/orders",
                        bearer(visitor)),
                Example.get("200: her own tenant goes into the backend's path", 200, "/saas/items", bearer(visitor)),
                new Example(
                        "200 200 200 429: each user has three calls a minute",
                        List.of(200, 200, 200, 429),
                        "GET",
                        "/patterns/per-user-limit",
                        bearer(alice),
                        Optional.empty()),
                Example.get("401: this API wants a subscription key first", 401, "/partners/offers", bearer(partner)),
                Example.get(
                        "200: with the key of a product, and a token of the partner's own identity provider",
                        200,
                        "/partners/offers",
                        Map.of(
                                "Authorization",
                                "Bearer " + partner,
                                "Ocp-Apim-Subscription-Key",
                                "quickstart-partner-a")));
    }

    /** ES256 tokens are half as long as RS256 ones: the lines stay readable. */
    private String token(String issuer, String... claims) {
        var all = provider.claims().add("aud", "api://quickstart");
        for (String claim : claims) {
            int equals = claim.indexOf('=');
            all.add(claim.substring(0, equals), claim.substring(equals + 1));
        }
        return provider.issuer(issuer).token(all, Algorithm.ES256);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
