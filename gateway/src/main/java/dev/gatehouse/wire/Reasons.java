package dev.gatehouse.wire;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The reason phrases of the standard status codes (RFC 9110 §15). */
final class Reasons {
    private static final byte[][] PHRASES = new byte[600][];
    private static final byte[] UNKNOWN = {};

    static {
        for (int status = 100; status < 600; status++) {
            var known = HttpResponseStatus.valueOf(status);
            var phrase = known.reasonPhrase();
            PHRASES[status] = phrase.contains("(") ? UNKNOWN : phrase.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private Reasons() {}

    static byte[] phrase(int status) {
        return status < 600 ? PHRASES[status] : UNKNOWN;
    }

    static boolean isStandard(int status, byte[] bytes, int from, int to) {
        var phrase = phrase(status);
        return Arrays.equals(phrase, 0, phrase.length, bytes, from, to);
    }
}
