package dev.gatehouse.expr.syntax;

import dev.gatehouse.expr.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads queries: {@code from x in items where … select …}. */
final class QueryParser {
    private static final Set<String> KEYWORDS = Set.of(
            "from",
            "where",
            "select",
            "group",
            "into",
            "orderby",
            "join",
            "let",
            "on",
            "equals",
            "by",
            "ascending",
            "descending");

    private final Parser parser;
    private final TokenStream tokens;
    private final TypeParser types;
    private final SyntaxErrors errors;
    private int depth;

    QueryParser(Parser parser, TokenStream tokens, TypeParser types, SyntaxErrors errors) {
        this.parser = parser;
        this.tokens = tokens;
        this.types = types;
        this.errors = errors;
    }

    /** Whether the name is a keyword because a query is being read. */
    boolean isKeyword(Token name) {
        return depth > 0 && KEYWORDS.contains(name.text());
    }

    /** Whether a query starts here: {@code from x in} or {@code from T x in}. */
    boolean starts() {
        if (!at("from") || !(tokens.peek(1).kind() == Kind.NAME || TypeParser.isKeywordType(tokens.peek(1)))) {
            return false;
        }
        if (tokens.peek(2).is("in")) {
            return true;
        }
        int mark = tokens.mark();
        tokens.next();
        boolean query = types.skip(false)
                && tokens.peek().kind() == Kind.NAME
                && tokens.peek(1).is("in");
        tokens.reset(mark);
        return query;
    }

    private boolean at(String word) {
        return tokens.peek().kind() == Kind.NAME && tokens.peek().text().equals(word);
    }

    private boolean take(String word) {
        if (at(word)) {
            tokens.next();
            return true;
        }
        return false;
    }

    private void expect(String word) {
        if (!take(word)) {
            errors.expected(tokens.peek().span(), "'" + word + "'", Lexer.show(tokens.peek()));
        }
    }

    Expr query() {
        int start = tokens.peek().start();
        var clauses = new ArrayList<Expr.Clause>();
        depth++;
        boolean ended = false;
        while (!tokens.atEnd()) {
            var clause = clause();
            if (clause == null) {
                break;
            }
            clauses.add(clause);
            if (!(clause instanceof Expr.Select || clause instanceof Expr.Group)) {
                continue;
            }
            ended = true;
            if (!at("into")) {
                break;
            }
            int at = tokens.next().start();
            clauses.add(new Expr.Into(tokens.since(at), tokens.name()));
            ended = false;
        }
        depth--;
        if (!ended) {
            errors.expected(tokens.peek().span(), "'select' or 'group'", Lexer.show(tokens.peek()));
            return new Expr.Missing(tokens.since(start));
        }
        return new Expr.Query(tokens.since(start), clauses);
    }

    private Expr.@Nullable Clause clause() {
        int start = tokens.peek().start();
        if (take("from")) {
            var type = type();
            var name = tokens.name();
            tokens.expect("in");
            var items = parser.expr();
            return new Expr.From(tokens.since(start), type, name, items);
        }
        if (take("where")) {
            var condition = parser.expr();
            return new Expr.Where(tokens.since(start), condition);
        }
        if (take("let")) {
            var name = tokens.name();
            tokens.expect("=");
            var value = parser.expr();
            return new Expr.Let(tokens.since(start), name, value);
        }
        if (take("join")) {
            return join(start);
        }
        if (take("orderby")) {
            return new Expr.OrderBy(tokens.since(start), orderings());
        }
        if (take("select")) {
            var value = parser.expr();
            return new Expr.Select(tokens.since(start), value);
        }
        if (take("group")) {
            var value = parser.expr();
            expect("by");
            var key = parser.expr();
            return new Expr.Group(tokens.since(start), value, key);
        }
        return null;
    }

    /** The type of a range variable; null where it is left out. */
    private @Nullable TypeName type() {
        return tokens.peek(1).is("in") ? null : types.type(false);
    }

    private Expr.Clause join(int start) {
        var type = type();
        var name = tokens.name();
        tokens.expect("in");
        var items = parser.expr();
        expect("on");
        var left = parser.expr();
        expect("equals");
        var right = parser.expr();
        var into = take("into") ? tokens.name() : null;
        return new Expr.Join(tokens.since(start), type, name, items, left, right, into);
    }

    private List<Expr.Ordering> orderings() {
        var keys = new ArrayList<Expr.Ordering>();
        do {
            int start = tokens.peek().start();
            var key = parser.expr();
            boolean descending = take("descending");
            if (!descending) {
                take("ascending");
            }
            keys.add(new Expr.Ordering(tokens.since(start), key, descending));
        } while (tokens.take(","));
        return keys;
    }
}
