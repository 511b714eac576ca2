package dev.gatehouse.policy.context;

import dev.gatehouse.expr.types.KeyValuePair;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A view of the exchange's variables. A missing one reads as null, as Azure's gateway has it. */
record Variables(Map<String, @Nullable Object> map) implements ReadOnlyDictionary<String, Object> {
    @Override
    public @Nullable Object Item(String key) {
        return map.get(Views.key(key));
    }

    @Override
    public boolean ContainsKey(String key) {
        return map.containsKey(Views.key(key));
    }

    @Override
    public boolean TryGetValue(String key, Out<Object> value) {
        value.value = map.get(Views.key(key));
        return map.containsKey(key);
    }

    @Override
    public Iterable<String> Keys() {
        return map.keySet();
    }

    @Override
    @SuppressWarnings("NullAway") // C# knows no difference between a value and none
    public Iterable<Object> Values() {
        return map.values();
    }

    @Override
    public int Count() {
        return map.size();
    }

    @Override
    @SuppressWarnings("NullAway") // as above
    public Iterator<KeyValuePair<String, Object>> iterator() {
        return Views.map(map.entrySet(), entry -> new KeyValuePair<>(entry.getKey(), entry.getValue()))
                .iterator();
    }
}
