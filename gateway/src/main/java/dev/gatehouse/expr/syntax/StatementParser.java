package dev.gatehouse.expr.syntax;

import dev.gatehouse.expr.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads statements. */
final class StatementParser {
    private final Parser parser;
    private final TokenStream tokens;
    private final TypeParser types;
    private final SyntaxErrors errors;
    private final LambdaParser lambdas;
    private final CreationParser creations;
    private final PatternParser patterns;

    StatementParser(
            Parser parser,
            TokenStream tokens,
            TypeParser types,
            SyntaxErrors errors,
            LambdaParser lambdas,
            CreationParser creations,
            PatternParser patterns) {
        this.parser = parser;
        this.tokens = tokens;
        this.types = types;
        this.errors = errors;
        this.lambdas = lambdas;
        this.creations = creations;
        this.patterns = patterns;
    }

    /** All statements up to the end of the text. */
    Stmt.Block all() {
        var statements = new ArrayList<Stmt>();
        while (!tokens.atEnd()) {
            if (tokens.peek().is("}")) {
                errors.expected(tokens.peek().span(), "the end", "'}'");
                tokens.next();
                continue;
            }
            statements.add(statement());
        }
        return new Stmt.Block(tokens.since(0), statements);
    }

    Stmt.Block block() {
        int start = tokens.peek().start();
        var statements = new ArrayList<Stmt>();
        tokens.expect("{");
        while (!tokens.peek().is("}") && !tokens.atEnd()) {
            statements.add(statement());
        }
        tokens.expect("}");
        return new Stmt.Block(tokens.since(start), statements);
    }

    private Stmt statement() {
        if (!parser.enter()) {
            return new Stmt.Empty(tokens.peek().span());
        }
        int before = tokens.mark();
        var statement = statementHere();
        if (tokens.mark() == before) {
            // Nothing was readable: move on, or this would never end.
            tokens.next();
        }
        parser.leave();
        return statement;
    }

