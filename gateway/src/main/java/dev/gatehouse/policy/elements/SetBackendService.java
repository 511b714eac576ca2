package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.Expression;
import dev.gatehouse.model.Backend;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.Step;
import dev.gatehouse.policy.Surroundings;
import dev.gatehouse.policy.Target;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code set-backend-service}: where the request goes. Only the base changes; path and query below it
 * stay. A backend entity set by a broader scope yields to another entity, not to a base URL.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/set-backend-service-policy">set-backend-service</a>
 */
@AutoService(Policy.class)
public final class SetBackendService implements Policy {
    @Override
    public String name() {
        return "set-backend-service";
    }

    @Override
    public Set<Section> sections() {
        return Set.of(Section.INBOUND, Section.BACKEND);
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var url = element.optional("base-url").orElse(null);
        var id = element.optional("backend-id").orElse(null);
        if ((url == null) == (id == null)) {
            element.error("POL216", "'set-backend-service' needs either 'base-url' or 'backend-id'");
        }
        if (id != null) {
            program.step(byId(element, id));
        } else if (url != null) {
            program.step(byUrl(element, url));
        }
    }

    private static Step byUrl(ElementReader element, Expression<String> url) {
        var scope = element.scope();
        var target = url.isConstant() ? known(element, url.evaluate("")) : null;
        return exchange -> {
            if (!isInheritedEntity(exchange, element.scope())) {
                exchange.setTarget(target != null ? target : target(url.evaluate(exchange), null), scope);
            }
            return Flow.NEXT;
        };
    }

    private static Step byId(ElementReader element, Expression<String> id) {
        var scope = element.scope();
        var surroundings = element.surroundings();
        var literal = id.isConstant() ? id.evaluate("") : null;
        if (literal != null && surroundings.backend(literal) == null) {
            element.missing("backend-id", "POL217", "there is no backend '%s'".formatted(literal));
        }
        var known = literal == null ? null : surroundings.backend(literal);
        if (known != null) {
            var target = known(element, known.url(), known);
            return exchange -> {
                exchange.setTarget(target, scope);
                return Flow.NEXT;
            };
        }
        return exchange -> {
            var found = find(surroundings, id.evaluate(exchange));
            exchange.setTarget(target(found.url(), found), scope);
            return Flow.NEXT;
        };
    }

    private static boolean isInheritedEntity(Exchange exchange, Scope scope) {
        var target = exchange.target();
        var by = exchange.targetSetBy();
        return target != null && target.backend() != null && by != null && by.compareTo(scope) < 0;
    }

    private static Backend find(Surroundings surroundings, @Nullable String id) throws PolicyException {
        var found = id == null ? null : surroundings.backend(id);
        if (found == null) {
            throw PolicyException.failed("BackendNotFound", "There is no backend '%s'.".formatted(id), null);
        }
        return found;
    }

    private static @Nullable Target known(ElementReader element, @Nullable String url) {
        return known(element, url == null ? "" : url, null);
    }

    private static @Nullable Target known(ElementReader element, String url, @Nullable Backend backend) {
        try {
            return Target.of(url, backend);
        } catch (IllegalArgumentException e) {
            element.error(backend == null ? "base-url" : "backend-id", "POL218", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static Target target(@Nullable String url, @Nullable Backend backend) throws PolicyException {
        try {
            return Target.of(url == null ? "" : url, backend);
        } catch (IllegalArgumentException e) {
            throw PolicyException.failed("BackendUrlInvalid", e.getMessage() + ".", e);
        }
    }
}
