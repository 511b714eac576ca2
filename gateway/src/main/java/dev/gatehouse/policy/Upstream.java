package dev.gatehouse.policy;

/** Port: the way to the backends from the event loop that an exchange belongs to. */
public interface Upstream {
    /**
     * Sends {@link Exchange#request()} to {@link Exchange#target()} and sets {@link Exchange#response()},
     * whose body may still be on its way; then calls {@link Exchange#resume()}, or
     * {@link Exchange#resume(PolicyException)} with Reason {@code BackendConnectionFailure} or
     * {@code Timeout}. Never blocks; may be called from any thread.
     */
    void forward(Exchange exchange, ForwardOptions options);
}
