package dev.gatehouse.policy;

import dev.gatehouse.xml.Element;
import java.util.Collection;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The policies there are, by element name; those of API Management, and extensions apart from them. Immutable. */
public final class Policies {
    private final Map<String, Policy> byName = new TreeMap<>();
    private final Map<String, Policy> extensions = new TreeMap<>();

    private Policies(Iterable<Policy> policies) {
        for (var policy : policies) {
            var names = policy.isExtension() ? extensions : byName;
            if (names.put(policy.name(), policy) != null) {
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

    /** The policy that an element is, an extension where its name has the prefix of one. */
    @Nullable
    Policy of(Element element) {
        return Extensions.isOne(element) ? extensions.get(element.localName()) : byName.get(element.name());
    }

    /** Without extensions. */
    public Collection<String> names() {
        return byName.keySet();
    }

    /** Of extensions, without prefix. */
    public Collection<String> extensionNames() {
        return extensions.keySet();
    }

    /** By name; extensions last. */
    public Collection<Policy> all() {
        return Stream.of(byName, extensions)
                .flatMap(policies -> policies.values().stream())
                .toList();
    }
}
