package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Text.RegularExpressions.Capture}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.capture">System.Text.RegularExpressions.Capture</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Text.RegularExpressions.Capture", values = Capture.class)
public final class CaptureType implements LibraryType {
    @Member(PROPERTY)
    public static int Index(Capture self) {
        return self.index();
    }

    @Member(PROPERTY)
    public static int Length(Capture self) {
        return self.length();
    }

    @Member(PROPERTY)
    public static String Value(Capture self) {
        return self.value();
    }

    @Member(METHOD)
    public static String ToString(Capture self) {
        return self.value();
    }
}
