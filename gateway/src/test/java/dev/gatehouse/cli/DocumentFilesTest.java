package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentFilesTest {
    @TempDir
    private Path folder;

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    @Test
    void documentsAreFoundByPathBelowTheFolder() throws IOException {
        write("b/c.xml");
        write("a.xml");
        write("b/a.txt");
        write(".git/x.xml");
        assertThat(DocumentFiles.in(folder)).containsExactly(folder.resolve("a.xml"), folder.resolve("b/c.xml"));
        assertThatThrownBy(() -> DocumentFiles.in(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "apis/echo/apiInformation.json, true",
        "named values/a/namedValueInformation.json, true",
        "policyFragments/a/policyFragmentInformation.json, true",
        "policy.xml, false",
        "apis/echo/policy.xml, false",
        "other/echo/apiInformation.json, false"
    })
    void artifactsAreRecognisedByWhatDescribesThem(String file, boolean artifacts) throws IOException {
        write(file);
        assertThat(DocumentFiles.isArtifacts(folder)).isEqualTo(artifacts);
    }
}