    private Stmt statementHere() {
        var token = tokens.peek();
        int start = token.start();
        if (token.kind() == Kind.NAME) {
            if (tokens.peek(1).is(":")) {
                tokens.next();
                tokens.next();
                var inner = tokens.peek().is("}") ? new Stmt.Empty(tokens.peek().span()) : statement();
                return new Stmt.Labeled(tokens.since(start), token.text(), inner);
            }
            if (startsTypeDeclaration()) {
                return typeDeclaration(token);
            }
            if (token.text().equals("async")
                    && (tokens.peek(1).kind() == Kind.NAME || TypeParser.isKeywordType(tokens.peek(1)))) {
                errors.notHere(token.span(), "CS4032", "'async'", "an expression runs to its end without waiting");
                tokens.next();
                return statement();
            }
            if (token.text().equals("await")
                    && (tokens.peek(1).is("foreach") || tokens.peek(1).is("using"))) {
                errors.notHere(token.span(), "CS4032", "'await'", "an expression runs to its end without waiting");
                tokens.next();
                return statement();
            }
            if (token.text().equals("yield")
                    && (tokens.peek(1).is("return") || tokens.peek(1).is("break"))) {
                return yieldStatement(start);
            }
            return declarationOrExpression(start);
        }
        if (token.kind() == Kind.SIGN) {
            if (token.is("{")) {
                return block();
            }
            if (tokens.take(";")) {
                return new Stmt.Empty(token.span());
            }
            return declarationOrExpression(start);
        }
        if (token.kind() != Kind.KEYWORD) {
            return declarationOrExpression(start);
        }
        return switch (token.text()) {
            case "if" -> ifStatement(start);
            case "while" -> whileStatement(start);
            case "do" -> doStatement(start);
            case "for" -> forStatement(start);
            case "foreach" -> forEachStatement(start);
            case "return" -> {
                tokens.next();
                var value = tokens.peek().is(";") ? null : parser.expr();
                end();
                yield new Stmt.Return(tokens.since(start), value);
            }
            case "break" -> {
                tokens.next();
                end();
                yield new Stmt.Break(tokens.since(start));
            }
            case "continue" -> {
                tokens.next();
                end();
                yield new Stmt.Continue(tokens.since(start));
            }
            case "throw" -> {
                tokens.next();
                var value = tokens.peek().is(";") ? null : parser.expr();
                end();
                yield new Stmt.Throw(tokens.since(start), value);
            }
            case "else" -> {
                errors.expected(token.span(), "'if' before 'else'", "'else'");
                tokens.next();
                yield statement();
            }
            case "catch", "finally" -> {
                errors.expected(token.span(), "'try'", Lexer.show(token));
                tokens.next();
                if (tokens.peek().is("(")) {
                    tokens.skipBrackets();
                }
                yield tokens.peek().is("{") ? block() : new Stmt.Empty(token.span());
            }
            case "goto" -> gotoStatement(start);
            case "try" -> tryStatement(start);
            case "using" -> usingStatement(start);
            case "lock" -> {
                tokens.next();
                tokens.expect("(");
                var value = parser.expr();
                tokens.expect(")");
                var body = statement();
                yield new Stmt.Lock(tokens.since(start), value, body);
            }
            case "switch" -> switchStatement(start);
            case "const" -> {
                tokens.next();
                yield declaration(start, true, types.type(false));
            }
            case "static" -> {
                errors.newer(token.span(), "a static local function", "8", "leave out 'static'");
                tokens.next();
                yield statement();
            }
            case "class", "struct", "interface", "enum", "namespace" -> typeDeclaration(token);
            case "public", "private", "protected", "internal", "readonly", "virtual", "sealed", "abstract" -> {
                errors.notHere(
                        token.span(), "CS0106", "'" + token.text() + "'", "what it declares is local; leave it out");
                tokens.next();
                yield statement();
            }
            case "ref" -> {
                tokens.next();
                yield reference(start);
            }
            case "unsafe", "fixed" -> {
                errors.notHere(token.span(), "CS0227", "'" + token.text() + "'", "there is no unmanaged memory");
                tokens.skipToEnd();
                yield new Stmt.Empty(token.span());
            }
            case "checked", "unchecked" -> {
                if (tokens.peek(1).is("{")) {
                    tokens.next();
                    var body = block();
                    yield new Stmt.Checked(tokens.since(start), token.is("checked"), body);
                }
                yield declarationOrExpression(start);
            }
            default -> declarationOrExpression(start);
        };
    }

    private boolean startsTypeDeclaration() {
        var token = tokens.peek();
        boolean declares = token.text().equals("record") || token.text().equals("delegate");
        return declares
                && tokens.peek(1).kind() == Kind.NAME
                && (tokens.peek(2).is("(") || tokens.peek(2).is("{"))
                && token.text().equals("record");
    }

    private Stmt typeDeclaration(Token token) {
        errors.notHere(
                token.span(),
                "CS1513",
                "'" + token.text() + "'",
                "types cannot be declared; a tuple or 'new { … }' holds values together");
        while (!tokens.atEnd() && !tokens.peek().is("{") && !tokens.peek().is(";")) {
            tokens.next();
        }
        if (tokens.peek().is("{")) {
            tokens.skipBraces();
        } else {
            tokens.take(";");
        }
        return new Stmt.Empty(token.span());
    }

    /** {@code ref T x = ref target;}; the first keyword has been read. */
    private Stmt reference(int start) {
        var type = types.typeOrVar();
        var name = tokens.name();
        if (tokens.peek().is("(") || tokens.peek().is("<")) {
            errors.notHere(tokens.peek(-1).span(), "CS8150", "a function that returns by 'ref'", "return the value");
            tokens.skipToEnd();
            return new Stmt.Empty(tokens.since(start));
        }
        var at = tokens.peek().span();
        if (!tokens.take("=")) {
            errors.needsReference(at, "CS8174");
            end();
            return new Stmt.Empty(tokens.since(start));
        }
        if (!tokens.take("ref")) {
            errors.needsReference(tokens.peek().span(), "CS8172");
        }
        var target = parser.expr();
        end();
        return new Stmt.DeclareReference(tokens.since(start), type, name, target);
    }

