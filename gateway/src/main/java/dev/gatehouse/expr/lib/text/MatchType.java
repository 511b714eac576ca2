package dev.gatehouse.expr.lib.text;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Text.RegularExpressions.Match}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.text.regularexpressions.match">System.Text.RegularExpressions.Match</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Text.RegularExpressions.Match", values = Match.class)
public final class MatchType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static Match Empty() {
        return Match.EMPTY;
    }

    @Member(PROPERTY)
    public static GroupCollection Groups(Match self) {
        return self.groups();
    }

    @Member(METHOD)
    public static Match NextMatch(Match self) {
        return self.next();
    }

    @Member(METHOD)
    public static String Result(Match self, @Nullable String replacement) {
        if (replacement == null) throw DotNetException.argumentNull("replacement");
        return self.result(replacement);
    }
}
