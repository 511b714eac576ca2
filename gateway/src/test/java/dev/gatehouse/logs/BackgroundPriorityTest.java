package dev.gatehouse.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class BackgroundPriorityTest {
    @Test
    void itsThreadsGiveWayAndOthersDoNot() throws Exception {
        int mine = nice();
        try (var threads = Executors.newSingleThreadExecutor(BackgroundPriority.threads("test"))) {
            assertThat(threads.submit(BackgroundPriorityTest::nice).get())
                    .isEqualTo(Math.min(mine + BackgroundPriority.NICE, 19));
            var inherited = threads.submit(() -> {
                try (var child = Executors.newSingleThreadExecutor()) {
                    return child.submit(BackgroundPriorityTest::nice).get();
                }
            });
            assertThat(inherited.get()).isEqualTo(Math.min(mine + BackgroundPriority.NICE, 19));
        }
        assertThat(nice()).isEqualTo(mine);
    }

    /** Field 19 of the thread's own line; its name, in brackets before, may hold anything. */
    private static int nice() throws Exception {
        var line = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)[16]);
    }
}
