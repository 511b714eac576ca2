package dev.gatehouse.expr.syntax;

import dev.gatehouse.expr.syntax.Expr.Passing;
import dev.gatehouse.expr.syntax.Token.Kind;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of an expression or of a method body. Never throws and never gives null: mistakes
 * are reported, and {@link Expr.Missing} stands where nothing usable was found.
 */
public final class Parser {
    /** Operators that other languages write as words. */
    private static final Map<String, String> FOREIGN_OPERATORS = Map.of(
            "and", "&&", "or", "||", "eq", "==", "ne", "!=", "mod", "%", "lt", "<", "gt", ">", "le", "<=", "ge", ">=");

    private static final int MAX_DEPTH = 220;
    private static final int MAX_CHAIN = 2_000;
    private static final int MAX_LENGTH = 1 << 16;

    private final Source source;
    private final TokenStream tokens;
    private final SyntaxErrors errors;
    private final SyntaxErrors lexical;
    private final TypeParser types;
    private final StatementParser statements;
    private final PatternParser patterns;
    private final CreationParser creations;
    private final LambdaParser lambdas;
    private final QueryParser queries;
    private int depth;
    /** Whether it reads an expression inside of an interpolated string. */
    private boolean hole;

    private Parser(Source source, int start, int end, SyntaxErrors errors, SyntaxErrors lexical, int depth) {
        this.source = source;
        this.errors = errors;
        this.lexical = lexical;
        this.depth = depth;
        this.tokens = new TokenStream(new Lexer(source.text(), start, end, lexical).tokens(), errors);
        this.types = new TypeParser(tokens);
        this.patterns = new PatternParser(this, tokens, types, errors);
        this.creations = new CreationParser(this, tokens, types, errors);
        this.lambdas = new LambdaParser(this, tokens, types, errors);
        this.queries = new QueryParser(this, tokens, types, errors);
        this.statements = new StatementParser(this, tokens, types, errors, lambdas, creations, patterns);
    }

    /** The expression that {@code source} holds. */
    public static Expr expression(Source source, Diagnostics diagnostics) {
        return whole(source, diagnostics, parser -> {
            var value = parser.expr();
            parser.endOfExpression();
            return value;
        });
    }

    private void endOfExpression() {
        var token = tokens.peek();
        if (tokens.atEnd()) {
            return;
        }
        var word = token.kind() == Kind.NAME ? token.text().toLowerCase(java.util.Locale.ROOT) : "";
        var operator = FOREIGN_OPERATORS.get(word);
        if (operator != null) {
            errors.foreignOperator(token.span(), "CS1026", token.text(), operator);
        } else {
            errors.expected(token.span(), "the end of the expression", Lexer.show(token));
        }
    }

    Stmt.Block block() {
        return statements.block();
    }

    /** Whether the name is a keyword of the query that is being read. */
    boolean isQueryKeyword(Token name) {
        return queries.isKeyword(name);
    }

    /** The statements that {@code source} holds, as a block. */
    public static Stmt.Block block(Source source, Diagnostics diagnostics) {
        return whole(source, diagnostics, parser -> parser.statements.all());
    }

    private static <T> T whole(Source source, Diagnostics diagnostics, Function<Parser, T> read) {
        var found = new Diagnostics();
        var errors = new SyntaxErrors(source, found);
        int length = source.text().length();
        if (length > MAX_LENGTH) {
            errors.tooLong(Span.at(MAX_LENGTH));
            length = 0;
        }
        var tree = read.apply(new Parser(source, 0, length, errors, new SyntaxErrors(source, found), 0));
        found.list().stream()
                .sorted(Comparator.comparingInt(diagnostic -> diagnostic.span().start()))
                .forEach(diagnostics::add);
        return tree;
    }

    /** Counts nesting; false (reported) where it is too deep. Each true call is paired with {@link #leave}. */
    boolean enter() {
        if (depth >= MAX_DEPTH) {
            errors.tooDeep(tokens.peek().span());
            tokens.skipToEnd();
            return false;
        }
        depth++;
        return true;
    }

