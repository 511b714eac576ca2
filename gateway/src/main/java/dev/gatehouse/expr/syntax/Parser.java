package dev.gatehouse.expr.syntax;

import dev.gatehouse.expr.syntax.Expr.Passing;
import dev.gatehouse.expr.syntax.Token.Kind;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of an expression or of a method body. Never throws and never gives null: mistakes
 * are reported, and {@link Expr.Missing} stands where nothing usable was found.
 */
public final class Parser {
    private static final Set<String> OPERAND_ENDS =
            Set.of(")", "]", "}", ",", ";", ":", "?", "&&", "||", "==", "!=", "&", "|", "^", "??");
    private static final int MAX_DEPTH = 200;
    private static final int MAX_CHAIN = 400;
    private static final int MAX_LENGTH = 1 << 16;

    private final Source source;
    private final TokenStream tokens;
    private final SyntaxErrors errors;
    private final SyntaxErrors lexical;
    private final TypeParser types;
    private final StatementParser statements;
    private int depth;

    private Parser(Source source, int start, int end, SyntaxErrors errors, SyntaxErrors lexical, int depth) {
        this.source = source;
        this.errors = errors;
        this.lexical = lexical;
        this.depth = depth;
        this.tokens = new TokenStream(new Lexer(source.text(), start, end, lexical).tokens(), errors);
        this.types = new TypeParser(tokens);
        this.statements = new StatementParser(this, tokens, types, errors);
    }

