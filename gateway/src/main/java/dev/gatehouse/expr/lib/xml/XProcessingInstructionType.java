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
 * {@code System.Xml.Linq.XProcessingInstruction}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xprocessinginstruction">System.Xml.Linq.XProcessingInstruction</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XProcessingInstruction", values = XProcessingInstruction.class)
public final class XProcessingInstructionType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static XProcessingInstruction create(@Nullable String target, @Nullable String data) {
        return new XProcessingInstruction(XmlValues.required(target, "target"), XmlValues.required(data, "data"));
    }

    @Member(PROPERTY)
    public static String Target(XProcessingInstruction self) {
        return self.target();
    }

    @Member(PROPERTY)
    public static String Data(XProcessingInstruction self) {
        return self.data();
    }

    @Member(CONSTRUCTOR)
    public static XProcessingInstruction create(@Nullable XProcessingInstruction other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return new XProcessingInstruction(other.target(), other.data());
    }
}
