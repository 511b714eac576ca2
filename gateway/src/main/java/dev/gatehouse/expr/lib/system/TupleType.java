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

    @Member(STATIC)
    public static <T1 extends @Nullable Object> Tuple1<T1> Create(T1 item1) {
        return new Tuple1<>(item1);
    }

    @Member(STATIC)
    public static <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object>
            Tuple5<T1, T2, T3, T4, T5> Create(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5) {
        return new Tuple5<>(item1, item2, item3, item4, item5);
    }

    @Member(STATIC)
    public static <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object>
            Tuple6<T1, T2, T3, T4, T5, T6> Create(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6) {
        return new Tuple6<>(item1, item2, item3, item4, item5, item6);
    }

    @Member(STATIC)
    public static <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object>
            Tuple7<T1, T2, T3, T4, T5, T6, T7> Create(
                    T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7) {
        return new Tuple7<>(item1, item2, item3, item4, item5, item6, item7);
    }

    @Member(STATIC)
    public static <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object,
                    T8 extends @Nullable Object>
            Tuple8<T1, T2, T3, T4, T5, T6, T7, Tuple1<T8>> Create(
                    T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7, T8 item8) {
        return new Tuple8<>(item1, item2, item3, item4, item5, item6, item7, new Tuple1<>(item8));
    }
}
