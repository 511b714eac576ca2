package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.TimeZoneInfo.AdjustmentRule}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.timezoneinfo.adjustmentrule">System.TimeZoneInfo.AdjustmentRule</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.TimeZoneInfo.AdjustmentRule", values = AdjustmentRule.class)
public final class AdjustmentRuleType implements LibraryType {
    @Member(STATIC)
    public static AdjustmentRule CreateAdjustmentRule(
            DateTime dateStart,
            DateTime dateEnd,
            TimeSpan daylightDelta,
            TransitionTime daylightTransitionStart,
            TransitionTime daylightTransitionEnd) {
        if (dateStart.kind() != DateTimeKind.Unspecified || dateEnd.kind() != DateTimeKind.Unspecified) {
            throw DotNetException.argument(
                    "The supplied DateTime must have the Kind property set to DateTimeKind.Unspecified.");
        }
        if (daylightTransitionStart.equals(daylightTransitionEnd)) {
            throw DotNetException.argument(
                    "The DaylightTransitionStart property must not equal the DaylightTransitionEnd"
                            + " property.\nParameter name: daylightTransitionEnd");
        }
        if (dateStart.ticks() > dateEnd.ticks()) {
            throw DotNetException.argument("The DateStart property must come before the DateEnd property.");
        }
        if (Math.abs(daylightDelta.ticks()) > 14 * TimeSpan.PER_HOUR) {
            throw DotNetException.argumentOutOfRange("daylightDelta");
        }
        if (daylightDelta.ticks() % TimeSpan.PER_MINUTE != 0) {
            throw DotNetException.argument(
                    "The TimeSpan parameter cannot be specified more precisely than whole minutes.");
        }
        if (dateStart.timeOfDay() != 0 || dateEnd.timeOfDay() != 0) {
            throw DotNetException.argument(
                    "The supplied DateTime includes a TimeOfDay setting.   This is not supported.");
        }
        return new AdjustmentRule(dateStart, dateEnd, daylightDelta, daylightTransitionStart, daylightTransitionEnd);
    }

    @Member(PROPERTY)
    public static DateTime DateStart(AdjustmentRule self) {
        return self.dateStart();
    }

    @Member(PROPERTY)
    public static DateTime DateEnd(AdjustmentRule self) {
        return self.dateEnd();
    }

    @Member(PROPERTY)
    public static TimeSpan DaylightDelta(AdjustmentRule self) {
        return self.daylightDelta();
    }

    @Member(PROPERTY)
    public static TransitionTime DaylightTransitionStart(AdjustmentRule self) {
        return self.start();
    }

    @Member(PROPERTY)
    public static TransitionTime DaylightTransitionEnd(AdjustmentRule self) {
        return self.end();
    }

    @Member(METHOD)
    public static boolean Equals(AdjustmentRule self, @Nullable AdjustmentRule other) {
        return self.equals(other);
    }
}
