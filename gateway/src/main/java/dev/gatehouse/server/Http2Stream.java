package dev.gatehouse.server;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.BodyTooLargeException;
import dev.gatehouse.policy.Answers;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.policy.Response;
import dev.gatehouse.proxy.Call;
import dev.gatehouse.wire.Excerpts;
import dev.gatehouse.wire.Fields;
import dev.gatehouse.wire.MessageException;
import dev.gatehouse.wire.Sink;
import dev.gatehouse.wire.StreamedBody;
import dev.gatehouse.wire.Wheel;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request over HTTP/2. Used on its loop only. */
final class Http2Stream extends ChannelInboundHandlerAdapter implements ClientStream, Sink, StreamedBody.Source {
    private static final Logger LOG = LoggerFactory.getLogger(Http2Stream.class);
    private static final UUID NO_EXCHANGE = new UUID(0, 0);
    /** Of a body that nobody wanted, this much is taken before the stream is reset. */
    private static final long MAX_DRAINED = 256 * 1024;
    /** How long the client has for that. */
    private static final long LINGER_TICKS = Wheel.ticks(Duration.ofSeconds(2));
    /** Of an answer in memory, this much goes into one frame: what tells whether the client reads. */
    private static final int PIECE = 64 * 1024;

    private final Front front;
    private final Peer peer;
    private final Wheel.Timer patience = new Wheel.Timer() {
        @Override
        protected void expired() {
            waited();
        }
    };
    /** The client has taken something. */
    private final ChannelFutureListener progress;

    private @Nullable ChannelHandlerContext added;
    private boolean begun;
    private boolean answered;
    private boolean requestEnded;
    private boolean responseEnded;
    private boolean responseLeft;
    private boolean closed;
    private long touched;
    private String method = "";
    private long received;
    private long drained;
    /** What came and went on the wire, as if nothing were compressed. */
    private long bytesIn;

    private long bytesOut;
    private @Nullable Ending ending;
    private @Nullable StreamedBody incoming;
    private @Nullable StreamedBody requestBody;
    private @Nullable StreamedBody responseBody;
    private @Nullable Call call;

    Http2Stream(Front front, Peer peer) {
        this.front = front;
        this.peer = peer;
        this.progress = _ -> touched = front.loop().wheel().now();
    }

    private ChannelHandlerContext context() {
        var known = added;
        if (known == null) {
            throw new IllegalStateException("not in a pipeline");
        }
        return known;
    }

    private long patienceTicks() {
        return Wheel.ticks(front.limits().idleTimeout());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        added = ctx;
        front.loop().wheel().set(patience, patienceTicks());
        touched = front.loop().wheel().now();
    }

