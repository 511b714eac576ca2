package dev.gatehouse.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a client's handshake, then speaks the protocol that was agreed on in it, and no other. */
final class Secured extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Secured.class);

    private final Front front;
    private final Tls tls;
    private final SslHandler handler;
    private final Duration drain;
    private boolean settled;

    Secured(Front front, Tls tls, SslHandler handler, Duration drain) {
        this.front = front;
        this.tls = tls;
        this.handler = handler;
        this.drain = drain;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                settle(ctx);
            } else {
                LOG.debug(
                        "no TLS with {}: {}",
                        ctx.channel().remoteAddress(),
                        handshake.cause().toString());
                var _ = ctx.close();
            }
        } else if (!settled && Listener.STOP.equals(event)) {
            var _ = ctx.close();
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    private void settle(ChannelHandlerContext ctx) {
        settled = true;
        var peer = front.peer(ctx.channel(), tls.session(handler.engine().getSession()));
        if (ApplicationProtocolNames.HTTP_2.equals(handler.applicationProtocol())) {
            Http2Connection.install(ctx.pipeline(), front, peer, drain);
        } else {
            ctx.pipeline().addLast(new Http1Connection(front, peer));
        }
    }

    /** What is wrong with a client's records is the end of its connection, and nothing worse. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var wrong = cause instanceof DecoderException && cause.getCause() instanceof SSLException inner ? inner : cause;
        if (settled) {
            ctx.fireExceptionCaught(wrong);
        } else {
            LOG.debug("no TLS with {}: {}", ctx.channel().remoteAddress(), wrong.toString());
            var _ = ctx.close();
        }
    }
}
