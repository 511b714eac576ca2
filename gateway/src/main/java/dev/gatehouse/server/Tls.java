package dev.gatehouse.server;

import dev.gatehouse.policy.CertificateTrust;
import dev.gatehouse.policy.ClientCertificate;
import dev.gatehouse.settings.Settings;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * TLS towards clients: versions 1.2 and 1.3, suites with forward secrecy and authenticated encryption only, HTTP/2 for
 * those who ask for it. Safe for many threads.
 */
public final class Tls {
    private static final String RENEGOTIATION = "jdk.tls.rejectClientInitiatedRenegotiation";
    /** A client that does not get on with the handshake for this long is let go. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static {
        // A second handshake costs the gateway more than the client, and its certificate would go unnoticed.
        if (System.getProperty(RENEGOTIATION) == null) {
            System.setProperty(RENEGOTIATION, "true");
        }
    }

    private final SslContext context;
    private final CertificateTrust trust;

    private Tls(SslContext context, CertificateTrust trust) {
        this.context = context;
        this.trust = trust;
    }

    /**
     * Reads certificate and key.
     *
     * @param trust judges clients' certificates later on; here its authorities are named to them
     * @throws IOException if they cannot be read, or do not belong together
     */
    public static Tls of(Settings.Tls settings, CertificateTrust trust) throws IOException {
        var identity = ServerIdentity.read(settings.certificate(), settings.key());
        try {
            var context = SslContextBuilder.forServer(identity.key(), identity.chain())
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                    .applicationProtocolConfig(new ApplicationProtocolConfig(
                            Protocol.ALPN,
                            SelectorFailureBehavior.FATAL_ALERT,
                            SelectedListenerFailureBehavior.ACCEPT,
                            ApplicationProtocolNames.HTTP_2,
                            ApplicationProtocolNames.HTTP_1_1))
                    .trustManager(new AnyClient(trust.authorities()))
                    .clientAuth(
                            switch (settings.clientCertificates()) {
                                case NONE -> ClientAuth.NONE;
                                case REQUEST -> ClientAuth.OPTIONAL;
                                case REQUIRE -> ClientAuth.REQUIRE;
                            })
                    .build();
            return new Tls(context, trust);
        } catch (SSLException | IllegalArgumentException e) {
            throw new IOException("no TLS with '%s': %s".formatted(settings.certificate(), e.getMessage()), e);
        }
    }

    SslHandler handler(ByteBufAllocator allocator) {
        var handler = context.newHandler(allocator);
        handler.setHandshakeTimeoutMillis(PATIENCE.toMillis());
        return handler;
    }

    /** What a finished handshake has settled. */
    TlsSession session(SSLSession session) {
        return new TlsSession(session.getProtocol(), certificate(session));
    }

    private @Nullable ClientCertificate certificate(SSLSession session) {
        try {
            List<X509Certificate> chain = new ArrayList<>();
            for (var each : session.getPeerCertificates()) {
                chain.add((X509Certificate) each);
            }
            return new ClientCertificate(chain, trust);
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }
}
