package dev.gatehouse.proxy;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TLS towards backends. Chain and name are checked unless a backend's entity says otherwise. Safe for many threads. */
final class Tls {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private final ConcurrentMap<Boolean, SslContext> contexts = new ConcurrentHashMap<>();
    private final Duration handshakeTimeout;

    Tls(Duration handshakeTimeout) {
        this.handshakeTimeout = handshakeTimeout;
    }

    SslHandler handler(Origin origin, ByteBufAllocator allocator) {
        if (!origin.verified()) {
            LOG.warn(
                    "the certificate of {} is not verified: its backend says validateCertificateChain false",
                    origin.authority());
        }
        var handler = contexts.computeIfAbsent(origin.verified(), Tls::context)
                .newHandler(allocator, origin.host(), origin.port());
        handler.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
        return handler;
    }

    private static SslContext context(boolean verified) {
        try {
            var builder = SslContextBuilder.forClient().protocols("TLSv1.3", "TLSv1.2");
            return verified
                    ? builder.endpointIdentificationAlgorithm("HTTPS").build()
                    : builder.endpointIdentificationAlgorithm(null)
                            .trustManager(InsecureTrustManagerFactory.INSTANCE)
                            .build();
        } catch (SSLException e) {
            throw new IllegalStateException("no TLS", e);
        }
    }
}
