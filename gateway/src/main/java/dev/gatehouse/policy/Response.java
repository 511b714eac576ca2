package dev.gatehouse.policy;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;

/** The response on its way to the client. Mutable; confined to one exchange. */
public final class Response extends Message {
    private int status;
    private String reason;

    /** @param reason the status line's text; empty for the standard one */
    public Response(int status, String reason, Headers headers, Body body) {
        super(headers, body);
        this.status = status;
        this.reason = reason;
    }

    /** An empty response. */
    public static Response of(int status) {
        return new Response(status, "", new Headers(), Body.NONE);
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public void setStatus(int status, String reason) {
        this.status = status;
        this.reason = reason;
    }
}
