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
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.TimeZoneInfo}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.timezoneinfo">System.TimeZoneInfo</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.TimeZoneInfo", values = TimeZone.class)
public final class TimeZoneInfoType implements LibraryType {
    private static final int MAX_RULES = 100;

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
        return self.standardName();
    }

    @Member(PROPERTY)
    public static String DisplayName(TimeZone self) {
        return self.displayName();
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

    @Member(PROPERTY)
    public static String DaylightName(TimeZone self) {
        return self.daylightName();
    }

    @Member(PROPERTY)
    public static boolean SupportsDaylightSavingTime(TimeZone self) {
        return !self.rules().getTransitionRules().isEmpty()
                || !self.adjustments().isEmpty();
    }

    @Member(METHOD)
    public static boolean Equals(TimeZone self, @Nullable TimeZone other) {
        return other != null && self.id().equalsIgnoreCase(other.id()) && HasSameRules(self, other);
    }

    @Member(METHOD)
    public static boolean HasSameRules(TimeZone self, @Nullable TimeZone other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return self.rules().equals(other.rules());
    }

    @Member(METHOD)
    public static TimeSpan[] GetAmbiguousTimeOffsets(TimeZone self, DateTime dateTime) {
        var offsets = self.ambiguousOffsets(dateTime);
        if (offsets.isEmpty()) {
            throw DotNetException.argument("The supplied DateTime is not in an ambiguous time range.");
        }
        return offsets.toArray(TimeSpan[]::new);
    }

    @Member(METHOD)
    public static TimeSpan GetUtcOffset(TimeZone self, DateTimeOffset dateTimeOffset) {
        return self.offset(dateTimeOffset.utc());
    }

    /** Of the clock's time; a moment of UTC is shown by it first. */
    @Member(METHOD)
    public static boolean IsAmbiguousTime(TimeZone self, DateTime dateTime) {
        var shown = dateTime.kind() == DateTimeKind.Unspecified ? dateTime : self.fromUtc(dateTime);
        return !self.ambiguousOffsets(shown).isEmpty();
    }

    @Member(METHOD)
    public static boolean IsAmbiguousTime(TimeZone self, DateTimeOffset dateTimeOffset) {
        return IsAmbiguousTime(self, dateTimeOffset.utc());
    }

    @Member(METHOD)
    public static boolean IsDaylightSavingTime(TimeZone self, DateTimeOffset dateTimeOffset) {
        return self.isDaylightSaving(dateTimeOffset.utc());
    }

    /** Whether the clock skips that time when daylight saving time begins. */
    @Member(METHOD)
    public static boolean IsInvalidTime(TimeZone self, DateTime dateTime) {
        return dateTime.kind() == DateTimeKind.Unspecified && self.skips(dateTime);
    }

    @Member(STATIC)
    public static void ClearCachedData() {}

    @Member(STATIC)
    public static TimeZone CreateCustomTimeZone(
            @Nullable String id,
            TimeSpan baseUtcOffset,
            @Nullable String displayName,
            @Nullable String standardDisplayName) {
        return CreateCustomTimeZone(
                id, baseUtcOffset, displayName, standardDisplayName, standardDisplayName, null, true);
    }

    @Member(STATIC)
    public static TimeZone CreateCustomTimeZone(
            @Nullable String id,
            TimeSpan baseUtcOffset,
            @Nullable String displayName,
            @Nullable String standardDisplayName,
            @Nullable String daylightDisplayName,
            @Nullable AdjustmentRule @Nullable [] adjustmentRules) {
        return CreateCustomTimeZone(
                id, baseUtcOffset, displayName, standardDisplayName, daylightDisplayName, adjustmentRules, false);
    }

    @Member(STATIC)
    public static TimeZone CreateCustomTimeZone(
            @Nullable String id,
            TimeSpan baseUtcOffset,
            @Nullable String displayName,
            @Nullable String standardDisplayName,
            @Nullable String daylightDisplayName,
            @Nullable AdjustmentRule @Nullable [] adjustmentRules,
            boolean disableDaylightSavingTime) {
        if (id == null) throw DotNetException.argumentNull("id");
        if (id.isEmpty()) throw DotNetException.argument("The specified ID parameter '' is not supported.");
        if (baseUtcOffset.ticks() % TimeSpan.PER_MINUTE != 0) {
            throw DotNetException.argument(
                    "The TimeSpan parameter cannot be specified more precisely than whole minutes.");
        }
        if (Math.abs(baseUtcOffset.ticks()) > 14 * TimeSpan.PER_HOUR) {
            throw DotNetException.argumentOutOfRange("baseUtcOffset");
        }
        var rules = new ArrayList<AdjustmentRule>();
        if (adjustmentRules != null && adjustmentRules.length > MAX_RULES) {
            throw new DotNetException("System.InvalidTimeZoneException", "There are too many rules.");
        }
        if (adjustmentRules != null && !disableDaylightSavingTime) {
            for (var rule : adjustmentRules) {
                if (rule == null) {
                    throw new DotNetException(
                            "System.InvalidTimeZoneException",
                            "The AdjustmentRule array cannot contain null elements.");
                }
                rules.add(rule);
            }
        }
        var standard = ZoneOffset.ofTotalSeconds((int) (baseUtcOffset.ticks() / TimeSpan.PER_SECOND));
        var display = displayName == null ? "" : displayName;
        var standardName = standardDisplayName == null ? "" : standardDisplayName;
        var daylightName = daylightDisplayName == null ? "" : daylightDisplayName;
        return new TimeZone(id, AdjustmentRule.rules(standard, rules), display, standardName, daylightName, rules);
    }

    @Member(STATIC)
    public static DateTime ConvertTime(
            DateTime dateTime, @Nullable TimeZone sourceTimeZone, @Nullable TimeZone destinationTimeZone) {
        if (sourceTimeZone == null) throw DotNetException.argumentNull("sourceTimeZone");
        if (destinationTimeZone == null) throw DotNetException.argumentNull("destinationTimeZone");
        boolean utc = sourceTimeZone.equals(TimeZone.UTC);
        if (dateTime.kind() == DateTimeKind.Utc && !utc) {
            throw DotNetException.argument("The conversion could not be completed because the supplied DateTime did not"
                    + " have the Kind property set correctly.");
        }
        return destinationTimeZone.fromUtc(utc ? dateTime.withKind(DateTimeKind.Utc) : sourceTimeZone.toUtc(dateTime));
    }

    @Member(STATIC)
    public static DateTime ConvertTimeBySystemTimeZoneId(
            DateTime dateTime, @Nullable String sourceTimeZoneId, @Nullable String destinationTimeZoneId) {
        return ConvertTime(dateTime, TimeZone.of(sourceTimeZoneId), TimeZone.of(destinationTimeZoneId));
    }
}