    void leave() {
        depth--;
    }

    Expr expr() {
        if (!enter()) {
            return new Expr.Missing(tokens.peek().span());
        }
        var value = assignment();
        leave();
        return value;
    }

    private Expr assignment() {
        if (tokens.peek().is("throw")) {
            int start = tokens.next().start();
            var exception = expr();
            return new Expr.Throw(tokens.since(start), exception);
        }
        if (lambdas.starts()) {
            return lambdas.lambda();
        }
        if (queries.starts()) {
            return queries.query();
        }
        int start = tokens.peek().start();
        var target = conditional();
        var sign = tokens.peek();
        if (sign.kind() != Kind.SIGN) {
            return target;
        }
        return switch (sign.text()) {
            case "=" -> {
                tokens.next();
                var value = tokens.peek().is("ref") ? reassignedReference() : expr();
                yield new Expr.Assign(tokens.since(start), null, target, value);
            }
            case "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=" -> {
                tokens.next();
                var value = expr();
                var operator =
                        binaryOperator(sign.text().substring(0, sign.text().length() - 1));
                yield new Expr.Assign(tokens.since(start), operator, target, value);
            }
            case ">>=" -> {
                tokens.next();
                var value = expr();
                yield new Expr.Assign(tokens.since(start), Operator.SHIFT_RIGHT, target, value);
            }
            case "??=" -> {
                errors.newer(sign.span(), "'??='", "8", "write 'x = x ?? y'");
                tokens.next();
                expr();
                yield new Expr.Missing(tokens.since(start));
            }
            default -> target;
        };
    }

    private Expr reassignedReference() {
        errors.notHere(tokens.next().span(), "CS8373", "'= ref'", "a reference stays with its variable");
        return expr();
    }

    private Expr conditional() {
        int start = tokens.peek().start();
        var condition = binary(1);
        if (!tokens.take("?")) {
            return condition;
        }
        var whenTrue = expr();
        if (hole && tokens.atEnd()) {
            errors.conditionalInHole(tokens.since(start));
            return new Expr.Missing(tokens.since(start));
        }
        tokens.expect(":");
        var whenFalse = expr();
        return new Expr.Conditional(tokens.since(start), condition, whenTrue, whenFalse);
    }

    Expr binary(int precedence) {
        int start = tokens.peek().start();
        if (tokens.peek().is("..")) {
            refuseRange();
            return tokens.atEnd() || tokens.peek().is("]") ? new Expr.Missing(tokens.since(start)) : binary(precedence);
        }
        var left = unary();
        int chain = 0;
        while (true) {
            if (++chain > MAX_CHAIN) {
                errors.tooDeep(tokens.peek().span());
                tokens.skipToEnd();
                return left;
            }
            var token = tokens.peek();
            if (token.is("..")) {
                refuseRange();
                if (!tokens.peek().is("]") && !tokens.peek().is(")") && !tokens.atEnd()) {
                    binary(9);
                }
                return new Expr.Missing(tokens.since(start));
            }
            if (token.is("switch") && tokens.peek(1).is("{")) {
                errors.newer(token.span(), "a switch expression", "8", "write a 'switch' statement, or '?:'");
                tokens.next();
                tokens.skipBraces();
                left = new Expr.Missing(tokens.since(start));
                continue;
            }
            if (token.kind() == Kind.NAME
                    && token.text().equals("with")
                    && tokens.peek(1).is("{")) {
                errors.newer(token.span(), "'with'", "9", "make a new value, 'new { … }'");
                tokens.next();
                tokens.skipBraces();
                left = new Expr.Missing(tokens.since(start));
                continue;
            }
            if (precedence <= 8 && (token.is("is") || token.is("as"))) {
                tokens.next();
                left = token.is("as") ? as(start, left) : is(start, left);
                continue;
            }
            var operator = tokens.isShiftRight()
                    ? Operator.SHIFT_RIGHT
                    : token.kind() == Kind.SIGN ? binaryOperator(token.text()) : null;
            if (operator == null || operator.precedence() < precedence) {
                return left;
            }
            tokens.next();
            if (operator == Operator.SHIFT_RIGHT) {
                tokens.next();
            }
            refuseForeign(token);
            Expr right;
            if (operator == Operator.COALESCE) {
                // Binds to the right; may end in a throw expression.
                if (!enter()) {
                    return left;
                }
                right = tokens.peek().is("throw") ? assignment() : binary(1);
                leave();
            } else {
                if (!enter()) {
                    return left;
                }
                right = binary(operator.precedence() + 1);
                leave();
            }
            left = new Expr.Binary(tokens.since(start), operator, left, right);
        }
    }

