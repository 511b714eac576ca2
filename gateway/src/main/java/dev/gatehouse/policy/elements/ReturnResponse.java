package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code return-response}: answers the caller, and nothing else runs, in no section. Starts from the
 * response in a variable where one is named, else from an empty 200.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/return-response-policy">return-response</a>
 */
@AutoService(Policy.class)
public final class ReturnResponse implements Policy {
    @Override
    public String name() {
        return "return-response";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var variable = element.optionalText("response-variable-name").orElse("");
        List<Edit<? super Response>> edits = new ArrayList<>();
        element.child("set-status").map(SetStatus::edit).ifPresent(edits::add);
        element.children("set-header").stream().map(SetHeader::edit).forEach(edits::add);
        element.child("set-body").map(SetBody::edit).ifPresent(edits::add);
        program.step(exchange -> {
            var answer = start(exchange, variable);
            // Expressions see the exchange as it is; the answer takes its place only when it is complete.
            for (var edit : edits) {
                edit.apply(exchange, answer);
            }
            exchange.setResponse(answer);
            return Flow.RESPOND;
        });
    }

    private static Response start(Exchange exchange, String variable) throws PolicyException {
        if (variable.isEmpty()) {
            return Response.of(200);
        }
        if (exchange.variables().get(variable) instanceof Response found) {
            return new Response(found.status(), found.reason(), found.headers().copy(), found.body());
        }
        throw PolicyException.failed(
                "ResponseVariableInvalid", "The variable '%s' holds no response.".formatted(variable), null);
    }
}
