package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names that are given or stand alone: plain, in brackets, with stars, before an equals sign. */
final class NameParser {
    private final TokenStream tokens;

    NameParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /** A name, plain or as {@code ['…']}; null where there is none, which is reported. */
    Named.@Nullable Label label(String wanted) {
        var token = tokens.current();
        if (token.kind() == Kind.NAME) {
            tokens.next();
            return new Named.Label(token.span(), token.text());
        }
        if (startsBracketed(0)) {
            tokens.next();
            var name = tokens.next();
            tokens.next();
            return new Named.Label(tokens.from(token.span().start()), String.valueOf(ExpressionParser.text(name)));
        }
        tokens.missing(wanted);
        return null;
    }

    /** Whether a name as {@code ['…']} stands so many tokens ahead. */
    boolean startsBracketed(int ahead) {
        return tokens.peek(ahead).is("[")
                && ExpressionParser.text(tokens.peek(ahead + 1)) != null
                && tokens.peek(ahead + 2).is("]");
    }

    /** The names of {@code Name =} or {@code (A, B) =}; none where no assignment begins here. */
    List<Named.Label> assigned() {
        var labels = new ArrayList<Named.Label>();
        if (startsAssignment()) {
            var name = label("a name");
            if (name != null) {
                labels.add(name);
            }
            tokens.expect("=");
        } else if (startsTuple()) {
            do {
                tokens.next();
                var name = label("a name");
                if (name != null) {
                    labels.add(name);
                }
            } while (tokens.at(","));
            tokens.expect(")");
            tokens.expect("=");
        }
        return labels;
    }

    private boolean startsAssignment() {
        return (tokens.at(Kind.NAME) && tokens.peek(1).is("="))
                || (startsBracketed(0) && tokens.peek(3).is("="));
    }

    private boolean startsTuple() {
        int ahead = 0;
        do {
            ahead++;
            if (startsBracketed(ahead)) {
                ahead += 3;
            } else if (tokens.peek(ahead).kind() == Kind.NAME) {
                ahead++;
            } else {
                return false;
            }
        } while (tokens.peek(ahead).is(","));
        return tokens.at("(")
                && tokens.peek(ahead).is(")")
                && tokens.peek(ahead + 1).is("=");
    }

    /** A name that may have stars; null where there is none, which is reported. */
    Expr.@Nullable Pattern pattern() {
        int start = tokens.current().span().start();
        if (startsBracketed(0)) {
            return label("") instanceof Named.Label(var span, var text) ? new Expr.Pattern(span, text) : null;
        }
        var text = new StringBuilder();
        while (tokens.at(Kind.NAME) || tokens.at("*") || (!text.isEmpty() && tokens.at(Kind.LITERAL))) {
            if (!text.isEmpty() && tokens.end() != tokens.current().span().start()) {
                break;
            }
            text.append(tokens.next().text());
        }
        if (text.isEmpty()) {
            tokens.missing("a column's name");
            return null;
        }
        return new Expr.Pattern(tokens.from(start), text.toString());
    }
}
