package dev.gatehouse.server;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.BodyTooLargeException;
import dev.gatehouse.policy.Answers;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.policy.Response;
import dev.gatehouse.proxy.Call;
import dev.gatehouse.wire.Chunks;
import dev.gatehouse.wire.Excerpts;
import dev.gatehouse.wire.Head;
import dev.gatehouse.wire.HeadWriter;
import dev.gatehouse.wire.Loop;
import dev.gatehouse.wire.MessageException;
import dev.gatehouse.wire.MessageReader;
import dev.gatehouse.wire.RequestReader;
import dev.gatehouse.wire.Sink;
import dev.gatehouse.wire.StreamedBody;
import dev.gatehouse.wire.Wheel;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's HTTP/1.1 connection: one exchange at a time; what a client sends ahead waits. Used on its
 * loop only.
 */
final class Http1Connection extends ChannelInboundHandlerAdapter implements ClientStream, Sink, StreamedBody.Source {
    private static final Logger LOG = LoggerFactory.getLogger(Http1Connection.class);
    /** Of a body that nobody wanted, this much is read so that the connection can be used again. */
    private static final long MAX_DRAINED = 256 * 1024;

    private static final long LINGER_TICKS = Wheel.ticks(Duration.ofSeconds(2));
    private static final UUID NO_EXCHANGE = new UUID(0, 0);

    private enum Phase {
        /** Between requests. */
        IDLE,
        /** An exchange is under way and has not been answered. */
        BUSY,
        /** The response is being sent. */
        ANSWERING,
        /** The response is out; the rest of the request is still to come. */
        DRAINING,
        /** The last response is written and leaves as fast as the client reads; what it sends is thrown away. */
        LEAVING,
        /** The last response is out: what still comes is thrown away, so that the client can read it. */
        LINGERING,
        CLOSED
    }

    private final Front front;
    private final Loop loop;
    private final Peer peer;
    private final Reader reader;
    private final Patience patience = new Patience();
    private final long patienceTicks;

    private @Nullable ChannelHandlerContext added;
    private Phase phase = Phase.IDLE;
    private long touched;
    private long unsent;
    private boolean stopping;

    // The exchange under way.
    private String method = "";
    private boolean keepsAlive;
    private boolean awaitsContinue;
    private boolean old;
    private boolean chunked;
    private boolean requestEnded;
    private long received;
    private long drained;
    private long announced;
    private long sent;
    /** What the reader had taken before this request. */
    private long taken;

    private @Nullable Ending ending;
    private @Nullable StreamedBody incoming;
    private @Nullable StreamedBody requestBody;
    private @Nullable StreamedBody responseBody;
    private @Nullable Call call;

    Http1Connection(Front front, Peer peer) {
        this.front = front;
        this.loop = front.loop();
        this.peer = peer;
        var limits = front.limits();
        this.patienceTicks = Wheel.ticks(limits.idleTimeout());
        this.reader = new Reader(
                new MessageReader.Limits(limits.maxTargetBytes(), limits.maxHeaderBytes(), limits.maxHeaders()));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        added = ctx;
        loop.wheel().set(patience, patienceTicks);
        touched = loop.wheel().now();
    }

    private ChannelHandlerContext context() {
        var known = added;
        if (known == null) {
            throw new IllegalStateException("not in a pipeline");
        }
        return known;
    }

    // ---- the request

    private final class Reader extends RequestReader {
        Reader(MessageReader.Limits limits) {
            super(loop, limits, peer.isTrusted());
        }

        @Override
        protected void head(Head.Request head) {
            request(head);
        }

        @Override
        protected void data(ByteBuf chunk) {
            body(chunk);
        }

        @Override
        protected void end() {
            requestComplete();
        }

        @Override
        protected void broken(MessageException why) {
            malformed(why);
        }
    }

    private void request(Head.Request head) {
        phase = Phase.BUSY;
        method = head.method();
        old = head.minor() == 0;
        keepsAlive = head.keepsAlive() && !stopping;
        awaitsContinue = head.awaitsContinue();
        announced = head.length();
        received = 0;
        drained = 0;
        sent = 0;
        ending = null;
        requestEnded = announced == 0;
        incoming = null;
        Body body = Body.NONE;
        if (!requestEnded) {
            var streamed = new StreamedBody(loop, announced, this);
            requestBody = streamed;
            incoming = streamed;
            body = streamed;
            if (announced > front.limits().maxBodyBytes()) {
                front.refuse(this, new MessageException(413, "a body that is too long"), body);
                return;
            }
        }
        front.begin(this, method, head.target(), null, head.headers(), body);
    }

