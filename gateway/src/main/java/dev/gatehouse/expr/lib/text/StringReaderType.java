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
@DotNet(value = "System.IO.StringReader", values = StringReader.class)
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
}
