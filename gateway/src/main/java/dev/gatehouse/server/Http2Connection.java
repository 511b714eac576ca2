package dev.gatehouse.server;

import dev.gatehouse.wire.Wheel;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's HTTP/2 connection: what concerns all of its streams. Floods of resets, of empty frames and
 * of continuations end it, by the codec's limits.
 */
final class Http2Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Http2Connection.class);
    private static final int MAX_STREAMS = 100;
    private static final int STREAM_WINDOW = 256 * 1024;
    /** One upload must not be held back by others that nobody reads yet. */
    private static final int CONNECTION_WINDOW = 4 * 1024 * 1024;

    private final Front front;
    private final Http2FrameCodec codec;
    private final Wheel.Timer patience = new Wheel.Timer() {
        @Override
        protected void expired() {
            idle();
        }
    };
    private @Nullable ChannelHandlerContext context;
    private boolean heard;

    private Http2Connection(Front front, Http2FrameCodec codec) {
        this.front = front;
        this.codec = codec;
    }

    /** Makes {@code pipeline} speak HTTP/2. */
    static void install(ChannelPipeline pipeline, Front front, Peer peer, Duration drain) {
        var limits = front.limits();
        var codec = Http2FrameCodecBuilder.forServer()
                .initialSettings(Http2Settings.defaultSettings()
                        .maxConcurrentStreams(MAX_STREAMS)
                        .maxHeaderListSize(limits.maxHeaderBytes())
                        .initialWindowSize(STREAM_WINDOW))
                .validateHeaders(true)
                .validateRequiredPseudoHeaders(true)
                .decoderEnforceMaxRstFramesPerWindow(200, 30)
                .encoderEnforceMaxRstFramesPerWindow(200, 30)
                .gracefulShutdownTimeoutMillis(drain.toMillis())
                .build();
        pipeline.addLast(
                codec, new Http2Connection(front, codec), new Http2MultiplexHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel stream) {
                        stream.pipeline().addLast(new Http2Stream(front, peer));
                    }
                }));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        widen();
        front.loop().wheel().set(patience, Wheel.ticks(front.limits().idleTimeout()));
    }

    /** A setting does not reach the connection's own window (RFC 9113 §6.9.2). */
    private void widen() {
        var connection = codec.connection();
        var stream = connection.connectionStream();
        var windows = connection.local().flowController();
        try {
            windows.incrementWindowSize(stream, CONNECTION_WINDOW - windows.initialWindowSize(stream));
        } catch (Http2Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        front.loop().wheel().clear(patience);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        heard = true;
        ctx.fireChannelReadComplete();
    }

    private void idle() {
        var known = context;
        if (known == null) {
            return;
        }
        if (!heard && codec.connection().numActiveStreams() == 0) {
            var _ = known.close();
        } else {
            heard = false;
            front.loop().wheel().set(patience, Wheel.ticks(front.limits().idleTimeout()));
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (Listener.STOP.equals(event)) {
            var _ = ctx.close(); // GOAWAY; streams under way may end
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            var _ = ctx.close();
        } else if (cause instanceof Http2Exception) {
            LOG.debug("a client does not speak HTTP/2: {}", cause.getMessage()); // the codec ends the connection
        } else {
            LOG.debug("a client's connection failed", cause);
            ctx.fireExceptionCaught(cause);
        }
    }
}
