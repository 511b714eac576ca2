package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Tuple`7}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.tuple-7">System.Tuple`7</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Tuple`7", values = Tuple7.class)
public final class Tuple7Type implements LibraryType {
    @Member(CONSTRUCTOR)
    public static <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object>
            Tuple7<T1, T2, T3, T4, T5, T6, T7> create(
                    T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7) {
        return new Tuple7<>(item1, item2, item3, item4, item5, item6, item7);
    }

    @Member(PROPERTY)
    public static <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object>
            T1 Item1(Tuple7<T1, T2, T3, T4, T5, T6, T7> self) {
        return self.item1();
    }

    @Member(PROPERTY)
    public static <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object>
            T2 Item2(Tuple7<T1, T2, T3, T4, T5, T6, T7> self) {
        return self.item2();
    }

    @Member(PROPERTY)
    public static <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object>
            T3 Item3(Tuple7<T1, T2, T3, T4, T5, T6, T7> self) {
        return self.item3();
    }

    @Member(PROPERTY)
    public static <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object>
            T4 Item4(Tuple7<T1, T2, T3, T4, T5, T6, T7> self) {
        return self.item4();
    }

    @Member(PROPERTY)
    public static <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object>
            T5 Item5(Tuple7<T1, T2, T3, T4, T5, T6, T7> self) {
        return self.item5();
    }

    @Member(PROPERTY)
    public static <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object>
            T6 Item6(Tuple7<T1, T2, T3, T4, T5, T6, T7> self) {
        return self.item6();
    }

    @Member(PROPERTY)
    public static <
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    T7 extends @Nullable Object>
            T7 Item7(Tuple7<T1, T2, T3, T4, T5, T6, T7> self) {
        return self.item7();
    }
}