    /** {@code <>} and {@code ===}: the first sign has been read. */
    private void refuseForeign(Token first) {
        var second = tokens.peek();
        if (second.start() != first.end()) {
            return;
        }
        if (first.is("<") && second.is(">")) {
            errors.foreignOperator(second.span(), "CS1525", "<>", "!=");
            tokens.next();
        } else if ((first.is("==") || first.is("!=")) && second.is("=")) {
            errors.foreignOperator(second.span(), "CS1525", first.text() + "=", first.text());
            tokens.next();
        }
    }

    private void refuseRange() {
        errors.newer(tokens.next().span(), "a range", "8", "use 'Substring', or 'Skip' and 'Take'");
    }

    private Expr as(int start, Expr operand) {
        var type = types.type(true);
        return new Expr.As(tokens.since(start), operand, type);
    }

    private Expr is(int start, Expr operand) {
        var pattern = patterns.pattern();
        return new Expr.Is(tokens.since(start), operand, pattern);
    }

    private static @Nullable Operator binaryOperator(String text) {
        for (var operator : Operator.values()) {
            if (operator.precedence() > 0 && operator.text().equals(text)) {
                return operator;
            }
        }
        return null;
    }

    Expr unary() {
        if (!enter()) {
            return new Expr.Missing(tokens.peek().span());
        }
        var value = unaryHere();
        leave();
        return value;
    }

    private Expr unaryHere() {
        var token = tokens.peek();
        int start = token.start();
        if (token.kind() == Kind.SIGN) {
            switch (token.text()) {
                case "-", "+", "!", "~" -> {
                    tokens.next();
                    var operand = unary();
                    var operator = switch (token.text()) {
                        case "-" -> Operator.MINUS;
                        case "+" -> Operator.PLUS;
                        case "!" -> Operator.NOT;
                        default -> Operator.COMPLEMENT;
                    };
                    return new Expr.Unary(tokens.since(start), operator, operand);
                }
                case "++", "--" -> {
                    tokens.next();
                    var operand = unary();
                    return new Expr.Step(tokens.since(start), operand, token.is("++"), true);
                }
                case "^" -> {
                    errors.newer(token.span(), "an index from the end", "8", "write 'x[x.Length - n]' or 'Last()'");
                    tokens.next();
                    return unary();
                }
                case "(" -> {
                    var type = castType();
                    if (type != null) {
                        var operand = unary();
                        return new Expr.Cast(tokens.since(start), type, operand);
                    }
                }
                default -> {}
            }
        }
        if (token.kind() == Kind.NAME
                && token.text().equals("await")
                && tokens.peek(1).kind() == Kind.NAME) {
            errors.notHere(token.span(), "CS4032", "'await'", "an expression runs to its end without waiting");
            tokens.next();
            return unary();
        }
        return suffixes(start, primary());
    }

    /** The type of the cast that starts here, its brackets consumed; null if it is none. */
    private @Nullable TypeName castType() {
        int mark = tokens.mark();
        tokens.next();
        if (!types.skip(false) || !tokens.peek().is(")")) {
            tokens.reset(mark);
            return null;
        }
        boolean keyword = tokens.at(mark + 1).kind() == Kind.KEYWORD;
        var after = tokens.peek(1);
        boolean sure = keyword || tokens.peek(-1).is("]") || tokens.peek(-1).is("?");
        boolean operand = switch (after.kind()) {
            case NAME -> !queries.isKeyword(after);
            case TEXT, CHAR, WHOLE, REAL, INTERPOLATED -> true;
            case KEYWORD -> !after.is("is") && !after.is("as") && !after.is("in");
            case SIGN ->
                switch (after.text()) {
                    case "(", "!", "~" -> true;
                    case "-", "+", "++", "--" -> sure;
                    default -> false;
                };
            case END -> false;
        };
        tokens.reset(mark);
        if (!operand) {
            return null;
        }
        tokens.next();
        var type = types.type(false);
        tokens.expect(")");
        return type;
    }

