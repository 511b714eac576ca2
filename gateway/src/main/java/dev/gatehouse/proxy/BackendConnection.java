package dev.gatehouse.proxy;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Excerpt;
import dev.gatehouse.policy.BackendCall;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.wire.Chunks;
import dev.gatehouse.wire.Excerpts;
import dev.gatehouse.wire.Head;
import dev.gatehouse.wire.Loop;
import dev.gatehouse.wire.MessageException;
import dev.gatehouse.wire.MessageReader;
import dev.gatehouse.wire.ResponseReader;
import dev.gatehouse.wire.Sink;
import dev.gatehouse.wire.StreamedBody;
import dev.gatehouse.wire.Wheel;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One connection to a backend: one call at a time. Used on its loop only. */
final class BackendConnection extends ChannelInboundHandlerAdapter implements Sink, StreamedBody.Source {
    private final Pool pool;
    private final Loop loop;
    private final Reader reader;
    private final Idle idle = new Idle();
    private @Nullable ChannelHandlerContext context;

    /** Whether the pool counts it; before that its failures are the connect attempt's. */
    private boolean joined;

    private boolean broken;
    private boolean used;
    private @Nullable Call call;
    private boolean heard;
    private boolean sent;
    private boolean answered;
    private boolean chunked;
    private @Nullable StreamedBody requestBody;
    private @Nullable StreamedBody responseBody;
    private boolean keepsAlive;
    private long lastRead;

    // What is told of the call once it is over.
    private @Nullable BackendCall record;
    private @Nullable Excerpt excerpt;
    private long written;
    private long taken;

    BackendConnection(Pool pool) {
        this.pool = pool;
        this.loop = pool.backends().loop();
        var http = pool.backends().settings().http();
        // A backend may answer with more than callers may send.
        this.reader = new Reader(new MessageReader.Limits(1024, 4 * http.maxHeaderBytes(), 4 * http.maxHeaders()));
    }

    private ChannelHandlerContext context() {
        var known = context;
        if (known == null) {
            throw new IllegalStateException("not connected");
        }
        return known;
    }

    // ---- for the pool

    void join() {
        joined = true;
        lastRead = loop.wheel().now();
    }

    boolean isUsable() {
        return !broken && context().channel().isActive();
    }

    /** Closes it unless it is used within {@code ticks}. */
    void keep(long ticks) {
        loop.wheel().set(idle, ticks);
    }

    // ---- sending

    void send(Call next) {
        loop.wheel().clear(idle);
        var out = context();
        var body = next.body();
        ByteBuf head;
        try {
            head = next.head(pool.authority(), out.alloc());
        } catch (MessageException e) {
            pool.release(this);
            next.unsendable(e);
            return;
        }
        boolean reused = used;
        used = true;
        call = next;
        heard = false;
        answered = false;
        record = next.record();
        written = head.readableBytes();
        taken = reader.taken();
        next.sending(this, reused);
        reader.expect(next.isHead());
        if (body instanceof StreamedBody stream) {
            sent = false;
            chunked = stream.length() < 0;
            requestBody = stream;
            excerpt = next.excerpt(Leg.BACKEND_REQUEST);
            var _ = out.write(head, out.voidPromise());
            stream.pipe(this);
            out.flush();
        } else {
            sent = true;
            requestBody = null;
            var _ = out.writeAndFlush(head, out.voidPromise());
        }
    }

    @Override
    public void data(ByteBuf chunk) {
        var out = context();
        if (broken || requestBody == null) {
            chunk.release();
            return;
        }
        if (excerpt != null) {
            Excerpts.keep(excerpt, chunk);
        }
        if (chunked) {
            written += Chunks.write(out, chunk);
        } else {
            written += chunk.readableBytes();
            var _ = out.write(chunk, out.voidPromise());
        }
    }

    @Override
    public void flush() {
        if (!broken) {
            context().flush();
        }
    }

    @Override
    public void end() {
        requestBody = null;
        sent = true;
        if (broken) {
            return;
        }
        if (chunked) {
            written += Chunks.end(context());
        }
        context().flush();
        if (call == null && responseBody == null) {
            recycle();
        }
    }

    @Override
    public void failed(Throwable why) {
        requestBody = null;
        var current = call;
        call = null;
        close();
        over();
        if (current != null) {
            current.clientFailed(why);
        }
    }

    @Override
    public boolean isReady() {
        return context().channel().isWritable();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (requestBody != null) {
            requestBody.demand();
        }
    }

    // ---- receiving

    private final class Reader extends ResponseReader {
        Reader(MessageReader.Limits limits) {
            super(loop, limits);
        }

        @Override
        protected void head(Head.Response head) {
            answer(head);
        }

