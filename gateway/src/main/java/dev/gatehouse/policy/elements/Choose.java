package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.ProgramBuilder;

/**
 * {@code choose}: runs the statements of the first {@code when} whose condition holds, else those of
 * {@code otherwise}. Later conditions are not looked at.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/choose-policy">choose</a>
 */
@AutoService(Policy.class)
public final class Choose implements Policy {
    @Override
    public String name() {
        return "choose";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var end = program.label();
        int index = 0;
        for (var when : element.requiredChildren("when")) {
            var next = program.label();
            program.branch(when.required("condition", Boolean.class, false), when, ++index, next);
            program.within(when, index);
            program.jump(end);
            program.place(next);
        }
        element.child("otherwise").ifPresent(otherwise -> program.within(otherwise, 1));
        program.place(end);
    }
}
