package dev.gatehouse.kql.functions;

import static dev.gatehouse.kql.schema.Type.DYNAMIC;
import static dev.gatehouse.kql.schema.Type.STRING;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value in a text of JSON, by a path such as {@code $.error.details[0]['code']}.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/extract-json-function">extract_json()</a>
 */
final class JsonPaths {
    private static final Pattern STEP = Pattern.compile(
            "\\.(?<name>[^.\\[\\]'\"\\s*]+)|\\[(?<place>-?[0-9]{1,9})]|\\['(?<single>[^']*)']|\\[\"(?<double>[^\"]*)\"]");

    private JsonPaths() {}

    static List<ScalarFunction> all() {
        return List.of(
                extract("extract_json", "A value in a text of JSON, by its path; empty or null if there is none."),
                extract("extractjson", "The same as extract_json."));
    }

    private static ScalarFunction extract(String name, String description) {
        return Entry.of(
                        name + "(path: string!, source: string): string\n" + name
                                + "(path: string!, source: string, type: string!): typeof",
                        description,
                        (a, t) -> value(t, Sql.of("TRY_CAST({0} AS JSON)", a.get(1))))
                .checked(JsonPaths::check);
    }

    private static Sql value(List<ArgumentType> types, Sql json) {
        var steps = types.getFirst().constant() instanceof String path ? steps(path) : null;
        if (steps == null) {
            throw new IllegalArgumentException("no path: " + types.getFirst());
        }
        var type = types.size() > 2 ? Types.named(types.get(2)) : STRING;
        return type == DYNAMIC ? Dynamics.at(json, steps) : Conversions.to(Dynamics.textAt(json, steps), STRING, type);
    }

    private static Typing.@Nullable Refused check(List<ArgumentType> arguments) {
        return arguments.getFirst().constant() instanceof String path && steps(path) == null
                ? new Typing.Refused(
                        0, "'" + path + "' is no path here: it begins with $, then come .name, ['name'] and [0]")
                : null;
    }

    /** Names as String, places as Long; null if it is no path. */
    private static @Nullable List<Object> steps(String path) {
        if (!path.startsWith("$")) {
            return null;
        }
        var steps = new ArrayList<Object>();
        var step = STEP.matcher(path);
        int at = 1;
        while (at < path.length() && step.region(at, path.length()).lookingAt()) {
            at = step.end();
            var place = step.group("place");
            if (place != null) {
                steps.add(Long.valueOf(place));
                continue;
            }
            for (var kind : List.of("name", "single", "double")) {
                var name = step.group(kind);
                if (name != null) {
                    steps.add(name);
                }
            }
        }
        return at == path.length() ? steps : null;
    }
}
