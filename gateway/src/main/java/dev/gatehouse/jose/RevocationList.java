package dev.gatehouse.jose;

import java.time.Duration;
import java.util.Set;

/** A list of revoked values of some claim, kept fresh. A port. Safe for use by several threads. */
public interface RevocationList {
    /** What is known at this moment. Never blocks. */
    State state();

    /**
     * Reads the list unless it is at hand by now or reading failed a moment ago; many callers make one reading. Blocks:
     * virtual threads only.
     *
     * @return what is known now; {@link Cold} only if the thread was interrupted
     */
    State load();

    /**
     * Where a list is, and how fresh it must be.
     *
     * @param location URL or path
     * @param refresh how often it is read anew
     * @param maxAge how long what was read last is used while reading fails
     */
    record Source(String location, boolean isFile, Duration refresh, Duration maxAge) {}

    /** What is known of a list. */
    sealed interface State {}

    /** Nobody has asked yet, or it is time to try again. */
    enum Cold implements State {
        COLD
    }

    /** The values listed. */
    record Ready(Set<String> values) implements State {}

    /**
     * It could not be read and there is none young enough.
     *
     * @param why for traces and logs
     */
    record Failed(String why) implements State {}
}
