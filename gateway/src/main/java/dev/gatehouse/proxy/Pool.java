package dev.gatehouse.proxy;

import dev.gatehouse.wire.Wheel;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The connections of one event loop to one origin. Used on its loop only. */
final class Pool {
    private final Backends backends;
    private final Origin origin;
    private final String authority;
    private final long idleTicks;
    /** The one used last is used first, so that superfluous ones grow old. */
    private final ArrayDeque<BackendConnection> idle = new ArrayDeque<>();

    private final ArrayDeque<Call> waiting = new ArrayDeque<>();
    private int open;

    Pool(Backends backends, Origin origin) {
        this.backends = backends;
        this.origin = origin;
        this.authority = origin.authority();
        this.idleTicks = Wheel.ticks(backends.settings().network().backendIdle());
    }

    Origin origin() {
        return origin;
    }

    String authority() {
        return authority;
    }

    Backends backends() {
        return backends;
    }

    /** Sends {@code call} on a connection, as soon as there is one. */
    void acquire(Call call) {
        for (var connection = idle.pollLast(); connection != null; connection = idle.pollLast()) {
            if (connection.isUsable()) {
                connection.send(call);
                return;
            }
        }
        acquireNew(call);
    }

    /** The same on a connection of its own. */
    void acquireNew(Call call) {
        if (open < backends.settings().network().backendConnections()) {
            open++;
            connect(call);
        } else {
            waiting.add(call);
        }
    }

    /** {@code connection} is free for another call. */
    void release(BackendConnection connection) {
        for (var call = waiting.poll(); call != null; call = waiting.poll()) {
            if (call.isPending()) {
                connection.send(call);
                return;
            }
        }
        idle.addLast(connection);
        connection.keep(idleTicks);
    }

    /** {@code connection} is gone. */
    void closed(BackendConnection connection) {
        idle.remove(connection);
        gone();
    }

    private void gone() {
        open--;
        for (var call = waiting.poll(); call != null; call = waiting.poll()) {
            if (call.isPending()) {
                open++;
                connect(call);
                return;
            }
        }
        if (open == 0) {
            backends.forget(this);
        }
    }

    private void connect(Call call) {
        var addresses = backends.addresses().of(origin.host());
        if (addresses.isDone() && !addresses.isCompletedExceptionally()) {
            connect(call, addresses.join(), 0);
        } else {
            var _ = addresses.whenComplete((found, failure) -> backends.loop().run(() -> {
                if (found != null) {
                    connect(call, found, 0);
                } else {
                    failed(call, failure);
                }
            }));
        }
    }

    private void connect(Call call, List<InetAddress> addresses, int index) {
        var connection = new BackendConnection(this);
        var timeout = backends.settings().http().connectTimeout();
        new Bootstrap()
                .group(backends.loop().executor())
                .channel(backends.transport().socketType())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeout.toMillis())
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (origin.secure()) {
                            channel.pipeline().addLast(backends.tls().handler(origin, channel.alloc()));
                        }
                        channel.pipeline().addLast(connection);
                    }
                })
                .connect(new InetSocketAddress(addresses.get(index), origin.port()))
                .addListener((ChannelFuture connected) -> {
                    if (!connected.isSuccess()) {
                        if (index + 1 < addresses.size() && call.isPending()) {
                            connect(call, addresses, index + 1);
                        } else {
                            failed(call, connected.cause());
                        }
                    } else {
                        secured(call, connection, connected.channel());
                    }
                });
    }

    private void secured(Call call, BackendConnection connection, Channel channel) {
        var tls = channel.pipeline().get(io.netty.handler.ssl.SslHandler.class);
        if (tls == null) {
            established(call, connection);
            return;
        }
        tls.handshakeFuture().addListener(handshake -> {
            if (handshake.isSuccess()) {
                established(call, connection);
            } else {
                var _ = channel.close();
                failed(call, handshake.cause());
            }
        });
    }

    private void established(Call call, BackendConnection connection) {
        connection.join();
        if (call.isPending()) {
            connection.send(call);
        } else {
            release(connection);
        }
    }

    private void failed(Call call, @Nullable Throwable failure) {
        var cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (call.isPending()) {
            call.unreachable(cause);
        }
        gone();
    }
}
