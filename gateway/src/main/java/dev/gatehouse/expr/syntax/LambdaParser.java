package dev.gatehouse.expr.syntax;

import dev.gatehouse.expr.syntax.Expr.Passing;
import dev.gatehouse.expr.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads lambdas, anonymous methods and the parameters of functions. */
final class LambdaParser {
    private final Parser parser;
    private final TokenStream tokens;
    private final TypeParser types;
    private final SyntaxErrors errors;

    LambdaParser(Parser parser, TokenStream tokens, TypeParser types, SyntaxErrors errors) {
        this.parser = parser;
        this.tokens = tokens;
        this.types = types;
        this.errors = errors;
    }

    /** Whether a lambda starts here. */
    boolean starts() {
        var token = tokens.peek();
        if (token.kind() == Kind.NAME) {
            return tokens.peek(1).is("=>") || startsAsync(token);
        }
        if (token.is("static")) {
            return true;
        }
        return token.is("(") && tokens.afterBrackets().is("=>");
    }

    private boolean startsAsync(Token token) {
        if (!token.text().equals("async")) {
            return false;
        }
        var next = tokens.peek(1);
        return (next.kind() == Kind.NAME && tokens.peek(2).is("=>")) || next.is("delegate") || next.is("(");
    }

    Expr lambda() {
        int start = tokens.peek().start();
        var first = tokens.peek();
        if (first.is("static")) {
            errors.newer(first.span(), "a static lambda", "9", "leave out 'static'");
            tokens.next();
        } else if (startsAsync(first)) {
            errors.notHere(first.span(), "CS4032", "'async'", "an expression runs to its end without waiting");
            tokens.next();
            if (tokens.peek().is("delegate")) {
                return anonymousMethod();
            }
        }
        List<Expr.Parameter> parameters;
        if (tokens.peek().kind() == Kind.NAME) {
            var name = tokens.next();
            parameters = List.of(new Expr.Parameter(name.span(), null, name.text(), Passing.VALUE, false, null));
        } else {
            parameters = parameters(true);
        }
        tokens.expect("=>");
        if (tokens.peek().is("{")) {
            var block = parser.block();
            return new Expr.Lambda(tokens.since(start), parameters, false, null, block);
        }
        var value = parser.expr();
        return new Expr.Lambda(tokens.since(start), parameters, false, value, null);
    }

    /** {@code delegate(int x) { … }}. */
    Expr anonymousMethod() {
        int start = tokens.next().start();
        boolean any = !tokens.peek().is("(");
        List<Expr.Parameter> parameters = any ? List.of() : parameters(false);
        var block = parser.block();
        return new Expr.Lambda(tokens.since(start), parameters, any, null, block);
    }

    /** Parameters in brackets. */
    List<Expr.Parameter> parameters(boolean typesOptional) {
        var parameters = new ArrayList<Expr.Parameter>();
        tokens.expect("(");
        if (tokens.take(")")) {
            return parameters;
        }
        do {
            parameters.add(parameter(typesOptional));
        } while (tokens.take(","));
        tokens.expect(")");
        return parameters;
    }

    private Expr.Parameter parameter(boolean typesOptional) {
        int start = tokens.peek().start();
        boolean rest = tokens.take("params");
        // What is passed by "in" is not to be changed: a copy does as well.
        boolean _ = tokens.take("in");
        var passing = tokens.take("ref") ? Passing.REF : tokens.take("out") ? Passing.OUT : Passing.VALUE;
        TypeName type = null;
        boolean bare = tokens.peek().kind() == Kind.NAME
                && (tokens.peek(1).is(",") || tokens.peek(1).is(")"));
        if (!(typesOptional && bare)) {
            type = types.type(false);
        }
        var name = tokens.name();
        var fallback = tokens.take("=") ? parser.expr() : null;
        if (fallback != null && typesOptional) {
            errors.newer(fallback.span(), "a default for a lambda's parameter", "12", "a local function can have one");
        }
        return new Expr.Parameter(tokens.since(start), type, name, passing, rest, fallback);
    }
}
