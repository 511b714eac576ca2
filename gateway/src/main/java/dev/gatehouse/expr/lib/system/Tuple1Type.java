package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Tuple`1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.tuple-1">System.Tuple`1</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Tuple`1", values = Tuple1.class)
public final class Tuple1Type implements LibraryType {
    @Member(CONSTRUCTOR)
    public static <T1 extends @Nullable Object> Tuple1<T1> create(T1 item1) {
        return new Tuple1<>(item1);
    }

    @Member(PROPERTY)
    public static <T1 extends @Nullable Object> T1 Item1(Tuple1<T1> self) {
        return self.item1();
    }
}
