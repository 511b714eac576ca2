package dev.gatehouse.server;

import dev.gatehouse.wire.Wheel;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hears from a client's first bytes which protocol it speaks, then leaves: HTTP/2 with prior knowledge
 * (RFC 9113 §3.3) begins like no HTTP/1.1 request. {@code Upgrade: h2c} is not followed, as RFC 9113
 * allows: it is another way to say two things at once.
 */
final class Greeting extends ChannelInboundHandlerAdapter {
    private static final String HTTP2 = "PRI";

    private final Front front;
    private final Duration drain;
    private final Wheel.Timer patience = new Wheel.Timer() {
        @Override
        protected void expired() {
            var known = context;
            if (known != null) {
                var _ = known.close();
            }
        }
    };
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf heard;

    Greeting(Front front, Duration drain) {
        this.front = front;
        this.drain = drain;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        front.loop().wheel().set(patience, Wheel.ticks(front.limits().idleTimeout()));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        var bytes = (ByteBuf) message;
        var before = heard;
        if (before != null) {
            bytes = ctx.alloc().buffer().writeBytes(before).writeBytes(bytes);
            before.release();
            ((ByteBuf) message).release();
            heard = null;
        }
        int size = Math.min(HTTP2.length(), bytes.readableBytes());
        for (int i = 0; i < size; i++) {
            if (bytes.getByte(bytes.readerIndex() + i) != HTTP2.charAt(i)) {
                http1(ctx, bytes);
                return;
            }
        }
        if (size < HTTP2.length()) {
            heard = bytes;
        } else {
            http2(ctx, bytes);
        }
    }

    private void http1(ChannelHandlerContext ctx, ByteBuf bytes) {
        var pipeline = ctx.pipeline();
        pipeline.addLast(new Http1Connection(front, peer(ctx)));
        pipeline.remove(this);
        pipeline.fireChannelRead(bytes);
    }

    private void http2(ChannelHandlerContext ctx, ByteBuf bytes) {
        var pipeline = ctx.pipeline();
        Http2Connection.install(pipeline, front, peer(ctx), drain);
        pipeline.remove(this);
        pipeline.fireChannelRead(bytes);
    }

    private Peer peer(ChannelHandlerContext ctx) {
        return front.peer(ctx.channel(), null);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        front.loop().wheel().clear(patience);
        if (heard != null) {
            heard.release();
            heard = null;
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (Listener.STOP.equals(event)) {
            var _ = ctx.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var _ = ctx.close();
    }
}
