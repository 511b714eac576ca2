package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.syntax.Token.Kind;
import dev.gatehouse.text.Span;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code render kind with (property = value, …)}; in the old form the properties stand without brackets and commas.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/render-operator">render operator</a>
 */
final class RenderParser {
    private final TokenStream tokens;

    RenderParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    @Nullable
    Stage read(Span at) {
        if (!tokens.at(Kind.NAME)) {
            tokens.missing("a visualization, such as timechart");
            return null;
        }
        var visualization = tokens.next().text();
        var properties = new HashMap<String, String>();
        if (tokens.accept("with")) {
            tokens.expect("(");
            if (!tokens.at(")")) {
                do {
                    property(properties);
                } while (tokens.accept(","));
            }
            tokens.expect(")");
        } else {
            while (tokens.at(Kind.NAME) && tokens.peek(1).is("=")) {
                property(properties);
            }
        }
        return new Stage.Render(at, visualization, properties);
    }

    private void property(Map<String, String> properties) {
        if (!tokens.at(Kind.NAME)) {
            tokens.missing("a property");
            return;
        }
        var name = tokens.next().text();
        if (!tokens.expect("=")) {
            return;
        }
        var value = new StringBuilder(value());
        while (tokens.at(",")
                && tokens.peek(1).kind() == Kind.NAME
                && !tokens.peek(2).is("=")) {
            tokens.next();
            value.append(',').append(value());
        }
        properties.put(name, value.toString());
    }

    private String value() {
        var sign = tokens.accept("-") ? "-" : "";
        if (!tokens.at(Kind.NAME) && !tokens.at(Kind.LITERAL)) {
            tokens.missing("a value");
            return "";
        }
        var token = tokens.next();
        var text = ExpressionParser.text(token);
        return sign + (text == null ? token.text() : text);
    }
}
