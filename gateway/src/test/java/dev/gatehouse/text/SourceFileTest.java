package dev.gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void theByteOrderMarkNamesTheEncodingAndIsNotText(Charset charset) throws IOException {
        Path file = Files.write(folder.resolve("a.xml"), "\uFEFF<a>é€</a>".getBytes(charset));
        assertThat(SourceFile.read(file, "a.xml").text()).isEqualTo("<a>é€</a>");
    }

    @Test
    void withoutAMarkItIsUtf8() throws IOException {
        Path file = Files.writeString(folder.resolve("a.xml"), "é");
        assertThat(SourceFile.read(file, "n").text()).isEqualTo("é");
        assertThat(SourceFile.read(file, "n").name()).isEqualTo("n");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = Files.write(folder.resolve("a.xml"), "é".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> SourceFile.read(file, "a.xml")).isInstanceOf(CharacterCodingException.class);
        assertThatThrownBy(() -> SourceFile.read(folder.resolve("b"), "b")).isInstanceOf(NoSuchFileException.class);
    }
}
