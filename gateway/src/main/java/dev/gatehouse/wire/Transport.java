package dev.gatehouse.wire;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event loops and the kind of sockets they work with: epoll where the system has it, else NIO. */
public final class Transport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

    private final MultiThreadIoEventLoopGroup group;
    private final List<Loop> loops;
    private final boolean epoll;

    private Transport(MultiThreadIoEventLoopGroup group, boolean epoll) {
        this.group = group;
        this.epoll = epoll;
        List<Loop> made = new ArrayList<>();
        for (EventExecutor executor : group) {
            made.add(new Loop((EventLoop) executor));
        }
        this.loops = List.copyOf(made);
    }

    /** @param loops how many; 0 is one per core */
    public static Transport start(int loops) {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory factory = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        int count = loops > 0 ? loops : Runtime.getRuntime().availableProcessors();
        return new Transport(
                new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("loop", true), factory), epoll);
    }

    /** All the loops. */
    public EventLoopGroup group() {
        return group;
    }

    public List<Loop> loops() {
        return loops;
    }

    /** Whether several sockets may listen on one port and the kernel spreads connections over them. */
    public boolean sharesPorts() {
        return epoll;
    }

    public Class<? extends SocketChannel> socketType() {
        return epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    public Class<? extends ServerSocketChannel> serverSocketType() {
        return epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    /**
     * Waits until every loop is through with what it is doing now: what has reached a client has then been told to all who
     * observe exchanges. Not for ever, and not on a loop.
     */
    public void settle() throws InterruptedException {
        var passed = new CountDownLatch(loops.size());
        for (var loop : loops) {
            loop.executor().execute(passed::countDown);
        }
        if (!passed.await(1, TimeUnit.SECONDS)) {
            LOG.debug("the event loops are busy");
        }
    }

    /** Ends the loops; whatever is still open on them is cut off. */
    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }
}