        @Override
        protected void data(ByteBuf chunk) {
            var body = responseBody;
            if (body == null) {
                chunk.release();
            } else {
                body.offer(chunk);
            }
        }

        @Override
        protected void end() {
            var body = responseBody;
            responseBody = null;
            over();
            recycle();
            if (body != null) {
                body.finish();
            }
        }

        @Override
        protected void broken(MessageException why) {
            lost(why);
        }
    }

    private void answer(Head.Response head) {
        var current = call;
        if (current == null) {
            lost(new IOException("the backend answered what nobody asked"));
            return;
        }
        if (head.status() < 200) {
            if (head.status() == 101) {
                lost(new IOException("the backend switches protocols, which it was not asked to"));
            } else {
                reader.next(); // an interim answer is between the backend and us
            }
            return;
        }
        call = null;
        answered = true;
        keepsAlive = head.keepsAlive();
        if (record != null) {
            record.answered(head.status(), System.nanoTime());
        }
        var kept = current.excerpt(Leg.BACKEND_RESPONSE);
        if (kept != null) {
            kept.restart();
        }
        if (head.length() == 0) {
            over();
            recycle();
            current.answered(head, Body.NONE);
        } else {
            var body = new StreamedBody(loop, head.length(), this).kept(kept);
            responseBody = body;
            current.answered(head, body);
        }
    }

    /** The response is complete. */
    private void recycle() {
        if (!answered || broken) {
            return;
        }
        if (!sent) {
            // It has answered before it has read everything: what is left is not worth sending.
            var rest = requestBody;
            requestBody = null;
            close();
            if (rest != null) {
                rest.abandon();
            }
        } else if (!keepsAlive || reader.hasBacklog() || !context().channel().isActive()) {
            close(); // bytes behind the answer would be taken for the next one
        } else {
            answered = false;
            // It may have ended while nobody had taken it yet: the next answer must not wait for that.
            context().channel().config().setAutoRead(true);
            reader.next();
            pool.release(this);
        }
    }

    @Override
    public void flow(boolean wanted) {
        if (broken && !wanted) {
            return;
        }
        var channel = context().channel();
        if (wanted) {
            lastRead = loop.wheel().now();
            channel.config().setAutoRead(true);
            reader.proceed();
        } else {
            reader.pause();
            channel.config().setAutoRead(false);
        }
    }

    @Override
    public void abandon() {
        responseBody = null;
        close();
        over();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (broken) {
            ((ByteBuf) message).release();
            return;
        }
        heard = true;
        lastRead = loop.wheel().now();
        if (call == null && responseBody == null) {
            ((ByteBuf) message).release();
            close(); // it speaks out of turn: whatever it says next would be taken for an answer
            return;
        }
        reader.feed((ByteBuf) message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        var body = responseBody;
        if (body != null) {
            body.settle();
            keep(Wheel.ticks(pool.backends().settings().http().backendTimeout()));
        }
    }

    // ---- the end

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(true);
        reader.closed();
        if (!reader.hasBacklog()) {
            lost(new IOException("the backend closed the connection"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        lost(cause);
    }

    private void lost(Throwable why) {
        var current = call;
        var body = responseBody;
        var rest = requestBody;
        call = null;
        responseBody = null;
        requestBody = null;
        close();
        over();
        if (rest != null && current == null) {
            rest.abandon();
        }
        if (current != null) {
            current.lost(why, heard);
        }
        if (body != null) {
            body.fail(why);
        }
    }

    /** Nobody waits for the answer any more. */
    void forget() {
        call = null;
        var rest = requestBody;
        requestBody = null;
        close();
        over();
        if (rest != null) {
            rest.abandon();
        }
    }

    /** Nothing more of the call comes or goes here. */
    private void over() {
        var ended = record;
        record = null;
        excerpt = null;
        if (ended != null) {
            ended.ended(System.nanoTime(), written, reader.taken() - taken);
        }
    }

    private void close() {
        if (!broken) {
            broken = true;
            loop.wheel().clear(idle);
            var _ = context().close();
            reader.release();
            if (joined) {
                pool.closed(this);
            }
        }
    }

    /** Nothing has happened for as long as it may. */
    private final class Idle extends Wheel.Timer {
        @Override
        protected void expired() {
            var body = responseBody;
            if (body == null) {
                close();
                return;
            }
            long patience = Wheel.ticks(pool.backends().settings().http().backendTimeout());
            long waited = loop.wheel().now() - lastRead;
            if (!context().channel().config().isAutoRead()) {
                keep(patience); // it is the client who is slow
            } else if (waited < patience) {
                keep(patience - waited);
            } else {
                lost(new IOException("the backend fell silent within a response"));
            }
        }
    }
}
