package dev.gatehouse.jose;

import java.util.List;

/**
 * What a token must say to be accepted, its signature apart.
 *
 * @param audiences one of them must be among the token's; empty for any or none
 * @param issuers the token's must be one of them; empty if the sources of its keys decide alone
 * @param claims all of them must be met
 * @param expirationRequired whether a token without {@code exp} is refused
 * @param signatureRequired whether a token of algorithm {@code none} is refused; within an encrypted one it always is
 * @param skewMillis how far the issuer's clock may be off, not negative
 */
public record Requirements(
        List<String> audiences,
        List<IssuerName> issuers,
        List<RequiredClaim> claims,
        boolean expirationRequired,
        boolean signatureRequired,
        long skewMillis) {
    public Requirements {
        audiences = List.copyOf(audiences);
        issuers = List.copyOf(issuers);
        claims = List.copyOf(claims);
    }
}
