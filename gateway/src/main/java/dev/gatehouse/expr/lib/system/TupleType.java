package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Tuple}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.tuple">System.Tuple</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Tuple")
public final class TupleType implements LibraryType {
    @Member(STATIC)
    public static <T1 extends @Nullable Object, T2 extends @Nullable Object> Tuple2<T1, T2> Create(T1 item1, T2 item2) {
        return new Tuple2<>(item1, item2);
    }

    @Member(STATIC)
    public static <T1 extends @Nullable Object, T2 extends @Nullable Object, T3 extends @Nullable Object>
            Tuple3<T1, T2, T3> Create(T1 item1, T2 item2, T3 item3) {
        return new Tuple3<>(item1, item2, item3);
    }

    @Member(STATIC)
    public static <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object>
            Tuple4<T1, T2, T3, T4> Create(T1 item1, T2 item2, T3 item3, T4 item4) {
        return new Tuple4<>(item1, item2, item3, item4);
    }
}
