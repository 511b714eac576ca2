package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XCData}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xcdata">System.Xml.Linq.XCData</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XCData", values = XCData.class)
public final class XCDataType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static XCData create(@Nullable String value) {
        return new XCData(XmlValues.required(value, "value"));
    }

    @Member(CONSTRUCTOR)
    public static XCData create(@Nullable XCData other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return new XCData(other.value());
    }
}
