package dev.gatehouse.telemetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Prometheus' text format 0.0.4, read strictly and looked at as {@code promtool check metrics} does.
 *
 * @param families by name, in the order of the text
 */
public record PrometheusText(Map<String, Family> families) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    /** A metric with all its series. */
    public record Family(String name, String type, String help, List<Sample> samples) {}

    /** One line. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    public static PrometheusText parse(String text) {
        Map<String, Family> families = new LinkedHashMap<>();
        Map<String, String> helps = new TreeMap<>();
        Family current = null;
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the last line has no end");
        }
        for (var line : text.lines().toList()) {
            if (line.startsWith("# HELP ")) {
                var words = line.split(" ", 4);
                if (helps.put(words[2], words.length > 3 ? words[3] : "") != null) {
                    throw new IllegalArgumentException("HELP twice: " + line);
                }
            } else if (line.startsWith("# TYPE ")) {
                var words = line.split(" ", -1);
                current = new Family(words[2], words[3], helps.getOrDefault(words[2], ""), new ArrayList<>());
                if (families.put(words[2], current) != null) {
                    throw new IllegalArgumentException("TYPE twice: " + line);
                }
            } else if (!line.startsWith("#") && !line.isEmpty()) {
                var sample = sample(line);
                if (current == null || !belongs(sample.name, current)) {
                    throw new IllegalArgumentException("no TYPE before: " + line);
                }
                current.samples.add(sample);
            }
        }
        return new PrometheusText(families);
    }

    private static boolean belongs(String sample, Family family) {
        return switch (family.type) {
            case "histogram" -> List.of("_bucket", "_sum", "_count").contains(suffix(sample, family.name));
            case "summary" -> List.of("", "_sum", "_count").contains(suffix(sample, family.name));
            default -> sample.equals(family.name);
        };
    }

    private static String suffix(String sample, String family) {
        return sample.startsWith(family) ? sample.substring(family.length()) : "?";
    }

    private static Sample sample(String line) {
        int brace = line.indexOf('{');
        int space = line.indexOf(' ');
        Map<String, String> labels = new LinkedHashMap<>();
        int end = space;
        if (brace >= 0 && brace < space) {
            end = labels(line, brace + 1, labels);
        }
        var name = line.substring(0, brace >= 0 && brace < space ? brace : space);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name: " + line);
        }
        var words = line.substring(end).strip().split(" ", -1);
        if (words.length != 1) {
            throw new IllegalArgumentException("a value and no more: " + line);
        }
        var value = words[0].equals("+Inf")
                ? Double.POSITIVE_INFINITY
                : words[0].equals("-Inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(words[0]);
        return new Sample(name, labels, value);
    }

    /** @return where the labels end */
    private static int labels(String line, int start, Map<String, String> labels) {
        int at = start;
        while (line.charAt(at) != '}') {
            int equals = line.indexOf('=', at);
            var name = line.substring(at, equals);
            if (!LABEL.matcher(name).matches() || line.charAt(equals + 1) != '"') {
                throw new IllegalArgumentException("no label: " + line);
            }
            var value = new StringBuilder();
            at = equals + 2;
            while (line.charAt(at) != '"') {
                char c = line.charAt(at++);
                if (c == '\\') {
                    char escaped = line.charAt(at++);
                    value.append(
                            switch (escaped) {
                                case 'n' -> '\n';
                                case '"', '\\' -> escaped;
                                default -> throw new IllegalArgumentException("no escape: " + line);
                            });
                } else {
                    value.append(c);
                }
            }
            if (labels.put(name, value.toString()) != null) {
                throw new IllegalArgumentException("a label twice: " + line);
            }
            at++;
            if (line.charAt(at) == ',') {
                at++;
            }
        }
        return at + 1;
    }

    /** What there is to object to; nothing for a good page. */
    public List<String> lint() {
        List<String> objections = new ArrayList<>();
        for (var family : families.values()) {
            var name = family.name;
            if (family.help.isBlank()) {
                objections.add(name + " has no HELP");
            }
            if (family.type.equals("counter") != name.endsWith("_total")) {
                objections.add(name + ": counters end in _total, and nothing else does");
            }
            if (name.matches(".*(_bucket|_count|_sum)") && !family.type.equals("summary")) {
                objections.add(name + " ends like a part of a histogram");
            }
            if (name.matches(".*(_milliseconds|_ms|_minutes|_kilobytes|_percent).*")) {
                objections.add(name + " has no base unit");
            }
            var seen = new TreeSet<String>();
            for (var sample : family.samples) {
                if (!seen.add(sample.name + new TreeMap<>(sample.labels))) {
                    objections.add(sample.name + sample.labels + " stands there twice");
                }
                if (family.type.equals("counter") && !(sample.value >= 0)) {
                    objections.add(sample.name + " is negative");
                }
            }
            if (family.type.equals("histogram")) {
                objections.addAll(buckets(family));
            }
        }
        return objections;
    }

    private static List<String> buckets(Family family) {
        List<String> objections = new ArrayList<>();
        Map<Map<String, String>, Double> last = new LinkedHashMap<>();
        Map<Map<String, String>, String> bounds = new LinkedHashMap<>();
        for (var sample : family.samples) {
            Map<String, String> series = new TreeMap<>(sample.labels);
            var bound = series.remove("le");
            if (sample.name.endsWith("_bucket")) {
                var before = last.put(series, sample.value);
                if (before != null && before > sample.value) {
                    objections.add(family.name + series + " has buckets that shrink");
                }
                bounds.put(series, bound);
            } else if (sample.name.endsWith("_count")
                    && (!"+Inf".equals(bounds.get(series)) || last.get(series) != sample.value)) {
                objections.add(family.name + series + ": the last bucket is all there is");
            }
        }
        return objections;
    }

    /** The value of the one series with these labels (names and values in turn), whatever its other labels; the sum of several; 0 for none. */
    public double sum(String sample, String... labels) {
        double sum = 0;
        for (var family : families.values()) {
            for (var each : family.samples) {
                if (each.name.equals(sample) && has(each, labels)) {
                    sum += each.value;
                }
            }
        }
        return sum;
    }

    private static boolean has(Sample sample, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(sample.labels.get(labels[i]))) {
                return false;
            }
        }
        return true;
    }

    /** How many series a metric has, buckets apart. */
    public long series(String family) {
        var found = families.get(family);
        return found == null
                ? 0
                : found.samples.stream()
                        .map(sample -> {
                            Map<String, String> labels = new TreeMap<>(sample.labels);
                            labels.remove("le");
                            return labels;
                        })
                        .distinct()
                        .count();
    }
}
