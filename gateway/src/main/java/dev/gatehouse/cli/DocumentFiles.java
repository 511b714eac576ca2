package dev.gatehouse.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the documents below the paths that people name. */
final class DocumentFiles {
    /** The folders of an artifacts folder, in both tools' spellings. */
    private static final Set<String> KINDS = Set.of(
            "apis",
            "backends",
            "gateways",
            "groups",
            "loggers",
            "named values",
            "namedValues",
            "policy fragments",
            "policyFragments",
            "products",
            "subscriptions",
            "tags",
            "version sets",
            "versionSets");

    /** Those whose entities may be files without a folder of their own. */
    private static final Set<String> FILES =
            Set.of("actionGroups", "action groups", "scheduledQueryRules", "scheduled query rules");

    private DocumentFiles() {}

    /**
     * The {@code .xml} files in {@code folder} and below, by path. The history of a repository is left out, links are not followed.
     *
     * @throws NoSuchFileException if there is no such folder
     */
    static List<Path> in(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                boolean history = !visited.equals(folder)
                        && visited.getFileName().toString().equals(".git");
                return history ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.getFileName().toString().endsWith(".xml")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }

    /** Whether the folder is one of artifacts: it describes an API, a backend, a named value, an alert rule. */
    static boolean isArtifacts(Path folder) throws IOException {
        for (String kind : KINDS) {
            if (describesOne(folder.resolve(kind), "Information.json")) {
                return true;
            }
        }
        for (String kind : FILES) {
            if (describesOne(folder.resolve(kind), ".json")
                    || describesOne(folder.resolve(kind), ".yaml")
                    || describesOne(folder.resolve(kind), ".yml")) {
                return true;
            }
        }
        return false;
    }

    private static boolean describesOne(Path entities, String ending) throws IOException {
        if (!Files.isDirectory(entities)) {
            return false;
        }
        try (Stream<Path> files = Files.find(
                entities, 2, (path, attributes) -> path.getFileName().toString().endsWith(ending))) {
            return files.findAny().isPresent();
        }
    }
}
