package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XText}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xtext">System.Xml.Linq.XText</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XText", values = XText.class)
public final class XTextType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static XText create(@Nullable String value) {
        return new XText(XmlValues.required(value, "value"));
    }

    @Member(PROPERTY)
    public static String Value(XText self) {
        return self.value();
    }

    @Member(value = SETTER, name = "Value")
    public static void setValue(XText self, @Nullable String value) {
        self.setValue(XmlValues.required(value, "value"));
    }

    @Member(CONSTRUCTOR)
    public static XText create(@Nullable XText other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return new XText(other.value());
    }
}
