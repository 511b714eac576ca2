package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XComment}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xcomment">System.Xml.Linq.XComment</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XComment", values = XComment.class)
public final class XCommentType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static XComment create(@Nullable String value) {
        return new XComment(XmlValues.required(value, "value"));
    }

    @Member(PROPERTY)
    public static String Value(XComment self) {
        return self.value();
    }

    @Member(CONSTRUCTOR)
    public static XComment create(@Nullable XComment other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return new XComment(other.value());
    }
}
