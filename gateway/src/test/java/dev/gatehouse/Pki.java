package dev.gatehouse;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Authorities and the certificates that they issue, made with the JDK's own tool in a folder of a test. */
public final class Pki {
    private static final String PASSWORD = "changeit";
    private final Path folder;

    public Pki(Path folder) {
        this.folder = folder;
    }

    /** A root, called {@code name} in what follows. */
    public Pki root(String name, String subject) {
        return authority(name, subject, null);
    }

    /** An authority under another one, older than what it issues. */
    public Pki authority(String name, String subject, @Nullable String issuer, String... more) {
        var options = new ArrayList<>(List.of(more));
        options.addAll(List.of("-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign,cRLSign"));
        options.addAll(List.of("-startdate", "-100d", "-validity", "200"));
        return make(name, subject, issuer, options.toArray(String[]::new));
    }

    /**
     * Any certificate.
     *
     * @param issuer null for one that signs itself
     * @param more options of {@code keytool -genkeypair}
     */
    public Pki make(String name, String subject, @Nullable String issuer, String... more) {
        var options = new ArrayList<>(
                List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", subject));
        if (issuer != null) {
            options.addAll(List.of("-signer", issuer, "-signerkeypass", PASSWORD));
        }
        options.addAll(List.of(more));
        if (!options.contains("-validity")) {
            options.addAll(List.of("-validity", "30"));
        }
        tool(options);
        return this;
    }

    /** A list of revoked certificates, in PEM. */
    public byte[] revocationList(String issuer, String... revoked) throws IOException, GeneralSecurityException {
        var file = folder.resolve(issuer + ".crl");
        var options = new ArrayList<>(List.of("-gencrl", "-alias", issuer, "-rfc", "-file", file.toString()));
        for (var each : revoked) {
            options.addAll(List.of("-id", certificate(each).getSerialNumber().toString()));
        }
        tool(options);
        return Files.readAllBytes(file);
    }

    private void tool(List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-storetype", "PKCS12", "-keystore", folder.resolve("keys.p12").toString(), "-storepass", PASSWORD));
        try {
            var log = folder.resolve("keytool.log");
            var tool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + Files.readString(log));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    public X509Certificate certificate(String name) throws IOException, GeneralSecurityException {
        return (X509Certificate) store().getCertificate(name);
    }

    /** A PEM file with these certificates. */
    public Path certificates(String... names) throws IOException, GeneralSecurityException {
        var text = new StringBuilder();
        for (var name : names) {
            text.append(pem("CERTIFICATE", certificate(name).getEncoded()));
        }
        return Files.writeString(folder.resolve(String.join("+", names) + ".pem"), text);
    }

    /** A PEM file with the key of a certificate. */
    public Path key(String name) throws IOException, GeneralSecurityException {
        var key = store().getKey(name, PASSWORD.toCharArray());
        return Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind);
    }

    /**
     * TLS of a client.
     *
     * @param name of its certificate; null for none
     * @param shown the chain that it shows
     * @param root whom it trusts
     */
    public SSLContext client(@Nullable String name, List<String> shown, String root)
            throws IOException, GeneralSecurityException {
        var chain = new ArrayList<X509Certificate>();
        for (var each : shown) {
            chain.add(certificate(each));
        }
        var key = name == null ? null : (PrivateKey) store().getKey(name, PASSWORD.toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(root, certificate(root));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new Stubborn(name, key, chain)}, trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    /** Shows its certificate whatever the server wants to see. */
    private static final class Stubborn extends X509ExtendedKeyManager {
        private final @Nullable String name;
        private final @Nullable PrivateKey key;
        private final List<X509Certificate> chain;

        Stubborn(@Nullable String name, @Nullable PrivateKey key, List<X509Certificate> chain) {
            this.name = name;
            this.key = key;
            this.chain = chain;
        }

        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
            return name;
        }

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] types, Principal @Nullable [] issuers, SSLEngine engine) {
            return name;
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return name == null ? null : new String[] {name};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.toArray(X509Certificate[]::new);
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return key;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }
    }
}