    private void end() {
        if (!tokens.take(";")) {
            var found = tokens.peek();
            errors.expected(found.span(), "';'", Lexer.show(found));
            while (!tokens.atEnd() && !tokens.peek().is("}") && !tokens.take(";")) {
                tokens.next();
            }
        }
    }

    private Stmt declarationOrExpression(int start) {
        int mark = tokens.mark();
        if (types.skip(false) && tokens.peek().kind() == Kind.NAME) {
            var after = tokens.peek(1);
            boolean function = after.is("(") || after.is("<");
            boolean declares = after.is("=")
                    || after.is(";")
                    || after.is(",")
                    || function
                    || after.is("}")
                    || after.kind() == Kind.END;
            tokens.reset(mark);
            if (function) {
                return function(start);
            }
            if (declares || after.kind() != Kind.SIGN) {
                return declaration(start, false, types.typeOrVar());
            }
        }
        tokens.reset(mark);
        if (parser.startsDeclaredTuple() && isAssigned()) {
            return declareTuple(start);
        }
        var value = effect();
        end();
        return new Stmt.Run(tokens.since(start), value);
    }

    /** An expression that does something. */
    private Expr effect() {
        var value = parser.expr();
        var valid = switch (value) {
            case Expr.Assign _, Expr.Call _, Expr.Step _, Expr.New _, Expr.Missing _ -> true;
            case Expr.NullConditional(var _, var _, var access) ->
                access instanceof Expr.Call || access instanceof Expr.NullConditional;
            default -> false;
        };
        if (!valid) {
            errors.notAStatement(value.span());
        }
        return value;
    }

    /** Whether an equals sign stands after the brackets that follow the word here. */
    private boolean isAssigned() {
        int mark = tokens.mark();
        tokens.next();
        boolean assigned = tokens.afterBrackets().is("=");
        tokens.reset(mark);
        return assigned;
    }

    private Stmt declareTuple(int start) {
        var target = parser.declaredTuple();
        tokens.expect("=");
        var value = parser.expr();
        end();
        return new Stmt.Run(tokens.since(start), new Expr.Assign(tokens.since(start), null, target, value));
    }

    private Stmt.Declare declaration(int start, boolean constant, @Nullable TypeName type) {
        var declaration = declarators(start, constant, type);
        end();
        return declaration;
    }

    private Stmt.Declare declarators(int start, boolean constant, @Nullable TypeName type) {
        var variables = new ArrayList<Stmt.Variable>();
        do {
            int at = tokens.peek().start();
            var name = tokens.name();
            Expr value = null;
            if (tokens.take("=")) {
                if (tokens.peek().is("ref")) {
                    errors.needsReference(tokens.peek().span(), "CS8171");
                    tokens.next();
                }
                value = tokens.peek().is("{") ? creations.arrayValues() : parser.expr();
            }
            variables.add(new Stmt.Variable(tokens.since(at), name, value));
        } while (tokens.take(","));
        return new Stmt.Declare(tokens.since(start), constant, type, variables);
    }

    private Stmt function(int start) {
        var result = types.type(false);
        var name = tokens.name();
        var typeParameters = new ArrayList<String>();
        if (tokens.take("<")) {
            do {
                typeParameters.add(tokens.name());
            } while (tokens.take(","));
            tokens.expect(">");
        }
        var parameters = lambdas.parameters(false);
        var constraints = constraints();
        if (tokens.take("=>")) {
            var value = parser.expr();
            end();
            return new Stmt.Function(
                    tokens.since(start), result, name, typeParameters, constraints, parameters, value, null);
        }
        var block = block();
        return new Stmt.Function(
                tokens.since(start), result, name, typeParameters, constraints, parameters, null, block);
    }

