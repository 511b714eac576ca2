package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.model.Operation;

/** {@code context.Operation}. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IOperation", values = Operation.class)
public final class OperationType implements LibraryType {
    @Member(PROPERTY)
    public static String Id(Operation self) {
        return self.id();
    }

    @Member(PROPERTY)
    public static String Method(Operation self) {
        return self.method();
    }

    @Member(PROPERTY)
    public static String Name(Operation self) {
        return self.name();
    }

    @Member(PROPERTY)
    public static String UrlTemplate(Operation self) {
        return self.urlTemplate();
    }
}
