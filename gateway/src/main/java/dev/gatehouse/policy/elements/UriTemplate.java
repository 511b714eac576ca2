package dev.gatehouse.policy.elements;

import dev.gatehouse.http.Percent;
import dev.gatehouse.model.Operation;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A literal template of {@code rewrite-uri}, taken apart once: text, and the names of parameters of the
 * operation's URL template.
 */
record UriTemplate(List<Part> parts) {
    UriTemplate {
        parts = List.copyOf(parts);
    }

    sealed interface Part {
        record Literal(String text) implements Part {}

        record Parameter(String name, boolean inQuery) implements Part {}
    }

    static UriTemplate of(@Nullable String template) {
        var text = template == null ? "" : template;
        int query = text.indexOf('?');
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            if (open > at) {
                parts.add(new Part.Literal(text.substring(at, open)));
            }
            var name = text.substring(open + 1, close);
            parts.add(new Part.Parameter(name.startsWith("*") ? name.substring(1) : name, query >= 0 && open > query));
            at = close + 1;
        }
        if (at < text.length()) {
            parts.add(new Part.Literal(text.substring(at)));
        }
        return new UriTemplate(parts);
    }

    /** The template's own text, without parameters and query. */
    String path() {
        var text = new StringBuilder();
        for (var part : parts) {
            if (part instanceof Part.Literal literal) {
                text.append(literal.text);
            } else {
                text.append('x');
            }
        }
        int query = text.indexOf("?");
        return query < 0 ? text.toString() : text.substring(0, query);
    }

    String filled(Request request, @Nullable Operation operation) throws PolicyException {
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Literal literal) {
            return literal.text;
        }
        var text = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Part.Literal literal -> text.append(literal.text);
                case Part.Parameter parameter -> text.append(value(parameter, request, operation));
            }
        }
        return text.toString();
    }

    private static String value(Part.Parameter parameter, Request request, @Nullable Operation operation)
            throws PolicyException {
        var value = request.matchedParameters().get(parameter.name);
        if (value == null) {
            if (parameter.inQuery) {
                return "";
            }
            throw PolicyException.failed(
                    "RewriteUriInvalid",
                    "The operation's URL template has no parameter '%s'.".formatted(parameter.name),
                    null);
        }
        boolean rest = operation != null && operation.urlTemplate().contains("{*" + parameter.name + "}");
        // A parameter that stands for the rest of the path brings its slashes along.
        return rest && !parameter.inQuery ? Percent.path(value.replace("%", "%25")) : Percent.encode(value);
    }
}
