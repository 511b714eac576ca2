package dev.gatehouse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Authorities and what they issue (RFC 5280), also what no proper one would. Each is known by a name. */
public final class Pki {
    public static final String FOR_CLIENTS = "1.3.6.1.5.5.7.3.2";
    public static final String FOR_SERVERS = "1.3.6.1.5.5.7.3.1";
    public static final String FOR_CODE = "1.3.6.1.5.5.7.3.3";
    private static final byte[] ECDSA_WITH_SHA256 = sequence(oid("1.2.840.10045.4.3.2"));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Map<String, Issued> issued = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    private record Issued(X509Certificate certificate, KeyPair keys) {}

    /** @param folder for the files that are asked for */
    public Pki(Path folder) {
        this.folder = folder;
    }

    /** A certificate to be, valid from yesterday on for a month unless it says something else. */
    public Draft draft(String name, String subject) {
        return new Draft(name, subject);
    }

    /** What will stand in a certificate. */
    public final class Draft {
        private final String name;
        private final String subject;
        private final List<byte[]> extensions = new ArrayList<>();
        private int from = -1;
        private int until = 30;
        private @Nullable KeyPair keys;

        private Draft(String name, String subject) {
            this.name = name;
            this.subject = subject;
        }

        /** In days from now. */
        public Draft valid(int from, int until) {
            this.from = from;
            this.until = until;
            return this;
        }

        /** May issue certificates and lists, and has for a hundred days. */
        public Draft authority() {
            return valid(-100, 100)
                    .extension("2.5.29.19", sequence(der(0x01, (byte) 0xFF)))
                    .extension("2.5.29.15", der(0x03, (byte) 1, (byte) 0b0000_0110));
        }

        public Draft names(String... dnsNames) {
            var names =
                    Arrays.stream(dnsNames).map(each -> der(0x82, ascii(each))).toArray(byte[][]::new);
            return extension("2.5.29.17", sequence(names));
        }

        /** 127.0.0.1. */
        public Draft loopback() {
            return extension("2.5.29.17", sequence(der(0x87, (byte) 127, (byte) 0, (byte) 0, (byte) 1)));
        }

        public Draft purposes(String... oids) {
            return extension(
                    "2.5.29.37", sequence(Arrays.stream(oids).map(Pki::oid).toArray(byte[][]::new)));
        }

        /** Its key usage: agreement on keys, nothing else. */
        public Draft noSignatures() {
            return extension("2.5.29.15", der(0x03, (byte) 3, (byte) 0b0000_1000));
        }

        /** Where it may be on a list of revoked ones. */
        public Draft listedAt(String address) {
            return extension("2.5.29.31", sequence(sequence(der(0xA0, der(0xA0, der(0x86, ascii(address)))))));
        }

        public Draft extension(String oid, byte[] content) {
            extensions.add(sequence(oid(oid), der(0x04, content)));
            return this;
        }

        /** Instead of a new key. */
        public Draft keyOf(String other) {
            keys = issued(other).keys;
            return this;
        }

        /** Signed by itself. */
        public Pki selfSigned() {
            return issue(null);
        }

        public Pki by(String issuer) {
            return issue(issued(issuer));
        }

        private Pki issue(@Nullable Issued issuer) {
            try {
                var own = keys == null ? newKeys() : keys;
                var name = new X500Principal(subject).getEncoded();
                var now = Instant.now();
                byte[] content = sequence(
                        der(0xA0, number(BigInteger.TWO)),
                        number(new BigInteger(64, random)),
                        ECDSA_WITH_SHA256,
                        issuer == null
                                ? name
                                : issuer.certificate.getSubjectX500Principal().getEncoded(),
                        sequence(time(now.plus(Duration.ofDays(from))), time(now.plus(Duration.ofDays(until)))),
                        name,
                        own.getPublic().getEncoded(),
                        der(0xA3, sequence(extensions.toArray(byte[][]::new))));
                byte[] signed = signed(content, (issuer == null ? own : issuer.keys).getPrivate());
                var certificate = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed));
                issued.put(this.name, new Issued(certificate, own));
                return Pki.this;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] signed(byte[] content, PrivateKey key) throws GeneralSecurityException {
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key);
        signer.update(content);
        return sequence(content, ECDSA_WITH_SHA256, der(0x03, new byte[1], signer.sign()));
    }

    /** A list of revoked certificates, in DER, for a week. */
    public byte[] revocationList(String issuer, String... revoked) throws GeneralSecurityException {
        var now = Instant.now();
        var entries = Arrays.stream(revoked)
                .map(each -> sequence(number(certificate(each).getSerialNumber()), time(now)))
                .toArray(byte[][]::new);
        return signed(
                sequence(
                        number(BigInteger.ONE),
                        ECDSA_WITH_SHA256,
                        certificate(issuer).getSubjectX500Principal().getEncoded(),
                        time(now.minus(Duration.ofHours(1))),
                        time(now.plus(Duration.ofDays(7))),
                        entries.length == 0 ? new byte[0] : sequence(entries)),
                issued(issuer).keys.getPrivate());
    }

    // ---- DER

    private static byte[] der(int tag, byte... content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length >= 0x100) {
            out.write(0x82);
            out.write(content.length >> 8);
        } else if (content.length >= 0x80) {
            out.write(0x81);
        }
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] der(int tag, byte[]... contents) {
        var all = new ByteArrayOutputStream();
        for (var content : contents) {
            all.writeBytes(content);
        }
        return der(tag, all.toByteArray());
    }

    private static byte[] sequence(byte[]... contents) {
        return der(0x30, contents);
    }

    private static byte[] number(BigInteger value) {
        return der(0x02, value.toByteArray());
    }

    private static byte[] time(Instant value) {
        return der(0x17, ascii(TIME.format(value)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] oid(String dotted) {
        var parts =
                Arrays.stream(dotted.split("[.]")).mapToInt(Integer::parseInt).toArray();
        var out = new ByteArrayOutputStream();
        out.write(parts[0] * 40 + parts[1]);
        for (int i = 2; i < parts.length; i++) {
            for (int shift = 28; shift > 0; shift -= 7) {
                if (parts[i] >> shift != 0) {
                    out.write(((parts[i] >> shift) & 0x7F) | 0x80);
                }
            }
            out.write(parts[i] & 0x7F);
        }
        return der(0x06, out.toByteArray());
    }

    // ---- files and clients

    public X509Certificate certificate(String name) {
        return issued(name).certificate;
    }

    private Issued issued(String name) {
        var found = issued.get(name);
        if (found == null) {
            throw new IllegalArgumentException("nothing was issued to " + name);
        }
        return found;
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
    public Path key(String name) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".key"),
                pem("PRIVATE KEY", issued(name).keys.getPrivate().getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind);
    }

    /**
     * TLS of a client.
     *
     * @param name of its key; null for none
     * @param shown the chain that it shows
     * @param root whom it trusts
     */
    public SSLContext client(@Nullable String name, List<String> shown, String root)
            throws IOException, GeneralSecurityException {
        var chain = new ArrayList<X509Certificate>();
        for (var each : shown) {
            chain.add(certificate(each));
        }
        var key = name == null ? null : issued(name).keys.getPrivate();
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
