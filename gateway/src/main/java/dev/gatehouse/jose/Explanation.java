package dev.gatehouse.jose;

import dev.gatehouse.jose.Explanation.Check.Outcome;
import dev.gatehouse.jose.Verdict.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why a token was accepted or refused: every check that could be made, also those after the first that failed. For those
 * who run the gateway, never for callers. No whole token and no signature is in it.
 *
 * @param verdict what counts; the checks only tell how it came about
 * @param checks in the order in which they are made
 */
public record Explanation(Verdict verdict, List<Check> checks) {
    public Explanation {
        checks = List.copyOf(checks);
    }

    /**
     * One check.
     *
     * @param name as the details of {@link Refused} begin: {@code exp}, {@code aud}, {@code claim roles}
     * @param expected empty where there is nothing to expect
     * @param got what the token says, or what was found
     * @param hint how near it was, or what the token seems to be; empty for nothing
     * @param parts what it is made of
     */
    public record Check(String name, Outcome outcome, String expected, String got, String hint, List<Check> parts) {
        /** What the longest claim may take of a line. */
        private static final int MAX_LENGTH = 240;

        private static final int MAX_READ = 2000;
        private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]++(?:\\.[\\w-]*+)+");

        /** How a check ended. */
        public enum Outcome {
            PASSED,
            FAILED,
            /** Nobody knows: an earlier check left nothing to look at. */
            NOT_REACHED
        }

        public Check {
            name = shown(name);
            expected = shown(expected);
            got = shown(got);
            hint = shown(hint);
            parts = List.copyOf(parts);
        }

        Check(String name, Outcome outcome, String expected, String got, String hint) {
            this(name, outcome, expected, got, hint, List.of());
        }

        static Check of(String name, boolean passed, String expected, String got, String hint) {
            return new Check(name, passed ? Outcome.PASSED : Outcome.FAILED, expected, got, passed ? "" : hint);
        }

        static Check notReached(String name) {
            return new Check(name, Outcome.NOT_REACHED, "", "", "");
        }

        /** In one line, and without anything that could be used as a token. */
        private static String shown(String text) {
            String start = text.length() > MAX_READ ? text.substring(0, MAX_READ) : text;
            String clean = Verdict.printable(TOKEN.matcher(start).replaceAll("(a token)"));
            return clean.length() > MAX_LENGTH ? clean.substring(0, MAX_LENGTH) + "…" : clean;
        }

        @Override
        public String toString() {
            String mark = switch (outcome) {
                case PASSED -> "passed";
                case FAILED -> "FAILED";
                case NOT_REACHED -> "not reached";
            };
            var text = new StringBuilder(name).append(' ').append(mark);
            if (outcome == Outcome.FAILED) {
                text.append(expected.isEmpty() ? "" : ", expected " + expected)
                        .append(got.isEmpty() ? "" : ", got " + got)
                        .append(hint.isEmpty() ? "" : " (" + hint + ")");
            }
            parts.stream()
                    .filter(part -> part.outcome == Outcome.FAILED)
                    .forEach(part -> text.append(" [").append(part).append(']'));
            return text.toString();
        }
    }

    /** Where only the verdict is known. */
    public static Explanation of(Verdict verdict) {
        return new Explanation(verdict, List.of()).ending(verdict);
    }

    /** Where an authorization server was asked about the token: its word and the claims it told, against {@code rules}. */
    public static Explanation ofReply(Verdict verdict, Requirements rules, long nowMillis) {
        return TokenExplainer.ofReply(verdict, rules, nowMillis);
    }

    /**
     * With the verdict of a policy that asked for more than was explained: what it refused for is one more check, unless
     * there is a failed one already.
     */
    public Explanation ending(Verdict last) {
        if (!(last instanceof Refused refused) || checks.stream().anyMatch(check -> check.outcome == Outcome.FAILED)) {
            return new Explanation(last, checks);
        }
        var all = new ArrayList<>(checks);
        all.add(Check.of(refused.check(), false, "", refused.finding(), ""));
        return new Explanation(last, all);
    }

    /** One line for a log: the names of all checks, and more of those that failed. */
    public String compact() {
        return checks.stream().map(Check::toString).collect(Collectors.joining("; "));
    }
}
