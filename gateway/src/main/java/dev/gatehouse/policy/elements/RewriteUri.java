package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.http.Percent;
import dev.gatehouse.http.Query;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Section;
import java.util.Set;

/**
 * {@code rewrite-uri}: replaces path and query below the backend's base URL. Query parameters of the
 * caller that the operation's own template does not name are kept.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/rewrite-uri-policy">rewrite-uri</a>
 */
@AutoService(Policy.class)
public final class RewriteUri implements Policy {
    @Override
    public String name() {
        return "rewrite-uri";
    }

    @Override
    public Set<Section> sections() {
        return Set.of(Section.INBOUND);
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var template = element.required("template");
        var copy = element.optionalOr("copy-unmatched-params", Boolean.class, true);
        var parts = UriTemplate.of(template.isConstant() ? template.evaluate("") : "");
        if (template.isConstant() && Percent.hasDotSegments(parts.path())) {
            element.error("template", "POL215", "'template' holds a '.' or '..' segment");
        }
        program.step(exchange -> {
            var made = template.isConstant()
                    ? parts.filled(exchange.request(), exchange.operation())
                    : template.evaluate(exchange);
            rewrite(exchange, made == null ? "" : made, Boolean.TRUE.equals(copy.evaluate(exchange)));
            return Flow.NEXT;
        });
    }

    private static void rewrite(Exchange exchange, String target, boolean copyUnmatched) throws PolicyException {
        var request = exchange.request();
        int mark = target.indexOf('?');
        var path = Percent.path(mark < 0 ? target : target.substring(0, mark));
        var query = Percent.query(mark < 0 ? "" : target.substring(mark + 1));
        if (!path.startsWith("/")) {
            path = "/" + path;
        }
        if (Percent.hasDotSegments(path)) {
            // A claim or a header that climbs out of the path the policy's author had in mind.
            throw PolicyException.refused("RewriteUriInvalid", "The path leads outside of the API.", 400);
        }
        if (copyUnmatched && !request.url().query().isEmpty()) {
            query = withUnmatched(exchange, query);
        }
        request.setUrl(request.url().at(path, query));
    }

    private static String withUnmatched(Exchange exchange, String query) {
        var operation = exchange.operation();
        var template = operation == null ? "" : operation.urlTemplate();
        int mark = template.indexOf('?');
        var declared = Query.of(mark < 0 ? "" : template.substring(mark + 1));
        var made = Query.of(query);
        var written = Query.of(query);
        for (var parameter : Query.of(exchange.request().url().query()).parameters()) {
            // What the policy sets is not for the caller to add to.
            if (!declared.contains(parameter.name()) && !written.contains(parameter.name())) {
                made.parameters().add(parameter);
            }
        }
        return made.toString();
    }
}
