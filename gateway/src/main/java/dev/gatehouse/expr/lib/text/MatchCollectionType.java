package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.Text.RegularExpressions.MatchCollection}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.matchcollection">System.Text.RegularExpressions.MatchCollection</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Text.RegularExpressions.MatchCollection", values = MatchCollection.class)
public final class MatchCollectionType implements LibraryType {
    @Member(PROPERTY)
    public static int Count(MatchCollection self) {
        return self.matches().size();
    }

    @Member(INDEXER)
    public static Match Item(MatchCollection self, int i) {
        if (i < 0 || i >= self.matches().size()) throw DotNetException.argumentOutOfRange("i");
        return self.matches().get(i);
    }
}
