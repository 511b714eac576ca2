package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Numerics.BigInteger}: what JSON's integers beyond 64 bits become.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.numerics.biginteger">System.Numerics.BigInteger</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Numerics.BigInteger", values = BigInteger.class, struct = true)
public final class BigIntegerType implements LibraryType {
    private static final int MAX_DIGITS = 10_000;

    @Member(CONSTRUCTOR)
    public static BigInteger create() {
        return BigInteger.ZERO;
    }

    @Member(STATIC)
    public static BigInteger Parse(@Nullable String value) {
        if (value == null) throw DotNetException.argumentNull("value");
        var parsed = value.length() > MAX_DIGITS ? null : NumberParse.integer(value, NumberParse.INTEGER);
        if (parsed == null) throw DotNetException.format("The value could not be parsed.");
        return parsed;
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String value, Out<BigInteger> result) {
        var parsed =
                value == null || value.length() > MAX_DIGITS ? null : NumberParse.integer(value, NumberParse.INTEGER);
        result.value = parsed == null ? BigInteger.ZERO : parsed;
        return parsed != null;
    }

    @Member(METHOD)
    public static String ToString(BigInteger self) {
        return self.toString();
    }

    @Member(METHOD)
    public static int CompareTo(BigInteger self, BigInteger other) {
        return self.compareTo(other);
    }

    @Member(PROPERTY)
    public static boolean IsZero(BigInteger self) {
        return self.signum() == 0;
    }

    @Member(PROPERTY)
    public static int Sign(BigInteger self) {
        return self.signum();
    }
}
