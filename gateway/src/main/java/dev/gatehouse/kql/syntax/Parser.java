package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.syntax.Token.Kind;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query's text. Never throws, whatever the text; after a mistake it goes on with the next
 * operator or statement, so that one run reports most of them.
 *
 * @see <a href="https://github.com/microsoft/Kusto-Query-Language/tree/master/grammar">Microsoft's grammar</a>
 */
public final class Parser {
    /** In characters; a query is written by hand. */
    public static final int LONGEST = 100_000;

    private static final Set<String> UNSUPPORTED = Set.of("set", "declare", "alias", "restrict", "pattern");

    private final TokenStream tokens;
    private final SourceParser sources;

    private Parser(TokenStream tokens) {
        this.tokens = tokens;
        this.sources = new SourceParser(tokens);
    }

    /** The tree; complete only if {@code diagnostics} received no error. */
    public static Script parse(Source source, Diagnostics diagnostics) {
        var errors = new SyntaxErrors(source, diagnostics);
        boolean tooLong = source.text().length() > LONGEST;
        if (tooLong) {
            errors.tooLong(source.text().length(), LONGEST);
        }
        var tokens = new Lexer(tooLong ? "" : source.text(), errors).tokens();
        return new Parser(new TokenStream(tokens, errors)).script();
    }

    private Script script() {
        var statements = new ArrayList<Statement>();
        Expr query = null;
        var written = tokens.current().span();
        if (tokens.at(".")) {
            tokens.errors().unsupported(tokens.current().span(), "management, as by '.show',");
            return new Script(statements, new Expr.Bad(written), written);
        }
        while (!tokens.at(Kind.END)) {
            if (tokens.accept(";")) {
                continue;
            }
            if (query != null) {
                tokens.errors().severalQueries(tokens.current().span());
                break;
            }
            int start = tokens.current().span().start();
            query = statement(statements);
            written = tokens.from(start);
            if (!tokens.at(Kind.END) && !tokens.at(";")) {
                tokens.missing("';' or the end of the query");
                skipStatement();
            }
        }
        if (query == null) {
            tokens.errors().noQuery(tokens.current().span());
        }
        return new Script(
                statements, query == null ? new Expr.Bad(tokens.current().span()) : query, written);
    }

    private void skipStatement() {
        while (!tokens.at(Kind.END) && !tokens.at(";")) {
            tokens.next();
        }
    }

    /** Adds a statement, or gives the expression that is none. */
    private @Nullable Expr statement(List<Statement> statements) {
        var word = tokens.current();
        boolean namesFollow =
                tokens.peek(1).kind() == Kind.NAME || tokens.peek(1).is("[");
        if (word.is("let") && namesFollow) {
            tokens.next();
            var let = let();
            if (let != null) {
                statements.add(let);
            }
            return null;
        }
        if (word.kind() == Kind.NAME && UNSUPPORTED.contains(word.text()) && namesFollow) {
            tokens.errors().unsupported(word.span(), "the statement '" + word.text() + "'");
            skipStatement();
            return null;
        }
        return sources.pipe();
    }

    private @Nullable Statement let() {
        var name = sources.expressions().names().label("a name");
        if (name == null || !tokens.expect("=")) {
            return null;
        }
        if (tokens.at("view") && tokens.peek(1).is("(")) {
            tokens.next();
        }
        return startsFunction() ? function(name) : new Statement.Let(name, sources.pipe());
    }

    private boolean startsFunction() {
        boolean empty = tokens.peek(1).is(")") && tokens.peek(2).is("{");
        boolean named = tokens.peek(1).kind() == Kind.NAME && tokens.peek(2).is(":");
        boolean quoted = tokens.peek(1).is("[") && tokens.peek(4).is(":");
        return tokens.at("(") && (empty || named || quoted);
    }

    private Statement function(Named.Label name) {
        tokens.enter();
        tokens.expect("(");
        var parameters = new ArrayList<Statement.Parameter>();
        if (!tokens.at(")")) {
            do {
                var parameter = parameter();
                if (parameter != null) {
                    parameters.add(parameter);
                }
            } while (tokens.accept(","));
        }
        tokens.expect(")");
        tokens.expect("{");
        var body = new ArrayList<Statement>();
        Expr result = null;
        while (!tokens.at("}") && !tokens.at(Kind.END)) {
            if (tokens.accept(";")) {
                continue;
            }
            if (result != null) {
                tokens.missing("'}'");
                break;
            }
            result = statement(body);
            if (!tokens.at(";") && !tokens.at("}")) {
                tokens.missing("';' or '}'");
                break;
            }
        }
        if (result == null) {
            tokens.missing("what the function gives");
        }
        tokens.expect("}");
        tokens.leave(1);
        return new Statement.LetFunction(
                name,
                parameters,
                body,
                result == null ? new Expr.Bad(tokens.current().span()) : result);
    }

    private Statement.@Nullable Parameter parameter() {
        var name = sources.expressions().names().label("a parameter's name");
        if (name == null || !tokens.expect(":")) {
            return null;
        }
        if (tokens.accept("(")) {
            if (tokens.accept("*")) {
                tokens.expect(")");
                return new Statement.TableParameter(name, List.of(), true);
            }
            var columns = new ArrayList<Column>(sources.columns());
            tokens.expect(")");
            return new Statement.TableParameter(name, columns, true);
        }
        var type = sources.type();
        var standard = tokens.accept("=") ? sources.expressions().expression() : null;
        return new Statement.ScalarParameter(name, type, standard);
    }
}
