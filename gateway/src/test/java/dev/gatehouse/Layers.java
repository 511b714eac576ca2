package dev.gatehouse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A table of packages and what each may use, and the places in the code that do not keep to it.
 *
 * <p>A row is {@code name : names}. A name is a package below the base package; {@code a.*} stands for every package
 * below {@code a}; {@code *} on the right for every row above. A package belongs to the row that names it exactly, or
 * else to the longest {@code a.*} that fits.
 */
record Layers(String base, SequencedMap<String, List<String>> rows) {

    static Layers parse(String base, String table) {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        table.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    var halves = line.split("\\s*:\\s*", 2);
                    var uses = Stream.of(halves[1].split("[,\\s]+"))
                            .filter(use -> !use.isEmpty())
                            .toList();
                    if (rows.putIfAbsent(halves[0], uses.contains("*") ? List.copyOf(rows.keySet()) : uses) != null) {
                        throw new IllegalArgumentException("two rows for " + halves[0]);
                    }
                });
        for (Map.Entry<String, List<String>> row : rows.entrySet()) {
            for (String use : row.getValue()) {
                if (!rows.containsKey(use)) {
                    throw new IllegalArgumentException(row.getKey() + " may use " + use + ", which has no row");
                }
            }
        }
        return new Layers(base, rows);
    }

    /** One line for each class that uses what its row does not name, and one for each package without a row. */
    Set<String> violations(JavaClasses classes) {
        var found = new TreeSet<String>();
        for (JavaClass user : classes) {
            var from = row(user.getPackageName());
            if (from == null) {
                found.add("package " + user.getPackageName() + " has no row in the table");
                continue;
            }
            for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                var used = dependency.getTargetClass().getBaseComponentType();
                var to = row(used.getPackageName());
                if (to != null
                        && !to.equals(from)
                        && !rows.getOrDefault(from, List.of()).contains(to)) {
                    found.add("%s uses %s, but %s may use only %s"
                            .formatted(user.getName(), used.getName(), from, rows.get(from)));
                }
            }
        }
        return found;
    }

    /** Rows that no package belongs to: a table that promises more than there is. */
    List<String> rowsWithoutPackage(JavaClasses classes) {
        var empty = new ArrayList<>(rows.keySet());
        for (JavaClass each : classes) {
            empty.remove(row(each.getPackageName()));
        }
        return empty;
    }

    /** The row a package belongs to, or null where it has none or lies outside of the program. */
    String row(String packageName) {
        if (!packageName.startsWith(base + ".")) {
            return null;
        }
        var name = packageName.substring(base.length() + 1);
        if (rows.containsKey(name)) {
            return name;
        }
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            var wildcard = name.substring(0, dot) + ".*";
            if (rows.containsKey(wildcard)) {
                return wildcard;
            }
        }
        return null;
    }
}
