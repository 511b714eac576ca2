package dev.gatehouse.keys;

import dev.gatehouse.outbound.AddressRules;
import dev.gatehouse.outbound.LimitedClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Gets small documents: 1 MB, uncompressed, a few seconds, and no redirects but within the same origin. Certificates are
 * always checked. Safe for use by several threads.
 */
final class Download implements AutoCloseable {
    static final int MAX_BYTES = 1 << 20;
    private static final int MAX_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final LimitedClient client;

    /**
     * @param freshFor how long the server says it may be used; empty where it says nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
    record Document(byte[] bytes, Optional<Duration> freshFor) {}

    /** @param timeout from the first byte out to the last byte in */
    Download(AddressRules rules, Duration timeout) {
        this.client = new LimitedClient(rules, timeout, MAX_BYTES);
    }

    /**
     * Blocks.
     *
     * @throws IOException if the address is not allowed, or there is no 200 within the limits
     */
    Document get(String address) throws IOException {
        URI uri = parse(address);
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            HttpResponse<byte[]> response = client.send(uri, request -> request.header("Accept", "application/json"));
            if (response.statusCode() == 200) {
                refuseCompressed(response);
                return new Document(response.body(), Freshness.of(response.headers()));
            }
            if (!REDIRECTS.contains(response.statusCode())) {
                throw new IOException("answered with status " + response.statusCode());
            }
            URI target =
                    uri.resolve(parse(response.headers().firstValue("Location").orElse("")));
            if (!Objects.equals(uri.getScheme(), target.getScheme())
                    || !Objects.equals(uri.getRawAuthority(), target.getRawAuthority())) {
                throw new IOException("redirects to another origin");
            }
            uri = target;
        }
        throw new IOException("redirects more than " + MAX_REDIRECTS + " times");
    }

    /** We ask for none, and what is small here could be large unpacked. */
    private static void refuseCompressed(HttpResponse<?> response) throws IOException {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new IOException("answers compressed, which nobody asked for");
        }
    }

    private static URI parse(String address) throws IOException {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new IOException("the address is not a URL", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
