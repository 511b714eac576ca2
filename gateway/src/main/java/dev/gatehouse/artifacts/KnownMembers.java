package dev.gatehouse.artifacts;

import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Spelling;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Members that an object may have, whether they matter here or not; others are reported, since they may be misspelt. */
final class KnownMembers {
    /** What ARM, its templates and its command line put around the properties of a resource. */
    static final Set<String> ENVELOPE = Set.of(
            "$schema",
            "apiVersion",
            "comments",
            "condition",
            "contentVersion",
            "dependsOn",
            "etag",
            "id",
            "identity",
            "kind",
            "location",
            "metadata",
            "name",
            "outputs",
            "parameters",
            "properties",
            "resourceGroup",
            "systemData",
            "tags",
            "type",
            "variables");

    private final Set<String> names;

    KnownMembers(Collection<String> names) {
        this.names = Set.copyOf(names);
    }

    static KnownMembers of(String... names) {
        return new KnownMembers(List.of(names));
    }

    /** Reports what is known neither here nor in the envelope, where the object is its own. */
    void check(ArmFiles.Resource resource, Diagnostics diagnostics) {
        if (resource.envelope() == resource.properties()) {
            Set<String> all = new LinkedHashSet<>(names);
            all.addAll(ENVELOPE);
            new KnownMembers(all).check(resource.properties(), diagnostics);
        } else {
            new KnownMembers(ENVELOPE).check(resource.envelope(), diagnostics);
            check(resource.properties(), diagnostics);
        }
    }

    void check(Properties object, Diagnostics diagnostics) {
        for (var name : object.names()) {
            if (!names.contains(name)) {
                diagnostics.add(AlertErrors.unknownMember(
                        object.source(), object.nameOf(name), name, Spelling.closest(name, names)));
            }
        }
    }
}
