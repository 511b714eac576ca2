package dev.gatehouse.jose;

/** Why a token is refused: the codes of {@code context.LastError.Reason}, with their usual messages. */
public enum Reason {
    TOKEN_NOT_PRESENT("TokenNotPresent", "JWT not present."),
    TOKEN_SIGNATURE_INVALID("TokenSignatureInvalid", "Invalid token. Access denied."),
    TOKEN_SIGNATURE_KEY_NOT_FOUND("TokenSignatureKeyNotFound", "Key not found. Access denied."),
    TOKEN_EXPIRED("TokenExpired", "Token expired. Access denied."),
    TOKEN_AUDIENCE_NOT_ALLOWED("TokenAudienceNotAllowed", "Audience not found. Access denied."),
    TOKEN_ISSUER_NOT_ALLOWED("TokenIssuerNotAllowed", "Issuer not found. Access denied."),
    TOKEN_CLAIM_NOT_FOUND("TokenClaimNotFound", "JWT token is missing the following claims: %s. Access denied."),
    TOKEN_CLAIM_VALUE_NOT_ALLOWED("TokenClaimValueNotAllowed", "Claim %s value of %s is not allowed. Access denied."),
    JWT_INVALID("JwtInvalid", "Invalid token. Access denied."),
    TOKEN_INACTIVE("TokenInactive", "Token is not active. Access denied."),
    TOKEN_REVOKED("TokenRevoked", "Token revoked. Access denied."),
    TOKEN_STATE_UNKNOWN("TokenStateUnknown", "The state of the token is unknown. Access denied."),
    PROOF_INVALID("ProofInvalid", "Proof of possession is missing or invalid. Access denied.");

    private final String code;
    private final String message;

    Reason(String code, String message) {
        this.code = code;
        this.message = message;
    }

    /** As expressions see it: {@code TokenExpired}. */
    public String code() {
        return code;
    }

    /** What the caller is told, unless the policy says something else. */
    String message(Object... values) {
        return values.length == 0 ? message : message.formatted(values);
    }
}
