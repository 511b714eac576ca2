package dev.gatehouse.keys;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets small documents: 1 MB, a few seconds, and no redirects but within the same origin. Certificates are always checked. Safe for use by several threads.
 */
final class Download implements AutoCloseable {
    static final int MAX_BYTES = 1 << 20;
    private static final int MAX_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final AddressRules rules;
    private final Duration timeout;
    private final HttpClient client;

    /** @param timeout from the first byte out to the last byte in */
    Download(AddressRules rules, Duration timeout) {
        this.rules = rules;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * Blocks.
     *
     * @throws IOException if the address is not allowed, or there is no 200 within the limits
     */
    byte[] get(String address) throws IOException {
        URI uri = parse(address);
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            rules.check(uri);
            HttpResponse<byte[]> response = send(uri);
            if (response.statusCode() == 200) {
                return response.body();
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

    private HttpResponse<byte[]> send(URI uri) throws IOException {
        var request =
                HttpRequest.newBuilder(uri).header("Accept", "application/json").build();
        var limited = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES);
        var response = client.sendAsync(request, limited);
        try {
            // A time-out of the request itself would end with the headers; a body may drip for ever.
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(reason(e), e);
        } catch (TimeoutException e) {
            throw new IOException("took longer than " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            response.cancel(true);
        }
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
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
        client.shutdownNow();
    }
}
