package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.http.Body;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Message;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code set-body}: replaces the body of the request in inbound and backend, of the response in
 * outbound and on-error. Literal content is sent as written, markup and all. {@code Content-Type} is
 * left alone.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/set-body-policy">set-body</a>
 */
@AutoService(Policy.class)
public final class SetBody implements Policy {
    /** What an expression that reads tokens mentions. */
    private static final List<String> TELLTALE = List.of("Authorization", ".Claims", "AsJwt", "(Jwt)");

    @Override
    public String name() {
        return "set-body";
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var edit = edit(element);
        program.step(exchange -> {
            edit.apply(exchange, exchange.message());
            return Flow.NEXT;
        });
    }

    static Edit<Message> edit(ElementReader element) {
        var template = element.optionalText("template").orElse("none").strip();
        if (template.equalsIgnoreCase("liquid")) {
            element.error("template", "POL208", "Liquid templates are not supported yet");
        } else if (!template.equalsIgnoreCase("none") && !template.isEmpty()) {
            element.error("template", "POL209", "'template' is '%s'; expected none or liquid".formatted(template));
        }
        if (element.section() == Section.ON_ERROR && TELLTALE.stream().anyMatch(element::contentMentions)) {
            element.warning("POL224", "an error answer should not tell what is in a token or its claims");
        }
        // Only Liquid looks at these.
        element.optionalText("xsi-nil");
        element.flag("parse-date", true);
        if (element.isCode()) {
            var value = element.text(Object.class, "");
            return (exchange, message) -> message.setBody(body(value.evaluate(exchange)));
        }
        var body = body(element.rawContent());
        return (_, message) -> message.setBody(body);
    }

    private static Body body(@Nullable Object value) {
        return switch (value) {
            case null -> Body.NONE;
            case byte[] bytes -> Body.of(bytes);
            default -> {
                var text = Text.of(value);
                yield text.isEmpty() ? Body.NONE : Body.of(text);
            }
        };
    }
}
