package dev.gatehouse.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.SelfSigned;
import dev.gatehouse.model.Certificate;
import dev.gatehouse.text.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a folder knows of a certificate, from wherever it has it. */
class CertificateFilesTest {
    private static final SelfSigned RSA = SelfSigned.of("RSA");
    private static final SelfSigned EC = SelfSigned.of("EC secp256r1");

    @TempDir
    Path folder;

    private final Diagnostics diagnostics = new Diagnostics();

    private void write(String path, byte[] bytes) throws IOException {
        var file = folder.resolve("certificates").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private void write(String path, String text) throws IOException {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Certificate> read(Map<String, String> namedValues) {
        var urls = new Urls(namedValues, false, diagnostics);
        return new CertificateFiles(new Folder(folder, diagnostics), urls, diagnostics).read();
    }

    private String problem() {
        assertThat(read(Map.of())).isEmpty();
        assertThat(diagnostics.list()).hasSize(1);
        return diagnostics.list().getFirst().toString().replace(folder + "/certificates/", "");
    }

    private static String data(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void dataAndPasswordMayBeNamedValues() throws IOException {
        write(
                "mine/certificateInformation.json",
                "{\"properties\":{\"data\":\"{{cert}}\",\"password\":\"{{cert-password}}\"}}");
        var found = read(Map.of("cert", data(RSA.pkcs12()), "cert-password", SelfSigned.PASSWORD));
        assertThat(diagnostics.list()).isEmpty();
        assertThat(found.get("mine")).isEqualTo(new Certificate("mine", RSA.certificate(), RSA.key()));
    }

    @Test
    void theContentMayLieBesideTheFileOrBeAllThereIs() throws IOException {
        write("a/certificateInformation.json", "{\"properties\":{\"password\":\"" + SelfSigned.PASSWORD + "\"}}");
        write("a/certificate.pfx", RSA.pkcs12());
        write(
                "b/certificateInformation.json",
                "{\"properties\":{\"keyVault\":{\"secretIdentifier\":\"https://vault.example/secrets/b\"}}}");
        write("b/b.pem", "Bag Attributes\n" + EC.keyPem() + EC.certificatePem() + RSA.certificatePem());
        write("c/c.CRT", RSA.der());
        write("d/d.cer", RSA.certificatePem());
        var found = read(Map.of());
        assertThat(diagnostics.list()).isEmpty();
        assertThat(found)
                .containsOnlyKeys("a", "b", "c", "d")
                .containsEntry("a", new Certificate("a", RSA.certificate(), RSA.key()))
                .containsEntry("b", new Certificate("b", EC.certificate(), EC.key()))
                .containsEntry("c", new Certificate("c", RSA.certificate(), null))
                .containsEntry("d", new Certificate("d", RSA.certificate(), null));
        assertThat(found.get("a")).hasToString("Certificate[a]");
    }

    @Test
    void aCertificateWithoutContentIsAWarning() throws IOException {
        write("mine/certificateInformation.json", "{\"properties\":{\"keyVault\":{\"secretIdentifier\":\"x\"}}}");
        assertThat(problem())
                .isEqualTo("mine:1:1: warning ART180: certificate 'mine' has no content; put a file with it here"
                        + " (.pfx, .p12, .pem, .cer, .crt), or 'data' into certificateInformation.json");
    }

    @Test
    void mistakesAreFoundWhereTheyAre() throws IOException {
        write("mine/certificateInformation.json", "{\"properties\":{\n\"data\":\"%%%\"}}");
        assertThat(problem())
                .isEqualTo("mine/certificateInformation.json:2:8: error ART181: the certificate cannot be read:"
                        + " 'data' is not Base64");
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() throws IOException {
        write("mine/certificateInformation.json", "{\"properties\":{\"password\":\"geheim\"}}");
        write("mine/mine.pfx", RSA.pkcs12());
        assertThat(problem())
                .isEqualTo("mine/mine.pfx:1:1: error ART181: the certificate cannot be read: it is no PKCS #12, PEM"
                        + " or DER, or its password is another one");
    }

    @Test
    void severalFilesAreTooMany() throws IOException {
        write("mine/a.pem", RSA.certificatePem());
        write("mine/b.pem", RSA.certificatePem());
        assertThat(problem()).isEqualTo("mine:1:1: error ART182: holds 2 files with certificates; expected one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other key", "pkcs1", "no certificate", "damaged", "garbage"})
    void whatIsNoCertificateIsRefused(String kind) throws IOException {
        write(
                "mine/mine.pem",
                switch (kind) {
                    case "other key" -> RSA.certificatePem() + EC.keyPem();
                    case "pkcs1" -> RSA.certificatePem() + SelfSigned.pem("RSA PRIVATE KEY", new byte[100]);
                    case "no certificate" -> RSA.keyPem();
                    case "damaged" -> SelfSigned.pem("CERTIFICATE", new byte[100]);
                    default -> "garbage";
                });
        assertThat(problem()).startsWith("mine/mine.pem:1:1: error ART181: the certificate cannot be read: ");
    }
}