    /** {@code where T : class, new() where U : IComparable<U>}. */
    private List<Stmt.Constraint> constraints() {
        var constraints = new ArrayList<Stmt.Constraint>();
        while (tokens.peek().kind() == Kind.NAME && tokens.peek().text().equals("where")) {
            tokens.next();
            var parameter = tokens.name();
            tokens.expect(":");
            do {
                constraints.add(constraint(parameter));
            } while (tokens.take(","));
        }
        return constraints;
    }

    private Stmt.Constraint constraint(String parameter) {
        var token = tokens.peek();
        if (token.is("class") || token.is("struct")) {
            tokens.next();
            return new Stmt.Constraint(token.span(), parameter, token.text(), null);
        }
        if (token.is("new")) {
            tokens.next();
            tokens.expect("(");
            tokens.expect(")");
            return new Stmt.Constraint(tokens.since(token.start()), parameter, "new", null);
        }
        var type = types.type(false);
        return new Stmt.Constraint(type.span(), parameter, "", type);
    }

    private Expr condition() {
        tokens.expect("(");
        var condition = parser.expr();
        tokens.expect(")");
        return condition;
    }

    private Stmt ifStatement(int start) {
        tokens.next();
        var condition = condition();
        var then = statement();
        var otherwise = tokens.take("else") ? statement() : null;
        return new Stmt.If(tokens.since(start), condition, then, otherwise);
    }

    private Stmt whileStatement(int start) {
        tokens.next();
        var condition = condition();
        var body = statement();
        return new Stmt.While(tokens.since(start), condition, body);
    }

    private Stmt doStatement(int start) {
        tokens.next();
        var body = statement();
        tokens.expect("while");
        var condition = condition();
        end();
        return new Stmt.DoWhile(tokens.since(start), body, condition);
    }

    private Stmt forStatement(int start) {
        tokens.next();
        tokens.expect("(");
        var first = new ArrayList<Stmt>();
        if (!tokens.take(";")) {
            int mark = tokens.mark();
            int at = tokens.peek().start();
            boolean declares = types.skip(false) && tokens.peek().kind() == Kind.NAME;
            tokens.reset(mark);
            if (declares) {
                first.add(declarators(at, false, types.typeOrVar()));
            } else {
                do {
                    var value = effect();
                    first.add(new Stmt.Run(value.span(), value));
                } while (tokens.take(","));
            }
            tokens.expect(";");
        }
        var condition = tokens.peek().is(";") ? null : parser.expr();
        tokens.expect(";");
        var steps = new ArrayList<Expr>();
        if (!tokens.peek().is(")")) {
            do {
                steps.add(effect());
            } while (tokens.take(","));
        }
        tokens.expect(")");
        var body = statement();
        return new Stmt.For(tokens.since(start), first, condition, steps, body);
    }

    private Stmt forEachStatement(int start) {
        tokens.next();
        tokens.expect("(");
        Expr.Tuple parts = null;
        TypeName type = null;
        var name = "";
        if (tokens.peek().is("ref")) {
            errors.notHere(tokens.next().span(), "CS1510", "'foreach (ref …)'", "use 'for' and an index");
        }
        if (parser.startsDeclaredTuple()) {
            parts = parser.declaredTuple();
        } else if (tokens.peek().is("(") && tokens.afterBrackets().is("in")) {
            parts = parser.targets() instanceof Expr.Tuple tuple ? tuple : null;
        } else {
            type = types.typeOrVar();
            if (tokens.peek().is("in")) {
                errors.expected(tokens.peek().span(), "a type and a name", "'in'");
            } else {
                name = tokens.name();
            }
        }
        tokens.expect("in");
        var items = parser.expr();
        tokens.expect(")");
        var body = statement();
        return new Stmt.ForEach(tokens.since(start), type, name, parts, items, body);
    }

