package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.ProgramBuilder;

/** {@code base}: stands for what broader scopes say in this section. */
@AutoService(Policy.class)
public final class Base implements Policy {
    @Override
    public String name() {
        return "base";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        program.inherit(element);
    }
}
