package dev.gatehouse.wire;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.BodyTooLargeException;
import dev.gatehouse.http.Excerpt;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way from one connection to wherever it is wanted. Nothing is copied, and no more than
 * one read of the sender waits here: a slow taker slows its sender down.
 *
 * <p>{@link #collect} and {@link #discard} may be called from any thread, the rest on the loop.
 */
public final class StreamedBody implements Body.Stream {
    /** The connection that it comes from. All calls on the loop. */
    public interface Source {
        /** Says whether more may come now. At first nobody has asked. */
        void flow(boolean wanted);

        /** Nobody wants the rest. */
        void abandon();
    }

    private final Loop loop;
    private final Source source;
    private final long length;
    private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>(2);
    private @Nullable Sink sink;
    private @Nullable Excerpt excerpt;
    private @Nullable Throwable failure;
    private boolean ended;
    private boolean discarded;
    private boolean flowing;

    /** Whether the source's current read is over: what is handed on now is not flushed by {@link #settle}. */
    private boolean settled;

    /** @param length as announced, or -1 */
    public StreamedBody(Loop loop, long length, Source source) {
        this.loop = loop;
        this.length = length;
        this.source = source;
    }

    @Override
    public long length() {
        return length;
    }

    /** Has {@code excerpt} filled with what comes; null for nothing. To be said before anything has come. */
    public StreamedBody kept(@Nullable Excerpt excerpt) {
        this.excerpt = excerpt;
        return this;
    }

    // ---- from the source

    /** More bytes, which now belong to the body. */
    public void offer(ByteBuf chunk) {
        settled = false;
        if (excerpt != null) {
            Excerpts.keep(excerpt, chunk);
        }
        var taker = sink;
        if (taker != null) {
            taker.data(chunk);
            if (!taker.isReady()) {
                flow(false);
            }
        } else if (discarded) {
            chunk.release();
        } else {
            waiting.add(chunk);
            flowing = true;
            flow(false);
        }
    }

    /** The source has handed on what it had for the moment. */
    public void settle() {
        settled = true;
        if (sink != null && !ended) {
            sink.flush();
        }
    }

    public void finish() {
        if (!ended) {
            ended = true;
            if (sink != null) {
                sink.end();
            }
        }
    }

    public void fail(Throwable why) {
        if (!ended) {
            ended = true;
            failure = why;
            if (sink != null) {
                sink.failed(why);
            } else {
                clear(); // nobody takes half a body
            }
        }
    }

    // ---- for the taker

    /** Whether all of it has come, well or not. */
    public boolean isEnded() {
        return ended;
    }

    /** Whether somebody reads it, or has said that nobody will. */
    public boolean isTaken() {
        return sink != null || discarded;
    }

    /** Hands everything to {@code taker}, what waits and what will come. Once. */
    public void pipe(Sink taker) {
        if (sink != null || discarded) {
            taker.failed(new IllegalStateException("a body is read once"));
            return;
        }
        sink = taker;
        for (var chunk = waiting.poll(); chunk != null; chunk = waiting.poll()) {
            taker.data(chunk);
        }
        if (failure != null) {
            taker.failed(failure);
        } else if (ended) {
            taker.end();
        } else {
            demand();
            if (settled && !ended && !discarded) {
                taker.flush();
            }
        }
    }

    /** The taker can take more. */
    public void demand() {
        if (!ended && sink != null && sink.isReady()) {
            flow(true);
        }
    }

    private void flow(boolean wanted) {
        if (flowing != wanted) {
            flowing = wanted;
            source.flow(wanted);
        }
    }

    /** The taker has given up: the rest goes nowhere. */
    public void abandon() {
        sink = null;
        drop();
    }

    @Override
    public void collect(int limit, BiConsumer<byte @Nullable [], @Nullable Throwable> handler) {
        loop.run(() -> pipe(new Collector(this, limit, handler)));
    }

    @Override
    public void discard() {
        loop.run(() -> {
            if (sink == null) {
                drop();
            }
        });
    }

    private void drop() {
        if (!discarded) {
            discarded = true;
            clear();
            if (!ended) {
                source.abandon();
            }
        }
    }

    private void clear() {
        for (var chunk = waiting.poll(); chunk != null; chunk = waiting.poll()) {
            chunk.release();
        }
    }

    /** Gathers a body in memory. */
    private static final class Collector implements Sink {
        private final StreamedBody body;
        private final int limit;
        private final BiConsumer<byte @Nullable [], @Nullable Throwable> handler;
        private byte[] bytes;
        private int used;
        private boolean over;

        Collector(StreamedBody body, int limit, BiConsumer<byte @Nullable [], @Nullable Throwable> handler) {
            this.body = body;
            this.limit = limit;
            this.handler = handler;
            this.bytes = new byte[Math.clamp(body.length, 0, Math.min(limit, 64 * 1024))];
        }

        @Override
        public void data(ByteBuf chunk) {
            try {
                int more = chunk.readableBytes();
                if (over) {
                    return;
                }
                if (more > limit - used || body.length > limit) {
                    over = true;
                    body.abandon();
                    handler.accept(null, new BodyTooLargeException(limit));
                    return;
                }
                if (used + more > bytes.length) {
                    bytes = java.util.Arrays.copyOf(bytes, Math.min(limit, Math.max(used + more, bytes.length * 2)));
                }
                chunk.readBytes(bytes, used, more);
                used += more;
            } finally {
                chunk.release();
            }
        }

        @Override
        public void flush() {
            // nothing leaves before the end
        }

        @Override
        public void end() {
            if (!over) {
                handler.accept(used == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, used), null);
            }
        }

        @Override
        public void failed(Throwable why) {
            if (!over) {
                over = true;
                handler.accept(null, why);
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }
    }
}
