package dev.gatehouse.proxy;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the addresses of backends, off the event loops, and forgets them after a while. Addresses
 * that no backend has any business at are refused here, after the lookup, so that no name can lead
 * there either. Safe for many threads.
 */
final class Addresses {
    private static final int MAX_NAMES = 10_000;

    private final boolean loopbackAllowed;
    private final long keepNanos;
    private final ConcurrentMap<String, Lookup> lookups = new ConcurrentHashMap<>();

    Addresses(boolean loopbackAllowed, Duration keep) {
        this.loopbackAllowed = loopbackAllowed;
        this.keepNanos = keep.toNanos();
    }

    private record Lookup(CompletableFuture<List<InetAddress>> addresses, long startNanos) {}

    /** The addresses that may be called, at least one; fails with {@link UnknownHostException}. */
    CompletableFuture<List<InetAddress>> of(String host) {
        var known = lookups.get(host);
        if (known != null && !isOld(known)) {
            return known.addresses;
        }
        if (lookups.size() > MAX_NAMES) {
            lookups.clear(); // names made up by policies must not fill the memory
        }
        return lookups.compute(host, (_, there) -> there != null && !isOld(there) ? there : start(host, there))
                .addresses;
    }

    private boolean isOld(Lookup lookup) {
        return lookup.addresses.isDone()
                && (lookup.addresses.isCompletedExceptionally() || System.nanoTime() - lookup.startNanos > keepNanos);
    }

    private Lookup start(String host, @Nullable Lookup before) {
        var result = new CompletableFuture<List<InetAddress>>();
        if (NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)) {
            look(host, null, result); // no name, nothing to wait for
        } else {
            Thread.ofVirtual().name("lookup " + host).start(() -> look(host, before, result));
        }
        return new Lookup(result, System.nanoTime());
    }

    private void look(String host, @Nullable Lookup before, CompletableFuture<List<InetAddress>> result) {
        try {
            List<InetAddress> allowed = new ArrayList<>();
            for (var address : InetAddress.getAllByName(host)) {
                if (isAllowed(address)) {
                    allowed.add(address);
                }
            }
            if (allowed.isEmpty()) {
                result.completeExceptionally(
                        new UnknownHostException(host + ": a loopback, link-local or multicast address is not called"));
            } else {
                result.complete(List.copyOf(allowed));
            }
        } catch (UnknownHostException e) {
            // Better an old address than none while the name service is away.
            if (before != null && !before.addresses.isCompletedExceptionally()) {
                result.complete(before.addresses.join());
            } else {
                result.completeExceptionally(e);
            }
        }
    }

    private boolean isAllowed(InetAddress address) {
        if (address.isLinkLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        return loopbackAllowed || !(address.isLoopbackAddress() || address.isAnyLocalAddress());
    }
}
