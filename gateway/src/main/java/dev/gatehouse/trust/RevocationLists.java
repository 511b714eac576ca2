package dev.gatehouse.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.outbound.AddressRules;
import dev.gatehouse.outbound.LimitedClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists of revoked certificates, from where the certificates say they are (RFC 5280 §4.2.1.13). Each is fetched on first
 * use and once an hour, and used until the time it gives itself is over; an address that fails is left alone for a
 * minute. What is fetched is signed, so http will do.
 *
 * <p><b>Threading:</b> any thread that may block. One fetch at a time for each address; the others wait for it.
 */
final class RevocationLists implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationLists.class);
    static final int MAX_BYTES = 10 << 20;
    private static final int MAX_LISTS = 20;
    /** One certificate names one or two. */
    private static final int MAX_ADDRESSES = 4;

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long FRESH = Duration.ofHours(1).toNanos();
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final LimitedClient client;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Cache<URI, Published> published =
            Caffeine.newBuilder().maximumSize(MAX_LISTS).executor(Runnable::run).build();

    RevocationLists(boolean insecureLoopback, InstantSource clock, LongSupplier nanos) {
        this.client = new LimitedClient(AddressRules.signedDocuments(insecureLoopback), TIMEOUT, MAX_BYTES);
        this.clock = clock;
        this.nanos = nanos;
    }

    /** The lists in force that {@code certificate} might be on; empty if it names none, or none can be had. */
    List<X509CRL> of(X509Certificate certificate) {
        var lists = new ArrayList<X509CRL>(1);
        for (var address :
                DistributionPoints.of(certificate).stream().limit(MAX_ADDRESSES).toList()) {
            var list = published.get(address, Published::new).current();
            if (list != null) {
                lists.add(list);
            }
        }
        return lists;
    }

    /** What is published at one address. */
    private final class Published {
        private final URI address;
        private final ReentrantLock fetching = new ReentrantLock();
        private @Nullable X509CRL list;
        private long due = nanos.getAsLong();

        Published(URI address) {
            this.address = address;
        }

        @Nullable
        X509CRL current() {
            fetching.lock();
            try {
                if (nanos.getAsLong() - due >= 0 || isOver(list)) {
                    fetch();
                }
                return isOver(list) ? null : list;
            } finally {
                fetching.unlock();
            }
        }

        private void fetch() {
            long time = nanos.getAsLong();
            if (time - due < 0) {
                return; // it failed a moment ago
            }
            try {
                var response = client.send(address, request -> request);
                if (response.statusCode() != 200) {
                    throw new IOException("answered with status " + response.statusCode());
                }
                list = (X509CRL)
                        CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(response.body()));
                due = time + FRESH;
            } catch (IOException | GeneralSecurityException e) {
                LOG.warn("the list of revoked certificates at {} cannot be had: {}", address, e.getMessage());
                due = time + PAUSE;
            }
        }

        private boolean isOver(@Nullable X509CRL candidate) {
            if (candidate == null) {
                return true;
            }
            var next = candidate.getNextUpdate();
            return next != null && next.toInstant().isBefore(clock.instant());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
