package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Text.UTF8Encoding}. Its values are those of {@link Encoding}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.text.utf8encoding">System.Text.UTF8Encoding</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Text.UTF8Encoding")
public final class UTF8EncodingType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static Encoding create() {
        return Encoding.UTF8_WITHOUT_MARK;
    }

    @Member(CONSTRUCTOR)
    public static Encoding create(boolean encoderShouldEmitUTF8Identifier) {
        return encoderShouldEmitUTF8Identifier ? Encoding.UTF8 : Encoding.UTF8_WITHOUT_MARK;
    }
}
