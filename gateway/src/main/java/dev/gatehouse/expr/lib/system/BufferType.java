package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Buffer}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.buffer">System.Buffer</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Buffer")
public final class BufferType implements LibraryType {
    @Member(STATIC)
    public static void BlockCopy(
            byte @Nullable [] src, int srcOffset, byte @Nullable [] dst, int dstOffset, int count) {
        if (src == null) throw DotNetException.argumentNull("src");
        if (dst == null) throw DotNetException.argumentNull("dst");
        if (srcOffset < 0) throw DotNetException.argumentOutOfRange("srcOffset");
        if (dstOffset < 0) throw DotNetException.argumentOutOfRange("dstOffset");
        if (count < 0) throw DotNetException.argumentOutOfRange("count");
        if (srcOffset > src.length - count || dstOffset > dst.length - count) {
            throw DotNetException.argument("Offset and length were out of bounds for the array.");
        }
        System.arraycopy(src, srcOffset, dst, dstOffset, count);
    }

    @Member(STATIC)
    public static int ByteLength(byte @Nullable [] array) {
        if (array == null) throw DotNetException.argumentNull("array");
        return array.length;
    }
}
