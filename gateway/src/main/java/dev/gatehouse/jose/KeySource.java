package dev.gatehouse.jose;

import org.jspecify.annotations.Nullable;

/**
 * Where keys come from: one provider's metadata. The port through which {@link TokenVerifier} asks for
 * them. Safe for use by several threads.
 */
public interface KeySource {
    /** What messages call the source: its address. */
    String name();

    /** What is known at this moment. Never blocks. */
    State state();

    /**
     * Fetches the keys unless they are at hand by now or a fetch failed a moment ago; many callers make
     * one fetch. Blocks: virtual threads only.
     *
     * @return what is known now; {@link Cold} only if the thread was interrupted
     */
    State load();

    /**
     * Whether {@link #refresh} would fetch for a token whose key is not in the set; false where that was
     * tried lately. Never blocks.
     *
     * @param keyId null for a token that names no key
     */
    boolean worthRefreshing(@Nullable String keyId);

    /**
     * Fetches anew if {@link #worthRefreshing}; many callers make one fetch. Keeps the keys it has if that
     * fails. Blocks: virtual threads only.
     */
    State refresh(@Nullable String keyId);

    /** What a source knows. */
    sealed interface State {}

    /** Nobody has asked yet, or it is time to try again. */
    enum Cold implements State {
        COLD
    }

    /** Keys to verify with. */
    record Ready(KeySet keys) implements State {}

    /**
     * The source could not be read and has no keys young enough.
     *
     * @param why for traces and logs
     */
    record Failed(String why) implements State {}
}
