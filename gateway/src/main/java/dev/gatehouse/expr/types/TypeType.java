package dev.gatehouse.expr.types;

/**
 * {@code System.Type}, as far as it tells names; nothing can be reached through it.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.type">System.Type</a>
 */
@DotNet(value = "System.Type", values = TypeToken.class)
public final class TypeType implements LibraryType {
    @Member(Member.Kind.PROPERTY)
    public static String Name(TypeToken<?> self) {
        return self.name().substring(self.name().lastIndexOf('.') + 1);
    }

    @Member(Member.Kind.PROPERTY)
    public static String FullName(TypeToken<?> self) {
        return self.name();
    }

    @Member(Member.Kind.PROPERTY)
    public static String Namespace(TypeToken<?> self) {
        return self.name().substring(0, Math.max(0, self.name().lastIndexOf('.')));
    }
}
