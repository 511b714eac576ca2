package dev.gatehouse.wire;

import dev.gatehouse.http.Headers;
import java.nio.charset.StandardCharsets;

/** Reads responses. */
public abstract class ResponseReader extends MessageReader {
    private static final byte[] VERSION = "HTTP/1.".getBytes(StandardCharsets.ISO_8859_1);

    private boolean toHead;
    private int status;
    private String reason = "";
    private int minor;

    protected ResponseReader(Loop loop, Limits limits) {
        super(loop, limits);
    }

    /** A response has come, all but its body; interim ones (1xx) too. */
    protected abstract void head(Head.Response head);

    /** Says whether the next response answers a {@code HEAD}: it has no body then. */
    public final void expect(boolean toHead) {
        this.toHead = toHead;
    }

    @Override
    final int startLine(byte[] bytes, int start, int to, Limits limits) {
        int at = start;
        for (byte expected : VERSION) {
            if (at == to) {
                return -1;
            }
            if (bytes[at++] != expected) {
                throw new MessageException(400, "a status line without a version");
            }
        }
        if (at + 5 >= to) {
            return -1;
        }
        minor = bytes[at] - '0';
        status = (bytes[at + 2] - '0') * 100 + (bytes[at + 3] - '0') * 10 + bytes[at + 4] - '0';
        if (minor < 0 || minor > 9 || bytes[at + 1] != ' ' || status < 100 || status > 999) {
            throw new MessageException(400, "a status line that is none");
        }
        at += 5;
        if (bytes[at] == ' ') {
            at++;
        }
        int from = at;
        at = Octets.skipValue(bytes, at, to);
        if (at - from > limits.startLine()) {
            throw new MessageException(400, "a reason phrase that is too long");
        }
        if (at + 1 >= to) {
            return -1;
        }
        reason = reason(bytes, from, at);
        return lineEnd(bytes, at);
    }

    private String reason(byte[] bytes, int from, int to) {
        // Empty stands for the standard one, which is what nearly everybody sends.
        return Reasons.isStandard(status, bytes, from, to) ? "" : Octets.text(bytes, from, to);
    }

    @Override
    final void head(Headers headers, long length, boolean keepsAlive) {
        head(new Head.Response(status, reason, headers, length, keepsAlive));
    }

    @Override
    final boolean isBodiless() {
        return toHead || status < 200 || status == 204 || status == 304;
    }

    @Override
    final boolean isRequest() {
        return false;
    }

    @Override
    final boolean dropsForwarding() {
        return false;
    }

    @Override
    final int minor() {
        return minor;
    }
}
