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

/**
 * {@code System.TimeZoneInfo.TransitionTime}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.timezoneinfo.transitiontime">System.TimeZoneInfo.TransitionTime</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.TimeZoneInfo.TransitionTime", values = TransitionTime.class, struct = true)
public final class TransitionTimeType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static TransitionTime create() {
        return new TransitionTime(false, DateTime.MIN, 0, 0, 0, DayOfWeek.Sunday);
    }

    @Member(STATIC)
    public static TransitionTime CreateFixedDateRule(DateTime timeOfDay, int month, int day) {
        requireTime(timeOfDay, month);
        if (day < 1 || day > 31) throw DotNetException.argumentOutOfRange("day");
        return new TransitionTime(true, timeOfDay, month, 1, day, DayOfWeek.Sunday);
    }

    @Member(STATIC)
    public static TransitionTime CreateFloatingDateRule(DateTime timeOfDay, int month, int week, DayOfWeek dayOfWeek) {
        requireTime(timeOfDay, month);
        if (week < 1 || week > 5) throw DotNetException.argumentOutOfRange("week");
        return new TransitionTime(false, timeOfDay, month, week, 1, dayOfWeek);
    }

    private static void requireTime(DateTime timeOfDay, int month) {
        if (timeOfDay.kind() != DateTimeKind.Unspecified) {
            throw DotNetException.argument("The supplied DateTime must have the Kind property set to"
                    + " DateTimeKind.Unspecified.\nParameter name: timeOfDay");
        }
        if (month < 1 || month > 12) throw DotNetException.argumentOutOfRange("month");
        if (timeOfDay.ticks() >= TimeSpan.PER_DAY || timeOfDay.ticks() % TimeSpan.PER_MILLISECOND != 0) {
            throw DotNetException.argument(
                    "The supplied DateTime must have the Year, Month, and Day properties set to 1.  The time cannot be"
                            + " specified more precisely than whole milliseconds.\nParameter name: timeOfDay");
        }
    }

    @Member(PROPERTY)
    public static boolean IsFixedDateRule(TransitionTime self) {
        return self.fixed();
    }

    @Member(PROPERTY)
    public static DateTime TimeOfDay(TransitionTime self) {
        return self.timeOfDay();
    }

    @Member(PROPERTY)
    public static int Month(TransitionTime self) {
        return self.month();
    }

    @Member(PROPERTY)
    public static int Week(TransitionTime self) {
        return self.week();
    }

    @Member(PROPERTY)
    public static int Day(TransitionTime self) {
        return self.day();
    }

    @Member(PROPERTY)
    public static DayOfWeek DayOfWeek(TransitionTime self) {
        return self.dayOfWeek();
    }

    @Member(METHOD)
    public static boolean Equals(TransitionTime self, TransitionTime other) {
        return self.equals(other);
    }

    @Member(OPERATOR)
    public static boolean op_Equality(TransitionTime t1, TransitionTime t2) {
        return t1.equals(t2);
    }

    @Member(OPERATOR)
    public static boolean op_Inequality(TransitionTime t1, TransitionTime t2) {
        return !t1.equals(t2);
    }
}
