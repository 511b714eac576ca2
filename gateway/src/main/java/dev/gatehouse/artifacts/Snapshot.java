package dev.gatehouse.artifacts;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a folder looks like from outside: enough to see that it has changed, without reading any file.
 *
 * @param state paths, sizes and times of all files, hashed; of no use but to be compared
 * @param folders the folder and all below it
 */
record Snapshot(long state, List<Path> folders) {
    private static final int MAX_DEPTH = 16;

    Snapshot {
        folders = List.copyOf(folders);
    }

    static Snapshot of(Path folder) {
        var visitor = new Visitor(folder);
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, visitor);
        } catch (IOException e) {
            visitor.state = visitor.state * 31 + 1;
        }
        return new Snapshot(visitor.state, visitor.folders);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> folders = new ArrayList<>();
        long state;

        Visitor(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(root) && Folder.name(folder).startsWith(".")) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders.add(folder);
            add(folder.hashCode());
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            // The order of visits is not defined: what belongs to one file is mixed first, files are added up.
            long one = file.hashCode();
            one = one * 0x9E3779B97F4A7C15L + attributes.size();
            one = one * 0x9E3779B97F4A7C15L + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
            add(one ^ (one >>> 32));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            add(file.hashCode());
            return FileVisitResult.CONTINUE;
        }

        private void add(long one) {
            state += one * 0xBF58476D1CE4E5B9L + 1;
        }
    }
}
