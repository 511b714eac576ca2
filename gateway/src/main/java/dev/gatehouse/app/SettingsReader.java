package dev.gatehouse.app;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Settings from a YAML file, from the environment and from the command line, the later ones winning.
 * The keys are the components of {@link Settings}: {@code tokens.clockSkew}, in the environment
 * {@code GATEHOUSE_TOKENS_CLOCK_SKEW}. Durations are written {@code 500ms}, {@code 30s}, {@code 5m},
 * {@code 24h} or as ISO 8601.
 */
public final class SettingsReader {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final Diagnostics diagnostics;
    private final Map<String, Given> given = new LinkedHashMap<>();

    private record Given(Source source, Span span, List<String> values) {}

    /** @param diagnostics receives every mistake, at its line */
    public SettingsReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Takes what a YAML file says. */
    public SettingsReader file(Source file) {
        try (var parser = YAMLMapper.shared().createParser(file.text())) {
            var first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                object(file, parser, "");
            } else if (first != null && first != JsonToken.VALUE_NULL) {
                report(file, Span.at(0), "settings are keys with values");
            }
        } catch (JacksonException e) {
            var at = e.getLocation();
            report(file, Span.at(at == null ? 0 : offset(file, at.getLineNr(), at.getColumnNr())), reason(e));
        }
        return this;
    }

    /** What the parser says without the excerpt it adds: the line is shown anyway. */
    private static String reason(JacksonException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(": "));
    }

    /** Takes what the environment says about settings that exist. */
    public SettingsReader environment(Map<String, String> variables) {
        for (var key : leaves(Settings.class, "").keySet()) {
            var name = variable(key);
            var value = variables.get(name);
            if (value != null) {
                put(key, Source.of("environment variable " + name, value), Span.at(0), List.of(value));
            }
        }
        return this;
    }

    /** Takes {@code KEY=VALUE}, as of {@code --set}. */
    public SettingsReader set(String assignment) {
        var source = Source.of("--set", assignment);
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            report(source, Span.at(0), "expected KEY=VALUE");
        } else {
            put(
                    assignment.substring(0, equals).strip(),
                    source,
                    Span.at(0),
                    List.of(assignment.substring(equals + 1).strip()));
        }
        return this;
    }

    /** The settings; what is wrong keeps its default and has been reported. */
    public Settings read() {
        var known = leaves(Settings.class, "");
        switches(known);
        given.forEach((key, value) -> {
            if (!known.containsKey(key)) {
                report(value.source, value.span, "there is no setting '%s'%s".formatted(key, hint(key, known)));
            }
        });
        return (Settings) build(Settings.class, Settings.DEFAULT, "");
    }

    /** {@code store: off} is short for {@code store.enabled: false}. */
    private void switches(Map<String, Class<?>> known) {
        for (var key : List.copyOf(given.keySet())) {
            var group = key + ".enabled";
            var value = given.get(key);
            if (value != null && !known.containsKey(key) && known.get(group) == boolean.class) {
                given.remove(key);
                given.putIfAbsent(group, value);
            }
        }
    }

    /** The name of a setting in the environment. */
    static String variable(String key) {
        return "GATEHOUSE_"
                + HUMP.matcher(key).replaceAll("_").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    // ---- the file

    private void object(Source file, JsonParser parser, String prefix) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var key = prefix + parser.currentName();
            var place = parser.currentTokenLocation();
            var span = Span.at(offset(file, place.getLineNr(), place.getColumnNr()));
            switch (parser.nextToken()) {
                case START_OBJECT -> object(file, parser, key + ".");
                case START_ARRAY -> {
                    List<String> values = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        values.add(String.valueOf(parser.getString()));
                    }
                    put(key, file, span, values);
                }
                case VALUE_NULL -> {
                    // as if it were not there
                }
                default -> put(key, file, span, List.of(String.valueOf(parser.getString())));
            }
        }
    }

    private static int offset(Source file, int line, int column) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            int end = file.text().indexOf('\n', at);
            if (end < 0) {
                return file.text().length();
            }
            at = end + 1;
        }
        return Math.clamp(at + column - 1L, 0, file.text().length());
    }

    private void put(String key, Source source, Span span, List<String> values) {
        given.put(key, new Given(source, span, values));
    }

    // ---- the records

    private static Map<String, Class<?>> leaves(Class<?> type, String prefix) {
        Map<String, Class<?>> leaves = new TreeMap<>();
        for (var component : type.getRecordComponents()) {
            var key = prefix + component.getName();
            if (component.getType().isRecord()) {
                leaves.putAll(leaves(component.getType(), key + "."));
            } else {
                leaves.put(key, component.getType());
            }
        }
        return leaves;
    }

    private Object build(Class<?> type, Object defaults, String prefix) {
        var components = type.getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = value(components[i], components[i].getAccessor().invoke(defaults), prefix);
            }
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException
                | InstantiationException
                | IllegalAccessException
                | NoSuchMethodException e) {
            throw new IllegalStateException("settings are public records", e);
        }
    }

    private Object value(RecordComponent component, Object otherwise, String prefix) {
        var key = prefix + component.getName();
        if (component.getType().isRecord()) {
            return build(component.getType(), otherwise, key + ".");
        }
        var said = given.get(key);
        if (said == null) {
            return otherwise;
        }
        try {
            return convert(said.values, component.getType());
        } catch (IllegalArgumentException e) {
            report(said.source, said.span, "'%s': %s".formatted(key, e.getMessage()));
            return otherwise;
        }
    }

    private static Object convert(List<String> values, Class<?> type) {
        if (type == List.class) {
            return values.size() == 1 ? List.of(values.getFirst().split("\\s*,\\s*")) : List.copyOf(values);
        }
        if (values.size() != 1) {
            throw new IllegalArgumentException("expected one value");
        }
        var text = values.getFirst().strip();
        if (type == String.class) {
            return text;
        }
        if (type == boolean.class) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "on" -> true;
                case "false", "off" -> false;
                default -> throw new IllegalArgumentException("expected true or false, got '%s'".formatted(text));
            };
        }
        if (type == Duration.class) {
            return duration(text);
        }
        if (type.isEnum()) {
            return constant(text, type);
        }
        try {
            long number = Long.parseLong(text);
            if (number < 0 || (type == int.class && number > Integer.MAX_VALUE)) {
                throw new IllegalArgumentException("%d is out of range".formatted(number));
            }
            return type == int.class ? (Object) (int) number : (Object) number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number, got '%s'".formatted(text), e);
        }
    }

    private static Object constant(String text, Class<?> type) {
        for (var constant : type.getEnumConstants()) {
            if (constant.toString().replace('_', '-').equalsIgnoreCase(text.replace('_', '-'))) {
                return constant;
            }
        }
        throw new IllegalArgumentException("expected one of %s, got '%s'"
                .formatted(
                        Arrays.toString(type.getEnumConstants())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'),
                        text));
    }

    private static Duration duration(String text) {
        var plain = DURATION.matcher(text);
        if (plain.matches()) {
            long amount = Long.parseLong(plain.group(1));
            return switch (plain.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            var duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "expected a duration such as 500ms, 30s, 5m or 24h, got '%s'".formatted(text));
    }

    private static String hint(String key, Map<String, Class<?>> known) {
        var last = key.substring(key.lastIndexOf('.') + 1);
        return known.keySet().stream()
                .filter(each -> each.substring(each.lastIndexOf('.') + 1).equalsIgnoreCase(last))
                .findFirst()
                .map("; did you mean '%s'?"::formatted)
                .orElse("");
    }

    private void report(Source source, Span at, String message) {
        diagnostics.add(Diagnostic.error("SET101", source, at, message));
    }
}
