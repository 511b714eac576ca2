package dev.gatehouse.wire;

import dev.gatehouse.http.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/**
 * Writes the head of an HTTP/1.1 message. What frames a message or concerns one connection never comes
 * from headers: whoever sends says it. Field text goes out in UTF-8; a name or a value that could end
 * its line is refused.
 */
public final class HeadWriter {
    private static final int MAX_PLAIN = 48;
    private static final byte[] VERSION = ascii("HTTP/1.1 ");
    private static final byte[] LENGTH = ascii("Content-Length: ");
    private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
    private static final byte[] CLOSE = ascii("Connection: close\r\n");
    private static final byte[] CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");

    private final Loop loop;
    private byte[] bytes;
    private int used;

    public HeadWriter(Loop loop) {
        this.loop = loop;
        this.bytes = loop.scratch(1024);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The interim answer that asks for a body. */
    public static ByteBuf continueResponse(ByteBufAllocator allocator) {
        return allocator.buffer(CONTINUE.length).writeBytes(CONTINUE);
    }

    /** Begins a request. */
    public HeadWriter request(String method, String target) {
        begin();
        token(method);
        put(' ');
        target(target);
        room(9);
        bytes[used++] = ' ';
        System.arraycopy(VERSION, 0, bytes, used, 8);
        used += 8;
        line();
        return this;
    }

    /** Begins a response. */
    public HeadWriter response(int status, String reason) {
        begin();
        raw(VERSION);
        number(status);
        put(' ');
        if (reason.isEmpty()) {
            raw(Reasons.phrase(status));
        } else {
            text(reason);
        }
        line();
        return this;
    }

    /** Adds a field. */
    public HeadWriter field(String name, String value) {
        token(name);
        room(2);
        bytes[used++] = ':';
        bytes[used++] = ' ';
        text(value);
        line();
        return this;
    }

    /** Adds every field that is not the sender's own business; {@code Host} is skipped too. */
    public HeadWriter fields(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            var name = headers.name(i);
            var kind = FieldNames.kind(name);
            if (kind == FieldNames.Kind.ORDINARY || kind == FieldNames.Kind.FORWARDING) {
                field(name, headers.value(i));
            }
        }
        return this;
    }

    /** Says how long the body is. */
    public HeadWriter length(long length) {
        raw(LENGTH);
        number(length);
        line();
        return this;
    }

    /** Says that the body comes in chunks. */
    public HeadWriter chunked() {
        raw(CHUNKED);
        return this;
    }

    /** Says that this is the connection's last message. */
    public HeadWriter close() {
        raw(CLOSE);
        return this;
    }

    /** Ends the head. */
    public ByteBuf finish(ByteBufAllocator allocator) {
        line();
        return allocator.buffer(used).writeBytes(bytes, 0, used);
    }

    /** Ends the head and adds the whole body. */
    public ByteBuf finish(ByteBufAllocator allocator, byte[] body) {
        line();
        return allocator.buffer(used + body.length).writeBytes(bytes, 0, used).writeBytes(body);
    }

    private void begin() {
        bytes = loop.scratch(1024);
        used = 0;
    }

    private void token(String name) {
        int length = name.length();
        room(length);
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            if (c > 0x7E || !Octets.isToken((byte) c)) {
                throw new MessageException(500, "a header or method name with a character that has no place in it");
            }
            bytes[used + i] = (byte) c;
        }
        if (length == 0) {
            throw new MessageException(500, "a header without a name");
        }
        used += length;
    }

    private void target(String target) {
        int start = used;
        text(target);
        if (target.isEmpty() || Octets.skipTarget(bytes, start, used) != used) {
            throw new MessageException(500, "a request target with a character that has no place in it");
        }
    }

    private void text(String value) {
        int length = value.length();
        int start = used;
        if (length > MAX_PLAIN || !plain(value, length)) {
            byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
            room(encoded.length);
            System.arraycopy(encoded, 0, bytes, used, encoded.length);
            used += encoded.length;
        }
        if (Octets.skipValue(bytes, start, used) != used) {
            throw new MessageException(500, "a header value with a line end or another control character");
        }
    }

    /** Copies short ASCII without an array in between; false where it is not ASCII. */
    private boolean plain(String value, int length) {
        room(length);
        int all = 0;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            all |= c;
            bytes[used + i] = (byte) c;
        }
        if (all > 0x7F) {
            return false;
        }
        used += length;
        return true;
    }

    private void raw(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, used, text.length);
        used += text.length;
    }

    private void put(char c) {
        room(1);
        bytes[used++] = (byte) c;
    }

    private void line() {
        room(2);
        bytes[used++] = '\r';
        bytes[used++] = '\n';
    }

    private void number(long value) {
        room(20);
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = used + digits - 1; i >= used; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += digits;
    }

    private void room(int more) {
        if (used + more > bytes.length) {
            var larger = loop.scratch(used + more);
            System.arraycopy(bytes, 0, larger, 0, used);
            bytes = larger;
        }
    }
}
