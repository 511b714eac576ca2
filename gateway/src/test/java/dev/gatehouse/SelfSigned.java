package dev.gatehouse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Certificates for tests, made by the JDK's keytool, one for each kind of key. */
public final class SelfSigned {
    public static final String PASSWORD = "changeit-please";

    private static final Map<String, SelfSigned> MADE = new ConcurrentHashMap<>();

    private final byte[] pkcs12;
    private final X509Certificate certificate;
    private final PrivateKey key;

    private SelfSigned(byte[] pkcs12) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(pkcs12), PASSWORD.toCharArray());
        this.pkcs12 = pkcs12;
        this.certificate = (X509Certificate) store.getCertificate("it");
        this.key = (PrivateKey) store.getKey("it", PASSWORD.toCharArray());
    }

    /** @param kind what keytool's {@code -keyalg} takes, and after a space {@code -groupname} */
    public static SelfSigned of(String kind) {
        return MADE.computeIfAbsent(kind, SelfSigned::make);
    }

    private static SelfSigned make(String kind) {
        try {
            var folder = Files.createTempDirectory("self-signed");
            var file = folder.resolve("it.p12");
            String[] words = kind.split(" ", 2);
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "it",
                    "-dname",
                    "CN=tests",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    PASSWORD,
                    "-keyalg",
                    words[0]));
            if (words.length > 1) {
                command.addAll(List.of("-groupname", words[1]));
            }
            var log = folder.resolve("log");
            int status = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException(Files.readString(log));
            }
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            Files.delete(log);
            Files.delete(folder);
            return new SelfSigned(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] pkcs12() {
        return pkcs12.clone();
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public PrivateKey key() {
        return key;
    }

    public byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String certificatePem() {
        return pem("CERTIFICATE", der());
    }

    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    public static String pem(String kind, byte[] der) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(
                        kind,
                        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(der));
    }
}
