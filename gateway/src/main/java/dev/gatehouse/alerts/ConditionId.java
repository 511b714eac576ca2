package dev.gatehouse.alerts;

import dev.gatehouse.model.AlertRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Says whether two versions of a rule raise the same alerts: all but how alerts are described and who is told. */
final class ConditionId {
    private ConditionId() {}

    static String of(AlertRule rule) {
        var all = String.join(
                "\n",
                rule.frequency().toString(),
                rule.window().toString(),
                String.valueOf(rule.queryRange()),
                String.valueOf(rule.timeToResolve() != null),
                rule.condition().toString());
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
