package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Text.RegularExpressions.CaptureCollection}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.capturecollection">System.Text.RegularExpressions.CaptureCollection</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Text.RegularExpressions.CaptureCollection", values = CaptureCollection.class)
public final class CaptureCollectionType implements LibraryType {
    @Member(PROPERTY)
    public static int Count(CaptureCollection self) {
        return self.captures().size();
    }

    @Member(INDEXER)
    public static Capture Item(CaptureCollection self, int i) {
        if (i < 0 || i >= self.captures().size()) throw DotNetException.argumentOutOfRange("i");
        return self.captures().get(i);
    }
}
