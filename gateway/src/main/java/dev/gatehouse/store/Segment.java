package dev.gatehouse.store;

import java.nio.file.Path;
import java.util.Map;

/** Rows that arrived within one hour, in one place. */
sealed interface Segment {
    SegmentName name();

    /** Its columns and their SQL types: those of the program and settings that began it. */
    Map<String, String> layout();

    /** In a table of the hot file. */
    record Hot(SegmentName name, Map<String, String> layout) implements Segment {}

    /** In a Parquet file. */
    record Cold(SegmentName name, Map<String, String> layout, Path file, long bytes) implements Segment {}
}