    private Expr suffixes(int start, Expr first) {
        var value = first;
        int chain = 0;
        while (true) {
            if (++chain > MAX_CHAIN) {
                errors.tooDeep(tokens.peek().span());
                tokens.skipToEnd();
                return value;
            }
            var token = tokens.peek();
            if (token.kind() != Kind.SIGN) {
                return value;
            }
            switch (token.text()) {
                case "." -> value = member(start, value);
                case "(" -> value = call(start, value);
                case "[" -> value = index(start, value);
                case "++", "--" -> {
                    tokens.next();
                    value = new Expr.Step(tokens.since(start), value, token.is("++"), false);
                }
                case "?" -> {
                    if (!tokens.startsNullConditional()) {
                        return value;
                    }
                    tokens.next();
                    if (!enter()) {
                        return value;
                    }
                    int at = tokens.peek().start();
                    var receiver = new Expr.Receiver(new Span(at, at));
                    // The rest of the chain is skipped when the target is null, so it belongs to the access.
                    var access = tokens.peek().is(".") ? member(start, receiver) : index(start, receiver);
                    access = suffixes(start, access);
                    leave();
                    return new Expr.NullConditional(tokens.since(start), value, access);
                }
                case "!" -> {
                    errors.newer(token.span(), "the null-forgiving '!'", "8", "leave it out");
                    tokens.next();
                }
                default -> {
                    return value;
                }
            }
        }
    }

    private Expr member(int start, Expr target) {
        tokens.next();
        var name = tokens.peek();
        if (name.kind() != Kind.NAME) {
            errors.expected(name.span(), "a member's name", Lexer.show(name));
            return new Expr.Missing(tokens.since(start));
        }
        tokens.next();
        var arguments = types.argumentsOfCall();
        return new Expr.Member(tokens.since(start), target, name.text(), name.span(), arguments);
    }

    private Expr call(int start, Expr callee) {
        var arguments = arguments("(", ")");
        return new Expr.Call(tokens.since(start), callee, arguments);
    }

    private Expr index(int start, Expr target) {
        var arguments = arguments("[", "]");
        return new Expr.Index(tokens.since(start), target, arguments);
    }

    List<Expr.Argument> arguments(String open, String close) {
        var arguments = new ArrayList<Expr.Argument>();
        tokens.expect(open);
        if (tokens.take(close)) {
            return arguments;
        }
        do {
            arguments.add(argument());
        } while (tokens.take(","));
        tokens.expect(close);
        return arguments;
    }

    private Expr.Argument argument() {
        int start = tokens.peek().start();
        String name = null;
        if (tokens.peek().kind() == Kind.NAME && tokens.peek(1).is(":")) {
            name = tokens.next().text();
            tokens.next();
        }
        if (tokens.take("ref")) {
            var value = expr();
            return new Expr.Argument(tokens.since(start), name, Passing.REF, value);
        }
        if (tokens.take("out")) {
            int at = tokens.peek().start();
            int mark = tokens.mark();
            if (types.skip(false) && tokens.peek().kind() == Kind.NAME) {
                tokens.reset(mark);
                var type = types.typeOrVar();
                var variable = tokens.next().text();
                return new Expr.Argument(
                        tokens.since(start), name, Passing.OUT, new Expr.OutVariable(tokens.since(at), type, variable));
            }
            tokens.reset(mark);
            var value = expr();
            return new Expr.Argument(tokens.since(start), name, Passing.OUT, value);
        }
        var value = expr();
        return new Expr.Argument(tokens.since(start), name, Passing.VALUE, value);
    }

