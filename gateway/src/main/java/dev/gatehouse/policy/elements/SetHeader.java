package dev.gatehouse.policy.elements;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.Expression;
import dev.gatehouse.http.HeaderText;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Message;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code set-header}: sets, adds or removes a header of the request in inbound and backend, of the
 * response in outbound and on-error.
 *
 * <p>An empty value goes out as an empty header; a null value is no value. Overriding or deleting a
 * request header also removes names that a backend may take for it, {@code X_User} for {@code X-User},
 * so that no caller can put words into the gateway's mouth.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/set-header-policy">set-header</a>
 */
@AutoService(Policy.class)
public final class SetHeader implements Policy {
    /** Framing belongs to the connection, not to policies. */
    private static final Set<String> RESERVED =
            Set.of("connection", "content-length", "keep-alive", "transfer-encoding");

    /** Values of these may hold commas or dates: several go out as several fields, all others as one. */
    private static final Set<String> SEPARATE = Set.of(
            "user-agent",
            "www-authenticate",
            "proxy-authenticate",
            "cookie",
            "set-cookie",
            "warning",
            "date",
            "expires",
            "if-modified-since",
            "if-unmodified-since",
            "last-modified",
            "retry-after");

    /** Names by which backends commonly know who is calling. */
    private static final List<String> IDENTITY =
            List.of("user", "tenant", "role", "scope", "email", "principal", "subject", "identity", "claim", "auth");

    enum ExistsAction {
        OVERRIDE,
        SKIP,
        APPEND,
        DELETE
    }

    @Override
    public String name() {
        return "set-header";
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
        var name = element.required("name");
        var action = element.choiceExpression("exists-action", ExistsAction.OVERRIDE);
        var values = element.children("value").stream().map(SetHeader::value).toList();
        check(element, name, action, values);
        var literal = name.isConstant() ? name.evaluate("") : null;
        if (literal == null) {
            return (exchange, message) ->
                    apply(exchange, message, Field.of(name.evaluate(exchange)), action.evaluate(exchange), values);
        }
        var field = Field.of(literal);
        return (exchange, message) -> apply(exchange, message, field, action.evaluate(exchange), values);
    }

    /**
     * A header's name and what it allows.
     *
     * @param isReserved whether policies cannot touch it
     * @param isSeparate whether several values go out as several fields
     */
    private record Field(String name, boolean isValid, boolean isReserved, boolean isSeparate) {
        static Field of(@Nullable String name) {
            var lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
            return new Field(
                    String.valueOf(name),
                    name != null && HeaderText.isToken(name),
                    RESERVED.contains(lower),
                    SEPARATE.contains(lower));
        }
    }

    private static Expression<String> value(ElementReader element) {
        var value = element.text();
        if (!value.isConstant()) {
            return value;
        }
        var text = value.evaluate("");
        var line = text == null ? "" : HeaderText.unfolded(text);
        if (!HeaderText.isValue(line)) {
            element.error("POL202", "'%s' holds a control character, which no header can carry".formatted("value"));
        }
        return Expression.constant(line);
    }

    private static void apply(
            Exchange exchange,
            Message message,
            Field field,
            @Nullable ExistsAction action,
            List<Expression<String>> expressions)
            throws PolicyException {
        if (!field.isValid) {
            throw PolicyException.failed("HeaderNameInvalid", "'%s' is not a header name.".formatted(field.name), null);
        }
        if (field.isReserved || action == null) {
            return;
        }
        switch (action) {
            case OVERRIDE -> {
                put(exchange, message, field, expressions);
                guard(message, field.name);
            }
            case SKIP -> {
                if (!message.headers().contains(field.name)) {
                    put(exchange, message, field, expressions);
                }
            }
            case APPEND -> {
                var values = message.headers().all(field.name);
                collect(exchange, field, expressions, values);
                put(message, field, values);
            }
            case DELETE -> {
                if (!field.name.equalsIgnoreCase("Server")) {
                    message.headers().remove(field.name);
                    guard(message, field.name);
                }
            }
        }
    }

    private static void put(Exchange exchange, Message message, Field field, List<Expression<String>> expressions)
            throws PolicyException {
        if (expressions.size() == 1) {
            var value = expressions.getFirst().evaluate(exchange);
            if (value == null) {
                message.headers().remove(field.name);
            } else {
                message.headers().set(field.name, sendable(field.name, value));
            }
            return;
        }
        List<String> values = new ArrayList<>(expressions.size());
        collect(exchange, field, expressions, values);
        put(message, field, values);
    }

    private static void put(Message message, Field field, List<String> values) {
        if (values.size() > 1 && !field.isSeparate) {
            message.headers().set(field.name, String.join(",", values));
        } else {
            message.headers().set(field.name, values);
        }
    }

    private static void collect(Exchange exchange, Field field, List<Expression<String>> expressions, List<String> into)
            throws PolicyException {
        for (var expression : expressions) {
            var value = expression.evaluate(exchange);
            if (value != null) {
                into.add(sendable(field.name, value));
            }
        }
    }

    private static void guard(Message message, String name) {
        if (message instanceof Request) {
            message.headers().removeLookalikes(name);
        }
    }

    /** A value as it can go on the wire: never more than one field. */
    static String sendable(String name, String value) throws PolicyException {
        if (!HeaderText.isValue(value)) {
            throw PolicyException.failed(
                    "HeaderValueInvalid", "The value for header '%s' holds a control character.".formatted(name), null);
        }
        return value.strip();
    }

    private static void check(
            ElementReader element,
            Expression<String> name,
            Expression<ExistsAction> action,
            List<Expression<String>> values) {
        var literal = name.isConstant() ? name.evaluate("") : null;
        if (literal != null && !HeaderText.isToken(literal)) {
            if (!literal.isEmpty() || element.has("name")) {
                element.error("name", "POL203", "'%s' is not a header name".formatted(literal));
            }
            return;
        }
        var known = action.isConstant() ? action.evaluate("") : null;
        if (literal != null && RESERVED.contains(literal.toLowerCase(Locale.ROOT))) {
            element.warning("POL204", "'%s' belongs to the connection; policies cannot change it".formatted(literal));
        }
        if (literal != null && literal.equalsIgnoreCase("Server") && known == ExistsAction.DELETE) {
            element.warning("POL205", "'Server' cannot be removed");
        }
        if (values.isEmpty() && known != null && known != ExistsAction.DELETE) {
            element.warning("POL206", "'set-header' without a 'value' has nothing to set");
        }
        boolean identity = literal != null && element.section().isRequestSide() && isIdentity(literal);
        if ((known == ExistsAction.SKIP || known == ExistsAction.APPEND)
                && (identity || element.contentMentions(".Claims"))) {
            element.warning(
                    "POL207",
                    "%s says who is calling, and '%s' lets the caller's own value through; use 'override'"
                            .formatted(
                                    literal == null ? "the header" : "'" + literal + "'",
                                    known.name().toLowerCase(Locale.ROOT)));
        }
    }

    private static boolean isIdentity(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("x-") && IDENTITY.stream().anyMatch(lower::contains);
    }
}
