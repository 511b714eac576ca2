package dev.gatehouse.app.quickstart;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Copies of the sample folder: one may change them while the original stays as it is. */
final class SampleFolder {

    private SampleFolder() {}

    /**
     * Copies the sample to a folder that does not exist or is empty, with these addresses in its documents.
     *
     * @throws IOException also if there is something in the folder already
     */
    static void copy(Path sample, Path folder, Addresses addresses) throws IOException {
        if (!Files.isDirectory(sample)) {
            throw new NoSuchFileException(sample.toString());
        }
        Files.createDirectories(folder);
        try (var present = Files.list(folder)) {
            if (present.findAny().isPresent()) {
                throw new IOException(folder + " is not empty, and not a folder that quickstart has made");
            }
        }
        Files.walkFileTree(sample, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target(each));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                Files.writeString(target(each), addresses.put(Files.readString(each)));
                return FileVisitResult.CONTINUE;
            }

            private Path target(Path each) {
                return folder.resolve(sample.relativize(each).toString());
            }
        });
        addresses.remember(folder);
    }

    /** Deletes a copy. */
    static void delete(@Nullable Path folder) throws IOException {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
