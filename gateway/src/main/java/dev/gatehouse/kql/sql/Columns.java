package dev.gatehouse.kql.sql;

import dev.gatehouse.kql.bind.Field;
import dev.gatehouse.kql.functions.Sql;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A common table expression and what its columns are called in SQL. */
record Columns(String table, Map<Field, String> names) {
    /** Longer names only swell the SQL. */
    private static final int LONGEST = 60;

    /** Without a table and without columns. */
    static final Columns NONE = new Columns("", Map.of());

    /**
     * Names like those of the fields, which are the author's: of letters, digits and underscores alone, and different
     * where SQL, unlike KQL, sees no difference. None is a single letter, as the parameters of lambdas in functions' SQL
     * are: DuckDB takes {@code r.e} for a column even there.
     */
    static Columns of(String table, Collection<Field> fields) {
        var names = new LinkedHashMap<Field, String>();
        var taken = new HashSet<String>();
        for (var field : fields) {
            var plain = plain(field.name());
            var name = plain;
            for (int i = 1; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = plain + "$" + i;
            }
            names.put(field, name);
        }
        return new Columns(table, names);
    }

    private static String plain(String name) {
        var plain = new StringBuilder();
        for (int i = 0; i < Math.min(name.length(), LONGEST); i++) {
            char c = name.charAt(i);
            boolean word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            plain.append(word ? c : '_');
        }
        return plain.length() < 2 ? plain.append('$').toString() : plain.toString();
    }

    boolean has(Field field) {
        return names.containsKey(field);
    }

    List<Field> fields() {
        return List.copyOf(names.keySet());
    }

    String name(Field field) {
        return Objects.requireNonNull(names.get(field), () -> table + " has no column for " + field);
    }

    /** The column with its table. */
    Sql reference(Field field) {
        return reference(field, table);
    }

    Sql reference(Field field, String alias) {
        return Sql.of(alias + ".{0}", Sql.name(name(field)));
    }

    /** {@code value AS "name"}. */
    Sql labelled(Sql value, Field field) {
        return Sql.of("{0} AS {1}", value, Sql.name(name(field)));
    }

    /** The columns' names alone. */
    Sql list(List<Field> fields) {
        return Sql.join(
                ", ", fields.stream().map(field -> Sql.name(name(field))).toList());
    }
}
