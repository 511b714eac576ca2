package dev.gatehouse.wire;

import dev.gatehouse.http.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of an HTTP/1.1 connection into messages. It takes only what RFC 9112 lets a sender
 * send: no line without CR LF, no folded field, one length and one only, {@code chunked} or nothing.
 * Two programs that read one message differently are how requests are smuggled.
 *
 * <p>After a message it stops until {@link #next()}; within a body it stops while {@link #pause() paused}.
 * Bytes that come meanwhile wait.
 */
public abstract class MessageReader {
    private static final int MAX_CHUNK_LINE = 256;

    private enum State {
        HEAD,
        FIXED,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILERS,
        UNTIL_CLOSE,
        DONE,
        BROKEN
    }

    private final Loop loop;
    private final Limits limits;
    private State state = State.HEAD;
    private @Nullable ByteBuf pending;
    private long left;
    private int searched;
    private boolean paused;
    private boolean ended;
    private boolean running;
    private long taken;

    // The fields of the head that is being read.
    private int hosts;
    private int lengths;
    private long length;
    private int encodings;
    private boolean chunked;
    private boolean close;
    private boolean keepAlive;
    boolean awaitsContinue;
    private @Nullable String connection;

    /**
     * @param startLine longest request target or reason phrase
     * @param headBytes longest head, the start line aside
     * @param headers how many fields
     */
    public record Limits(int startLine, int headBytes, int headers) {}

    MessageReader(Loop loop, Limits limits) {
        this.loop = loop;
        this.limits = limits;
    }

    // ---- what it found; all of it on the loop

    /** The next bytes of the body, which now belong to the receiver. */
    protected abstract void data(ByteBuf chunk);

    /** The body of a message that has one is complete. */
    protected abstract void end();

    /** What comes is no message; nothing more will be read. */
    protected abstract void broken(MessageException why);

    /**
     * Reads the start line from {@code at} on.
     *
     * @return the place behind it, or -1 where it is not complete
     */
    abstract int startLine(byte[] bytes, int at, int to, Limits limits);

    /** Whether the message just read has no body, whatever its fields say. */
    abstract boolean isBodiless();

    abstract boolean isRequest();

    abstract boolean dropsForwarding();

    abstract int minor();

    abstract void head(Headers headers, long length, boolean keepsAlive);

    // ---- for the connection

    /** Takes bytes off the connection, and the buffer with them. */
    public final void feed(ByteBuf bytes) {
        if (state == State.BROKEN || !bytes.isReadable()) {
            bytes.release();
            return;
        }
        pending = pending == null ? bytes : append(pending, bytes);
        run();
    }

    /**
     * The connection has ended. A body that has no other end is complete with that, any other message
     * that has begun is broken; both are said once what waits has been handed on.
     */
    public final void closed() {
        ended = true;
        run();
    }

    /** Goes on with the next message. */
    public final void next() {
        if (state == State.DONE) {
            state = State.HEAD;
            run();
        }
    }

    /** Hands on no more of the body until {@link #proceed()}. */
    public final void pause() {
        paused = true;
    }

    public final void proceed() {
        paused = false;
        run();
    }

    /** How many bytes it has read as parts of messages so far, framing with them. */
    public final long taken() {
        return taken;
    }

    /** Whether bytes wait that nobody has asked for yet. */
    public final boolean hasBacklog() {
        return pending != null;
    }

    /** Gives up whatever waits; nothing more will be read. */
    public final void release() {
        state = State.BROKEN;
        if (pending != null) {
            pending.release();
            pending = null;
        }
    }

    // ---- reading

    private static ByteBuf append(ByteBuf before, ByteBuf more) {
        int size = more.readableBytes();
        ByteBuf all = before;
        if (before.refCnt() > 1 || before.isReadOnly() || before.writableBytes() < size) {
            all = ByteBufAllocator.DEFAULT.buffer((before.readableBytes() + size) * 2);
            all.writeBytes(before);
            before.release();
        }
        all.writeBytes(more);
        more.release();
        return all;
    }

    private void run() {
        if (running) {
            return;
        }
        running = true;
        try {
            boolean going = true;
            while (going) {
                var bytes = pending;
                going = bytes != null && step(bytes);
            }
            if (ended && !paused) {
                finish();
            }
        } catch (MessageException e) {
            release();
            broken(e);
        } finally {
            running = false;
        }
    }

    private void finish() {
        if (state == State.UNTIL_CLOSE) {
            state = State.DONE;
            end();
        } else if (state != State.DONE && state != State.BROKEN && (state != State.HEAD || pending != null)) {
            throw new MessageException(400, "the connection ended within a message");
        }
    }

    private boolean step(ByteBuf bytes) {
        return switch (state) {
            case HEAD -> readHead(bytes);
            case FIXED, CHUNK_DATA, UNTIL_CLOSE -> !paused && readData(bytes);
            case CHUNK_SIZE -> readChunkSize(bytes);
            case CHUNK_END -> readChunkEnd(bytes);
            case TRAILERS -> readTrailer(bytes);
            case DONE, BROKEN -> false;
        };
    }

    private boolean readData(ByteBuf bytes) {
        int readable = bytes.readableBytes();
        ByteBuf chunk;
        if (state == State.UNTIL_CLOSE || readable <= left) {
            chunk = bytes;
            pending = null;
            left -= readable;
            taken += readable;
        } else {
            chunk = bytes.readRetainedSlice((int) left);
            taken += left;
            left = 0;
        }
        if (left == 0 && state == State.FIXED) {
            state = State.DONE;
            data(chunk);
            if (state == State.DONE) {
                end();
            }
        } else {
            if (left == 0 && state == State.CHUNK_DATA) {
                state = State.CHUNK_END;
            }
            data(chunk);
        }
        return true;
    }

    private void consumed(ByteBuf bytes, int count) {
        taken += count;
        bytes.skipBytes(count);
        if (!bytes.isReadable()) {
            bytes.release();
            pending = null;
        }
    }

    private boolean readHead(ByteBuf bytes) {
        int readable = bytes.readableBytes();
        int max = limits.startLine + limits.headBytes + 64;
        if (searched > 0 && readable < max && !hasBlankLine(bytes, Math.max(0, searched - 3))) {
            searched = readable;
            return false;
        }
        int size = Math.min(readable, max);
        byte[] head = loop.scratch(size);
        bytes.getBytes(bytes.readerIndex(), head, 0, size);
        int start = 0;
        while (start < 2 && start < size && (head[start] == '\r' || head[start] == '\n')) {
            start++; // RFC 9112 §2.2: an empty line before a request
        }
        int fields = startLine(head, start, size, limits);
        var headers = new Headers();
        int end = fields < 0 ? -1 : fields(head, fields, size, headers);
        if (end < 0) {
            if (size == max) {
                throw new MessageException(431, "the head is too long");
            }
            searched = readable;
            return false;
        }
        searched = 0;
        long body = framing(headers);
        boolean keepsAlive = minor() == 0 ? keepAlive && !close : !close;
        consumed(bytes, end);
        left = body;
        state = body == 0 ? State.DONE : body > 0 ? State.FIXED : chunked ? State.CHUNK_SIZE : State.UNTIL_CLOSE;
        head(headers, body, keepsAlive && state != State.UNTIL_CLOSE);
        return true;
    }

    private static boolean hasBlankLine(ByteBuf bytes, int from) {
        int start = bytes.readerIndex();
        for (int i = start + from; i + 3 < bytes.writerIndex(); i++) {
            if (bytes.getInt(i) == 0x0D0A0D0A) {
                return true;
            }
        }
        return false;
    }

    private int fields(byte[] bytes, int start, int to, Headers headers) {
        hosts = 0;
        lengths = 0;
        length = 0;
        encodings = 0;
        chunked = false;
        close = false;
        keepAlive = false;
        awaitsContinue = false;
        connection = null;
        int count = 0;
        int at = start;
        while (at < to) {
            boolean last = bytes[at] == '\r';
            if (at - start > limits.headBytes || (!last && ++count > limits.headers)) {
                throw new MessageException(431, "too many header fields, or too long ones");
            }
            if (last) {
                return at + 1 == to ? -1 : lineEnd(bytes, at);
            }
            int name = at;
            int hash = 0;
            while (at < to && Octets.isToken(bytes[at])) {
                hash = hash * 31 + bytes[at++];
            }
            if (at == to) {
                return -1;
            }
            if (bytes[at] != ':' || at == name) {
                throw new MessageException(400, "a header line without a proper name");
            }
            var known = FieldNames.name(bytes, name, at, hash);
            at++;
            while (at < to && isBlank(bytes[at])) {
                at++;
            }
            int value = at;
            at = Octets.skipValue(bytes, at, to);
            if (at + 1 >= to) {
                return -1;
            }
            int end = at;
            at = lineEnd(bytes, at);
            while (end > value && isBlank(bytes[end - 1])) {
                end--;
            }
            field(headers, known, Octets.text(bytes, value, end));
        }
        return -1;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    static int lineEnd(byte[] bytes, int at) {
        if (bytes[at] != '\r' || bytes[at + 1] != '\n') {
            throw new MessageException(400, "a line that does not end with CR LF, or a control character");
        }
        return at + 2;
    }

    private void field(Headers headers, FieldNames.Known known, String value) {
        switch (known.kind()) {
            case ORDINARY -> headers.add(known.name(), value);
            case HOST -> {
                hosts++;
                headers.add(known.name(), value);
            }
            case CONTENT_LENGTH -> {
                lengths++;
                length = contentLength(value);
                headers.add(known.name(), value);
            }
            case TRANSFER_ENCODING -> {
                encodings++;
                chunked = value.equalsIgnoreCase("chunked");
                if (!chunked) {
                    throw new MessageException(isRequest() ? 501 : 400, "a transfer encoding other than chunked");
                }
            }
            case CONNECTION -> options(value);
            case EXPECT -> {
                if (isRequest() && minor() > 0) {
                    if (!value.equalsIgnoreCase("100-continue")) {
                        throw new MessageException(417, "an expectation other than 100-continue");
                    }
                    awaitsContinue = true;
                }
            }
            case HOP_BY_HOP -> {
                // concerns this connection alone
            }
            case FORWARDING -> {
                if (!dropsForwarding()) {
                    headers.add(known.name(), value);
                }
            }
        }
    }

    static long contentLength(String value) {
        long length = 0;
        if (value.isEmpty() || value.length() > 18) {
            throw new MessageException(400, "a Content-Length that is none");
        }
        for (int i = 0; i < value.length(); i++) {
            char digit = value.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new MessageException(400, "a Content-Length that is none");
            }
            length = length * 10 + digit - '0';
        }
        return length;
    }

    private void options(String value) {
        if (value.equalsIgnoreCase("keep-alive")) {
            keepAlive = true;
        } else if (value.equalsIgnoreCase("close")) {
            close = true;
        } else {
            connection = connection == null ? value : connection + ',' + value;
        }
    }

    /** Takes out what {@code Connection} names, and says how long the body is. */
    private long framing(Headers headers) {
        if (connection != null) {
            for (var option : List.of(connection.split(","))) {
                var name = option.strip();
                if (name.equalsIgnoreCase("close")) {
                    close = true;
                } else if (name.equalsIgnoreCase("keep-alive")) {
                    keepAlive = true;
                } else if (FieldNames.kind(name) == FieldNames.Kind.ORDINARY) {
                    headers.remove(name);
                }
            }
        }
        if (isRequest() && hosts != 1) {
            throw new MessageException(400, hosts == 0 ? "no Host" : "two Hosts");
        }
        if (lengths > 1 || encodings > 1 || (lengths > 0 && encodings > 0)) {
            throw new MessageException(400, "more than one statement of the body's length");
        }
        if (isBodiless()) {
            return 0;
        }
        if (encodings > 0) {
            if (minor() == 0) {
                throw new MessageException(400, "a transfer encoding in HTTP/1.0");
            }
            return Head.UNKNOWN;
        }
        return lengths > 0 ? length : isRequest() ? 0 : Head.UNKNOWN;
    }

    /** The end of the line that begins here, or -1 where it has not come yet. */
    private static int line(ByteBuf bytes, int max) {
        int start = bytes.readerIndex();
        int to = Math.min(bytes.writerIndex(), start + max);
        for (int i = start; i < to; i++) {
            byte octet = bytes.getByte(i);
            if (octet == '\r') {
                if (i + 1 == bytes.writerIndex()) {
                    return -1;
                }
                if (bytes.getByte(i + 1) != '\n') {
                    throw new MessageException(400, "a chunk line with a bare CR");
                }
                return i - start;
            }
            if ((octet < 0x20 && octet != '\t') || octet == 0x7F) {
                throw new MessageException(400, "a chunk line with a character that has no place in it");
            }
        }
        if (to - start == max) {
            throw new MessageException(400, "a chunk line that is too long");
        }
        return -1;
    }

    private boolean readChunkSize(ByteBuf bytes) {
        int end = line(bytes, MAX_CHUNK_LINE);
        if (end < 0) {
            return false;
        }
        long size = 0;
        int digits = 0;
        int start = bytes.readerIndex();
        while (digits < end) {
            int digit = Character.digit(bytes.getByte(start + digits), 16);
            if (digit < 0) {
                break;
            }
            size = size << 4 | digit;
            digits++;
        }
        if (digits == 0 || digits > 15) {
            throw new MessageException(400, "a chunk size that is none");
        }
        extensions(bytes, start + digits, start + end);
        consumed(bytes, end + 2);
        left = size;
        searched = 0;
        state = size == 0 ? State.TRAILERS : State.CHUNK_DATA;
        return true;
    }

    /** Chunk extensions mean nothing here, but they must be some (RFC 9112 §7.1.1); quoted values are not taken. */
    private static void extensions(ByteBuf bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = blanks(bytes, at, to);
            if (at == to || bytes.getByte(at) != ';') {
                throw new MessageException(400, "a chunk size with something behind it");
            }
            at = blanks(bytes, token(bytes, blanks(bytes, at + 1, to), to), to);
            if (at < to && bytes.getByte(at) == '=') {
                at = token(bytes, blanks(bytes, at + 1, to), to);
            }
        }
    }

    private static int blanks(ByteBuf bytes, int from, int to) {
        int at = from;
        while (at < to && isBlank(bytes.getByte(at))) {
            at++;
        }
        return at;
    }

    private static int token(ByteBuf bytes, int from, int to) {
        int at = from;
        while (at < to && Octets.isToken(bytes.getByte(at))) {
            at++;
        }
        if (at == from) {
            throw new MessageException(400, "a name is missing in a chunk extension or a trailer");
        }
        return at;
    }

    private boolean readChunkEnd(ByteBuf bytes) {
        if (bytes.readableBytes() < 2) {
            return false;
        }
        if (bytes.getShort(bytes.readerIndex()) != 0x0D0A) {
            throw new MessageException(400, "a chunk longer than it says");
        }
        consumed(bytes, 2);
        state = State.CHUNK_SIZE;
        return true;
    }

    /** Trailer fields are read and dropped: nothing checks them, so nothing may rely on them. */
    private boolean readTrailer(ByteBuf bytes) {
        int end = line(bytes, limits.headBytes);
        if (end < 0) {
            return false;
        }
        searched += end + 2;
        if (searched > limits.headBytes) {
            throw new MessageException(400, "trailers that are too long");
        }
        if (end > 0) {
            int start = bytes.readerIndex();
            int name = token(bytes, start, start + end);
            if (name == start + end || bytes.getByte(name) != ':') {
                throw new MessageException(400, "a trailer line without a proper name");
            }
        }
        consumed(bytes, end + 2);
        if (end == 0) {
            searched = 0;
            state = State.DONE;
            end();
        }
        return true;
    }
}
