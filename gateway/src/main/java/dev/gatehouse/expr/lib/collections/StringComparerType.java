package dev.gatehouse.expr.lib.collections;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.CultureInfo;
import dev.gatehouse.expr.lib.system.StringComparison;
import dev.gatehouse.expr.lib.system.StringOrder;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.StringComparer}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.stringcomparer">System.StringComparer</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.StringComparer", values = StringComparer.class)
public final class StringComparerType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static StringComparer Ordinal() {
        return new StringComparer(StringComparison.Ordinal);
    }

    @Member(STATIC_PROPERTY)
    public static StringComparer OrdinalIgnoreCase() {
        return new StringComparer(StringComparison.OrdinalIgnoreCase);
    }

    @Member(STATIC_PROPERTY)
    public static StringComparer CurrentCulture() {
        return new StringComparer(StringComparison.CurrentCulture);
    }

    @Member(STATIC_PROPERTY)
    public static StringComparer CurrentCultureIgnoreCase() {
        return new StringComparer(StringComparison.CurrentCultureIgnoreCase);
    }

    @Member(STATIC_PROPERTY)
    public static StringComparer InvariantCulture() {
        return new StringComparer(StringComparison.InvariantCulture);
    }

    @Member(STATIC_PROPERTY)
    public static StringComparer InvariantCultureIgnoreCase() {
        return new StringComparer(StringComparison.InvariantCultureIgnoreCase);
    }

    @Member(METHOD)
    public static boolean Equals(StringComparer self, @Nullable String x, @Nullable String y) {
        return StringOrder.equals(x, y, self.comparison());
    }

    @Member(METHOD)
    public static int Compare(StringComparer self, @Nullable String x, @Nullable String y) {
        return self.order(x, y);
    }

    @Member(METHOD)
    public static int GetHashCode(StringComparer self, @Nullable String obj) {
        if (obj == null) throw DotNetException.argumentNull("obj");
        return Objects.hashCode(self.key(obj));
    }

    @Member(STATIC)
    public static StringComparer Create(@Nullable CultureInfo culture, boolean ignoreCase) {
        if (culture == null) throw DotNetException.argumentNull("culture");
        return ignoreCase ? CurrentCultureIgnoreCase() : CurrentCulture();
    }

    @Member(STATIC)
    public static StringComparer FromComparison(StringComparison comparisonType) {
        return new StringComparer(comparisonType);
    }

    /** Other values than strings compare as they do by themselves. */
    @Member(METHOD)
    public static int Compare(StringComparer self, @Nullable Object x, @Nullable Object y) {
        return x instanceof String a && y instanceof String b ? self.order(a, b) : Order.compare(x, y);
    }

    @Member(value = METHOD, name = "Equals")
    public static boolean equalObjects(StringComparer self, @Nullable Object x, @Nullable Object y) {
        return (x instanceof String a && y instanceof String b) ? Equals(self, a, b) : Objects.equals(x, y);
    }

    @Member(METHOD)
    public static int GetHashCode(StringComparer self, @Nullable Object obj) {
        if (obj == null) throw DotNetException.argumentNull("obj");
        return obj instanceof String text ? Objects.hashCode(self.key(text)) : obj.hashCode();
    }
}
