package dev.gatehouse.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that runs for one operation: the documents of its scopes, merged section by section
 * through {@code <base/>}. Immutable, shared by all exchanges.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/set-edit-policies">Set or edit policies: base</a>
 */
public final class Pipeline {
    /** Nothing in any section. */
    public static final Pipeline EMPTY = new Pipeline(new EnumMap<>(Section.class));

    private final Map<Section, Program> programs;

    private Pipeline(Map<Section, Program> programs) {
        this.programs = programs;
    }

    /**
     * Merges documents.
     *
     * @param documents broad to narrow: global, product, API, operation; scopes without a document are left out
     */
    public static Pipeline of(List<CompiledDocument> documents) {
        var programs = new EnumMap<Section, Program>(Section.class);
        for (var section : Section.values()) {
            programs.put(section, new Program(flatten(documents, documents.size() - 1, section)));
        }
        return new Pipeline(programs);
    }

    Program program(Section section) {
        return programs.getOrDefault(section, Program.EMPTY);
    }

    private static List<Op> flatten(List<CompiledDocument> documents, int narrowest, Section section) {
        if (narrowest < 0) {
            return List.of();
        }
        var own = documents.get(narrowest).section(section);
        if (own.stream().noneMatch(Op.Inherit.class::isInstance)) {
            return own;
        }
        var inherited = flatten(documents, narrowest - 1, section);
        // Where each of our instructions comes to stand once the inherited ones are in their places.
        int[] moved = new int[own.size() + 1];
        for (int i = 0; i < own.size(); i++) {
            moved[i + 1] = moved[i] + (own.get(i) instanceof Op.Inherit ? inherited.size() : 1);
        }
        List<Op> merged = new ArrayList<>(moved[own.size()]);
        for (var op : own) {
            switch (op) {
                case Op.Run run -> merged.add(run);
                case Op.Branch branch ->
                    merged.add(new Op.Branch(branch.condition(), branch.place(), moved[branch.otherwise()]));
                case Op.Jump jump -> merged.add(new Op.Jump(moved[jump.to()]));
                case Op.Inherit _ -> {
                    int start = merged.size();
                    inherited.forEach(theirs -> merged.add(theirs.shifted(start)));
                }
            }
        }
        return merged;
    }
}