    /** The expression that {@code source} holds. */
    public static Expr expression(Source source, Diagnostics diagnostics) {
        return whole(source, diagnostics, parser -> {
            var value = parser.expr();
            parser.tokens.expectEnd();
            return value;
        });
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
        if (startsLambda()) {
            return lambda();
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
                var value = tokens.peek().is("ref") ? unsupportedRef() : expr();
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
                errors.unsupported(sign.span(), "'??='");
                tokens.next();
                yield expr();
            }
            default -> target;
        };
    }

    private Expr unsupportedRef() {
        var ref = tokens.next();
        errors.unsupported(ref.span(), "'ref' here");
        return expr();
    }

    private Expr conditional() {
        int start = tokens.peek().start();
        var condition = binary(1);
        if (!tokens.take("?")) {
            return condition;
        }
        var whenTrue = expr();
        tokens.expect(":");
        var whenFalse = expr();
        return new Expr.Conditional(tokens.since(start), condition, whenTrue, whenFalse);
    }

    private Expr binary(int precedence) {
        int start = tokens.peek().start();
        var left = unary();
        int chain = 0;
        while (true) {
            if (++chain > MAX_CHAIN) {
                errors.tooDeep(tokens.peek().span());
                tokens.skipToEnd();
                return left;
            }
            var token = tokens.peek();
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

    private Expr as(int start, Expr operand) {
        var type = types.type(true);
        return new Expr.As(tokens.since(start), operand, type);
    }

    private Expr is(int start, Expr operand) {
        var pattern = pattern();
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

    /** What stands after {@code is} or {@code case}. */
    Pattern pattern() {
        int start = tokens.peek().start();
        var first = tokens.peek();
        if (first.kind() == Kind.NAME
                && first.text().equals("var")
                && tokens.peek(1).kind() == Kind.NAME) {
            tokens.next();
            var name = tokens.next().text();
            return new Pattern.Any(tokens.since(start), name);
        }
        int mark = tokens.mark();
        if (types.skip(true)) {
            var after = tokens.peek();
            boolean named = after.kind() == Kind.NAME
                    && (!after.text().equals("when") || tokens.peek(1).is(":"));
            boolean alone = endsOperand(after) || after.kind() == Kind.NAME;
            tokens.reset(mark);
            if (named || alone) {
                var type = types.type(true);
                var name = named ? tokens.next().text() : null;
                return new Pattern.OfType(tokens.since(start), type, name);
            }
        }
        tokens.reset(mark);
        var value = binary(9);
        return new Pattern.Value(tokens.since(start), value);
    }

    private static boolean endsOperand(Token token) {
        return switch (token.kind()) {
            case END -> true;
            case SIGN -> OPERAND_ENDS.contains(token.text());
            case KEYWORD -> token.is("is") || token.is("as");
            default -> false;
        };
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
                    errors.unsupported(token.span(), "an index from the end");
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
            errors.unsupported(token.span(), "'await' in a policy expression");
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
            case NAME, TEXT, CHAR, WHOLE, REAL, INTERPOLATED -> true;
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
                    if (!tokens.peek(1).is(".") && !tokens.peek(1).is("[")) {
                        return value;
                    }
                    errors.unsupported(token.span(), "the null-forgiving '!'");
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

    private List<Expr.Argument> arguments(String open, String close) {
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
                var value = inner.expr();
                var alignment = inner.tokens.take(",") ? inner.expr() : null;
                inner.tokens.expectEnd();
                var raw = colon < to ? source.text().substring(colon + 1, to) : null;
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
        int start = tokens.next().start();
        if (!enter()) {
            return new Expr.Missing(tokens.peek().span());
        }
        var first = argument();
        if (!tokens.peek().is(",")) {
            tokens.expect(")");
            leave();
            return first.name() == null && first.passing() == Passing.VALUE
                    ? first.value()
                    : new Expr.Tuple(tokens.since(start), List.of(first));
        }
        var items = new ArrayList<>(List.of(first));
        while (tokens.take(",")) {
            items.add(argument());
        }
        tokens.expect(")");
        leave();
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
            case "new" -> creation();
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

    private Expr creation() {
        int start = tokens.next().start();
        if (tokens.peek().is("{")) {
            return anonymous(start);
        }
        if (tokens.take("[")) {
            tokens.expect("]");
            var values = arrayValues();
            return new Expr.NewArray(tokens.since(start), null, null, values);
        }
        var type = types.typeWithoutArray();
        if (tokens.peek().is("[")) {
            return array(start, type);
        }
        var arguments = tokens.peek().is("(") ? arguments("(", ")") : null;
        var initializer = tokens.peek().is("{") ? initializer() : null;
        if (arguments == null && initializer == null) {
            errors.expected(tokens.peek().span(), "'(', '[' or '{' after the type", Lexer.show(tokens.peek()));
        }
        return new Expr.New(tokens.since(start), type, arguments == null ? List.of() : arguments, initializer);
    }

    private Expr array(int start, TypeName element) {
        tokens.expect("[");
        Expr size = null;
        if (tokens.peek().is(",")) {
            errors.unsupported(tokens.peek().span(), "an array of several dimensions in a policy expression");
            tokens.skipPast("]");
        } else if (!tokens.take("]")) {
            size = expr();
            if (tokens.peek().is(",")) {
                errors.unsupported(tokens.peek().span(), "an array of several dimensions in a policy expression");
                tokens.skipPast("]");
            } else {
                tokens.expect("]");
            }
        }
        // new int[3][] is an array of int[].
        var inner = element;
        while (tokens.peek().is("[") && tokens.peek(1).is("]")) {
            tokens.next();
            tokens.next();
            inner = new TypeName.Array(tokens.since(element.span().start()), inner, 1);
        }
        if (size != null && tokens.peek().is("[")) {
            errors.expected(tokens.peek(1).span(), "']'", Lexer.show(tokens.peek(1)));
        }
        var values = tokens.peek().is("{") ? arrayValues() : null;
        if (size == null && values == null) {
            errors.expected(tokens.peek().span(), "'{'", Lexer.show(tokens.peek()));
        }
        return new Expr.NewArray(tokens.since(start), inner, size, values);
    }

    /** {@code { a, b }}, a trailing comma allowed. */
    Expr.ArrayValues arrayValues() {
        int start = tokens.peek().start();
        var items = new ArrayList<Expr>();
        tokens.expect("{");
        if (!enter()) {
            return new Expr.ArrayValues(tokens.since(start), items);
        }
        while (!tokens.peek().is("}") && !tokens.atEnd()) {
            items.add(tokens.peek().is("{") ? arrayValues() : expr());
            if (!tokens.take(",")) {
                break;
            }
        }
        leave();
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
                members.add(new Expr.Setting(tokens.since(token.start()), token.text(), expr()));
            } else {
                var value = expr();
                var name = switch (value) {
                    case Expr.Name simple -> simple.text();
                    case Expr.Member member -> member.name();
                    case Expr.NullConditional(var _, var _, Expr.Member member) -> member.name();
                    default -> "";
                };
                if (name.isEmpty()) {
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

    private Expr.Initializer initializer() {
        int start = tokens.peek().start();
        var elements = new ArrayList<Expr.Element>();
        tokens.expect("{");
        if (!enter()) {
            return new Expr.Initializer(tokens.since(start), elements);
        }
        while (!tokens.peek().is("}") && !tokens.atEnd()) {
            elements.add(element());
            if (!tokens.take(",")) {
                break;
            }
        }
        leave();
        tokens.expect("}");
        return new Expr.Initializer(tokens.since(start), elements);
    }

    private Expr.Element element() {
        var token = tokens.peek();
        int start = token.start();
        if (token.is("[")) {
            var keys = arguments("[", "]");
            tokens.expect("=");
            var value = expr();
            return new Expr.Entry(tokens.since(start), keys, value);
        }
        if (token.is("{")) {
            var arguments = arguments("{", "}");
            return new Expr.Item(tokens.since(start), arguments);
        }
        if (token.kind() == Kind.NAME && tokens.peek(1).is("=")) {
            tokens.next();
            tokens.next();
            if (tokens.peek().is("{")) {
                var inner = initializer();
                return new Expr.Filling(tokens.since(start), token.text(), inner);
            }
            var value = expr();
            return new Expr.Setting(tokens.since(start), token.text(), value);
        }
        var value = expr();
        return new Expr.Item(value.span(), List.of(new Expr.Argument(value.span(), null, Passing.VALUE, value)));
    }

    private boolean startsLambda() {
        var token = tokens.peek();
        if (token.kind() == Kind.NAME) {
            return tokens.peek(1).is("=>");
        }
        return token.is("(") && tokens.afterBrackets().is("=>");
    }

    private Expr lambda() {
        int start = tokens.peek().start();
        List<Expr.Parameter> parameters;
        if (tokens.peek().kind() == Kind.NAME) {
            var name = tokens.next();
            parameters = List.of(new Expr.Parameter(name.span(), null, name.text(), Passing.VALUE, false, null));
        } else {
            parameters = parameters(true);
        }
        tokens.expect("=>");
        if (tokens.peek().is("{")) {
            var block = statements.block();
            return new Expr.Lambda(tokens.since(start), parameters, null, block);
        }
        var value = expr();
        return new Expr.Lambda(tokens.since(start), parameters, value, null);
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
        var passing = tokens.take("ref") ? Passing.REF : tokens.take("out") ? Passing.OUT : Passing.VALUE;
        TypeName type = null;
        boolean bare = tokens.peek().kind() == Kind.NAME
                && (tokens.peek(1).is(",") || tokens.peek(1).is(")"));
        if (!(typesOptional && bare)) {
            type = types.type(false);
        }
        var name = tokens.name();
        var fallback = tokens.take("=") ? expr() : null;
        return new Expr.Parameter(tokens.since(start), type, name, passing, rest, fallback);
    }
}
