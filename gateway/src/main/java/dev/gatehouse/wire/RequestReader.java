package dev.gatehouse.wire;

import dev.gatehouse.http.Headers;
import java.nio.charset.StandardCharsets;

/** Reads requests. */
public abstract class RequestReader extends MessageReader {
    private static final byte[] VERSION = "HTTP/1.".getBytes(StandardCharsets.ISO_8859_1);
    private static final int MAX_METHOD = 32;

    private final boolean trusted;
    private String method = "";
    private String target = "";
    private int minor;

    /** @param trusted whether the peer may say on whose behalf it calls */
    protected RequestReader(Loop loop, Limits limits, boolean trusted) {
        super(loop, limits);
        this.trusted = trusted;
    }

    /** A request has come, all but its body. */
    protected abstract void head(Head.Request head);

    @Override
    final int startLine(byte[] bytes, int start, int to, Limits limits) {
        int at = start;
        while (at < to && Octets.isToken(bytes[at])) {
            at++;
        }
        if (at - start > MAX_METHOD) {
            throw new MessageException(400, "a method that is none");
        }
        if (at == to) {
            return -1;
        }
        if (bytes[at] != ' ' || at == start) {
            throw new MessageException(400, "a request line without a method");
        }
        method = method(bytes, start, at);
        int from = ++at;
        at = Octets.skipTarget(bytes, at, to);
        if (at - from > limits.startLine()) {
            throw new MessageException(414, "a request target that is too long");
        }
        if (at == to) {
            return -1;
        }
        if (bytes[at] != ' ' || at == from) {
            throw new MessageException(
                    400, "a request line without a target, or with a character that has no place in it");
        }
        target = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
        at++;
        for (byte expected : VERSION) {
            if (at == to) {
                return -1;
            }
            if (bytes[at++] != expected) {
                throw new MessageException(400, "a request line without a version");
            }
        }
        if (at + 2 >= to) {
            return -1;
        }
        minor = bytes[at++] - '0';
        if (minor != 0 && minor != 1) {
            throw new MessageException(505, "a version that is not 1.0 or 1.1");
        }
        return lineEnd(bytes, at);
    }

    private static String method(byte[] bytes, int from, int to) {
        // The usual ones without a new string.
        if (to - from == 3 && bytes[from] == 'G' && bytes[from + 1] == 'E' && bytes[from + 2] == 'T') {
            return "GET";
        }
        if (to - from == 4
                && bytes[from] == 'P'
                && bytes[from + 1] == 'O'
                && bytes[from + 2] == 'S'
                && bytes[from + 3] == 'T') {
            return "POST";
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Override
    final void head(Headers headers, long length, boolean keepsAlive) {
        head(new Head.Request(method, target, minor, headers, length, keepsAlive, awaitsContinue && length != 0));
    }

    @Override
    final boolean isBodiless() {
        return false;
    }

    @Override
    final boolean isRequest() {
        return true;
    }

    @Override
    final boolean dropsForwarding() {
        return !trusted;
    }

    @Override
    final int minor() {
        return minor;
    }
}
