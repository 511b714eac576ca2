package dev.gatehouse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultEventLoop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StreamedBodyTest {
    private static final DefaultEventLoop EXECUTOR = new DefaultEventLoop();
    private final StreamedBody body = new StreamedBody(new Loop(EXECUTOR), -1, new StreamedBody.Source() {
        @Override
        public void flow(boolean wanted) {
            // everything has been offered already
        }

        @Override
        public void abandon() {
            // as above
        }
    });

    @AfterAll
    static void stop() {
        var _ = EXECUTOR.shutdownGracefully();
    }

    /** What a taker was told. */
    private static final class Taker implements Sink {
        final List<String> told = new ArrayList<>();

        @Override
        public void data(ByteBuf chunk) {
            told.add("data " + chunk.readableBytes());
            chunk.release();
        }

        @Override
        public void flush() {
            told.add("flush");
        }

        @Override
        public void end() {
            told.add("end");
        }

        @Override
        public void failed(Throwable why) {
            told.add("failed");
        }

        @Override
        public boolean isReady() {
            return true;
        }
    }

    @Test
    void whatWaitedForATakerIsReleasedWhenTheRestFails() {
        var chunk = Unpooled.buffer(8).writeLong(1);
        body.offer(chunk);
        body.fail(new IOException("gone"));
        assertThat(chunk.refCnt()).isZero();
        var taker = new Taker();
        body.pipe(taker);
        assertThat(taker.told).containsExactly("failed");
    }

    @Test
    void aTakerThatComesAfterTheReadIsToldToFlush() {
        body.offer(Unpooled.buffer(8).writeLong(1));
        body.settle();
        var taker = new Taker();
        body.pipe(taker);
        assertThat(taker.told).containsExactly("data 8", "flush");
    }

    @Test
    void aTakerWithinTheReadIsToldToFlushOnce() {
        body.offer(Unpooled.buffer(8).writeLong(1));
        var taker = new Taker();
        body.pipe(taker);
        body.settle();
        assertThat(taker.told).containsExactly("data 8", "flush");
    }
}
