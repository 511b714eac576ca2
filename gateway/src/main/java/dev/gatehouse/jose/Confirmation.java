package dev.gatehouse.jose;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * What a token says its bearer must prove to hold: {@code cnf} (RFC 7800).
 *
 * @param key thumbprint of a key, {@code jkt} (RFC 9449 §6); null if there is none
 * @param certificate thumbprint of a certificate, {@code x5t#S256} (RFC 8705 §3.1); null if there is none
 */
public record Confirmation(@Nullable String key, @Nullable String certificate) {
    private static final Confirmation NONE = new Confirmation(null, null);

    /** Without either where the claim is missing or is not what it should be. */
    public static Confirmation of(Jwt jwt) {
        String[] values = jwt.values("cnf");
        if (values.length != 1) {
            return NONE;
        }
        var found = new @Nullable String[2];
        try {
            Json.readObject(values[0].getBytes(StandardCharsets.UTF_8), "cnf", (name, value) -> {
                if (value.currentToken() == JsonToken.VALUE_STRING) {
                    switch (name) {
                        case "jkt" -> found[0] = value.getString();
                        case "x5t#S256" -> found[1] = value.getString();
                        default -> {}
                    }
                }
                value.skipChildren();
            });
            return new Confirmation(found[0], found[1]);
        } catch (MalformedException e) {
            return NONE;
        }
    }

    /** Whether this is the certificate named. */
    public boolean isOf(X509Certificate given) {
        try {
            return certificate != null
                    && certificate.equals(VerificationKey.Binding.thumbprint("SHA-256", given.getEncoded()));
        } catch (CertificateEncodingException e) {
            return false;
        }
    }
}
