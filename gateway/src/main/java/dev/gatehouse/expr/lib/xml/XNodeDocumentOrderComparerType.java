package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XNodeDocumentOrderComparer}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xnodedocumentordercomparer">System.Xml.Linq.XNodeDocumentOrderComparer</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XNodeDocumentOrderComparer", values = XNodeDocumentOrderComparer.class)
public final class XNodeDocumentOrderComparerType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static XNodeDocumentOrderComparer create() {
        return XNodeDocumentOrderComparer.INSTANCE;
    }

    @Member(METHOD)
    public static int Compare(XNodeDocumentOrderComparer self, @Nullable XNode x, @Nullable XNode y) {
        return self.order(x, y);
    }
}
