package dev.gatehouse.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads text files that people wrote with any editor: UTF-8, or UTF-16 where the byte order mark says so. */
public final class SourceFile {
    /** In bytes. Far above every limit on documents; keeps a mistaken path from filling the memory. */
    public static final int MAX_SIZE = 64 * 1024 * 1024;

    private static final String LARGE = "larger than %d MB".formatted(MAX_SIZE / 1024 / 1024);

    private SourceFile() {}

    /**
     * The text of {@code path} without its byte order mark.
     *
     * @param name what messages call it
     * @throws CharacterCodingException if it is no text in these encodings
     * @throws IOException if it cannot be read or is larger than {@link #MAX_SIZE}
     */
    public static Source read(Path path, String name) throws IOException {
        if (Files.size(path) > MAX_SIZE) {
            throw new FileSystemException(path.toString(), null, LARGE);
        }
        return decode(name, Files.readAllBytes(path));
    }

    /**
     * All that comes, without its byte order mark.
     *
     * @param name what messages call it
     * @throws CharacterCodingException if it is no text in these encodings
     * @throws IOException if it cannot be read or is larger than {@link #MAX_SIZE}
     */
    public static Source read(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MAX_SIZE + 1);
        if (bytes.length > MAX_SIZE) {
            throw new FileSystemException(name, null, LARGE);
        }
        return decode(name, bytes);
    }

    private static Source decode(String name, byte[] bytes) throws CharacterCodingException {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(name, bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(name, bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(name, bytes, 2, StandardCharsets.UTF_16LE);
        }
        return decode(name, bytes, 0, StandardCharsets.UTF_8);
    }

    private static Source decode(String name, byte[] bytes, int start, Charset charset)
            throws CharacterCodingException {
        var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start));
        return Source.of(name, text.toString());
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
