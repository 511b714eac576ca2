package dev.gatehouse.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The URL template of an operation, taken apart: {@code /customers/{id}/orders?date={date}}.
 *
 * @param segments of its path; a slash at the end makes no difference
 * @param rest the name of the wildcard at its end, {@code *} unless it is written {@code {*name}}; null without one
 * @param query arguments that a request must carry
 */
public record Template(List<Segment> segments, @Nullable String rest, List<Argument> query) {
    public Template {
        segments = List.copyOf(segments);
        query = List.copyOf(query);
    }

    /** One segment of a path. */
    sealed interface Segment {
        /** @param text as a canonical path has it */
        record Literal(String text) implements Segment {}

        /** Any segment that is not empty. */
        record Parameter(String name) implements Segment {}

        /**
         * Text and parameters in turn, {@code report-{year}.{format}}.
         *
         * @param texts one more than there are names; the first and the last may be empty, the others are not
         */
        record Mixed(List<String> texts, List<String> names) implements Segment {
            public Mixed {
                texts = List.copyOf(texts);
                names = List.copyOf(names);
            }
        }
    }

    /**
     * An argument that takes part in matching.
     *
     * @param value what it must be; null where any will do
     * @param parameter the name under which its value is handed on; null for a fixed value
     */
    record Argument(
            String name, @Nullable String value, @Nullable String parameter) {}

    /**
     * Takes a template apart.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    public static Template parse(String text) {
        int question = text.indexOf('?');
        var path = question < 0 ? text : text.substring(0, question);
        Set<String> names = new HashSet<>();
        List<Segment> segments = new ArrayList<>();
        String rest = null;
        for (var part : path.split("/", -1)) {
            if (rest != null) {
                throw new IllegalArgumentException("a wildcard can only stand at the end of '%s'".formatted(text));
            }
            if (part.equals("*") || (part.startsWith("{*") && part.endsWith("}"))) {
                rest = part.equals("*") ? "*" : unique(part.substring(2, part.length() - 1), text, names);
            } else if (!part.isEmpty()) {
                segments.add(segment(part, text, names));
            }
        }
        return new Template(
                segments, rest, question < 0 ? List.of() : query(text.substring(question + 1), text, names));
    }

    private static Segment segment(String part, String text, Set<String> taken) {
        List<String> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int at = 0;
        for (int open = part.indexOf('{'); open >= 0; open = part.indexOf('{', at)) {
            int close = part.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("a '{' is not closed in '%s'".formatted(text));
            }
            if (!names.isEmpty() && at == open) {
                throw new IllegalArgumentException("two parameters touch each other in '%s'".formatted(text));
            }
            texts.add(Percent.canonical(part.substring(at, open)));
            names.add(unique(part.substring(open + 1, close), text, taken));
            at = close + 1;
        }
        var last = part.substring(at);
        if (last.indexOf('}') >= 0) {
            throw new IllegalArgumentException("a '}' was never opened in '%s'".formatted(text));
        }
        texts.add(Percent.canonical(last));
        if (names.isEmpty()) {
            return new Segment.Literal(texts.getFirst());
        }
        boolean alone = names.size() == 1
                && texts.getFirst().isEmpty()
                && texts.getLast().isEmpty();
        return alone ? new Segment.Parameter(names.getFirst()) : new Segment.Mixed(texts, names);
    }

    private static List<Argument> query(String query, String text, Set<String> taken) {
        List<Argument> arguments = new ArrayList<>();
        for (var argument : query.split("&", -1)) {
            int equals = argument.indexOf('=');
            var name = equals < 0 ? argument : argument.substring(0, equals);
            var value = equals < 0 ? "" : argument.substring(equals + 1);
            if (name.startsWith("{") && name.endsWith("}") && equals < 0) {
                // {?date} and {date} alone: the name of the argument and of the parameter are one.
                value = name;
                name = name.substring(1, name.length() - 1);
            }
            if (name.isEmpty()) {
                continue;
            }
            if (value.startsWith("{") && value.endsWith("}")) {
                arguments.add(new Argument(
                        decoded(name), null, unique(value.substring(1, value.length() - 1), text, taken)));
            } else {
                arguments.add(new Argument(decoded(name), decoded(value), null));
            }
        }
        return arguments;
    }

    private static String decoded(String text) {
        return Percent.decodeQuery(text, 0, text.length());
    }

    private static String unique(String name, String text, Set<String> taken) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a parameter has no name in '%s'".formatted(text));
        }
        if (!taken.add(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("two parameters are called '%s' in '%s'".formatted(name, text));
        }
        return name;
    }
}
