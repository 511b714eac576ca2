package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.OPERATOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Version}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.version">System.Version</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Version", values = Version.class)
public final class VersionType implements LibraryType {
    private static final int MAX_PARTS = 4;

    @Member(CONSTRUCTOR)
    public static Version create() {
        return new Version(0, 0, -1, -1);
    }

    @Member(CONSTRUCTOR)
    public static Version create(int major, int minor) {
        return new Version(natural(major, "major"), natural(minor, "minor"), -1, -1);
    }

    @Member(CONSTRUCTOR)
    public static Version create(int major, int minor, int build) {
        return new Version(natural(major, "major"), natural(minor, "minor"), natural(build, "build"), -1);
    }

    @Member(CONSTRUCTOR)
    public static Version create(int major, int minor, int build, int revision) {
        return new Version(
                natural(major, "major"),
                natural(minor, "minor"),
                natural(build, "build"),
                natural(revision, "revision"));
    }

    @Member(CONSTRUCTOR)
    public static Version create(@Nullable String version) {
        return Parse(version);
    }

    @Member(PROPERTY)
    public static int Major(Version self) {
        return self.major();
    }

    @Member(PROPERTY)
    public static int Minor(Version self) {
        return self.minor();
    }

    @Member(PROPERTY)
    public static int Build(Version self) {
        return self.build();
    }

    @Member(PROPERTY)
    public static int Revision(Version self) {
        return self.revision();
    }

    @Member(PROPERTY)
    public static short MajorRevision(Version self) {
        return (short) (self.revision() >> Short.SIZE);
    }

    @Member(PROPERTY)
    public static short MinorRevision(Version self) {
        return (short) self.revision();
    }

    @Member(METHOD)
    public static Object Clone(Version self) {
        return self;
    }

    @Member(METHOD)
    public static int CompareTo(Version self, @Nullable Object version) {
        if (version == null) return 1;
        if (version instanceof Version other) return CompareTo(self, other);
        throw DotNetException.argument("Object must be of type Version.");
    }

    /** -1, 0 or 1. */
    @Member(METHOD)
    public static int CompareTo(Version self, @Nullable Version value) {
        return value == null ? 1 : Integer.signum(self.compareTo(value));
    }

    @Member(METHOD)
    public static boolean Equals(Version self, @Nullable Version obj) {
        return self.equals(obj);
    }

    @Member(METHOD)
    public static String ToString(Version self, int fieldCount) {
        return self.text(fieldCount);
    }

    /** Two to four numbers. */
    @Member(STATIC)
    public static Version Parse(@Nullable String input) {
        if (input == null) throw DotNetException.argumentNull("input");
        var parts = input.split("\\.", -1);
        if (parts.length < 2 || parts.length > MAX_PARTS) {
            throw DotNetException.argument("Version string portion was too short or too long.\nParameter name: input");
        }
        int[] numbers = {0, 0, -1, -1};
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = natural(NumberParse.int32(parts[i], NumberParse.INTEGER), "version");
        }
        return new Version(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String input, Out<Version> result) {
        result.value = null;
        try {
            result.value = input == null ? null : Parse(input);
        } catch (DotNetException _) {
            return false;
        }
        return input != null;
    }

    @Member(OPERATOR)
    public static boolean op_Equality(@Nullable Version v1, @Nullable Version v2) {
        return Objects.equals(v1, v2);
    }

    @Member(OPERATOR)
    public static boolean op_Inequality(@Nullable Version v1, @Nullable Version v2) {
        return !Objects.equals(v1, v2);
    }

    @Member(OPERATOR)
    public static boolean op_LessThan(@Nullable Version v1, @Nullable Version v2) {
        if (v1 == null) throw DotNetException.argumentNull("v1");
        return CompareTo(v1, v2) < 0;
    }

    @Member(OPERATOR)
    public static boolean op_LessThanOrEqual(@Nullable Version v1, @Nullable Version v2) {
        if (v1 == null) throw DotNetException.argumentNull("v1");
        return CompareTo(v1, v2) <= 0;
    }

    @Member(OPERATOR)
    public static boolean op_GreaterThan(@Nullable Version v1, @Nullable Version v2) {
        return op_LessThan(v2, v1);
    }

    @Member(OPERATOR)
    public static boolean op_GreaterThanOrEqual(@Nullable Version v1, @Nullable Version v2) {
        return op_LessThanOrEqual(v2, v1);
    }

    private static int natural(int value, String parameter) {
        if (value < 0) throw DotNetException.argumentOutOfRange(parameter);
        return value;
    }
}
