package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Token.Kind;
import dev.gatehouse.kql.syntax.Token.Value;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expressions by precedence: or, and, comparison (which does not chain), sum, product, sign, path. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of(
            "==",
            "!=",
            "<>",
            "=~",
            "!~",
            "<",
            "<=",
            ">",
            ">=",
            "has",
            "!has",
            "has_cs",
            "!has_cs",
            "hasprefix",
            "!hasprefix",
            "hasprefix_cs",
            "!hasprefix_cs",
            "hassuffix",
            "!hassuffix",
            "hassuffix_cs",
            "!hassuffix_cs",
            "contains",
            "!contains",
            "contains_cs",
            "!contains_cs",
            "startswith",
            "!startswith",
            "startswith_cs",
            "!startswith_cs",
            "endswith",
            "!endswith",
            "endswith_cs",
            "!endswith_cs");
    private static final Set<String> LISTS = Set.of("in", "!in", "in~", "!in~", "has_any", "has_all");
    private static final Set<String> SUMS = Set.of("+", "-");
    private static final Set<String> PRODUCTS = Set.of("*", "/", "%");

    private final TokenStream tokens;
    private final SourceParser sources;
    private final NameParser names;
    private boolean searching;

    ExpressionParser(TokenStream tokens, SourceParser sources) {
        this.tokens = tokens;
        this.sources = sources;
        this.names = new NameParser(tokens);
    }

    NameParser names() {
        return names;
    }

    Expr expression() {
        tokens.enter();
        var result = logical("or");
        tokens.leave(1);
        return result;
    }

    /** With {@code Column:"term"}. */
    Expr searchPredicate() {
        searching = true;
        var result = expression();
        searching = false;
        return result;
    }

    private Expr logical(String operator) {
        var terms = new ArrayList<Expr>();
        var marks = new ArrayList<Span>();
        terms.add(operator.equals("or") ? logical("and") : comparison());
        while (tokens.at(operator)) {
            marks.add(tokens.next().span());
            terms.add(operator.equals("or") ? logical("and") : comparison());
        }
        return balanced(operator, terms, marks, 0, terms.size());
    }

    /** A tree of little depth for a long chain: the operators are associative. */
    private static Expr balanced(String operator, List<Expr> terms, List<Span> marks, int from, int to) {
        if (to - from == 1) {
            return terms.get(from);
        }
        int middle = (from + to) >>> 1;
        var left = balanced(operator, terms, marks, from, middle);
        var right = balanced(operator, terms, marks, middle, to);
        return new Expr.Binary(left.span().to(right.span()), marks.get(middle - 1), operator, left, right);
    }

    private Expr comparison() {
        var left = tokens.at("*") ? new Expr.Star(tokens.next().span()) : chain(SUMS);
        var operator = tokens.current();
        if (operator.kind() != Kind.NAME && operator.kind() != Kind.SYMBOL) {
            return left;
        }
        var text = operator.text();
        if (COMPARISONS.contains(text) || (searching && text.equals(":"))) {
            tokens.next();
            var right = chain(SUMS);
            return new Expr.Binary(left.span().to(right.span()), operator.span(), text, left, right);
        }
        if (text.equals("matches") && tokens.peek(1).is("regex")) {
            tokens.next();
            var at = operator.span().to(tokens.next().span());
            var right = chain(SUMS);
            return new Expr.Binary(left.span().to(right.span()), at, "matches regex", left, right);
        }
        boolean axis = text.equals("in") && tokens.peek(1).is("range");
        if (LISTS.contains(text) && !axis) {
            tokens.next();
            var list = list();
            return new Expr.Among(tokens.from(left.span().start()), operator.span(), text, left, list);
        }
        if (text.equals("between") || text.equals("!between")) {
            return between(left);
        }
        return left;
    }

    private Expr between(Expr subject) {
        var operator = tokens.next();
        tokens.expect("(");
        var low = expression();
        tokens.expect("..");
        var high = expression();
        tokens.expect(")");
        return new Expr.Between(
                tokens.from(subject.span().start()), operator.span(), operator.text(), subject, low, high);
    }

    private List<Expr> list() {
        var list = new ArrayList<Expr>();
        if (tokens.expect("(")) {
            if (!tokens.at(")")) {
                do {
                    list.add(sources.pipe());
                } while (tokens.accept(","));
            }
            tokens.expect(")");
        }
        return list;
    }

    private Expr chain(Set<String> operators) {
        int levels = 0;
        var left = operand(operators);
        while (tokens.at(Kind.SYMBOL) && operators.contains(tokens.current().text())) {
            tokens.enter();
            levels++;
            var operator = tokens.next();
            var right = operand(operators);
            left = new Expr.Binary(left.span().to(right.span()), operator.span(), operator.text(), left, right);
        }
        tokens.leave(levels);
        return left;
    }

    private Expr operand(Set<String> operators) {
        return operators.contains("+") ? chain(PRODUCTS) : unary();
    }

    private Expr unary() {
        if (tokens.at("-") || tokens.at("+")) {
            tokens.enter();
            var sign = tokens.next();
            var operand = unary();
            tokens.leave(1);
            return new Expr.Unary(sign.span().to(operand.span()), sign.text(), operand);
        }
        return path();
    }

    private Expr path() {
        var target = primary();
        int levels = 0;
        while (tokens.at(".") || tokens.at("[")) {
            tokens.enter();
            levels++;
            int start = target.span().start();
            if (tokens.accept("[")) {
                var index = expression();
                tokens.expect("]");
                target = new Expr.Index(tokens.from(start), target, index);
            } else {
                tokens.next();
                var name = names.label("a member's name");
                if (name == null) {
                    break;
                }
                target = new Expr.Member(tokens.from(start), target, name.span(), name.text());
            }
        }
        tokens.leave(levels);
        return target;
    }

    /** The value of a string literal. */
    static @Nullable String text(Token token) {
        return token.literal() instanceof Value(var _, String text) ? text : null;
    }

    private Expr primary() {
        var token = tokens.current();
        if (token.kind() == Kind.LITERAL) {
            return literal();
        }
        if (token.kind() == Kind.NAME) {
            if (tokens.peek(1).is("(")) {
                return call();
            }
            tokens.next();
            return new Expr.Name(token.span(), token.text());
        }
        if (names.startsBracketed(0) && names.label("") instanceof Named.Label(var span, var name)) {
            return new Expr.Name(span, name);
        }
        if (tokens.accept("(")) {
            var inside = sources.pipe();
            tokens.expect(")");
            return inside;
        }
        tokens.missing("an expression");
        return new Expr.Bad(token.span());
    }

    /** Strings side by side are one. */
    private Expr literal() {
        var token = tokens.next();
        var value = token.literal() == null ? new Value(Type.STRING, "") : token.literal();
        var text = text(token);
        if (text == null || text(tokens.current()) == null) {
            return new Expr.Literal(token.span(), value.type(), value.value());
        }
        var all = new StringBuilder(text);
        for (var more = text(tokens.current()); more != null; more = text(tokens.current())) {
            all.append(more);
            tokens.next();
        }
        return new Expr.Literal(tokens.from(token.span().start()), Type.STRING, all.toString());
    }

    Expr call() {
        var name = tokens.current();
        if (name.is("dynamic")) {
            return new DynamicParser(tokens).read();
        }
        tokens.next();
        tokens.expect("(");
        if (name.is("toscalar") || name.is("materialize")) {
            var table = sources.pipe();
            tokens.expect(")");
            var span = tokens.from(name.span().start());
            return name.is("toscalar") ? new Expr.ToScalar(span, table) : new Expr.Materialize(span, table);
        }
        var arguments = new ArrayList<Expr>();
        if (!tokens.at(")")) {
            do {
                arguments.add(argument());
            } while (tokens.accept(","));
        }
        tokens.expect(")");
        return new Expr.Call(tokens.from(name.span().start()), name.span(), name.text(), arguments);
    }

    private Expr argument() {
        if (tokens.at("*") && (tokens.peek(1).is(")") || tokens.peek(1).is(","))) {
            return new Expr.Star(tokens.next().span());
        }
        if (tokens.at(Kind.NAME) && tokens.peek(1).is("=")) {
            var name = tokens.next();
            tokens.next();
            var value = sources.pipe();
            return new Expr.Argument(tokens.from(name.span().start()), name.text(), value);
        }
        return sources.pipe();
    }

    List<Expr> expressions() {
        var list = new ArrayList<Expr>();
        do {
            list.add(expression());
        } while (tokens.accept(","));
        return list;
    }

    /** {@code Name = expression}, {@code (A, B) = expression} or {@code expression}. */
    Named named() {
        int start = tokens.current().span().start();
        var labels = names.assigned();
        var value = tokens.at("*") ? new Expr.Star(tokens.next().span()) : expression();
        return new Named(tokens.from(start), labels, value);
    }

    List<Named> nameds() {
        var list = new ArrayList<Named>();
        do {
            list.add(named());
        } while (tokens.accept(","));
        return list;
    }
}
