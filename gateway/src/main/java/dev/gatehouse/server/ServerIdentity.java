package dev.gatehouse.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who the gateway is to its clients.
 *
 * @param chain its certificate, then those that lead to its authority
 */
record ServerIdentity(PrivateKey key, List<X509Certificate> chain) {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /**
     * @param certificate a PEM file with the chain
     * @param key a PEM file with the key, PKCS #8
     * @throws IOException if one of them cannot be used, or they do not belong together
     */
    static ServerIdentity read(String certificate, String key) throws IOException {
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new IOException("tls.certificate and tls.key go together, but '%s' is not set"
                    .formatted(key.isEmpty() ? "tls.key" : "tls.certificate"));
        }
        var chain = chain(certificate);
        var publicKey = chain.getFirst().getPublicKey();
        var identity = new ServerIdentity(privateKey(key, publicKey.getAlgorithm()), chain);
        if (!belongTogether(identity.key, publicKey)) {
            throw new IOException("tls.key: the key in '%s' is not that of the first certificate in '%s'"
                    .formatted(key, certificate));
        }
        return identity;
    }

    private static List<X509Certificate> chain(String file) throws IOException {
        var chain = new ArrayList<X509Certificate>();
        var bytes = new ByteArrayInputStream(bytes("tls.certificate", file));
        try {
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
                chain.add((X509Certificate) each);
            }
        } catch (CertificateException e) {
            throw new IOException("tls.certificate: '%s' is not PEM: %s".formatted(file, e.getMessage()), e);
        }
        if (chain.isEmpty()) {
            throw new IOException("tls.certificate: '%s' holds no certificate".formatted(file));
        }
        return List.copyOf(chain);
    }

    private static PrivateKey privateKey(String file, String algorithm) throws IOException {
        var text = new String(bytes("tls.key", file), StandardCharsets.ISO_8859_1);
        var found = PKCS8.matcher(text);
        if (!found.find()) {
            throw new IOException(
                    "tls.key: '%s' holds no -----BEGIN PRIVATE KEY-----; 'openssl pkcs8 -topk8 -nocrypt' makes one"
                                    .formatted(file)
                            + " of keys in other forms");
        }
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("tls.key: '%s' holds no %s key".formatted(file, algorithm), e);
        }
    }

    private static byte[] bytes(String setting, String file) throws IOException {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new IOException("%s: '%s' cannot be read (%s)".formatted(setting, file, e), e);
        }
    }

    private static boolean belongTogether(PrivateKey key, PublicKey certified) {
        var algorithm = switch (certified.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> certified.getAlgorithm();
        };
        byte[] sample = "whose key is this".getBytes(StandardCharsets.US_ASCII);
        try {
            var signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(sample);
            byte[] signature = signer.sign();
            signer.initVerify(certified);
            signer.update(sample);
            return signer.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
