package dev.gatehouse.app.idp;

import dev.gatehouse.app.idp.SigningKey.Algorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with a key to sign with: PEM with PKCS #8 inside ({@code BEGIN PRIVATE KEY}), or a private JWK or the first
 * one of a set (RFC 7517). RSA signs with RS256, a curve with its ES algorithm, a shared secret with HS256.
 */
public final class KeyFile {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]*)-----END [A-Z ]*PRIVATE KEY-----");

    private KeyFile() {}

    /**
     * Reads one.
     *
     * @throws IOException if the file cannot be read or holds no such key; the message says why
     */
    public static SigningKey read(Path file) throws IOException {
        var text = Files.readString(file).strip();
        try {
            return text.startsWith("{") ? jwk(JsonMapper.shared().readTree(text)) : pem(text);
        } catch (JacksonException e) {
            throw new IOException(file + ": not JSON: " + e.getOriginalMessage(), e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static SigningKey pem(String text) throws GeneralSecurityException {
        var matcher = PEM.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("neither a PEM private key nor a JWK");
        }
        if (!matcher.group(1).equals("PRIVATE KEY")) {
            throw new IllegalArgumentException(
                    "'BEGIN %s' is not PKCS #8; convert it with: openssl pkcs8 -topk8 -nocrypt -in FILE"
                            .formatted(matcher.group(1)));
        }
        var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(2)));
        Key key;
        try {
            key = KeyFactory.getInstance("RSA").generatePrivate(encoded);
        } catch (GeneralSecurityException notRsa) {
            key = KeyFactory.getInstance("EC").generatePrivate(encoded);
        }
        return signing("", key);
    }

    private static SigningKey jwk(JsonNode json) throws GeneralSecurityException {
        var jwk = json.path("keys").isArray() ? json.path("keys").path(0) : json;
        var key = switch (jwk.path("kty").asString("")) {
            case "RSA" ->
                KeyFactory.getInstance("RSA")
                        .generatePrivate(new RSAPrivateCrtKeySpec(
                                number(jwk, "n"),
                                number(jwk, "e"),
                                number(jwk, "d"),
                                number(jwk, "p"),
                                number(jwk, "q"),
                                number(jwk, "dp"),
                                number(jwk, "dq"),
                                number(jwk, "qi")));
            case "EC" ->
                KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number(jwk, "d"), curve(jwk)));
            case "oct" -> new SecretKeySpec(bytes(jwk, "k"), "HmacSHA256");
            default -> throw new IllegalArgumentException("a JWK needs kty RSA, EC or oct");
        };
        return signing(jwk.path("kid").asString(""), key);
    }

    private static SigningKey signing(String id, Key key) {
        var algorithm = switch (key) {
            case RSAKey _ -> Algorithm.RS256;
            case ECKey ec ->
                switch (ec.getParams().getCurve().getField().getFieldSize()) {
                    case 256 -> Algorithm.ES256;
                    case 384 -> Algorithm.ES384;
                    case 521 -> Algorithm.ES512;
                    default -> throw new IllegalArgumentException("the curve must be P-256, P-384 or P-521");
                };
            default -> Algorithm.HS256;
        };
        return new SigningKey(id, algorithm, key, Optional.empty());
    }

    private static ECParameterSpec curve(JsonNode jwk) throws GeneralSecurityException {
        var name = switch (jwk.path("crv").asString("")) {
            case "P-256" -> "secp256r1";
            case "P-384" -> "secp384r1";
            case "P-521" -> "secp521r1";
            default -> throw new IllegalArgumentException("crv must be P-256, P-384 or P-521");
        };
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(name));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static BigInteger number(JsonNode jwk, String member) {
        return new BigInteger(1, bytes(jwk, member));
    }

    private static byte[] bytes(JsonNode jwk, String member) {
        var text = jwk.path(member).asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the JWK lacks '%s', which signing needs".formatted(member));
        }
        return Base64.getUrlDecoder().decode(text);
    }
}
