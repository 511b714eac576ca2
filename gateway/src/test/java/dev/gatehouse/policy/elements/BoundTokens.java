package dev.gatehouse.policy.elements;

import dev.gatehouse.jose.Signing;
import java.util.Base64;

/** A document's {@code validate-jwt} with a key of its own, and tokens for it. */
final class BoundTokens {
    static final long NOW = Gateway.START.getEpochSecond();

    private BoundTokens() {}

    static String validateJwt(String scheme) {
        return """
                <validate-jwt header-name="Authorization" require-scheme="%s" output-token-variable-name="jwt">
                  <issuer-signing-keys><key>%s</key></issuer-signing-keys>
                  <audiences><audience>api</audience></audiences>
                  <issuers><issuer>idp</issuer></issuers>
                </validate-jwt>
                """.formatted(scheme, Base64.getEncoder().encodeToString(Signing.secret()));
    }

    /** @param more members, with a comma before */
    static String token(String more) {
        return Signing.token("HS256", "{\"iss\":\"idp\",\"aud\":\"api\",\"exp\":%d%s}".formatted(NOW + 3600, more));
    }

    static String document(String elements) {
        return "<policies xmlns:gh=\"urn:gatehouse:extensions\"><inbound>%s</inbound><backend><forward-request/></backend></policies>"
                .formatted(elements);
    }
}