    private void body(ByteBuf chunk) {
        touched = loop.wheel().now();
        int size = chunk.readableBytes();
        received += size;
        var body = requestBody;
        if (body == null) {
            chunk.release();
            if (phase == Phase.DRAINING) {
                drained += size;
                if (drained > MAX_DRAINED) {
                    linger();
                }
            } else if (received > front.limits().maxBodyBytes()) {
                stopReading(); // it could have been as long and no longer had somebody wanted it
            }
        } else if (received > front.limits().maxBodyBytes()) {
            chunk.release();
            requestBody = null;
            stopReading();
            body.fail(new BodyTooLargeException(
                    (int) Math.min(Integer.MAX_VALUE, front.limits().maxBodyBytes())));
        } else {
            body.offer(chunk);
        }
    }

    /** Nothing more of this request is wanted, and nothing can follow it. */
    private void stopReading() {
        keepsAlive = false;
        reader.pause();
        context().channel().config().setAutoRead(false);
    }

    private void requestComplete() {
        requestEnded = true;
        if (ending != null) {
            ending.requestEnded();
        }
        var body = requestBody;
        requestBody = null;
        if (body != null) {
            body.finish();
        }
        if (phase == Phase.DRAINING) {
            again();
        }
    }

    private void malformed(MessageException why) {
        keepsAlive = false;
        requestEnded = false;
        var body = requestBody;
        requestBody = null;
        if (phase == Phase.IDLE) {
            phase = Phase.BUSY;
            ending = null;
            method = "";
            front.refuse(this, why, Body.NONE);
        } else {
            // Within a body. Where no answer has begun, this is it; what is under way fails after that.
            var cut = Cut.malformed(why);
            if (ending != null) {
                ending.because(cut);
            }
            boolean unanswered = phase == Phase.BUSY;
            if (unanswered) {
                front.refuse(this, why, Body.NONE);
            }
            cancel(cut);
            if (body != null) {
                body.fail(why);
            }
            if (!unanswered && !isParting()) {
                close(cut);
            }
        }
    }

    @Override
    public void flow(boolean wanted) {
        if (phase == Phase.CLOSED) {
            return;
        }
        touched = loop.wheel().now();
        if (!wanted) {
            reader.pause();
            context().channel().config().setAutoRead(false);
            return;
        }
        if (awaitsContinue && received == 0 && phase == Phase.BUSY) {
            awaitsContinue = false;
            write(HeadWriter.continueResponse(context().alloc()));
            context().flush();
        }
        context().channel().config().setAutoRead(true);
        reader.proceed();
    }

    @Override
    public void abandon() {
        requestBody = null;
        if (awaitsContinue || announced < 0 || announced - received > MAX_DRAINED) {
            keepsAlive = false; // cheaper to part than to read what nobody wants
        }
        // Read on all the same: a client may look at the answer only once it has sent everything.
        if (phase != Phase.CLOSED && !isParting()) {
            context().channel().config().setAutoRead(true);
            reader.proceed();
        }
    }

    // ---- the response

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public void calling(Call call) {
        this.call = call;
    }

    @Override
    public void began(Exchange exchange) {
        ending = new Ending(exchange, old ? "HTTP/1.0" : "HTTP/1.1", peer.tlsVersion());
        if (requestBody != null) {
            requestBody.kept(exchange.measures().excerpt(Leg.REQUEST));
        }
    }

    @Override
    public void distrust() {
        keepsAlive = false;
    }

    @Override
    public void accept(Exchange exchange) {
        if (loop.executor().inEventLoop()) {
            settled(exchange);
        } else {
            loop.executor().execute(() -> settled(exchange));
        }
    }

    private void settled(Exchange exchange) {
        var response = exchange.response();
        if (response == null) {
            response = Answers.internalError(500, exchange.requestId());
        }
        call = null;
        if (ending != null) {
            ending.settled(); // before the answer: the next exchange may begin within it
        }
        respond(response);
    }

    @Override
    public void respond(Response response) {
        if (phase != Phase.BUSY) {
            drop(response.body()); // the client is gone, or has been answered by a refusal
            return;
        }
        phase = Phase.ANSWERING;
        forgetRequestBody(response.body());
        front.meter().responded(response.status());
        try {
            send(response);
        } catch (MessageException e) {
            LOG.error("a response cannot be sent: {}", e.getMessage());
            drop(response.body());
            send(Answers.internalError(500, NO_EXCHANGE));
        } catch (RuntimeException bug) {
            LOG.error("a response cannot be sent", bug);
            close(Cut.BUG);
        }
    }

