package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.TimeZone}, the older one: the zone of the gateway, which is UTC.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.timezone">System.TimeZone</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.TimeZone", values = CurrentTimeZone.class)
public final class TimeZoneType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static CurrentTimeZone CurrentTimeZone() {
        return CurrentTimeZone.UTC;
    }

    @Member(PROPERTY)
    public static String StandardName(CurrentTimeZone self) {
        return "UTC";
    }

    @Member(PROPERTY)
    public static String DaylightName(CurrentTimeZone self) {
        return "UTC";
    }

    @Member(METHOD)
    public static TimeSpan GetUtcOffset(CurrentTimeZone self, DateTime time) {
        return TimeSpan.ZERO;
    }

    @Member(METHOD)
    public static boolean IsDaylightSavingTime(CurrentTimeZone self, DateTime time) {
        return false;
    }

    @Member(METHOD)
    public static DateTime ToLocalTime(CurrentTimeZone self, DateTime time) {
        return time.withKind(DateTimeKind.Local);
    }

    @Member(METHOD)
    public static DateTime ToUniversalTime(CurrentTimeZone self, DateTime time) {
        return time.withKind(DateTimeKind.Utc);
    }
}
