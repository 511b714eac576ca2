package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Token.Kind;
import dev.gatehouse.kql.syntax.Token.Value;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the inside of {@code dynamic(…)} and writes it as JSON.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/scalar-data-types/dynamic">The dynamic data type</a>
 */
final class DynamicParser {
    private static final long TICKS_PER_SECOND = 10_000_000L;

    private final TokenStream tokens;

    DynamicParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /** Reads {@code dynamic(…)}, whose name is the current token. */
    Expr read() {
        int start = tokens.next().span().start();
        tokens.expect("(");
        var json = new StringBuilder();
        value(json);
        tokens.expect(")");
        var text = json.toString();
        return new Expr.Literal(tokens.from(start), Type.DYNAMIC, text.equals("null") ? null : text);
    }

    private void value(StringBuilder json) {
        tokens.enter();
        if (tokens.accept("[")) {
            json.append('[');
            elements("]", json);
        } else if (tokens.accept("{")) {
            json.append('{');
            elements("}", json);
        } else if (tokens.at("-") || tokens.at("+")) {
            json.append(tokens.next().text().equals("-") ? "-" : "");
            scalar(json);
        } else {
            scalar(json);
        }
        tokens.leave(1);
    }

    private void elements(String close, StringBuilder json) {
        boolean first = true;
        while (!tokens.at(close) && !tokens.at(Kind.END)) {
            if (!first) {
                if (!tokens.expect(",")) {
                    return;
                }
                json.append(',');
            }
            first = false;
            if (close.equals("}")) {
                key(json);
            }
            value(json);
        }
        tokens.expect(close);
        json.append(close);
    }

    private void key(StringBuilder json) {
        var token = tokens.current();
        if (token.literal() instanceof Value(var _, String name)) {
            tokens.next();
            quote(name, json);
        } else if (token.kind() == Kind.NAME) {
            quote(tokens.next().text(), json);
        } else {
            tokens.missing("a property name");
        }
        tokens.expect(":");
        json.append(':');
    }

    private void scalar(StringBuilder json) {
        var token = tokens.current();
        if (token.is("null")) {
            tokens.next();
            json.append("null");
        } else if (token.literal() != null) {
            tokens.next();
            write(token.literal().value(), token.literal().type(), json);
        } else {
            tokens.missing("a literal, '[' or '{'");
        }
    }

    private static void write(@Nullable Object value, Type type, StringBuilder json) {
        switch (value) {
            case null -> json.append("null");
            case Double real when !Double.isFinite(real) -> quote(real.toString(), json);
            case Long ticks when type == Type.TIMESPAN -> quote(clock(ticks), json);
            case Instant time -> quote(time.toString(), json);
            case Number number -> json.append(number);
            case Boolean bool -> json.append(bool);
            default -> quote(value.toString(), json);
        }
    }

    private static String clock(long ticks) {
        var time = Duration.ofSeconds(ticks / TICKS_PER_SECOND, ticks % TICKS_PER_SECOND * 100)
                .abs();
        var days = time.toDays() == 0 ? "" : time.toDays() + ".";
        var fraction = time.toNanosPart() == 0 ? "" : ".%07d".formatted(time.toNanosPart() / 100);
        return "%s%s%02d:%02d:%02d%s"
                .formatted(
                        ticks < 0 ? "-" : "",
                        days,
                        time.toHoursPart(),
                        time.toMinutesPart(),
                        time.toSecondsPart(),
                        fraction);
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