    private Stmt gotoStatement(int start) {
        tokens.next();
        if (tokens.take("case")) {
            var value = parser.expr();
            end();
            return new Stmt.GotoCase(tokens.since(start), value);
        }
        if (tokens.take("default")) {
            end();
            return new Stmt.GotoCase(tokens.since(start), null);
        }
        var label = tokens.name();
        end();
        return new Stmt.Goto(tokens.since(start), label);
    }

    private Stmt tryStatement(int start) {
        tokens.next();
        var body = block();
        var catches = new ArrayList<Stmt.Catch>();
        while (tokens.peek().is("catch")) {
            int at = tokens.next().start();
            TypeName type = null;
            String name = null;
            if (tokens.take("(")) {
                type = types.type(false);
                name = tokens.peek().kind() == Kind.NAME ? tokens.next().text() : null;
                tokens.expect(")");
            }
            Expr when = null;
            if (tokens.peek().kind() == Kind.NAME && tokens.peek().text().equals("when")) {
                tokens.next();
                when = condition();
            }
            var handler = block();
            catches.add(new Stmt.Catch(tokens.since(at), type, name, when, handler));
        }
        var last = tokens.take("finally") ? block() : null;
        if (catches.isEmpty() && last == null) {
            errors.tryAlone(tokens.since(start));
        }
        return new Stmt.Try(tokens.since(start), body, catches, last);
    }

    private Stmt usingStatement(int start) {
        tokens.next();
        if (!tokens.peek().is("(")) {
            errors.newer(tokens.peek(-1).span(), "a 'using' declaration", "8", "write 'using (…) { … }'");
            return statement();
        }
        tokens.expect("(");
        int mark = tokens.mark();
        int at = tokens.peek().start();
        boolean declares = types.skip(false)
                && tokens.peek().kind() == Kind.NAME
                && tokens.peek(1).is("=");
        tokens.reset(mark);
        var declaration = declares ? declarators(at, false, types.typeOrVar()) : null;
        var value = declares ? null : parser.expr();
        tokens.expect(")");
        var body = statement();
        return new Stmt.Using(tokens.since(start), declaration, value, body);
    }

    private Stmt switchStatement(int start) {
        tokens.next();
        var value = condition();
        var groups = new ArrayList<Stmt.Group>();
        tokens.expect("{");
        while (!tokens.peek().is("}") && !tokens.atEnd()) {
            groups.add(group());
        }
        tokens.expect("}");
        return new Stmt.Switch(tokens.since(start), value, groups);
    }

    private Stmt.Group group() {
        int start = tokens.peek().start();
        var labels = new ArrayList<Stmt.Label>();
        while (tokens.peek().is("case") || tokens.peek().is("default")) {
            int at = tokens.peek().start();
            Pattern pattern = null;
            Expr when = null;
            if (tokens.next().is("case")) {
                pattern = patterns.pattern();
                if (tokens.peek().kind() == Kind.NAME && tokens.peek().text().equals("when")) {
                    tokens.next();
                    when = parser.expr();
                }
            }
            tokens.expect(":");
            labels.add(new Stmt.Label(tokens.since(at), pattern, when));
        }
        if (labels.isEmpty()) {
            errors.expected(tokens.peek().span(), "'case' or 'default'", Lexer.show(tokens.peek()));
            tokens.next();
        }
        var statements = new ArrayList<Stmt>();
        while (!tokens.peek().is("case")
                && !tokens.peek().is("default")
                && !tokens.peek().is("}")
                && !tokens.atEnd()) {
            statements.add(statement());
        }
        return new Stmt.Group(tokens.since(start), labels, statements);
    }

    private Stmt yieldStatement(int start) {
        tokens.next();
        var value = tokens.next().is("return") ? parser.expr() : null;
        end();
        return new Stmt.Yield(tokens.since(start), value);
    }
}
