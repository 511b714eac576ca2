package dev.gatehouse.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that speaks HTTP/2 with prior knowledge and sends what it is told, also what it should not. */
final class Http2Client implements AutoCloseable {
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel connection;

    Http2Client(int port) throws InterruptedException {
        connection = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        Http2FrameCodecBuilder.forClient()
                                                .validateHeaders(false)
                                                .build(),
                                        new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
                    }
                })
                .connect("127.0.0.1", port)
                .sync()
                .channel();
    }

    /** One request; null for no body. Header names and values in turn. */
    Exchange send(String method, String path, @Nullable String body, String... headers) throws InterruptedException {
        var fields = new DefaultHttp2Headers(false)
                .method(method)
                .path(path)
                .scheme("http")
                .authority("g");
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].startsWith(":")) {
                fields.remove(headers[i]);
            }
            fields.add(headers[i], headers[i + 1]);
        }
        var exchange = new Exchange(connection);
        var _ = exchange.stream.writeAndFlush(new DefaultHttp2HeadersFrame(fields, body == null));
        if (body != null) {
            var _ = exchange.stream.writeAndFlush(
                    new DefaultHttp2DataFrame(Unpooled.copiedBuffer(body, StandardCharsets.ISO_8859_1), true));
        }
        return exchange;
    }

    /** A request of which nothing is read before {@link Exchange#read}. */
    Exchange unread(String method, String path) throws InterruptedException {
        var exchange = new Exchange(connection);
        exchange.stream.config().setAutoRead(false);
        var fields = new DefaultHttp2Headers(false)
                .method(method)
                .path(path)
                .scheme("http")
                .authority("g");
        var _ = exchange.stream.writeAndFlush(new DefaultHttp2HeadersFrame(fields, true));
        return exchange;
    }

    /** A request that does not end: more of it may follow by {@link Exchange#more}. */
    Exchange begin(String method, String path) throws InterruptedException {
        var fields = new DefaultHttp2Headers(false)
                .method(method)
                .path(path)
                .scheme("http")
                .authority("g");
        var exchange = new Exchange(connection);
        var _ = exchange.stream.writeAndFlush(new DefaultHttp2HeadersFrame(fields, false));
        return exchange;
    }

    /** Ends the connection with everything on it. */
    void leave() {
        connection.close().awaitUninterruptibly();
    }

    @Override
    public void close() {
        connection.close().awaitUninterruptibly();
        var _ = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** A request and what becomes of it. */
    static final class Exchange {
        final Http2StreamChannel stream;
        private final CompletableFuture<String> answer = new CompletableFuture<>();
        private final CompletableFuture<@Nullable Void> data = new CompletableFuture<>();
        private final CompletableFuture<String> end = new CompletableFuture<>();

        Exchange(Channel connection) throws InterruptedException {
            stream = new Http2StreamChannelBootstrap(connection)
                    .handler(new ChannelInboundHandlerAdapter() {
                        private final StringBuilder text = new StringBuilder();

                        @Override
                        public void channelRead(ChannelHandlerContext ctx, Object message) {
                            boolean ended = false;
                            switch (message) {
                                case Http2HeadersFrame frame -> {
                                    text.append(text(frame.headers()));
                                    ended = frame.isEndStream();
                                }
                                case Http2DataFrame frame -> {
                                    text.append(frame.content().toString(StandardCharsets.ISO_8859_1));
                                    data.complete(null);
                                    ended = frame.isEndStream();
                                }
                                default -> {}
                            }
                            ReferenceCountUtil.release(message);
                            if (ended) {
                                answer.complete(text.toString());
                            }
                        }

                        @Override
                        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
                            if (event instanceof Http2ResetFrame frame) {
                                answer.complete(text + "RESET " + frame.errorCode());
                                end.complete("RESET " + frame.errorCode());
                            }
                        }

                        @Override
                        public void channelInactive(ChannelHandlerContext ctx) {
                            answer.complete(text + "CLOSED");
                            end.complete("CLOSED");
                        }
                    })
                    .open()
                    .syncUninterruptibly()
                    .getNow();
        }

        private static String text(Http2Headers headers) {
            var sorted = new TreeMap<String, String>();
            headers.forEach(field ->
                    sorted.put(field.getKey().toString(), field.getValue().toString()));
            return sorted.toString();
        }

        void reset() {
            var _ = stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
        }

        /** More of the request, which may wait for the gateway's window. */
        void more(int size) {
            var _ = stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(new byte[size])));
        }

        /** Begins to read. */
        void read() {
            stream.config().setAutoRead(true);
        }

        /** Waits for the first bytes of the answer's body. */
        void awaitData() {
            data.orTimeout(10, TimeUnit.SECONDS).join();
        }

        /** How the stream ended after its answer: what came, or CLOSED. */
        String end() {
            return end.orTimeout(10, TimeUnit.SECONDS).join();
        }

        /** Headers as a sorted map, then the body. */
        String answer() {
            return answer.orTimeout(10, TimeUnit.SECONDS).join();
        }
    }
}
