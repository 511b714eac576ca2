package dev.gatehouse.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whom to trust.
 *
 * @param listed in the file that the settings name; empty where they name none
 * @param anchors where paths may end
 */
record Authorities(List<X509Certificate> listed, Set<TrustAnchor> anchors) {
    /**
     * @param file in PEM; empty for the authorities that Java trusts
     * @throws IOException if it cannot be read or holds no certificate
     */
    static Authorities read(String file) throws IOException {
        if (file.isEmpty()) {
            return new Authorities(List.of(), anchors(known()));
        }
        var listed = new ArrayList<X509Certificate>();
        try {
            var bytes = new ByteArrayInputStream(Files.readAllBytes(Path.of(file)));
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
                listed.add((X509Certificate) each);
            }
        } catch (IOException | CertificateException e) {
            throw new IOException(
                    "tls.clientCertificateAuthorities: no certificates can be read from '%s': %s".formatted(file, e),
                    e);
        }
        if (listed.isEmpty()) {
            throw new IOException("tls.clientCertificateAuthorities: '%s' holds no certificate".formatted(file));
        }
        return new Authorities(List.copyOf(listed), anchors(listed));
    }

    private static Set<TrustAnchor> anchors(List<X509Certificate> certificates) {
        return certificates.stream()
                .map(each -> new TrustAnchor(each, null))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<X509Certificate> known() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (var manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager trust) {
                    return List.of(trust.getAcceptedIssuers());
                }
            }
            return List.of();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has a list of authorities", e);
        }
    }
}
