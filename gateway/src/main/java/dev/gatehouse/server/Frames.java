package dev.gatehouse.server;

import io.netty.handler.codec.http2.Http2Headers;

/** What HTTP/2 takes on the wire, where nothing is compressed (RFC 9113 §4.1, RFC 7541 §6.2.2). */
final class Frames {
    /** The head of each frame. */
    static final int HEAD = 9;

    private Frames() {}

    /** A frame of headers, each of them literal, without an index and without Huffman's code. */
    static int size(Http2Headers headers) {
        int size = HEAD;
        for (var field : headers) {
            size += 1 + text(field.getKey().length()) + text(field.getValue().length());
        }
        return size;
    }

    /** A text with its length before it, an integer with a prefix of 7 bits (RFC 7541 §5.1). */
    private static int text(int length) {
        int prefix = 1;
        if (length >= 127) {
            prefix++;
            for (int rest = length - 127; rest >= 128; rest >>= 7) {
                prefix++;
            }
        }
        return prefix + length;
    }
}
