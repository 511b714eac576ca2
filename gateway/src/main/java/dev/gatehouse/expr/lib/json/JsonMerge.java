package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.TypeNames;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code JContainer.Merge}: objects are merged property by property, arrays as the settings say, other values replaced.
 *
 * @see <a href="https://www.newtonsoft.com/json/help/html/MergeJson.htm">Merging JSON</a>
 */
record JsonMerge(MergeArrayHandling arrays, boolean nulls) {
    static JsonMerge of(@Nullable JsonMergeSettings settings) {
        return settings == null
                ? new JsonMerge(MergeArrayHandling.Concat, false)
                : new JsonMerge(settings.arrays, settings.nulls.has(MergeNullValueHandling.MERGE));
    }

    void into(JContainer target, @Nullable Object content) {
        switch (target) {
            case JObject object when content instanceof JObject other -> objects(object, other);
            case JObject _ -> {}
            case JArray array -> {
                var items = content instanceof JArray other ? other : JContainer.elements(content);
                if (items != null) arrays(array, items);
            }
            case JProperty property -> {
                if (content instanceof JProperty other && other.value().type() != JTokenType.Null) {
                    property.setValue(other.value());
                }
            }
            case JConstructor constructor -> {
                if (content instanceof JConstructor other) items(constructor, other);
            }
        }
    }

    private void objects(JObject target, JObject other) {
        for (var property : other.properties()) {
            var value = property.value();
            var mine = target.property(property.name());
            if (mine == null) {
                target.add(new JProperty(property.name(), value));
            } else if (mine.value() instanceof JContainer container && container.type() == value.type()) {
                into(container, value);
            } else if (value.type() != JTokenType.Null || nulls) {
                mine.setValue(value);
            }
        }
    }

    private void arrays(JArray target, Iterable<?> items) {
        for (var item : items) {
            if (!(item instanceof JToken)) {
                throw DotNetException.invalidCast("Unable to cast object of type '" + TypeNames.of(Text.of(item))
                        + "' to type 'Newtonsoft.Json.Linq.JToken'.");
            }
        }
        switch (arrays) {
            case Concat -> items.forEach(target::add);
            case Union -> {
                var known = new HashSet<Whole>();
                for (var mine : target.children()) known.add(new Whole(mine));
                for (var item : items) {
                    var token = JToken.ofContent(item);
                    if (known.add(new Whole(token))) target.add(token);
                }
            }
            case Replace -> {
                var copy = new JArray();
                items.forEach(copy::add);
                target.clear();
                for (var item : copy) target.add(item);
            }
            case Merge -> items(target, items);
        }
    }

    /** Position by position. */
    private void items(JContainer target, Iterable<?> items) {
        int at = 0;
        for (var item : items) {
            if (at >= target.count()) {
                target.add(item);
            } else if (target.children().get(at) instanceof JContainer mine && item instanceof JContainer other) {
                into(mine, other);
            } else if (item != null && (!(item instanceof JToken token) || token.type() != JTokenType.Null)) {
                target.children().get(at).replace(JToken.ofContent(item));
            }
            at++;
        }
    }

    /** A token that is equal to those with the same structure and values. */
    private record Whole(JToken token) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Whole whole && token.deepEquals(whole.token);
        }

        @Override
        public int hashCode() {
            return hash(token);
        }

        private static int hash(JToken token) {
            return switch (token) {
                case JValue value -> value.hashCode();
                case JProperty property -> 31 * property.name().hashCode() + hash(property.value());
                case JObject object -> {
                    // The order of properties does not count.
                    int sum = 0;
                    for (var child : object.children()) sum += hash(child);
                    yield sum;
                }
                case JContainer container -> {
                    int sum = 1;
                    for (var child : container.children()) sum = 31 * sum + hash(child);
                    yield sum;
                }
            };
        }
    }
}
