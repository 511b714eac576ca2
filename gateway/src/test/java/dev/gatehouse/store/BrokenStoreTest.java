package dev.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.kql.schema.Type;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a crash, a full disk or a careless hand leaves behind. */
class BrokenStoreTest {
    private static final String SEGMENT = "ApiManagementGatewayLogs@2026-11-24T05.0";

    @TempDir
    Path temporary;

    private StoreRig rig;

    @BeforeEach
    void rig() {
        rig = new StoreRig(temporary.resolve("logs"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Path segments() {
        return rig.directory.resolve("segments");
    }

    private Path segment() {
        return segments().resolve(SEGMENT + ".parquet");
    }

    /** The state after a roll's file was finished, before its table was dropped. */
    private void rollWithoutDrop(Path file) throws Exception {
        rig.close();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("ATTACH '" + rig.directory.resolve("hot.duckdb") + "' AS hot");
            statement.execute("COPY hot.\"" + SEGMENT + "\" TO '" + file + "' (FORMAT parquet)");
        }
    }

    private long tables() throws Exception {
        return (long) rig.value("SELECT count(*) FROM duckdb_tables() WHERE database_name = 'hot'", Type.LONG);
    }

    @Test
    void anHourThatIsInAFileAndInATableLosesItsTable() throws Exception {
        rig.write(0, 10);
        rollWithoutDrop(segment());
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 10));
        assertThat(tables()).isZero();
        rig.write(10, 12);
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 12));
    }

    @Test
    void aFileThatWasNotFinishedGoesAndItsHourIsRolledAgain() throws Exception {
        rig.write(0, 10);
        var unfinished = segments().resolve(SEGMENT + ".parquet.unfinished");
        rollWithoutDrop(unfinished);
        cut(unfinished, Files.size(unfinished) / 2);
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 10));
        assertThat(rig.files()).isEmpty();
        rig.roll();
        assertThat(rig.files()).containsExactly(SEGMENT + ".parquet");
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 10));
    }

    @Test
    void anUnreadableFileBesideItsTableCostsNothing() throws Exception {
        rig.write(0, 10);
        rollWithoutDrop(segment());
        cut(segment(), Files.size(segment()) - 1);
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 10));
        assertThat(tables()).isOne();
        rig.roll();
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 10));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.3, 0.9, 0.999})
    void aFileThatWasCutShortIsMovedAsideAndTheRestIsThere(double part) throws Exception {
        rig.write(0, 10);
        rig.roll();
        rig.write(10, 20);
        rig.roll();
        rig.write(20, 30);
        rig.close();
        cut(segment(), (long) (Files.size(segment()) * part));
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(10, 30));
        assertThat(rig.files()).anyMatch(name -> name.startsWith(SEGMENT + ".parquet.broken-2026"));
        rig.roll();
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(10, 30));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.0001, 0.3, 0.6, 0.99})
    void aHotFileThatCannotBeReadIsMovedAsideAndAFreshOneBegun(double part) throws Exception {
        rig.write(0, 10);
        rig.roll();
        rig.write(10, 1000);
        rig.close();
        var hot = rig.directory.resolve("hot.duckdb");
        if (part < 0) {
            Files.writeString(hot, "no database".repeat(5000));
        } else {
            cut(hot, (long) (Files.size(hot) * part));
        }
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 10));
        assertThat(StoreRig.list(rig.directory)).anyMatch(name -> name.startsWith("hot.duckdb.broken-2026"));
        rig.write(2000, 2003);
        rig.open();
        assertThat(rig.numbers()).hasSize(13).endsWith(2000L, 2001L, 2002L);
    }

    @Test
    void whatAKilledQuerySpilledGoes() throws Exception {
        var spilled =
                Files.createDirectories(rig.directory.resolve("temporary")).resolve("duckdb_temp_storage-0.tmp");
        Files.writeString(spilled, "spilled");
        rig.write(0, 1);
        assertThat(spilled).doesNotExist();
    }

    @Test
    void anEmptyHotFileIsBegunAnew() throws Exception {
        Files.createDirectories(rig.directory);
        Files.createFile(rig.directory.resolve("hot.duckdb"));
        rig.write(0, 1);
        assertThat(rig.numbers()).containsExactly(0L);
    }

    /** What is on disk while the store is open is what a crash leaves. */
    private StoreRig crash() throws Exception {
        var crashed = new StoreRig(temporary.resolve("crashed"));
        Files.createDirectories(crashed.directory);
        for (var name : List.of("hot.duckdb", "hot.duckdb.wal")) {
            Files.copy(rig.directory.resolve(name), crashed.directory.resolve(name));
        }
        return crashed;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 0.9, 0.999, 1})
    void ofALogOfChangesThatWasCutShortTheWholeBatchesAreThere(double part) throws Exception {
        for (int batch = 0; batch < 20; batch++) {
            rig.write(batch * 10L, batch * 10L + 10);
        }
        try (var crashed = crash()) {
            var log = crashed.directory.resolve("hot.duckdb.wal");
            cut(log, (long) (Files.size(log) * part));
            var numbers = crashed.numbers();
            assertThat(numbers).isEqualTo(StoreRig.range(0, numbers.size()));
            assertThat(numbers.size() % 10).isZero();
            assertThat(numbers.size()).isBetween((int) (200 * part) - 30, 200);
            crashed.write(500, 501);
            assertThat(crashed.numbers()).endsWith(500L);
        }
    }

    @Test
    void aLogOfChangesFullOfGarbageDoesNotCostWhatWasThereBefore() throws Exception {
        rig.write(0, 10);
        rig.open();
        rig.write(10, 20);
        try (var crashed = crash()) {
            Files.writeString(crashed.directory.resolve("hot.duckdb.wal"), "garbage ".repeat(1000));
            assertThat(crashed.numbers()).isEqualTo(StoreRig.range(0, 10));
        }
    }

    @Test
    void anotherStoresLogOfChangesIsMovedAside() throws Exception {
        rig.write(0, 10);
        rig.open();
        rig.write(10, 20);
        try (var other = new StoreRig(temporary.resolve("other"));
                var crashed = crash()) {
            other.write(500, 600);
            other.open();
            other.write(600, 700);
            Files.copy(
                    other.directory.resolve("hot.duckdb.wal"),
                    crashed.directory.resolve("hot.duckdb.wal"),
                    StandardCopyOption.REPLACE_EXISTING);
            assertThat(crashed.numbers()).isEqualTo(StoreRig.range(0, 10));
            assertThat(StoreRig.list(crashed.directory)).anyMatch(name -> name.startsWith("hot.duckdb.wal.broken-"));
            crashed.write(10, 12);
            crashed.open();
            assertThat(crashed.numbers()).isEqualTo(StoreRig.range(0, 12));
        }
    }

    /** After such a failure DuckDB refuses everything until the file has been opened anew. */
    @Test
    void afterAFailureForGoodTheStoreOpensItselfAgain() throws Exception {
        rig.write(0, 10);
        rig.roll();
        rig.write(10, 20);
        var before = rig.store().session();
        rig.store()
                .noteProblem(
                        "Writing",
                        new SQLException(
                                "FATAL Error: database has been invalidated because of a previous" + " fatal error"));
        assertThat(rig.store().statistics().problem()).startsWith("Writing: FATAL");
        rig.keep();
        assertThat(rig.store().session()).isNotSameAs(before);
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 20));
        rig.write(20, 30);
        assertThat(rig.numbers()).isEqualTo(StoreRig.range(0, 30));
        rig.keep();
        assertThat(rig.store().statistics().problem()).isNull();
    }

    @Test
    void aFolderThatCannotBeMadeIsRefusedWithWhatToDo() throws Exception {
        var file = Files.createFile(temporary.resolve("file"));
        try (var impossible = new StoreRig(file.resolve("logs"))) {
            assertThatThrownBy(impossible::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("store.directory");
        }
    }

    @Test
    void aStoppedStoreCanBeReadAndStaysAsItIs() throws Exception {
        rig.write(0, 10);
        rig.roll();
        rig.write(10, 15);
        try (var crashed = crash()) {
            var before = StoreRig.list(crashed.directory);
            try (var reader = LogStore.openReadOnly(crashed.directory, rig.settings, rig.queries, Row.TABLES)) {
                var result = reader.query(Row.query("SELECT count(*) FROM \"ApiManagementGatewayLogs\"", Type.LONG));
                assertThat(result.rows().getFirst()).containsExactly(5L);
                assertThatThrownBy(() -> reader.sink(Row.TABLE)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(StoreRig.list(crashed.directory)).isEqualTo(before);
        }
        assertThatThrownBy(() ->
                        LogStore.openReadOnly(temporary.resolve("nowhere"), rig.settings, rig.queries, Row.TABLES))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("No store in");
    }

    private static void cut(Path file, long length) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(length);
        }
    }
}
