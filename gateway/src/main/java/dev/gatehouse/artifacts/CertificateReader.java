package dev.gatehouse.artifacts;

import dev.gatehouse.model.Certificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a certificate, with its private key if there is one, from PKCS #12, PEM or DER. */
final class CertificateReader {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    /** Why something is no certificate, for its author. */
    static final class UnreadableException extends Exception {
        UnreadableException(String message) {
            super(message);
        }
    }

    static Certificate read(String id, byte[] bytes, String password) throws UnreadableException {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.contains("-----BEGIN ")) {
            return ofPem(id, text);
        }
        try {
            return new Certificate(id, certificate(bytes), null);
        } catch (CertificateException e) {
            return ofPkcs12(id, bytes, password.toCharArray());
        }
    }

    private static Certificate ofPkcs12(String id, byte[] bytes, char[] password) throws UnreadableException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            List<String> aliases = Collections.list(store.aliases());
            for (boolean withKey : List.of(true, false)) {
                for (var alias : aliases) {
                    if (store.isKeyEntry(alias) == withKey
                            && store.getCertificate(alias) instanceof X509Certificate found) {
                        var key = withKey ? store.getKey(alias, password) : null;
                        return new Certificate(id, found, key instanceof PrivateKey secret ? secret : null);
                    }
                }
            }
            throw new UnreadableException("there is no certificate in it");
        } catch (IOException | GeneralSecurityException e) {
            throw new UnreadableException("it is no PKCS #12, PEM or DER, or its password is another one");
        }
    }

    /** The first certificate; others are those of its issuers. */
    private static Certificate ofPem(String id, String text) throws UnreadableException {
        X509Certificate certificate = null;
        byte[] secret = null;
        var blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            var kind = blocks.group(1);
            try {
                byte[] bytes = Base64.getMimeDecoder().decode(blocks.group(2));
                if (kind.equals("CERTIFICATE")) {
                    certificate = certificate == null ? certificate(bytes) : certificate;
                } else if (kind.equals("PRIVATE KEY")) {
                    secret = bytes;
                } else {
                    throw new UnreadableException(
                            "'%s' in it is not supported; openssl pkcs8 -topk8 -nocrypt".formatted(kind)
                                    + " makes a 'PRIVATE KEY' of private keys");
                }
            } catch (CertificateException | IllegalArgumentException e) {
                throw new UnreadableException("the '%s' in it is damaged".formatted(kind));
            }
        }
        if (certificate == null) {
            throw new UnreadableException("there is no 'CERTIFICATE' in it");
        }
        return new Certificate(id, certificate, secret == null ? null : key(secret, certificate.getPublicKey()));
    }

    private static X509Certificate certificate(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static @Nullable PrivateKey key(byte[] pkcs8, PublicKey of) throws UnreadableException {
        try {
            var key = KeyFactory.getInstance(of.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (belong(key, of)) {
                return key;
            }
        } catch (GeneralSecurityException e) {
            // Said below.
        }
        throw new UnreadableException("the private key in it is not that of the certificate");
    }

    /** Whether one verifies what the other signs. */
    private static boolean belong(PrivateKey key, PublicKey of) throws GeneralSecurityException {
        var algorithm = switch (of.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> of.getAlgorithm();
        };
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(of);
        return signature.verify(signed);
    }

    private CertificateReader() {}
}
