package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.TimeZoneInfo}: a zone of the JDK's, by IANA name or by the more usual ones of Windows, or one that an
 * expression made.
 *
 * @param id as it was asked for
 * @param rules Java's
 * @param displayName for people
 * @param standardName its name outside of daylight saving time
 * @param daylightName its name in daylight saving time
 * @param adjustments the rules that an expression made it from
 */
public record TimeZone(
        String id,
        ZoneRules rules,
        String displayName,
        String standardName,
        String daylightName,
        List<AdjustmentRule> adjustments) {
    public static final TimeZone UTC = named("UTC", ZoneOffset.UTC);

    public TimeZone {
        adjustments = List.copyOf(adjustments);
    }

    private static TimeZone named(String id, ZoneId zone) {
        return new TimeZone(id, zone.getRules(), id, id, id, List.of());
    }

    private static final Map<String, String> WINDOWS = Map.ofEntries(
            Map.entry("GMT Standard Time", "Europe/London"),
            Map.entry("W. Europe Standard Time", "Europe/Berlin"),
            Map.entry("Romance Standard Time", "Europe/Paris"),
            Map.entry("Central Europe Standard Time", "Europe/Budapest"),
            Map.entry("Central European Standard Time", "Europe/Warsaw"),
            Map.entry("E. Europe Standard Time", "Europe/Chisinau"),
            Map.entry("FLE Standard Time", "Europe/Kiev"),
            Map.entry("GTB Standard Time", "Europe/Bucharest"),
            Map.entry("Russian Standard Time", "Europe/Moscow"),
            Map.entry("Turkey Standard Time", "Europe/Istanbul"),
            Map.entry("Israel Standard Time", "Asia/Jerusalem"),
            Map.entry("Arab Standard Time", "Asia/Riyadh"),
            Map.entry("Arabian Standard Time", "Asia/Dubai"),
            Map.entry("India Standard Time", "Asia/Calcutta"),
            Map.entry("SE Asia Standard Time", "Asia/Bangkok"),
            Map.entry("Singapore Standard Time", "Asia/Singapore"),
            Map.entry("China Standard Time", "Asia/Shanghai"),
            Map.entry("Tokyo Standard Time", "Asia/Tokyo"),
            Map.entry("Korea Standard Time", "Asia/Seoul"),
            Map.entry("AUS Eastern Standard Time", "Australia/Sydney"),
            Map.entry("E. Australia Standard Time", "Australia/Brisbane"),
            Map.entry("W. Australia Standard Time", "Australia/Perth"),
            Map.entry("New Zealand Standard Time", "Pacific/Auckland"),
            Map.entry("South Africa Standard Time", "Africa/Johannesburg"),
            Map.entry("Egypt Standard Time", "Africa/Cairo"),
            Map.entry("E. South America Standard Time", "America/Sao_Paulo"),
            Map.entry("Argentina Standard Time", "America/Buenos_Aires"),
            Map.entry("Atlantic Standard Time", "America/Halifax"),
            Map.entry("Eastern Standard Time", "America/New_York"),
            Map.entry("Central Standard Time", "America/Chicago"),
            Map.entry("Mountain Standard Time", "America/Denver"),
            Map.entry("US Mountain Standard Time", "America/Phoenix"),
            Map.entry("Pacific Standard Time", "America/Los_Angeles"),
            Map.entry("Alaskan Standard Time", "America/Anchorage"),
            Map.entry("Hawaiian Standard Time", "Pacific/Honolulu"));

    /** @throws DotNetException TimeZoneNotFoundException */
    public static TimeZone of(@Nullable String id) {
        if (id == null) throw DotNetException.argumentNull("id");
        if (id.equals("UTC")) return UTC;
        try {
            return named(id, ZoneId.of(WINDOWS.getOrDefault(id, id)));
        } catch (ZoneRulesException _) {
            throw notFound(id);
        } catch (DateTimeException _) {
            throw notFound(id);
        }
    }

    private static DotNetException notFound(String id) {
        return new DotNetException(
                "System.TimeZoneNotFoundException",
                "The time zone ID '" + id + "' was not found on the local computer.");
    }

    /** What to add to UTC then; a time that no zone names is one of this zone's clock. */
    public TimeSpan offset(DateTime at) {
        var offset = at.kind() == DateTimeKind.Unspecified
                ? rules.getOffset(LocalDateTime.ofInstant(at.instant(), ZoneOffset.UTC))
                : rules.getOffset(at.instant());
        return new TimeSpan(offset.getTotalSeconds() * TimeSpan.PER_SECOND);
    }

    public boolean isDaylightSaving(DateTime at) {
        var moment = at.kind() == DateTimeKind.Unspecified
                ? at.plusTicks(-offset(at).ticks()).instant()
                : at.instant();
        return rules.isDaylightSavings(moment);
    }

    public TimeSpan standardOffset() {
        var offset = rules.getStandardOffset(SystemClock.now());
        return new TimeSpan(offset.getTotalSeconds() * TimeSpan.PER_SECOND);
    }

    /** What this zone's clock shows at a moment of UTC. */
    public DateTime fromUtc(DateTime utc) {
        var shown = utc.plusTicks(offset(utc.withKind(DateTimeKind.Utc)).ticks());
        return shown.withKind(this.equals(UTC) ? DateTimeKind.Utc : DateTimeKind.Unspecified);
    }

    /** The moment at which this zone's clock shows a time. */
    public DateTime toUtc(DateTime shown) {
        return shown.plusTicks(-offset(shown.withKind(DateTimeKind.Unspecified)).ticks())
                .withKind(DateTimeKind.Utc);
    }

    /** The offsets that a time may mean which this zone's clock shows twice; empty for others. */
    List<TimeSpan> ambiguousOffsets(DateTime shown) {
        var offsets = rules.getValidOffsets(LocalDateTime.ofInstant(shown.instant(), ZoneOffset.UTC));
        return offsets.size() < 2
                ? List.of()
                : offsets.stream()
                        .map(offset -> new TimeSpan(offset.getTotalSeconds() * TimeSpan.PER_SECOND))
                        .sorted()
                        .toList();
    }

    /** Whether this zone's clock never shows that time. */
    boolean skips(DateTime shown) {
        return rules.getValidOffsets(LocalDateTime.ofInstant(shown.instant(), ZoneOffset.UTC))
                .isEmpty();
    }

    @Override
    public String toString() {
        return displayName;
    }
}
