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
        int arguments = self.name().indexOf("`");
        int bracket = arguments < 0 ? -1 : self.name().indexOf('[', arguments);
        var plain = bracket < 0 ? self.name() : self.name().substring(0, bracket);
        return plain.substring(plain.lastIndexOf('.') + 1);
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
