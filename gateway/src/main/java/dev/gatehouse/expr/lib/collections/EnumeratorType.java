package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.TypeToken;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Generic.IEnumerator`1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.ienumerator-1">System.Collections.Generic.IEnumerator`1</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.IEnumerator`1", values = Enumerator.class)
public final class EnumeratorType implements LibraryType {
    /** Where it stands on no element: the default, as the enumerators of .NET's collections have it. */
    @Member(PROPERTY)
    public static <T extends @Nullable Object> @Nullable T Current(Enumerator<T> self, TypeToken<T> type) {
        return self.isOn() ? self.current() : type.defaultValue();
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> boolean MoveNext(Enumerator<T> self) {
        return self.moveNext();
    }

    @Member(METHOD)
    @SuppressWarnings("DoNotCallSuggester") // expressions may call it, and learn so
    public static <T extends @Nullable Object> void Reset(Enumerator<T> self) {
        throw new DotNetException("System.NotSupportedException", "Specified method is not supported.");
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void Dispose(Enumerator<T> self) {}
}
