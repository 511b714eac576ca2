package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Stage.Direction;
import dev.gatehouse.kql.syntax.Stage.Expanded;
import dev.gatehouse.kql.syntax.Stage.Piece;
import dev.gatehouse.kql.syntax.Stage.Reordered;
import dev.gatehouse.kql.syntax.Stage.Series;
import dev.gatehouse.kql.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators take lists of. */
final class StageLists {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final SourceParser sources;

    StageLists(TokenStream tokens, ExpressionParser expressions, SourceParser sources) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.sources = sources;
    }

    List<Expr.Pattern> patterns() {
        var list = new ArrayList<Expr.Pattern>();
        do {
            var pattern = expressions.names().pattern();
            if (pattern != null) {
                list.add(pattern);
            }
        } while (tokens.accept(","));
        return list;
    }

    List<Reordered> reordered() {
        var list = new ArrayList<Reordered>();
        do {
            var pattern = expressions.names().pattern();
            if (pattern != null) {
                list.add(new Reordered(pattern, direction()));
            }
        } while (tokens.accept(","));
        return list;
    }

    private @Nullable Direction direction() {
        if (tokens.accept("asc")) {
            return Direction.ASCENDING;
        }
        return tokens.accept("desc") ? Direction.DESCENDING : null;
    }

    List<Stage.Key> keys() {
        var list = new ArrayList<Stage.Key>();
        do {
            list.add(key());
        } while (tokens.accept(","));
        return list;
    }

    Stage.Key key() {
        var value = expressions.named();
        var direction = direction();
        Boolean nullsFirst = null;
        if (tokens.accept("nulls")) {
            if (tokens.accept("first")) {
                nullsFirst = true;
            } else {
                tokens.expect("last");
                nullsFirst = false;
            }
        }
        return new Stage.Key(value, direction == null ? Direction.DESCENDING : direction, nullsFirst);
    }

    List<Expanded> expanded() {
        var list = new ArrayList<Expanded>();
        do {
            var value = expressions.named();
            list.add(new Expanded(value, tokens.accept("to") ? typeOf() : null));
        } while (tokens.accept(","));
        return list;
    }

    private Type typeOf() {
        tokens.expect("typeof");
        tokens.expect("(");
        var type = sources.type();
        tokens.expect(")");
        return type;
    }

    List<Piece> pieces() {
        var list = new ArrayList<Piece>();
        while (true) {
            var token = tokens.current();
            var text = ExpressionParser.text(token);
            if (text != null) {
                tokens.next();
                list.add(new Piece.Text(text));
            } else if (tokens.accept("*")) {
                list.add(new Piece.Anything());
            } else {
                boolean named = token.kind() == Kind.NAME || token.is("[");
                var name = named ? expressions.names().label("a column's name") : null;
                if (name == null) {
                    break;
                }
                list.add(new Piece.Into(name, tokens.accept(":") ? sources.type() : Type.STRING));
            }
        }
        if (list.isEmpty()) {
            tokens.missing("'*', a string or a column");
        }
        return list;
    }

    List<Series> series() {
        var list = new ArrayList<Series>();
        do {
            var aggregate = expressions.named();
            Expr standard = null;
            if (tokens.accept("default")) {
                tokens.expect("=");
                standard = expressions.expression();
            }
            list.add(new Series(aggregate, standard));
        } while (tokens.accept(","));
        return list;
    }
}
