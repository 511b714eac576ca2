package dev.gatehouse.server;

import dev.gatehouse.catalog.Catalog;
import dev.gatehouse.catalog.Resolution;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.ExchangeObserver;
import dev.gatehouse.policy.Request;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.Runner;
import dev.gatehouse.proxy.Backends;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.wire.HeadWriter;
import dev.gatehouse.wire.Loop;
import dev.gatehouse.wire.MessageException;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes exchanges of the requests that come in on one event loop. Used on its loop only. */
public final class Front {
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    /** Load balancers ask here whether the gateway is up, as they do in Azure. */
    private static final String STATUS_PATH = "/status-0123456789abcdef";

    private final Loop loop;
    private final Backends backends;
    private final Settings settings;
    private final InstantSource clock;
    private final Supplier<Catalog> catalog;
    private final Meter meter;
    private final ExchangeObserver observer;
    private final Set<String> trustedPeers;
    private final HeadWriter writer;
    /** Whether what still is under way is being cut off. */
    private volatile boolean stopped;

    /**
     * @param catalog the configuration in force; asked once per exchange, which keeps what it got
     * @param observer told of every exchange
     */
    public Front(
            Loop loop,
            Backends backends,
            Settings settings,
            InstantSource clock,
            Supplier<Catalog> catalog,
            Meter meter,
            ExchangeObserver observer) {
        this.loop = loop;
        this.backends = backends;
        this.settings = settings;
        this.clock = clock;
        this.catalog = catalog;
        this.meter = meter;
        this.observer = observer;
        this.trustedPeers = Set.copyOf(settings.network().trustedPeers());
        this.writer = new HeadWriter(loop);
    }

    Loop loop() {
        return loop;
    }

    Settings.Http limits() {
        return settings.http();
    }

    Meter meter() {
        return meter;
    }

    HeadWriter writer() {
        return writer;
    }

    /** From now on connections end because the gateway does. From any thread. */
    void stopped() {
        stopped = true;
    }

    /** Why a connection has ended that nobody here has closed. */
    Cut gone() {
        return stopped ? Cut.STOPPED : Cut.LEFT;
    }

    /** @param tls null for a connection in the clear */
    Peer peer(Channel channel, @Nullable TlsSession tls) {
        var address = (InetSocketAddress) channel.remoteAddress();
        return Peer.of(address.getAddress().getHostAddress(), trustedPeers, tls);
    }

    /**
     * Makes an exchange of a request and sends it on its way.
     *
     * @param authority of the target where it names one itself, else null
     * @param target origin form or absolute form
     * @param headers with one {@code Host} at least where there is no authority
     */
    void begin(
            ClientStream stream, String method, String target, @Nullable String authority, Headers headers, Body body) {
        Url url;
        var peer = stream.peer();
        var scheme = peer.scheme(headers);
        try {
            url = url(scheme, method, target, authority, headers);
        } catch (MessageException e) {
            refuse(stream, e, body);
            return;
        }
        if (url.path().equals(STATUS_PATH)) {
            drop(body);
            stream.respond(Response.of(200));
            return;
        }
        headers.set("Host", url.authority());
        var caller = peer.caller(headers);
        peer.sign(headers, url.authority(), scheme);
        var call = backends.call();
        stream.calling(call);
        var request = new Request(method, url, headers, body, caller);
        request.setClientCertificate(peer.certificate());
        var exchange = new Exchange(request, call, clock.instant(), System.nanoTime(), stream);
        run(exchange, url, stream);
    }

    private void run(Exchange exchange, Url url, ClientStream stream) {
        var request = exchange.request();
        var instance = catalog.get();
        exchange.setDeployment(instance.deployment());
        var resolution = instance.resolve(request.method(), url, request.headers());
        exchange.setDiagnostic(resolution.diagnostic());
        switch (resolution) {
            case Resolution.Found found -> {
                exchange.setMatch(found.api(), found.operation());
                exchange.setAccess(found.product(), found.subscription());
                exchange.setTarget(found.target());
                request.setMatchedParameters(found.parameters());
                request.setUrl(url.at(found.pathBelowApi(), url.query()));
                follow(exchange, stream);
                Runner.run(exchange, found.pipeline());
            }
            case Resolution.Failed failed -> {
                exchange.setMatch(failed.api(), failed.operation());
                request.setUrl(url.at(failed.pathBelowApi(), url.query()));
                follow(exchange, stream);
                Runner.fail(exchange, failed.pipeline(), failed.failure());
            }
        }
    }

    /** What an exchange is for is known, and nothing has run. */
    private void follow(Exchange exchange, ClientStream stream) {
        exchange.observedBy(observer);
        stream.began(exchange);
    }

    /** Answers what is no proper request; no policy runs. */
    void refuse(ClientStream stream, MessageException why, Body body) {
        LOG.debug("refused a request from {}: {}", stream.peer().address(), why.getMessage());
        meter.refused(why.status());
        drop(body);
        stream.distrust();
        stream.respond(answer(why.status()));
    }

    static Response answer(int status) {
        var text = "{ \"statusCode\": %d, \"message\": \"%s\" }"
                .formatted(status, HttpResponseStatus.valueOf(status).reasonPhrase());
        return new Response(status, "", new Headers(4).add("Content-Type", "application/json"), Body.of(text));
    }

    private static void drop(Body body) {
        if (body instanceof Body.Stream stream) {
            stream.discard();
        }
    }

    private Url url(String scheme, String method, String target, @Nullable String authority, Headers headers) {
        var path = target;
        var named = authority;
        if (!target.startsWith("/")) {
            int slashes = target.indexOf("://");
            if (slashes < 0 || method.equals("CONNECT")) {
                throw new MessageException(400, "a request target that is neither a path nor a URL");
            }
            var absolute = target.substring(0, slashes);
            if (!absolute.equalsIgnoreCase("http") && !absolute.equalsIgnoreCase("https")) {
                throw new MessageException(400, "a request target with another scheme than http");
            }
            int end = slashes + 3;
            while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
                end++;
            }
            named = target.substring(slashes + 3, end);
            path = end == target.length() || target.charAt(end) == '?'
                    ? '/' + target.substring(end)
                    : target.substring(end);
        }
        if (path.indexOf('#') >= 0) {
            throw new MessageException(400, "a request target with a fragment");
        }
        var host = authority(headers, named);
        int question = path.indexOf('?');
        var query = question < 0 ? "" : query(path.substring(question + 1));
        var canonical = CanonicalPath.of(question < 0 ? path : path.substring(0, question));
        int given = host.port();
        return new Url(scheme, host.host(), given > 0 ? given : defaultPort(scheme), canonical, query);
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** A target that names its host and a Host field must agree: two programs might each take another one. */
    private static Authority authority(Headers headers, @Nullable String named) {
        var field = headers.first("Host");
        if (named == null) {
            if (field == null) {
                throw new MessageException(400, "no Host");
            }
            return Authority.of(field);
        }
        var authority = Authority.of(named);
        if (field != null && !Authority.of(field).equals(authority)) {
            throw new MessageException(400, "a Host other than the target's");
        }
        return authority;
    }

    private static String query(String query) {
        for (int i = 0; i < query.length(); i++) {
            if (query.charAt(i) >= 0x7F || query.charAt(i) <= 0x20) {
                throw new MessageException(400, "a query with a character that has no place in it");
            }
        }
        return query;
    }
}
