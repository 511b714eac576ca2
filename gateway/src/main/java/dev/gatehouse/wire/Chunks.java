package dev.gatehouse.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;

/** Writes bodies whose length is not known before (RFC 9112 §7.1). */
public final class Chunks {
    private static final ByteBuf LINE = constant("\r\n");
    private static final ByteBuf LAST = constant("0\r\n\r\n");

    private Chunks() {}

    private static ByteBuf constant(String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
    }

    /**
     * Writes {@code data}, which now belongs to the connection, as one chunk; does not flush.
     *
     * @return how many bytes that makes
     */
    public static int write(ChannelHandlerContext out, ByteBuf data) {
        if (!data.isReadable()) {
            data.release(); // an empty chunk would be the end
            return 0;
        }
        var size = out.alloc().buffer(16);
        size.writeCharSequence(Integer.toHexString(data.readableBytes()), StandardCharsets.ISO_8859_1);
        size.writeShort(0x0D0A);
        int written = size.readableBytes() + data.readableBytes() + LINE.readableBytes();
        var _ = out.write(size, out.voidPromise());
        var _ = out.write(data, out.voidPromise());
        var _ = out.write(LINE.duplicate(), out.voidPromise());
        return written;
    }

    /**
     * Ends the body; does not flush.
     *
     * @return how many bytes that makes
     */
    public static int end(ChannelHandlerContext out) {
        var _ = out.write(LAST.duplicate(), out.voidPromise());
        return LAST.readableBytes();
    }
}
