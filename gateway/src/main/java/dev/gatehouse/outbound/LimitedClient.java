package dev.gatehouse.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Calls over HTTP/1.1 that are limited in address, time and size. Redirects are answers like any other: they are not
 * followed. Certificates are always checked. Safe for use by several threads.
 */
public final class LimitedClient implements AutoCloseable {
    private final AddressRules rules;
    private final Duration timeout;
    private final int maxBytes;
    private final HttpClient client;

    /**
     * A client with a pool of connections of its own.
     *
     * @param timeout from the first byte out to the last byte in
     * @param maxBytes of an answer's body
     */
    public LimitedClient(AddressRules rules, Duration timeout, int maxBytes) {
        this.rules = rules;
        this.timeout = timeout;
        this.maxBytes = maxBytes;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * Sends a request and waits for its answer, whatever its status. An interrupt ends the call.
     *
     * @param fill puts method, headers and body into the request
     * @throws RefusedAddressException if the address may not be called
     * @throws IOException if there is no answer within the limits
     */
    public HttpResponse<byte[]> send(URI address, UnaryOperator<HttpRequest.Builder> fill) throws IOException {
        return send(address, timeout, fill);
    }

    /** The same, with a limit of its own in place of the client's; connecting never takes longer than that. */
    public HttpResponse<byte[]> send(URI address, Duration limit, UnaryOperator<HttpRequest.Builder> fill)
            throws IOException {
        rules.check(address);
        var request = fill.apply(HttpRequest.newBuilder(address)).build();
        var response = client.sendAsync(request, this::limited);
        try {
            // A time-out of the request itself would end with the headers; a body may drip for ever.
            return response.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(reason(e), e);
        } catch (TimeoutException e) {
            throw new IOException("took longer than " + limit.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            response.cancel(true);
        }
    }

    private BodySubscriber<byte[]> limited(ResponseInfo info) {
        long announced = info.headers().firstValueAsLong("Content-Length").orElse(0);
        if (announced > maxBytes) {
            throw new UncheckedIOException(new IOException("the answer has more than %d bytes".formatted(maxBytes)));
        }
        return BodySubscribers.limiting(BodySubscribers.ofByteArray(), maxBytes);
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e;
        while (cause.getCause() != null
                && (cause instanceof ExecutionException || cause instanceof UncheckedIOException)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        if (message != null) {
            return message;
        }
        return cause instanceof ConnectException
                ? "no connection"
                : cause.getClass().getSimpleName();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
