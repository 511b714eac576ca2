package dev.gatehouse.wire;

import dev.gatehouse.http.Excerpt;
import io.netty.buffer.ByteBuf;

/** Keeps the beginnings of bodies that pass by in buffers. */
public final class Excerpts {
    private Excerpts() {}

    /** Copies what {@code excerpt} still wants of {@code chunk}, which is left as it is. */
    public static void keep(Excerpt excerpt, ByteBuf chunk) {
        int taken = excerpt.room(chunk.readableBytes());
        if (taken > 0) {
            chunk.getBytes(chunk.readerIndex(), excerpt.array(), excerpt.size(), taken);
            excerpt.added(taken);
        }
    }
}
