package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Tuple`3}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.tuple-3">System.Tuple`3</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Tuple`3", values = Tuple3.class)
public final class Tuple3Type implements LibraryType {
    @Member(CONSTRUCTOR)
    public static <T1 extends @Nullable Object, T2 extends @Nullable Object, T3 extends @Nullable Object>
            Tuple3<T1, T2, T3> create(T1 item1, T2 item2, T3 item3) {
        return new Tuple3<>(item1, item2, item3);
    }

    @Member(PROPERTY)
    public static <T1 extends @Nullable Object, T2 extends @Nullable Object, T3 extends @Nullable Object> T1 Item1(
            Tuple3<T1, T2, T3> self) {
        return self.item1();
    }

    @Member(PROPERTY)
    public static <T1 extends @Nullable Object, T2 extends @Nullable Object, T3 extends @Nullable Object> T2 Item2(
            Tuple3<T1, T2, T3> self) {
        return self.item2();
    }

    @Member(PROPERTY)
    public static <T1 extends @Nullable Object, T2 extends @Nullable Object, T3 extends @Nullable Object> T3 Item3(
            Tuple3<T1, T2, T3> self) {
        return self.item3();
    }
}
