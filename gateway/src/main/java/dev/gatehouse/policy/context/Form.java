package dev.gatehouse.policy.context;

import dev.gatehouse.expr.lib.collections.Dictionary;
import dev.gatehouse.expr.lib.collections.ItemList;
import dev.gatehouse.expr.lib.collections.MutableDictionary;
import dev.gatehouse.expr.types.KeyValuePair;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.http.Query;
import java.util.Iterator;
import java.util.List;

/**
 * The fields of a form. One that is missing reads as an empty list that joins the form, so that
 * {@code form["a"].Add("b")} works.
 */
final class Form implements MutableDictionary<String, List<String>> {
    private final Dictionary<String, List<String>> fields = new Dictionary<>();

    /** Reads {@code application/x-www-form-urlencoded} content. */
    static Form read(String content) {
        var form = new Form();
        for (var field : Query.of(content).parameters()) {
            form.Item(field.name()).add(field.value());
        }
        return form;
    }

    @Override
    public List<String> Item(String key) {
        var found = new Out<List<String>>();
        if (fields.TryGetValue(key, found) && found.value != null) {
            return found.value;
        }
        var made = new ItemList<String>();
        fields.Add(key, made);
        return made;
    }

    @Override
    public void SetItem(String key, List<String> value) {
        fields.SetItem(key, value);
    }

    @Override
    public void Add(String key, List<String> value) {
        fields.Add(key, value);
    }

    @Override
    public boolean Remove(String key) {
        return fields.Remove(key);
    }

    @Override
    public void Clear() {
        fields.Clear();
    }

    @Override
    public boolean ContainsKey(String key) {
        return fields.ContainsKey(key);
    }

    @Override
    public boolean TryGetValue(String key, Out<List<String>> value) {
        return fields.TryGetValue(key, value);
    }

    @Override
    public Iterable<String> Keys() {
        return fields.Keys();
    }

    @Override
    public Iterable<List<String>> Values() {
        return fields.Values();
    }

    @Override
    public int Count() {
        return fields.Count();
    }

    @Override
    public Iterator<KeyValuePair<String, List<String>>> iterator() {
        return fields.iterator();
    }
}