    /** A body that nobody has taken, whether it has come or still comes, goes nowhere. */
    private void forgetRequestBody(Body answer) {
        var body = incoming;
        incoming = null;
        if (body != null && body != answer && !body.isTaken()) {
            body.discard();
        }
    }

    private void send(Response response) {
        int status = response.status();
        var body = response.body();
        var writer = front.writer().response(status, response.reason()).fields(response.headers());
        boolean toHead = method.equals("HEAD");
        chunked = false;
        if (toHead || status == 204 || status == 304) {
            length(writer, response, status);
            finish(writer, status);
            begin(response, writer.finish(context().alloc()));
            drop(body);
            end();
            return;
        }
        switch (body) {
            case Body.None() -> {
                finish(writer.length(0), status);
                begin(response, writer.finish(context().alloc()));
                end();
            }
            case Body.Bytes(var bytes) -> {
                finish(writer.length(bytes.length), status);
                begin(response, writer.finish(context().alloc(), bytes));
                keep(bytes);
                end();
            }
            case StreamedBody stream -> {
                if (stream.length() >= 0) {
                    writer.length(stream.length());
                } else if (old) {
                    keepsAlive = false; // the end of the connection is the end of the body
                } else {
                    chunked = true;
                    writer.chunked();
                }
                finish(writer, status);
                begin(response, writer.finish(context().alloc()));
                responseBody = stream;
                stream.pipe(this);
                if (responseBody != null) {
                    flows();
                }
            }
            case Body.Stream _ -> throw new IllegalStateException("a stream that is not this transport's");
        }
    }

    /** @param first of its bytes, with the head */
    private void begin(Response response, ByteBuf first) {
        if (ending != null) {
            ending.answering(response);
        }
        write(first);
    }

    private void write(ByteBuf bytes) {
        sent += bytes.readableBytes();
        var _ = context().write(bytes, context().voidPromise());
    }

    private void keep(byte[] body) {
        var excerpt = ending == null ? null : ending.excerpt();
        if (excerpt != null) {
            excerpt.add(body);
        }
    }

    private void keep(ByteBuf chunk) {
        var excerpt = ending == null ? null : ending.excerpt();
        if (excerpt != null) {
            Excerpts.keep(excerpt, chunk);
        }
    }

    /** Notes whether the client reads what streams to it. */
    private void flows() {
        if (ending != null) {
            ending.flows(isReady());
        }
    }

    /** What a response without a body says about the body it would have. */
    private static void length(HeadWriter writer, Response response, int status) {
        if (status == 204) {
            return;
        }
        if (response.body() instanceof Body.Bytes(var bytes)) {
            writer.length(bytes.length);
        } else {
            var said = response.headers().first("Content-Length");
            if (said != null
                    && !said.isEmpty()
                    && said.chars().allMatch(c -> c >= '0' && c <= '9')
                    && said.length() < 19) {
                writer.length(Long.parseLong(said));
            }
        }
    }

    private void finish(HeadWriter writer, int status) {
        if (!keepsAlive) {
            writer.close();
        } else if (old) {
            writer.field("Connection", "keep-alive");
        }
        if (status < 200) {
            throw new MessageException(500, "an interim status as the answer");
        }
    }

    private static void drop(Body body) {
        if (body instanceof Body.Stream stream) {
            stream.discard();
        }
    }

    @Override
    public void data(ByteBuf chunk) {
        if (phase != Phase.ANSWERING) {
            chunk.release();
            return;
        }
        keep(chunk);
        if (chunked) {
            sent += Chunks.write(context(), chunk);
        } else {
            write(chunk);
        }
    }

    @Override
    public void flush() {
        context().flush();
    }

    @Override
    public boolean isReady() {
        return context().channel().isWritable();
    }

    @Override
    public void failed(Throwable why) {
        // Half a response is out: only the connection's end can say that it is not whole.
        LOG.debug("a response was cut short", why);
        responseBody = null;
        context().flush();
        close(Cut.broken(why));
    }

    @Override
    public void end() {
        if (phase != Phase.ANSWERING) {
            return;
        }
        responseBody = null;
        if (chunked) {
            sent += Chunks.end(context());
        }
        context().flush();
        leave();
        touched = loop.wheel().now();
        if (!requestEnded) {
            var rest = requestBody;
            if (rest != null) {
                rest.abandon();
            }
        }
        if (!keepsAlive) {
            linger();
        } else if (requestEnded) {
            again();
        } else {
            phase = Phase.DRAINING;
        }
    }

