package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.TimeZoneInfo}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.timezoneinfo">System.TimeZoneInfo</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.TimeZoneInfo", values = TimeZone.class)
public final class TimeZoneInfoType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static TimeZone Utc() {
        return TimeZone.UTC;
    }

    @Member(STATIC_PROPERTY)
    public static TimeZone Local() {
        return TimeZone.UTC;
    }

    @Member(STATIC)
    public static TimeZone FindSystemTimeZoneById(@Nullable String id) {
        return TimeZone.of(id);
    }

    @Member(STATIC)
    public static DateTime ConvertTimeFromUtc(DateTime dateTime, @Nullable TimeZone destinationTimeZone) {
        if (destinationTimeZone == null) throw DotNetException.argumentNull("destinationTimeZone");
        if (dateTime.kind() == DateTimeKind.Local) {
            throw DotNetException.argument("The conversion could not be completed because the supplied DateTime did not"
                    + " have the Kind property set correctly.");
        }
        return destinationTimeZone.fromUtc(dateTime);
    }

    @Member(STATIC)
    public static DateTime ConvertTimeToUtc(DateTime dateTime) {
        return dateTime.withKind(DateTimeKind.Utc);
    }

    @Member(STATIC)
    public static DateTime ConvertTimeToUtc(DateTime dateTime, @Nullable TimeZone sourceTimeZone) {
        if (sourceTimeZone == null) throw DotNetException.argumentNull("sourceTimeZone");
        return sourceTimeZone.toUtc(dateTime);
    }

    @Member(STATIC)
    public static DateTime ConvertTime(DateTime dateTime, @Nullable TimeZone destinationTimeZone) {
        if (destinationTimeZone == null) throw DotNetException.argumentNull("destinationTimeZone");
        return destinationTimeZone.fromUtc(dateTime.withKind(DateTimeKind.Utc));
    }

    @Member(STATIC)
    public static DateTimeOffset ConvertTime(DateTimeOffset dateTimeOffset, @Nullable TimeZone destinationTimeZone) {
        if (destinationTimeZone == null) throw DotNetException.argumentNull("destinationTimeZone");
        return DateTimeOffset.ofUtcTicks(
                dateTimeOffset.utc().ticks(), destinationTimeZone.offset(dateTimeOffset.utc()));
    }

    @Member(STATIC)
    public static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, @Nullable String destinationTimeZoneId) {
        return ConvertTime(dateTime, TimeZone.of(destinationTimeZoneId));
    }

    @Member(STATIC)
    public static DateTimeOffset ConvertTimeBySystemTimeZoneId(
            DateTimeOffset dateTimeOffset, @Nullable String destinationTimeZoneId) {
        return ConvertTime(dateTimeOffset, TimeZone.of(destinationTimeZoneId));
    }

    @Member(PROPERTY)
    public static String Id(TimeZone self) {
        return self.id();
    }

    @Member(PROPERTY)
    public static String StandardName(TimeZone self) {
        return self.id();
    }

    @Member(PROPERTY)
    public static String DisplayName(TimeZone self) {
        return self.id();
    }

    @Member(PROPERTY)
    public static TimeSpan BaseUtcOffset(TimeZone self) {
        return self.standardOffset();
    }

    @Member(METHOD)
    public static TimeSpan GetUtcOffset(TimeZone self, DateTime dateTime) {
        return self.offset(dateTime);
    }

    @Member(METHOD)
    public static boolean IsDaylightSavingTime(TimeZone self, DateTime dateTime) {
        return self.isDaylightSaving(dateTime);
    }
}
