package dev.gatehouse.artifacts;

import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of an artifacts folder. Nothing outside of it is read, whatever links say, and no file that is out of all
 * proportion. Confined to one load.
 */
final class Folder {
    /** In bytes. */
    static final int MAX_BYTES = 10 * 1024 * 1024;

    private final Path root;
    private final @Nullable Path realRoot;
    private final Diagnostics diagnostics;

    Folder(Path root, Diagnostics diagnostics) {
        this.root = root;
        this.diagnostics = diagnostics;
        this.realRoot = real(root);
        if (realRoot == null || !Files.isDirectory(realRoot)) {
            diagnostics.add(ArtifactErrors.notAFolder(source(root)));
        }
    }

    Path root() {
        return root;
    }

    /** The folders below {@code folder}, by name; empty where there is none. Names that start with a dot are skipped. */
    List<Path> folders(Path folder) {
        return list(folder).stream().filter(Files::isDirectory).toList();
    }

    /** The files in {@code folder}, by name. */
    List<Path> files(Path folder) {
        return list(folder).stream().filter(Files::isRegularFile).toList();
    }

    private List<Path> list(Path folder) {
        if (!Files.isDirectory(folder) || !isInside(folder)) {
            return List.of();
        }
        try (var children = Files.list(folder)) {
            return children.filter(child -> !name(child).startsWith("."))
                    .filter(this::isInside)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            diagnostics.add(ArtifactErrors.unreadable(source(folder), e));
            return List.of();
        }
    }

    boolean exists(Path file) {
        return Files.exists(file);
    }

    /** What is in a file; null where there is none, and where it cannot be read, which is reported. */
    byte @Nullable [] bytes(Path file) {
        if (!Files.exists(file) || !isInside(file)) {
            return null;
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                diagnostics.add(ArtifactErrors.tooLarge(source(file), MAX_BYTES));
                return null;
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            diagnostics.add(ArtifactErrors.unreadable(source(file), e));
            return null;
        }
    }

    /** The text of a file; null where there is none, and where it cannot be read, which is reported. */
    @Nullable
    Source read(Path file) {
        byte[] bytes = bytes(file);
        if (bytes == null) {
            return null;
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Source.of(file.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            diagnostics.add(ArtifactErrors.notText(source(file)));
            return null;
        }
    }

    /** Reads a JSON or, by its name, YAML file. */
    @Nullable
    Parsed parse(Path file) {
        var source = read(file);
        if (source == null) {
            return null;
        }
        var tree = TreeReader.read(source, !name(file).endsWith(".json"), diagnostics);
        return tree == null ? null : new Parsed(source, tree);
    }

    /** A file that was read. */
    record Parsed(Source source, Tree tree) {}

    static String name(Path path) {
        var name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /** Stands for a file whose text is not at hand. */
    static Source source(Path file) {
        return Source.of(file.toString(), "");
    }

    private boolean isInside(Path path) {
        var real = real(path);
        if (real != null && realRoot != null && real.startsWith(realRoot)) {
            return true;
        }
        diagnostics.add(ArtifactErrors.outside(source(path), Span.at(0)));
        return false;
    }

    private static @Nullable Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return null;
        }
    }
}