    /** The answer is written. */
    private void leave() {
        var leaving = ending;
        if (leaving == null) {
            return;
        }
        leaving.written(reader.taken() - taken, sent);
        var out = context().channel().unsafe().outboundBuffer();
        if (out == null || out.isEmpty()) {
            leaving.left(out != null);
        } else {
            var _ = context()
                    .writeAndFlush(Unpooled.EMPTY_BUFFER)
                    .addListener((ChannelFuture last) -> leaving.left(last.isSuccess()));
        }
    }

    private void again() {
        phase = Phase.IDLE;
        taken = reader.taken();
        touched = loop.wheel().now();
        if (stopping) {
            close(Cut.STOPPED);
            return;
        }
        var config = context().channel().config();
        if (!config.isAutoRead()) {
            config.setAutoRead(true);
        }
        reader.next();
    }

    // ---- the connection

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (isParting() || phase == Phase.CLOSED) {
            ((ByteBuf) message).release();
            return;
        }
        reader.feed((ByteBuf) message);
        if (phase != Phase.IDLE && requestEnded && reader.hasBacklog()) {
            ctx.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        var body = requestBody;
        if (body != null) {
            body.settle();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        touched = loop.wheel().now();
        var body = responseBody;
        if (body != null) {
            flows();
            body.demand();
        }
    }

    /** The gateway stops: no further request on this connection. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (Listener.STOP.equals(event)) {
            stopping = true;
            keepsAlive = false;
            if (phase == Phase.IDLE) {
                close(Cut.STOPPED);
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        close(front.gone());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        boolean lost = cause instanceof IOException;
        if (!lost) {
            LOG.error("a client's connection failed", cause);
        }
        close(lost ? front.gone() : Cut.BUG);
    }

    private boolean isParting() {
        return phase == Phase.LEAVING || phase == Phase.LINGERING;
    }

    /** The last response is written: the connection ends once it has left. */
    private void linger() {
        phase = Phase.LEAVING;
        touched = loop.wheel().now();
        boolean more = !requestEnded || reader.hasBacklog();
        if (more) {
            reader.release();
            context().channel().config().setAutoRead(true);
        }
        unsent = unsent();
        var _ = context()
                .writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener((ChannelFuture written) -> left(written.isSuccess() && more));
    }

    /** @param more whether the client may still be sending: closing now would reset the connection under its answer */
    private void left(boolean more) {
        if (phase != Phase.LEAVING) {
            return;
        }
        if (!more) {
            close(Cut.LEFT); // what was to leave has left, or is lost
            return;
        }
        phase = Phase.LINGERING;
        parting();
        loop.wheel().set(patience, LINGER_TICKS);
    }

    /** Tells the client that nothing more is coming, while what it still sends is thrown away. */
    private void parting() {
        var channel = (DuplexChannel) context().channel();
        var tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            var _ = channel.shutdownOutput();
        } else {
            var _ = tls.closeOutbound().addListener(_ -> {
                var _ = channel.shutdownOutput();
            });
        }
    }

    private void cancel(Cut why) {
        var going = call;
        call = null;
        if (going != null) {
            going.cancel(why.failure());
        }
    }

    private void close(Cut why) {
        if (phase == Phase.CLOSED) {
            return;
        }
        phase = Phase.CLOSED;
        loop.wheel().clear(patience);
        if (ending != null) {
            ending.because(why);
        }
        var _ = context().close();
        reader.release();
        var coming = requestBody;
        var going = responseBody;
        requestBody = null;
        responseBody = null;
        cancel(why);
        forgetRequestBody(Body.NONE);
        if (coming != null) {
            coming.fail(new IOException("the client closed the connection"));
        }
        if (going != null) {
            going.abandon();
        }
        if (ending != null) {
            ending.cut(why, reader.taken() - taken, sent); // last: by now the call has ended too
        }
    }

    /** Bytes, about, that wait for the client to read. */
    private long unsent() {
        var out = context().channel().unsafe().outboundBuffer();
        return out == null ? 0 : out.totalPendingWriteBytes() - out.currentProgress();
    }

    /** A client may take its time, but not for ever. */
    private final class Patience extends Wheel.Timer {
        @Override
        protected void expired() {
            boolean ours = phase == Phase.BUSY
                    && (requestBody == null || !context().channel().config().isAutoRead());
            boolean flowing = phase == Phase.ANSWERING && context().channel().isWritable();
            long left = unsent();
            if (left < unsent) {
                touched = loop.wheel().now(); // the client reads, if slowly
            }
            unsent = left;
            long waited = loop.wheel().now() - touched;
            if (phase != Phase.LINGERING && (ours || flowing || waited < patienceTicks)) {
                loop.wheel().set(this, ours || flowing ? patienceTicks : patienceTicks - waited);
            } else {
                close(Cut.SLOW);
            }
        }
    }
}
