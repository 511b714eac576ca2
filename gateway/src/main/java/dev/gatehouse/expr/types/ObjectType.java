package dev.gatehouse.expr.types;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Object}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.object">System.Object</a>
 */
@DotNet(value = "System.Object", values = Object.class)
public final class ObjectType implements LibraryType {
    @Member(Member.Kind.METHOD)
    public static String ToString(Object self) {
        return Text.of(self);
    }

    @Member(value = Member.Kind.METHOD, name = "Equals")
    public static boolean equalsInstance(@Nullable Object self, @Nullable Object obj) {
        // A nullable without value is asked too.
        return Objects.equals(self, obj);
    }

    @Member(value = Member.Kind.STATIC, name = "Equals")
    public static boolean equalsStatic(@Nullable Object objA, @Nullable Object objB) {
        return Objects.equals(objA, objB);
    }

    @Member(Member.Kind.STATIC)
    public static boolean ReferenceEquals(@Nullable Object objA, @Nullable Object objB) {
        return Operations.isSame(objA, objB);
    }

    @Member(Member.Kind.METHOD)
    public static int GetHashCode(@Nullable Object self) {
        return Objects.hashCode(self);
    }

    @Member(Member.Kind.METHOD)
    public static TypeToken<?> GetType(Object self) {
        return TypeToken.reference(TypeNames.of(self), self.getClass());
    }

    @Member(Member.Kind.CONSTRUCTOR)
    public static Object create() {
        return new Object();
    }
}
