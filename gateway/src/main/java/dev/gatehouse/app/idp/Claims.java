package dev.gatehouse.app.idp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Claims as people type them, {@code name=value}: text, except that {@code true}, {@code false}, what begins with
 * {@code [} or <code>{</code>, and the times {@code exp}, {@code nbf}, {@code iat} are read as JSON. A time may also be
 * relative to now in seconds ({@code exp=-60}). The same name twice makes an array; an empty value takes away a claim
 * that would be there by default. Confined to one thread.
 */
public final class Claims {
    private static final Set<String> TIMES = Set.of("exp", "nbf", "iat");
    private static final Pattern RELATIVE = Pattern.compile("[+-]\\d{1,9}");
    private static final Pattern ABSOLUTE = Pattern.compile("\\d{1,12}");

    private final long now;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** @param now seconds since the epoch, which relative times count from */
    public Claims(long now) {
        this.now = now;
    }

    /** @throws IllegalArgumentException if the value looks like JSON and is not, or is no time where one is needed */
    public Claims add(String name, String text) {
        var value = text.isEmpty() ? null : read(name, text);
        var before = values.get(name);
        if (before == null) {
            values.put(name, value);
        } else {
            var several =
                    before instanceof List<?> list ? new ArrayList<Object>(list) : new ArrayList<>(List.of(before));
            several.add(value == null ? "" : value);
            values.put(name, several);
        }
        return this;
    }

    private Object read(String name, String text) {
        if (TIMES.contains(name)) {
            if (RELATIVE.matcher(text).matches()) {
                return now + Long.parseLong(text);
            }
            if (ABSOLUTE.matcher(text).matches()) {
                return Long.parseLong(text);
            }
            throw new IllegalArgumentException(
                    "'%s' needs seconds since 1970 or relative ones such as -60 or +300, not '%s'"
                            .formatted(name, text));
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (text.startsWith("[") || text.startsWith("{")) {
            try {
                return JsonMapper.shared().readValue(text, Object.class);
            } catch (JacksonException e) {
                throw new IllegalArgumentException(
                        "the value of '%s' begins like JSON but is not: %s".formatted(name, e.getOriginalMessage()));
            }
        }
        return text;
    }

    /** What was typed, in that order; null stands for a claim to take away. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** These claims over the given ones. */
    public Map<String, Object> over(Map<String, Object> defaults) {
        var result = new LinkedHashMap<>(defaults);
        values.forEach((name, value) -> {
            if (value == null) {
                result.remove(name);
            } else {
                result.put(name, value);
            }
        });
        return result;
    }
}
