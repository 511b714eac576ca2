package dev.gatehouse.expr.syntax;

import dev.gatehouse.expr.syntax.Expr.Passing;
import dev.gatehouse.expr.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code new} in all its forms. */
final class CreationParser {
    private final Parser parser;
    private final TokenStream tokens;
    private final TypeParser types;
    private final SyntaxErrors errors;

    CreationParser(Parser parser, TokenStream tokens, TypeParser types, SyntaxErrors errors) {
        this.parser = parser;
        this.tokens = tokens;
        this.types = types;
        this.errors = errors;
    }

    /** What stands from {@code new} on. */
    Expr creation() {
        var start = tokens.next();
        int from = start.start();
        var next = tokens.peek();
        if (next.is("{")) {
            return anonymous(from);
        }
        if (next.is("[") && (tokens.peek(1).is("]") || tokens.peek(1).is(","))) {
            int rank = rank();
            var values = arrayValues();
            return new Expr.NewArray(tokens.since(from), null, List.of(), rank, values);
        }
        if (next.is("(") && !startsTupleType()) {
            errors.newer(start.span(), "'new' without a type", "9", "write the type, 'new T(…)'");
            parser.arguments("(", ")");
            return new Expr.Missing(tokens.since(from));
        }
        if (next.kind() != Kind.NAME && !TypeParser.isKeywordType(next) && !next.is("(")) {
            errors.expected(next.span(), "a type", Lexer.show(next));
            return new Expr.Missing(tokens.since(from));
        }
        var type = types.typeWithoutArray();
        if (tokens.peek().is("[")) {
            return array(from, type);
        }
        var arguments = tokens.peek().is("(") ? parser.arguments("(", ")") : null;
        var initializer = tokens.peek().is("{") ? initializer() : null;
        if (arguments == null && initializer == null) {
            errors.expected(tokens.peek().span(), "'(', '[' or '{' after the type", Lexer.show(tokens.peek()));
        }
        return new Expr.New(tokens.since(from), type, arguments == null ? List.of() : arguments, initializer);
    }

    /** Whether {@code (int, int)[…]} stands here. */
    private boolean startsTupleType() {
        int mark = tokens.mark();
        boolean tuple =
                types.skip(false) && (tokens.peek().is("[") || tokens.peek(-1).is("]"));
        tokens.reset(mark);
        return tuple;
    }

    /** Reads {@code [,,]}. */
    private int rank() {
        int rank = 1;
        tokens.expect("[");
        while (tokens.take(",")) {
            rank++;
        }
        tokens.expect("]");
        return rank;
    }

    private Expr array(int start, TypeName element) {
        var sizes = new ArrayList<Expr>();
        int rank = 1;
        if (tokens.peek(1).is("]") || tokens.peek(1).is(",")) {
            rank = rank();
        } else {
            tokens.expect("[");
            do {
                sizes.add(parser.expr());
            } while (tokens.take(","));
            tokens.expect("]");
            rank = sizes.size();
        }
        // new int[3][] is an array of int[]: the dimensions written first are the outer ones.
        var ranks = new ArrayList<Integer>();
        while (tokens.peek().is("[")
                && (tokens.peek(1).is("]") || tokens.peek(1).is(","))) {
            ranks.add(rank());
        }
        var inner = element;
        for (int i = ranks.size() - 1; i >= 0; i--) {
            inner = new TypeName.Array(tokens.since(element.span().start()), inner, ranks.get(i));
        }
        if (!sizes.isEmpty() && tokens.peek().is("[") && !tokens.peek(1).is("]")) {
            errors.expected(tokens.peek(1).span(), "',' or ']'", Lexer.show(tokens.peek(1)));
        }
        var values = tokens.peek().is("{") ? arrayValues() : null;
        if (sizes.isEmpty() && values == null) {
            errors.expected(tokens.peek().span(), "'{'", Lexer.show(tokens.peek()));
        }
        return new Expr.NewArray(tokens.since(start), inner, sizes, rank, values);
    }

    /** {@code { a, b }}, a trailing comma allowed. */
    Expr.ArrayValues arrayValues() {
        int start = tokens.peek().start();
        var items = new ArrayList<Expr>();
        tokens.expect("{");
        if (!parser.enter()) {
            return new Expr.ArrayValues(tokens.since(start), items);
        }
        while (!tokens.peek().is("}") && !tokens.atEnd()) {
            items.add(tokens.peek().is("{") ? arrayValues() : parser.expr());
            if (!tokens.take(",")) {
                break;
            }
        }
        parser.leave();
        tokens.expect("}");
        return new Expr.ArrayValues(tokens.since(start), items);
    }

    private Expr anonymous(int start) {
        var members = new ArrayList<Expr.Setting>();
        tokens.expect("{");
        while (!tokens.peek().is("}") && !tokens.atEnd()) {
            var token = tokens.peek();
            if (token.kind() == Kind.NAME && tokens.peek(1).is("=")) {
                tokens.next();
                tokens.next();
                members.add(new Expr.Setting(tokens.since(token.start()), token.text(), parser.expr()));
            } else {
                var value = parser.expr();
                var name = nameOf(value);
                if (name.isEmpty() && !(value instanceof Expr.Missing)) {
                    errors.expected(value.span(), "'name = value'", "an expression without a name");
                }
                members.add(new Expr.Setting(value.span(), name, value));
            }
            if (!tokens.take(",")) {
                break;
            }
        }
        tokens.expect("}");
        return new Expr.NewAnonymous(tokens.since(start), members);
    }

    /** The name that an expression lends to what holds its value; empty if it has none. */
    private static String nameOf(Expr value) {
        return switch (value) {
            case Expr.Name simple -> simple.text();
            case Expr.Member member -> member.name();
            case Expr.NullConditional(var _, var _, var access) -> nameOf(access);
            default -> "";
        };
    }

    private Expr.Initializer initializer() {
        int start = tokens.peek().start();
        var elements = new ArrayList<Expr.Element>();
        tokens.expect("{");
        if (!parser.enter()) {
            return new Expr.Initializer(tokens.since(start), elements);
        }
        while (!tokens.peek().is("}") && !tokens.atEnd()) {
            elements.add(element());
            if (!tokens.take(",")) {
                break;
            }
        }
        parser.leave();
        tokens.expect("}");
        return new Expr.Initializer(tokens.since(start), elements);
    }

    private Expr.Element element() {
        var token = tokens.peek();
        int start = token.start();
        if (token.is("[")) {
            var keys = parser.arguments("[", "]");
            tokens.expect("=");
            var value = parser.expr();
            return new Expr.Entry(tokens.since(start), keys, value);
        }
        if (token.is("{")) {
            var arguments = parser.arguments("{", "}");
            return new Expr.Item(tokens.since(start), arguments);
        }
        if (token.kind() == Kind.NAME && tokens.peek(1).is("=")) {
            tokens.next();
            tokens.next();
            if (tokens.peek().is("{")) {
                var inner = initializer();
                return new Expr.Filling(tokens.since(start), token.text(), inner);
            }
            var value = parser.expr();
            return new Expr.Setting(tokens.since(start), token.text(), value);
        }
        var value = parser.expr();
        return new Expr.Item(value.span(), List.of(new Expr.Argument(value.span(), null, Passing.VALUE, value)));
    }
}
