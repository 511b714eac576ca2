package dev.gatehouse.policy;

import java.util.Collection;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The policies there are, by element name. Immutable. */
public final class Policies {
    private final Map<String, Policy> byName = new TreeMap<>();

    private Policies(Iterable<Policy> policies) {
        for (var policy : policies) {
            if (byName.put(policy.name(), policy) != null) {
                throw new IllegalStateException("two policies are called " + policy.name());
            }
        }
    }

    /** Every policy registered with {@code @AutoService(Policy.class)}. */
    public static Policies registered() {
        return new Policies(ServiceLoader.load(Policy.class, Policies.class.getClassLoader()));
    }

    public static Policies of(Collection<Policy> policies) {
        return new Policies(policies);
    }

    public @Nullable Policy named(String name) {
        return byName.get(name);
    }

    public Collection<String> names() {
        return byName.keySet();
    }

    /** By name. */
    public Collection<Policy> all() {
        return byName.values();
    }
}
