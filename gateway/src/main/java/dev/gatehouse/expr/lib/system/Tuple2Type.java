package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Tuple`2}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.tuple-2">System.Tuple`2</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Tuple`2", values = Tuple2.class)
public final class Tuple2Type implements LibraryType {
    @Member(CONSTRUCTOR)
    public static <T1 extends @Nullable Object, T2 extends @Nullable Object> Tuple2<T1, T2> create(T1 item1, T2 item2) {
        return new Tuple2<>(item1, item2);
    }

    @Member(PROPERTY)
    public static <T1 extends @Nullable Object, T2 extends @Nullable Object> T1 Item1(Tuple2<T1, T2> self) {
        return self.item1();
    }

    @Member(PROPERTY)
    public static <T1 extends @Nullable Object, T2 extends @Nullable Object> T2 Item2(Tuple2<T1, T2> self) {
        return self.item2();
    }
}
