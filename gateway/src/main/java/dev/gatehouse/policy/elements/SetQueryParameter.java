package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.Expression;
import dev.gatehouse.http.Query;
import dev.gatehouse.http.Query.Parameter;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.elements.SetHeader.ExistsAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code set-query-parameter}: sets, adds or removes a query parameter of the request to the backend.
 * Parameters that it does not name stay as they were written.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/set-query-parameter-policy">set-query-parameter</a>
 */
@AutoService(Policy.class)
public final class SetQueryParameter implements Policy {
    @Override
    public String name() {
        return "set-query-parameter";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var name = element.required("name");
        var action = element.choiceExpression("exists-action", ExistsAction.OVERRIDE);
        var values = element.texts("value");
        if (values.isEmpty() && action.isConstant() && action.evaluate("") != ExistsAction.DELETE) {
            element.warning("POL214", "'set-query-parameter' without a 'value' has nothing to set");
        }
        program.step(exchange -> {
            apply(exchange, name.evaluate(exchange), action.evaluate(exchange), values);
            return Flow.NEXT;
        });
    }

    private static void apply(
            Exchange exchange, @Nullable String name, @Nullable ExistsAction action, List<Expression<String>> values)
            throws PolicyException {
        if (name == null || name.isEmpty() || action == null) {
            throw PolicyException.failed("QueryParameterNameInvalid", "The query parameter has no name.", null);
        }
        var url = exchange.request().url();
        var query = Query.of(url.query());
        if (action == ExistsAction.SKIP && query.contains(name)) {
            return;
        }
        if (action == ExistsAction.OVERRIDE || action == ExistsAction.DELETE) {
            query.parameters().removeIf(parameter -> parameter.isCalled(name));
        }
        if (action != ExistsAction.DELETE) {
            query.parameters().addAll(made(exchange, name, values));
        }
        exchange.request().setUrl(url.at(url.path(), query.toString()));
    }

    private static List<Parameter> made(Exchange exchange, String name, List<Expression<String>> values) {
        List<Parameter> made = new ArrayList<>(values.size());
        for (var value : values) {
            var text = value.evaluate(exchange);
            if (text != null) {
                made.add(Parameter.of(name, text));
            }
        }
        return made;
    }
}
