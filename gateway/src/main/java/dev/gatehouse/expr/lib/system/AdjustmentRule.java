package dev.gatehouse.expr.lib.system;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** {@code System.TimeZoneInfo.AdjustmentRule}: daylight saving time within a span of years. */
public record AdjustmentRule(
        DateTime dateStart, DateTime dateEnd, TimeSpan daylightDelta, TransitionTime start, TransitionTime end) {
    /** Years outside of these have no daylight saving time: nobody asks about them, and each costs memory. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2100;

    /** Java's rules for a zone with these. */
    static ZoneRules rules(ZoneOffset standard, List<AdjustmentRule> adjustments) {
        var changes = new TreeMap<LocalDateTime, ZoneOffset>();
        for (var rule : adjustments) {
            int last = Math.min(LAST_YEAR, rule.dateEnd.date().getYear());
            for (int year = Math.max(FIRST_YEAR, rule.dateStart.date().getYear()); year <= last; year++) {
                changes.put(rule.start.in(year), rule.daylight(standard));
                changes.put(rule.end.in(year), standard);
            }
        }
        var transitions = new ArrayList<ZoneOffsetTransition>();
        var before = standard;
        for (var change : changes.entrySet()) {
            if (change.getValue().equals(before)) continue;
            transitions.add(ZoneOffsetTransition.of(change.getKey(), before, change.getValue()));
            before = change.getValue();
        }
        return ZoneRules.of(standard, standard, List.of(), transitions, List.of());
    }

    private ZoneOffset daylight(ZoneOffset standard) {
        return ZoneOffset.ofTotalSeconds(
                standard.getTotalSeconds() + (int) (daylightDelta.ticks() / TimeSpan.PER_SECOND));
    }

    @Override
    public String toString() {
        return "System.TimeZoneInfo+AdjustmentRule";
    }
}
