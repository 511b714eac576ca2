package dev.gatehouse.policy.context;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.KeyValuePair;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A view of the values of the operation's URL template; names without regard to case. */
record ParameterDictionary(Map<String, String> map) implements ReadOnlyDictionary<String, String> {
    @Nullable
    String find(@Nullable String key) {
        var found = map.get(Views.key(key));
        if (found != null) {
            return found;
        }
        for (var entry : map.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(key)) {
                return entry.getValue();
            }
        }
        return null;
    }

    @Override
    public String Item(String key) {
        var found = find(key);
        if (found == null) {
            throw DotNetException.keyNotFound();
        }
        return found;
    }

    @Override
    public boolean ContainsKey(String key) {
        return find(key) != null;
    }

    @Override
    public boolean TryGetValue(String key, Out<String> value) {
        value.value = find(key);
        return value.value != null;
    }

    @Override
    public Iterable<String> Keys() {
        return map.keySet();
    }

    @Override
    public Iterable<String> Values() {
        return map.values();
    }

    @Override
    public int Count() {
        return map.size();
    }

    @Override
    public Iterator<KeyValuePair<String, String>> iterator() {
        return Views.map(map.entrySet(), entry -> new KeyValuePair<>(entry.getKey(), entry.getValue()))
                .iterator();
    }
}
