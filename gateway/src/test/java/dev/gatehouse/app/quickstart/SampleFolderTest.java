package dev.gatehouse.app.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFolderTest {
    private static final Path SAMPLE = Path.of("../samples/quickstart");
    private static final Addresses ADDRESSES =
            new Addresses(URI.create("http://127.0.0.1:8082"), URI.create("http://127.0.0.1:7001"));

    @TempDir
    private Path folder;

    @Test
    void aCopyNamesTheGivenAddressesOnly() throws Exception {
        SampleFolder.copy(SAMPLE, folder, ADDRESSES);
        assertThat(Files.readString(folder.resolve("apis/orders/apiInformation.json")))
                .contains("http://127.0.0.1:8082/orders");
        assertThat(Files.readString(folder.resolve("named values/issuer-corporate/namedValueInformation.json")))
                .contains("http://127.0.0.1:7001/corporate/v2.0");
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("http://127.0.0.1:8081");
            }
        }
    }

    @Test
    void aCopyRemembersItsAddresses() throws Exception {
        SampleFolder.copy(SAMPLE, folder, ADDRESSES);
        assertThat(Addresses.of(folder)).contains(ADDRESSES);
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> SampleFolder.copy(SAMPLE, folder, ADDRESSES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not empty");
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("mine.txt"));
        assertThat(folder.resolve("policy.xml")).doesNotExist();
    }

    @Test
    void aMissingSampleIsNamed() {
        assertThatThrownBy(() -> SampleFolder.copy(folder.resolve("none"), folder, ADDRESSES))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void deletingTakesTheWholeCopy() throws Exception {
        var copy = folder.resolve("copy");
        SampleFolder.copy(SAMPLE, copy, ADDRESSES);
        SampleFolder.delete(copy);
        assertThat(copy).doesNotExist();
    }
}
