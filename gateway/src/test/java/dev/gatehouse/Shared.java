package dev.gatehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Material for tests that is not part of the project: a folder named {@code shared} beside the checkout. */
public final class Shared {
    private Shared() {}

    /** A file or folder there; the test is skipped where it is missing. */
    public static Path path(String relative) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path found = folder.resolve("shared").resolve(relative);
            if (Files.exists(found)) {
                return found;
            }
            folder = folder.getParent();
        }
        Assumptions.abort("needs shared/" + relative + " beside the checkout");
        throw new AssertionError();
    }
}
