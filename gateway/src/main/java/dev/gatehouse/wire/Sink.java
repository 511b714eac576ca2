package dev.gatehouse.wire;

import io.netty.buffer.ByteBuf;

/** Where a {@link StreamedBody} goes to. All calls on the loop. */
public interface Sink {
    /** The next bytes, which now belong to the sink. */
    void data(ByteBuf chunk);

    /** No more bytes for the moment: what has come should leave. */
    void flush();

    /** That was all. */
    void end();

    /** The rest will not come. */
    void failed(Throwable why);

    /** Whether it can take more right now; where not, it calls {@link StreamedBody#demand()} once it can. */
    boolean isReady();
}
