package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.IO.StringReader}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.io.stringreader">System.IO.StringReader</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.IO.StringReader", values = StringReader.class, aliases = "System.IO.TextReader")
public final class StringReaderType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static StringReader create(@Nullable String s) {
        if (s == null) throw DotNetException.argumentNull("s");
        return new StringReader(s);
    }

    @Member(METHOD)
    public static int Read(StringReader self) {
        return self.read();
    }

    @Member(METHOD)
    public static int Peek(StringReader self) {
        return self.peek();
    }

    @Member(METHOD)
    public static @Nullable String ReadLine(StringReader self) {
        return self.line();
    }

    @Member(METHOD)
    public static String ReadToEnd(StringReader self) {
        return self.rest();
    }

    /** Nothing to release. */
    @Member(METHOD)
    public static void Dispose(StringReader self) {}

    @Member(METHOD)
    public static void Close(StringReader self) {}

    /** Fills a part of an array and gives the number of code units; 0 at the end. */
    @Member(METHOD)
    public static int Read(StringReader self, char @Nullable [] buffer, int index, int count) {
        if (buffer == null) throw DotNetException.argumentNull("buffer");
        if (index < 0) throw DotNetException.argumentOutOfRange("index");
        if (count < 0) throw DotNetException.argumentOutOfRange("count");
        if (index > buffer.length - count) {
            throw DotNetException.argument("Offset and length were out of bounds for the array or count is greater than"
                    + " the number of elements from index to the end of the source collection.");
        }
        int read = 0;
        for (int c = 0; read < count && (c = self.read()) >= 0; read++) buffer[index + read] = (char) c;
        return read;
    }

    @Member(METHOD)
    public static int ReadBlock(StringReader self, char @Nullable [] buffer, int index, int count) {
        return Read(self, buffer, index, count);
    }
}
