package dev.gatehouse.server;

import dev.gatehouse.wire.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gateway's port: a listening socket for each event loop where the system lets them share, else one. */
public final class Listener {
    /** Tells a connection to end as soon as it can. */
    static final Object STOP = new Object();

    private final Transport transport;
    private final Map<EventLoop, Front> fronts = new HashMap<>();
    private final Duration drain;
    private final @Nullable Tls tls;
    private final List<Channel> sockets = new ArrayList<>();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private int port;

    /** Listens in the clear. */
    public Listener(Transport transport, List<Front> fronts, Duration drain) {
        this(transport, fronts, drain, null);
    }

    /**
     * @param drain how long {@link #stop} waits for requests in flight
     * @param tls null for connections in the clear
     */
    public Listener(Transport transport, List<Front> fronts, Duration drain, @Nullable Tls tls) {
        this.transport = transport;
        this.tls = tls;
        this.drain = drain;
        fronts.forEach(front -> this.fronts.put(front.loop().executor(), front));
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port is taken or the host is not ours
     */
    public void start(String host, int port) throws IOException {
        this.port = port;
        boolean shared = transport.sharesPorts() && transport.loops().size() > 1;
        if (shared) {
            // Sockets that share would also share with another gateway on the same port, silently.
            this.port = probe(host, port);
        }
        for (int i = 0; i < (shared ? transport.loops().size() : 1); i++) {
            bind(host, shared ? List.of(transport.loops().get(i).executor()) : allLoops(), shared);
        }
    }

    private static int probe(String host, int port) throws IOException {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, port));
            return probe.getLocalPort();
        } catch (SocketException e) {
            throw taken(host, port, e);
        }
    }

    private static IOException taken(String host, int port, Throwable cause) {
        var exception = new BindException("%s:%d (%s)".formatted(host, port, cause.getMessage()));
        exception.initCause(cause);
        return exception;
    }

    private List<EventLoop> allLoops() {
        return transport.loops().stream().map(loop -> loop.executor()).toList();
    }

    private void bind(String host, List<EventLoop> loops, boolean shared) throws IOException {
        var bootstrap = new ServerBootstrap()
                .group(loops.getFirst(), loops.size() == 1 ? loops.getFirst() : transport.group())
                .channel(transport.serverSocketType())
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel);
                    }
                });
        if (shared) {
            bootstrap.option(UnixChannelOption.SO_REUSEPORT, true);
        }
        var bound = bootstrap.bind(host, port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on %s:%d: %s"
                            .formatted(host, port, bound.cause().getMessage()),
                    bound.cause());
        }
        sockets.add(bound.channel());
        port = ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    private void accept(Channel channel) {
        var front = fronts.get(channel.eventLoop());
        if (front == null) {
            throw new IllegalStateException("a connection on a loop that is not ours");
        }
        connections.add(channel);
        front.meter().connected();
        channel.closeFuture().addListener(_ -> front.meter().disconnected());
        if (tls == null) {
            channel.pipeline().addLast(new Greeting(front, drain));
        } else {
            var handler = tls.handler(channel.alloc());
            channel.pipeline().addLast(handler, new Secured(front, tls, handler, drain));
        }
    }

    public int port() {
        return port;
    }

    /** Stops: no new connections, idle ones end, requests in flight may finish. Blocks until that is done. */
    public void stop() {
        sockets.forEach(socket -> socket.close().awaitUninterruptibly());
        connections.forEach(channel -> channel.pipeline().fireUserEventTriggered(STOP));
        long deadline = System.nanoTime() + drain.toNanos();
        var closing = connections.newCloseFuture();
        closing.awaitUninterruptibly(Math.max(1, deadline - System.nanoTime()) / 1_000_000);
        fronts.values().forEach(Front::stopped);
        connections.close().awaitUninterruptibly(1000);
    }
}