    // ---- the request

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        touched = front.loop().wheel().now();
        switch (message) {
            case Http2HeadersFrame frame
            when !begun -> {
                bytesIn += Frames.size(frame.headers());
                request(frame.headers(), frame.isEndStream());
            }
            case Http2HeadersFrame frame
            when frame.isEndStream() -> {
                bytesIn += Frames.size(frame.headers());
                requestComplete(); // trailers are not passed on
            }
            case Http2DataFrame frame -> {
                bytesIn += Frames.HEAD + frame.initialFlowControlledBytes();
                body(frame.content(), frame.isEndStream());
            }
            case Http2ResetFrame _ -> close(Cut.LEFT);
            default -> ReferenceCountUtil.release(message);
        }
    }

    private void request(Http2Headers headers, boolean ended) {
        begun = true;
        requestEnded = ended;
        var asked = headers.method();
        var path = headers.path();
        var authority = headers.authority();
        method = asked == null ? "" : asked.toString();
        Body body = Body.NONE;
        try {
            if (path == null || path.isEmpty()) {
                throw new MessageException(400, "no path");
            }
            if (path.length() > front.limits().maxTargetBytes()) {
                throw new MessageException(414, "a request target that is too long");
            }
            if (path.charAt(0) != '/') {
                throw new MessageException(400, "a path that does not begin with a slash");
            }
            var fields = new Fields(peer.isTrusted(), front.limits().maxHeaders());
            for (var field : headers) {
                fields.add(field.getKey().toString(), field.getValue().toString());
            }
            if (!ended) {
                var streamed = new StreamedBody(front.loop(), fields.length(), this);
                requestBody = streamed;
                incoming = streamed;
                body = streamed;
                if (fields.length() > front.limits().maxBodyBytes()) {
                    throw new MessageException(413, "a body that is too long");
                }
            }
            front.begin(
                    this,
                    method,
                    path.toString(),
                    authority == null ? null : authority.toString(),
                    fields.headers(),
                    body);
        } catch (MessageException e) {
            front.refuse(this, e, body);
        }
    }

    private void body(ByteBuf chunk, boolean ended) {
        int size = chunk.readableBytes();
        received += size;
        var body = requestBody;
        if (body == null) {
            chunk.release();
            if (responseEnded) {
                drained += size;
            }
        } else if (received > front.limits().maxBodyBytes()) {
            chunk.release();
            requestBody = null;
            body.fail(new BodyTooLargeException(
                    (int) Math.min(Integer.MAX_VALUE, front.limits().maxBodyBytes())));
        } else {
            body.offer(chunk);
        }
        if (ended) {
            requestComplete();
        } else {
            part();
        }
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
    }

    @Override
    public void flow(boolean wanted) {
        if (!closed) {
            touched = front.loop().wheel().now();
            context().channel().config().setAutoRead(wanted);
        }
    }

    @Override
    public void abandon() {
        requestBody = null;
        if (!closed) {
            context().channel().config().setAutoRead(true);
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
        ending = new Ending(exchange, "HTTP/2", peer.tlsVersion());
        if (requestBody != null) {
            requestBody.kept(exchange.measures().excerpt(Leg.REQUEST));
        }
    }

    @Override
    public void distrust() {
        // streams are framed by themselves
    }

    @Override
    public void accept(Exchange exchange) {
        front.loop().run(() -> {
            var response = exchange.response();
            call = null;
            if (ending != null) {
                ending.settled();
            }
            respond(response == null ? Answers.internalError(500, exchange.requestId()) : response);
        });
    }

    @Override
    public void respond(Response response) {
        if (answered || closed) {
            drop(response.body());
            return;
        }
        answered = true;
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
            reset(Http2Error.INTERNAL_ERROR, Cut.BUG);
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
        var headers = new DefaultHttp2Headers(false, response.headers().size() + 2);
        headers.status(Integer.toString(status));
        Fields.forEach(response.headers(), headers::add);
        var body = response.body();
        if (method.equals("HEAD") || status == 204 || status == 304) {
            var said = response.headers().first("Content-Length");
            if (said != null && status != 204) {
                headers.add("content-length", said);
            }
            begin(response, headers, true);
            drop(body);
            return;
        }
        switch (body) {
            case Body.None() -> begin(response, headers.add("content-length", "0"), true);
            case Body.Bytes(var bytes) -> {
                headers.add("content-length", Integer.toString(bytes.length));
                keep(bytes);
                begin(response, headers, bytes.length == 0);
                if (bytes.length > 0) {
                    write(bytes);
                }
            }
            case StreamedBody stream -> {
                if (stream.length() >= 0) {
                    headers.add("content-length", Long.toString(stream.length()));
                }
                begin(response, headers, false);
                responseBody = stream;
                stream.pipe(this);
                if (responseBody != null) {
                    flows();
                }
            }
            case Body.Stream _ -> throw new IllegalStateException("a stream that is not this transport's");
        }
    }

    private void begin(Response response, Http2Headers headers, boolean last) {
        if (ending != null) {
            ending.answering(response);
        }
        bytesOut += Frames.size(headers);
        var frame = new DefaultHttp2HeadersFrame(headers, last);
        if (last) {
            ended(context().writeAndFlush(frame));
        } else {
            var _ = context().write(frame);
        }
    }

    private void write(byte[] bytes) {
        int at = 0;
        for (; bytes.length - at > PIECE; at += PIECE) {
            var _ = write(Unpooled.wrappedBuffer(bytes, at, PIECE), false).addListener(progress);
        }
        var last = write(Unpooled.wrappedBuffer(bytes, at, bytes.length - at), true);
        context().flush();
        ended(last);
    }

    private ChannelFuture write(ByteBuf bytes, boolean last) {
        bytesOut += Frames.HEAD + bytes.readableBytes();
        return context().write(new DefaultHttp2DataFrame(bytes, last));
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

    private static void drop(Body body) {
        if (body instanceof Body.Stream stream) {
            stream.discard();
        }
    }

    /** @param last the frame that ends the answer; it may wait for the client's window for long */
    private void ended(ChannelFuture last) {
        responseEnded = true;
        var rest = requestBody;
        if (rest != null) {
            rest.abandon();
        }
        var leaving = ending;
        if (leaving != null) {
            leaving.written(bytesIn, bytesOut);
        }
        var _ = last.addListener((ChannelFuture future) -> {
            if (leaving != null) {
                leaving.left(future.isSuccess());
            }
            responseLeft = true;
            touched = front.loop().wheel().now();
            if (!closed && !requestEnded) {
                front.loop().wheel().set(patience, LINGER_TICKS);
                part();
            }
        });
    }

    /**
     * Resets the stream once the answer is with the client whole, if the client goes on talking all the
     * same (RFC 9113 §8.1). Not before: a reset takes with it what still waits for the client's window.
     */
    private void part() {
        if (responseLeft && !requestEnded && !closed && drained > MAX_DRAINED) {
            reset(Http2Error.NO_ERROR, Cut.LEFT);
        }
    }

    private void reset(Http2Error code, Cut why) {
        var _ = context().writeAndFlush(new DefaultHttp2ResetFrame(code));
        close(why);
    }

    @Override
    public void data(ByteBuf chunk) {
        if (closed) {
            chunk.release();
        } else {
            keep(chunk);
            var _ = write(chunk, false).addListener(progress);
        }
    }

    @Override
    public void flush() {
        context().flush();
    }

    @Override
    public void end() {
        responseBody = null;
        if (!closed) {
            var last = write(Unpooled.EMPTY_BUFFER, true);
            context().flush();
            ended(last);
        }
    }

    @Override
    public void failed(Throwable why) {
        responseBody = null;
        if (!closed) {
            reset(Http2Error.INTERNAL_ERROR, Cut.broken(why));
        }
    }

    @Override
    public boolean isReady() {
        return context().channel().isWritable();
    }

    // ---- the stream

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        var body = requestBody;
        if (body != null) {
            body.settle();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        touched = front.loop().wheel().now();
        var body = responseBody;
        if (body != null) {
            flows();
            body.demand();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        close(front.gone());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("a stream failed", cause);
        close(cause instanceof IOException ? front.gone() : Cut.BUG);
        var _ = ctx.close();
    }

    private void waited() {
        if (responseLeft) {
            reset(Http2Error.NO_ERROR, Cut.LEFT);
            return;
        }
        boolean ours =
                !answered && (requestEnded || !context().channel().config().isAutoRead());
        boolean flowing = answered && !responseEnded && context().channel().isWritable();
        long waited = front.loop().wheel().now() - touched;
        if (ours || flowing || waited < patienceTicks()) {
            front.loop().wheel().set(patience, ours || flowing ? patienceTicks() : patienceTicks() - waited);
        } else {
            reset(Http2Error.CANCEL, Cut.SLOW);
        }
    }

    private void close(Cut why) {
        if (closed) {
            return;
        }
        closed = true;
        if (ending != null) {
            ending.because(why);
        }
        front.loop().wheel().clear(patience);
        var coming = requestBody;
        var going = responseBody;
        var asked = call;
        requestBody = null;
        responseBody = null;
        call = null;
        forgetRequestBody(Body.NONE);
        if (asked != null) {
            asked.cancel(why.failure());
        }
        if (coming != null) {
            coming.fail(new IOException("the client gave up the request"));
        }
        if (going != null) {
            going.abandon();
        }
        if (ending != null) {
            ending.cut(why, bytesIn, bytesOut); // last: by now the call has ended too
        }
    }
}