    private Expr primary() {
        var token = tokens.peek();
        int start = token.start();
        switch (token.kind()) {
            case TEXT -> {
                tokens.next();
                return new Expr.Text(token.span(), String.valueOf(token.value()));
            }
            case CHAR -> {
                tokens.next();
                return new Expr.Char(token.span(), token.value() instanceof Character c ? c : '\0');
            }
            case WHOLE -> {
                tokens.next();
                return token.value() instanceof Token.Whole(var bits, var suffix)
                        ? new Expr.Whole(token.span(), bits, suffix)
                        : new Expr.Missing(token.span());
            }
            case REAL -> {
                tokens.next();
                return token.value() instanceof Token.Real(var digits, var suffix)
                        ? new Expr.Real(token.span(), digits, suffix)
                        : new Expr.Missing(token.span());
            }
            case INTERPOLATED -> {
                tokens.next();
                return interpolated(token);
            }
            case NAME -> {
                tokens.next();
                var arguments = types.argumentsOfCall();
                return new Expr.Name(tokens.since(start), token.text(), arguments);
            }
            case SIGN -> {
                if (token.is("(")) {
                    return parenthesized();
                }
                if (token.is("[")) {
                    errors.newer(token.span(), "a collection in square brackets", "12", "write 'new[] { … }'");
                    arguments("[", "]");
                    return new Expr.Missing(tokens.since(start));
                }
            }
            case KEYWORD -> {
                var value = keyword(token);
                if (value != null) {
                    return value;
                }
            }
            case END -> {}
        }
        errors.expressionExpected(token.span(), Lexer.show(token));
        return new Expr.Missing(token.span());
    }

    private Expr interpolated(Token token) {
        var parts = new ArrayList<Expr.Part>();
        for (var part : (List<?>) Objects.requireNonNull(token.value())) {
            if (part instanceof Lexer.HoleRange(var from, var colon, var to)) {
                var inner = new Parser(source, from, colon, errors, lexical, depth);
                inner.hole = true;
                if (inner.tokens.atEnd()) {
                    errors.emptyHole(new Span(from, Math.max(from, colon)));
                    continue;
                }
                var value = inner.expr();
                var alignment = inner.tokens.take(",") ? inner.expr() : null;
                if (!inner.tokens.atEnd()) {
                    errors.expected(inner.tokens.peek().span(), "'}' of the hole", Lexer.show(inner.tokens.peek()));
                }
                var raw = colon < to ? source.text().substring(colon + 1, to) : null;
                if (raw != null && raw.isEmpty()) {
                    errors.emptyFormat(new Span(colon, to));
                }
                var format = raw == null || token.text().equals("@")
                        ? raw
                        : raw.replace("\\\\", "\\").replace("\\\"", "\"");
                parts.add(new Expr.Hole(value, alignment, format));
            } else {
                parts.add(new Expr.Fixed(String.valueOf(part)));
            }
        }
        return new Expr.Interpolated(token.span(), parts);
    }

    private Expr parenthesized() {
        // What stands before '=' may declare the variables that it assigns.
        return tokens.afterBrackets().is("=") ? targets() : bracketed();
    }

    private Expr bracketed() {
        int start = tokens.next().start();
        if (!enter()) {
            return new Expr.Missing(tokens.peek().span());
        }
        var first = argument();
        var items = new ArrayList<>(List.of(first));
        while (tokens.take(",")) {
            items.add(argument());
        }
        tokens.expect(")");
        leave();
        return items.size() == 1 && first.name() == null && first.passing() == Passing.VALUE
                ? first.value()
                : new Expr.Tuple(tokens.since(start), items);
    }

    /** {@code (int a, (b, var c))} before the equals sign or in {@code foreach}. */
    Expr targets() {
        int start = tokens.next().start();
        if (!enter()) {
            return new Expr.Missing(tokens.peek().span());
        }
        var items = new ArrayList<Expr.Argument>();
        do {
            int at = tokens.peek().start();
            var target = target();
            items.add(new Expr.Argument(tokens.since(at), null, Passing.VALUE, target));
        } while (tokens.take(","));
        tokens.expect(")");
        leave();
        return items.size() == 1 ? items.getFirst().value() : new Expr.Tuple(tokens.since(start), items);
    }

