package dev.gatehouse.policy.context;

import dev.gatehouse.http.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view of a query's parameters, decoded. */
final class QueryDictionary extends TextsDictionary {
    private final Query query;

    QueryDictionary(Query query) {
        this.query = query;
    }

    @Override
    String @Nullable [] find(String key) {
        List<String> values = new ArrayList<>(2);
        for (var parameter : query.parameters()) {
            if (parameter.isCalled(key)) {
                values.add(parameter.value());
            }
        }
        return values.isEmpty() ? null : values.toArray(String[]::new);
    }

    @Override
    @Nullable
    String joined(String key) {
        var values = find(key);
        return values == null ? null : String.join(",", values);
    }

    @Override
    Collection<String> names() {
        List<String> names = new ArrayList<>();
        for (var parameter : query.parameters()) {
            if (names.stream().noneMatch(parameter::isCalled)) {
                names.add(parameter.name());
            }
        }
        return names;
    }
}
