package dev.gatehouse.cli;

import dev.gatehouse.jose.Verdict.Refused;

/**
 * What to do about a refused token.
 *
 * @param error what the failure is called
 * @param code the number under which people find it elsewhere: Microsoft.IdentityModel's; empty where it has none
 */
record TokenRemedy(String error, String code, String cause, String fix) {

    static TokenRemedy of(Refused refused) {
        return switch (refused.reason()) {
            case TOKEN_NOT_PRESENT ->
                new TokenRemedy(
                        "JWT not present",
                        "",
                        "The request carries no token where the policy looks for one.",
                        "Let the client send 'Authorization: Bearer TOKEN', or change where the policy looks.");
            case TOKEN_SIGNATURE_INVALID ->
                new TokenRemedy(
                        "Invalid token",
                        "IDX10511",
                        "The signature does not verify with the key that the token names.",
                        "See that the policy's metadata or keys are those of the token's issuer, and that nothing changes the"
                                + " token on its way.");
            case TOKEN_SIGNATURE_KEY_NOT_FOUND ->
                new TokenRemedy(
                        "Key not found",
                        refused.claimed() != null && refused.claimed().keyId() == null
                                ? "IDX10517"
                                : "IDX10503, formerly IDX10501",
                        "None of the published keys has the id that the token names (kid).",
                        "Compare the token's issuer with the metadata in the policy. After a key rotation a new token helps;"
                                + " new keys are fetched when a token names one.");
            case TOKEN_EXPIRED ->
                new TokenRemedy(
                        "Token expired",
                        "IDX10223",
                        "The time in 'exp' has passed.",
                        "Let the client get a new token before the old one ends; if it did, look at the clocks.");
            case TOKEN_AUDIENCE_NOT_ALLOWED ->
                new TokenRemedy(
                        "Audience not found",
                        "IDX10214",
                        "The token was made for another API: its 'aud' is none of the policy's audiences.",
                        "Ask the provider for a token for this API, or add the audience exactly as the token has it.");
            case TOKEN_ISSUER_NOT_ALLOWED ->
                new TokenRemedy(
                        "Issuer not found",
                        "IDX10205",
                        "The token is from an issuer that the policy does not trust.",
                        "Compare character by character: a slash at the end counts, and so does the version of the endpoint"
                                + " the token is from.");
            case TOKEN_CLAIM_NOT_FOUND ->
                new TokenRemedy(
                        "Required claim missing",
                        "",
                        "The token lacks a claim that the policy requires.",
                        "Have the provider put it in: in Entra ID as an optional claim, app role or scope of the app"
                                + " registration.");
            case TOKEN_CLAIM_VALUE_NOT_ALLOWED ->
                new TokenRemedy(
                        "Claim value mismatch",
                        "",
                        "The claim is there, but without a value that the policy requires.",
                        "See which roles or scopes the caller was given, and whether match and separator say what is meant.");
            case TOKEN_INACTIVE ->
                new TokenRemedy(
                        "Token is not active",
                        "",
                        "The introspection endpoint says that the token has ended, was revoked, or is not its own.",
                        "Let the client get a new token; see that the endpoint in the policy is that of the token's issuer.");
            case TOKEN_REVOKED ->
                new TokenRemedy(
                        "Token revoked",
                        "",
                        "A claim of the token is on the revocation list.",
                        "Look it up on the list: it is there on purpose, or the list needs an edit.");
            case TOKEN_STATE_UNKNOWN ->
                new TokenRemedy(
                        "State of the token unknown",
                        "",
                        "The introspection endpoint or the revocation list could not be asked.",
                        "Open its address from the gateway's network, with the credentials in the policy.");
            case PROOF_INVALID ->
                refused.detail().contains("not bound")
                        ? new TokenRemedy(
                                "Token is not bound",
                                "",
                                "The token names no key (cnf.jkt) or certificate (cnf.x5t#S256) that its sender must hold.",
                                "Have the client prove possession when it asks the provider for a token, too.")
                        : new TokenRemedy(
                                "Proof of possession missing or invalid",
                                "",
                                "The request does not prove that its sender holds the key or certificate that the token is"
                                        + " bound to. One that is made up for 'jwt why' cannot.",
                                "Let the client send a fresh DPoP proof for this method and address, or show its certificate.");
            case JWT_INVALID -> invalid(refused);
        };
    }

    private static TokenRemedy unsigned() {
        return new TokenRemedy(
                "Invalid token: not signed",
                "IDX10504",
                "The token has no signature: anybody could have made it.",
                "Have the provider sign its tokens.");
    }

    private static TokenRemedy invalid(Refused refused) {
        return switch (refused.check()) {
            case "keys" ->
                new TokenRemedy(
                        "Unable to download JWKS",
                        "IDX20803",
                        "The provider's metadata or keys could not be fetched.",
                        "Open the address from the gateway's network: name resolution, firewall, proxy, certificate.");
            case "nbf" ->
                new TokenRemedy(
                        "Invalid token: not yet valid",
                        "IDX10222",
                        "The time in 'nbf' has not come.",
                        "Set the clocks right; a few seconds are what 'clock-skew' is for.");
            case "exp" ->
                new TokenRemedy(
                        "Invalid token: no expiry",
                        "IDX10225",
                        "The token has no 'exp'.",
                        "Have the provider limit its tokens; require-expiration-time=\"false\" accepts them as they are.");
            case "algorithm" ->
                refused.detail().contains("'none'")
                        ? unsigned()
                        : new TokenRemedy(
                                "Invalid token: algorithm",
                                "IDX10511, IDX10634",
                                "No key of the policy goes with the algorithm that the token names.",
                                "Use 'openid-config', or keys of the kind that the provider signs with.");
            case "key" ->
                new TokenRemedy(
                        "Invalid token: key",
                        "",
                        "The key with the token's id was not made for this token.",
                        "Compare the token's issuer and certificate thumbprint with what the provider publishes.");
            case "times" ->
                new TokenRemedy(
                        "Invalid token: times",
                        "",
                        "'exp', 'nbf' or 'iat' is not a number of seconds since 1970.",
                        "Have whoever makes the token write numbers of seconds, without quotation marks.");
            case "form" ->
                refused.detail().contains("longer than")
                        ? new TokenRemedy(
                                "Invalid token: too long",
                                "IDX10209",
                                "The token is longer than the gateway takes: setting tokens.maxLength.",
                                "Have the provider put less into it, such as a link to the groups instead of all their names.")
                        : form(refused);
            default -> form(refused);
        };
    }

    private static TokenRemedy form(Refused refused) {
        return new TokenRemedy(
                "Invalid token: form",
                formCode(refused.finding()),
                "What was sent is not a token that this policy can read.",
                "Send the access token alone and whole: three parts with dots between them, as the provider gave it.");
    }

    private static String formCode(String finding) {
        if (finding.contains("'decryption-keys'")) {
            return "IDX10609";
        }
        if (finding.contains("does not decrypt")) {
            return "IDX10603, IDX10618";
        }
        if (finding.startsWith("header is not ")) {
            return "IDX14102";
        }
        return finding.startsWith("payload is not ") ? "IDX14101" : "IDX12741, IDX14100";
    }
}
