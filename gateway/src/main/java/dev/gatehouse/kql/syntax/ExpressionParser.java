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
    private boolean searching;

    ExpressionParser(TokenStream tokens, SourceParser sources) {
        this.tokens = tokens;
        this.sources = sources;
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
                    list.add(sources.piped(expression()));
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
                var name = label("a member's name");
                if (name == null) {
                    break;
                }
                target = new Expr.Member(tokens.from(start), target, name.span(), name.text());
            }
        }
        tokens.leave(levels);
        return target;
    }

    /** A name, plain or as {@code ['…']}; null where there is none, which is reported. */
    Named.@Nullable Label label(String wanted) {
        var token = tokens.current();
        if (token.kind() == Kind.NAME) {
            tokens.next();
            return new Named.Label(token.span(), token.text());
        }
        if (startsBracketedName(0)) {
            tokens.next();
            var name = tokens.next();
            tokens.next();
            return new Named.Label(tokens.from(token.span().start()), String.valueOf(text(name)));
        }
        tokens.missing(wanted);
        return null;
    }

    private boolean startsBracketedName(int ahead) {
        return tokens.peek(ahead).is("[")
                && text(tokens.peek(ahead + 1)) != null
                && tokens.peek(ahead + 2).is("]");
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
        if (startsBracketedName(0) && label("") instanceof Named.Label(var span, var name)) {
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
            var value = sources.piped(expression());
            return new Expr.Argument(tokens.from(name.span().start()), name.text(), value);
        }
        return tokens.at("datatable") ? sources.pipe() : sources.piped(expression());
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
        var names = new ArrayList<Named.Label>();
        if (startsAssignment()) {
            var name = label("a name");
            if (name != null) {
                names.add(name);
            }
            tokens.expect("=");
        } else if (startsTuple()) {
            do {
                tokens.next();
                var name = label("a name");
                if (name != null) {
                    names.add(name);
                }
            } while (tokens.at(","));
            tokens.expect(")");
            tokens.expect("=");
        }
        var value = tokens.at("*") ? new Expr.Star(tokens.next().span()) : expression();
        return new Named(tokens.from(start), names, value);
    }

    private boolean startsAssignment() {
        return (tokens.at(Kind.NAME) && tokens.peek(1).is("="))
                || (startsBracketedName(0) && tokens.peek(3).is("="));
    }

    private boolean startsTuple() {
        int ahead = 0;
        do {
            ahead++;
            if (startsBracketedName(ahead)) {
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

    List<Named> nameds() {
        var list = new ArrayList<Named>();
        do {
            list.add(named());
        } while (tokens.accept(","));
        return list;
    }

    /** A name that may have stars; null where there is none, which is reported. */
    Expr.@Nullable Pattern pattern() {
        int start = tokens.current().span().start();
        if (startsBracketedName(0)) {
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