    private Expr target() {
        int start = tokens.peek().start();
        if (startsDeclaredTuple()) {
            return declaredTuple();
        }
        if (tokens.peek().is("(") && !tokens.afterBrackets().is(".")) {
            return targets();
        }
        int mark = tokens.mark();
        boolean declares = types.skip(false) && tokens.peek().kind() == Kind.NAME;
        tokens.reset(mark);
        if (!declares) {
            return expr();
        }
        var type = types.typeOrVar();
        var name = tokens.name();
        return new Expr.OutVariable(tokens.since(start), type, name);
    }

    /** Whether {@code var (a, b)} stands here. */
    boolean startsDeclaredTuple() {
        return tokens.peek().kind() == Kind.NAME
                && tokens.peek().text().equals("var")
                && tokens.peek(1).is("(");
    }

    /** {@code var (a, (b, _))}. */
    Expr.Tuple declaredTuple() {
        tokens.next();
        return declaredNames();
    }

    private Expr.Tuple declaredNames() {
        int start = tokens.peek().start();
        var items = new ArrayList<Expr.Argument>();
        tokens.expect("(");
        if (enter()) {
            do {
                int at = tokens.peek().start();
                Expr item = tokens.peek().is("(")
                        ? declaredNames()
                        : new Expr.OutVariable(tokens.peek().span(), null, tokens.name());
                items.add(new Expr.Argument(tokens.since(at), null, Passing.VALUE, item));
            } while (tokens.take(","));
            leave();
        }
        tokens.expect(")");
        return new Expr.Tuple(tokens.since(start), items);
    }

    private @Nullable Expr keyword(Token token) {
        int start = token.start();
        if (token.kind() != Kind.KEYWORD) {
            return null;
        }
        return switch (token.text()) {
            case "null" -> {
                tokens.next();
                yield new Expr.Null(token.span());
            }
            case "true", "false" -> {
                tokens.next();
                yield new Expr.Bool(token.span(), token.is("true"));
            }
            case "new" -> creations.creation();
            case "delegate" -> lambdas.anonymousMethod();
            case "sizeof" -> {
                tokens.next();
                tokens.expect("(");
                var type = types.type(false);
                tokens.expect(")");
                yield new Expr.SizeOf(tokens.since(start), type);
            }
            case "this", "base" -> {
                errors.notHere(
                        token.span(),
                        token.is("this") ? "CS0026" : "CS1511",
                        "'" + token.text() + "'",
                        "an expression is part of no object");
                tokens.next();
                yield new Expr.Missing(token.span());
            }
            case "stackalloc", "unsafe", "fixed" -> {
                errors.notHere(token.span(), "CS0227", "'" + token.text() + "'", "there is no unmanaged memory");
                tokens.skipToEnd();
                yield new Expr.Missing(token.span());
            }
            case "default" -> {
                tokens.next();
                if (!tokens.take("(")) {
                    yield new Expr.Default(token.span(), null);
                }
                var type = types.type(false);
                tokens.expect(")");
                yield new Expr.Default(tokens.since(start), type);
            }
            case "typeof" -> {
                tokens.next();
                tokens.expect("(");
                var type = types.type(false);
                tokens.expect(")");
                yield new Expr.TypeOf(tokens.since(start), type);
            }
            case "checked", "unchecked" -> {
                tokens.next();
                tokens.expect("(");
                var operand = expr();
                tokens.expect(")");
                yield new Expr.Checked(tokens.since(start), token.is("checked"), operand);
            }
            default -> {
                if (!TypeParser.isKeywordType(token) || !tokens.peek(1).is(".")) {
                    yield null;
                }
                tokens.next();
                yield new Expr.TypeKeyword(token.span(), TypeParser.named(token));
            }
        };
    }
}
