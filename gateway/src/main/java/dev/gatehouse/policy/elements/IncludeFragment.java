package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.ProgramBuilder;

/**
 * {@code include-fragment}: the statements of a policy fragment, as if they stood here.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/include-fragment-policy">include-fragment</a>
 */
@AutoService(Policy.class)
public final class IncludeFragment implements Policy {
    @Override
    public String name() {
        return "include-fragment";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var id = element.requiredText("fragment-id").strip();
        if (!id.isEmpty()) {
            program.fragment(element, id);
        }
    }
}
