package dev.gatehouse.policy;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;

/** What a request and a response have in common. Mutable; confined to one exchange. */
public abstract sealed class Message permits Request, Response {
    private final Headers headers;
    private Body body;
    private boolean consumed;

    Message(Headers headers, Body body) {
        this.headers = headers;
        this.body = body;
    }

    public Headers headers() {
        return headers;
    }

    public Body body() {
        return body;
    }

    /** Replaces the body; what was there and is still on its way is discarded. */
    public void setBody(Body replacement) {
        if (body instanceof Body.Stream stream) {
            stream.discard();
        }
        body = replacement;
        consumed = false;
    }

    /** The stream has arrived in memory: the same body in another form. */
    void buffered(byte[] bytes) {
        body = Body.of(bytes);
    }

    /** Whether an expression has read the body without {@code preserveContent}: nothing of it is left to send. */
    public boolean isConsumed() {
        return consumed;
    }

    /** Takes the body away, as reading it without {@code preserveContent} does. */
    public void consume() {
        body = Body.NONE;
        consumed = true;
    }
}
