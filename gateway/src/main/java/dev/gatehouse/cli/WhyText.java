package dev.gatehouse.cli;

import dev.gatehouse.cli.TokenTrial.Judged;
import dev.gatehouse.cli.TokenTrial.Outcome;
import dev.gatehouse.http.Body;
import dev.gatehouse.jose.Explanation.Check;
import dev.gatehouse.jose.Verdict.Refused;
import dev.gatehouse.policy.Response;
import java.util.regex.Pattern;

/** {@code jwt why} for people. */
final class WhyText {
    private static final int MAX_BODY = 500;
    /** What moves a terminal's cursor or worse; a policy may answer with what a token says. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private WhyText() {}

    static String of(Outcome outcome) {
        var text = new StringBuilder();
        outcome.judged().forEach(judged -> append(text, judged));
        var failure = outcome.failure();
        if (failure != null) {
            text.append("%s, %s scope, %s%n  ✗ %s (%s)%n%n"
                    .formatted(
                            failure.policy(),
                            failure.scope().text(),
                            failure.location(),
                            failure.message(),
                            failure.reason()));
        }
        if (outcome.judged().isEmpty() && failure == null) {
            text.append("No policy has looked at the token.\n");
        }
        var answer = outcome.answer();
        if (answer == null) {
            text.append("The request, %s, goes on to the backend.%n".formatted(outcome.request()));
        } else {
            boolean byCheck = !outcome.judged().stream().allMatch(Judged::isAccepted);
            text.append("The request, %s, is answered by the gateway%s:%n  %d %s%n"
                    .formatted(
                            outcome.request(),
                            byCheck ? "" : ", though not for its token; path, headers and body were made up",
                            answer.status(),
                            body(answer)));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Judged judged) {
        text.append(
                "%s, %s scope, %s%n".formatted(judged.policy(), judged.scope().text(), judged.location()));
        int width = judged.explanation().checks().stream()
                .mapToInt(check -> check.name().length())
                .max()
                .orElse(0);
        for (Check check : judged.explanation().checks()) {
            append(text, check, "  ", width);
        }
        if (judged.explanation().verdict() instanceof Refused refused) {
            var remedy = TokenRemedy.of(refused);
            text.append("%nRefused: %s (%s)%n"
                    .formatted(refused.message(), refused.reason().code()));
            text.append("  Error  %s%s%n"
                    .formatted(remedy.error(), remedy.code().isEmpty() ? "" : "; elsewhere known as " + remedy.code()));
            text.append("  Cause  %s%n  Fix    %s%n".formatted(remedy.cause(), remedy.fix()));
        } else {
            text.append("\nAccepted.\n");
        }
        text.append('\n');
    }

    private static void append(StringBuilder text, Check check, String indent, int width) {
        boolean alone = check.expected().isEmpty()
                && check.got().isEmpty()
                && check.hint().isEmpty();
        String name = alone || width == 0
                ? check.name()
                : check.name() + " ".repeat(width - check.name().length());
        text.append(indent).append(mark(check)).append(' ').append(name);
        String rest = " ".repeat(indent.length() + 2 + Math.max(width, name.length()));
        boolean failed = check.outcome() == Check.Outcome.FAILED;
        if (failed && !check.expected().isEmpty()) {
            text.append("  expected ").append(check.expected());
            text.append('\n').append(rest).append("  got      ").append(check.got());
        } else if (!check.got().isEmpty()) {
            text.append("  ").append(check.got());
        }
        if (!check.hint().isEmpty()) {
            text.append(failed ? "\n" + rest + "  → " : ": ").append(check.hint());
        }
        text.append('\n');
        check.parts().forEach(part -> append(text, part, rest, 0));
    }

    static String mark(Check check) {
        return switch (check.outcome()) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case NOT_REACHED -> "–";
        };
    }

    static String body(Response answer) {
        String body = answer.body() instanceof Body.Bytes bytes ? bytes.text() : "";
        String clean = CONTROL.matcher(body).replaceAll("?");
        return clean.length() > MAX_BODY ? clean.substring(0, MAX_BODY) + "…" : clean;
    }
}
