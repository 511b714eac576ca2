package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XNodeEqualityComparer}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xnodeequalitycomparer">System.Xml.Linq.XNodeEqualityComparer</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XNodeEqualityComparer", values = XNodeEqualityComparer.class)
public final class XNodeEqualityComparerType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static XNodeEqualityComparer create() {
        return XNodeEqualityComparer.INSTANCE;
    }

    @Member(METHOD)
    public static boolean Equals(XNodeEqualityComparer self, @Nullable XNode x, @Nullable XNode y) {
        return XNodeType.DeepEquals(x, y);
    }

    @Member(METHOD)
    public static int GetHashCode(XNodeEqualityComparer self, @Nullable XNode obj) {
        return Objects.hashCode(self.key(obj));
    }
}
