package dev.gatehouse.policy.context;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.KeyValuePair;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A view in which a name has several texts: headers, query, claims. */
abstract class TextsDictionary implements ReadOnlyDictionary<String, String[]> {
    /** The texts of a name, or null where there is none of it. */
    abstract String @Nullable [] find(String key);

    /** The texts of a name joined with commas, or null where there is none of it. */
    abstract @Nullable String joined(String key);

    /** Every name once, in order. */
    abstract Collection<String> names();

    /** What the indexer answers for a name that is not there. */
    String[] missing(String key) {
        throw DotNetException.keyNotFound();
    }

    @Override
    public final String[] Item(String key) {
        var found = find(Views.key(key));
        return found == null ? missing(key) : found;
    }

    @Override
    public final boolean ContainsKey(String key) {
        return joined(Views.key(key)) != null;
    }

    @Override
    public final boolean TryGetValue(String key, Out<String[]> value) {
        value.value = find(Views.key(key));
        return value.value != null;
    }

    @Override
    public final Iterable<String> Keys() {
        return names();
    }

    @Override
    public final Iterable<String[]> Values() {
        return Views.map(names(), this::Item);
    }

    @Override
    public final int Count() {
        return names().size();
    }

    @Override
    public final Iterator<KeyValuePair<String, String[]>> iterator() {
        return Views.map(names(), name -> new KeyValuePair<>(name, Item(name))).iterator();
    }
}
