package dev.gatehouse.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of the folder is taken up or reported within three seconds, with and without events of the file system. */
class ArtifactsWatcherTest {
    private final LinkedBlockingQueue<LoadResult> results = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    private LoadResult next() throws InterruptedException {
        // Generous: a busy machine may be slow. How long it takes by design is asserted below.
        var result = results.poll(15, TimeUnit.SECONDS);
        assertThat(result).as("reported").isNotNull();
        return result;
    }

    @Test
    void allWaitingTogetherLeavesHalfASecondOfThreeForTheLoad() {
        assertThat(ArtifactsWatcher.LOOK.plus(ArtifactsWatcher.LONGEST_BURST).plus(ArtifactsWatcher.QUIET))
                .isLessThan(Duration.ofMillis(2_500));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void changesAreTakenUpAndMistakesReported(boolean events) throws Exception {
        var fixture = new Fixture(folder).api("a");
        try (var watcher = new ArtifactsWatcher(folder, fixture::load, events)) {
            assertThat(watcher.start(results::add).catalog().apis()).hasSize(1);

            fixture.api("b");
            var added = next();
            assertThat(added.catalog()).isNotNull();
            assertThat(added.catalog().apis()).hasSize(2);

            // A file in a folder that is new itself.
            fixture.write("apis/b/operations/get-one/policy.xml", "<policies><inbound><nope /></inbound></policies>");
            var broken = next();
            assertThat(broken.catalog()).isNull();
            assertThat(fixture.problems(broken)).singleElement().asString().contains("'nope'");

            // As many editors do it: written beside, then moved over.
            var draft = folder.resolve("draft.tmp");
            Files.writeString(draft, "<policies />");
            Files.move(
                    draft,
                    folder.resolve("apis/b/operations/get-one/policy.xml"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
            assertThat(next().catalog().apis()).hasSize(2);

            delete(folder.resolve("apis/b"));
            assertThat(next().catalog().apis()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBurstMakesOneLoadOfTheWhole(boolean events) throws Exception {
        var fixture = new Fixture(folder).api("a");
        var loads = new AtomicInteger();
        try (var watcher = new ArtifactsWatcher(
                folder,
                () -> {
                    loads.incrementAndGet();
                    return fixture.load();
                },
                events)) {
            watcher.start(results::add);
            for (int i = 0; i < 30; i++) {
                fixture.api("burst" + i);
            }
            var last = next();
            while (last.catalog() == null || last.catalog().apis().size() < 31) {
                last = next();
            }
            assertThat(loads.get()).isLessThan(10);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLoadThatFailsByABugDoesNotEndTheWatch(boolean events) throws Exception {
        var fixture = new Fixture(folder).api("a");
        var calls = new int[1];
        try (var watcher = new ArtifactsWatcher(
                folder,
                () -> {
                    if (calls[0]++ == 1) {
                        results.add(new LoadResult(null, List.of(), List.of(), List.of()));
                        throw new IllegalStateException("a bug");
                    }
                    return fixture.load();
                },
                events)) {
            watcher.start(results::add);
            fixture.api("b");
            assertThat(next().catalog()).isNull();
            fixture.api("c");
            assertThat(next().catalog().apis()).hasSize(3);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (var all = Files.walk(tree)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
