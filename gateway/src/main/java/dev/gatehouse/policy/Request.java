package dev.gatehouse.policy;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request on its way to the backend. Mutable; confined to one exchange. */
public final class Request extends Message {
    private final Url originalUrl;
    private final String ipAddress;
    private String method;
    private Url url;
    private Map<String, String> matchedParameters = Map.of();
    private @Nullable ClientCertificate clientCertificate;

    /**
     * @param url what the client asked for, its path canonical
     * @param ipAddress the caller's
     */
    public Request(String method, Url url, Headers headers, Body body, String ipAddress) {
        super(headers, body);
        this.method = method;
        this.originalUrl = url;
        this.url = url;
        this.ipAddress = ipAddress;
    }

    public String method() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    /** What the client sent. */
    public Url originalUrl() {
        return originalUrl;
    }

    /** The path is the one below the API's path, with what policies made of it; the query likewise. */
    public Url url() {
        return url;
    }

    public void setUrl(Url url) {
        this.url = url;
    }

    public String ipAddress() {
        return ipAddress;
    }

    /** Values of the operation's URL template, decoded. */
    public Map<String, String> matchedParameters() {
        return matchedParameters;
    }

    public void setMatchedParameters(Map<String, String> parameters) {
        this.matchedParameters = parameters;
    }

    /** What the client proved to hold during the TLS handshake; null if it was not asked or had none. */
    public @Nullable ClientCertificate clientCertificate() {
        return clientCertificate;
    }

    public void setClientCertificate(@Nullable ClientCertificate presented) {
        this.clientCertificate = presented;
    }
}
