package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/** {@code context.Workspace}, and that of an API or a product. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IWorkspace", values = Workspace.class)
public final class WorkspaceType implements LibraryType {
    @Member(PROPERTY)
    public static String Id(Workspace self) {
        return self.id();
    }

    @Member(PROPERTY)
    public static String Name(Workspace self) {
        return self.name();
    }
}
