package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a pipe begins: a table, {@code datatable}, {@code print}, {@code range}, {@code union}, {@code search}; and the stages behind it. */
final class SourceParser {
    private static final Set<String> UNSUPPORTED = Set.of("find", "externaldata", "evaluate");

    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final StageParser stages;

    SourceParser(TokenStream tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens, this);
        this.stages = new StageParser(tokens, expressions, this);
    }

    ExpressionParser expressions() {
        return expressions;
    }

    /** An expression for a table or a value, with the stages behind it. */
    Expr pipe() {
        tokens.enter();
        var result = piped(source());
        tokens.leave(1);
        return result;
    }

    /** The stages behind {@code source}, if a pipe follows. */
    Expr piped(Expr source) {
        if (!tokens.at("|")) {
            return source;
        }
        var list = stages.stages();
        return new Expr.Pipe(tokens.from(source.span().start()), source, list);
    }

    private Expr source() {
        var word = tokens.current();
        if (word.kind() != Kind.NAME || isPlainName(tokens.peek(1))) {
            return expressions.expression();
        }
        return switch (word.text()) {
            case "datatable" -> datatable();
            case "print" -> print();
            case "range" -> tokens.peek(1).is("(") ? expressions.expression() : range();
            case "union" -> {
                tokens.next();
                var of = union();
                yield new Expr.Union(tokens.from(word.span().start()), of);
            }
            case "search" -> search();
            default -> {
                if (!UNSUPPORTED.contains(word.text())) {
                    yield expressions.expression();
                }
                tokens.errors().unsupported(word.span(), "'" + word.text() + "'");
                tokens.skipStage();
                yield new Expr.Bad(word.span());
            }
        };
    }

    /** Whether what follows a keyword shows that it is none. */
    private static boolean isPlainName(Token next) {
        return next.kind() == Kind.END
                || next.is("|")
                || next.is(";")
                || next.is(")")
                || next.is(",")
                || next.is(".")
                || next.is("=")
                || next.is("==");
    }

    private Expr print() {
        int start = tokens.next().span().start();
        var values = expressions.nameds();
        return new Expr.Print(tokens.from(start), values);
    }

    private Expr range() {
        int start = tokens.next().span().start();
        var column = expressions.names().label("a column's name");
        tokens.expect("from");
        var from = expressions.expression();
        tokens.expect("to");
        var to = expressions.expression();
        tokens.expect("step");
        var step = expressions.expression();
        return new Expr.Range(tokens.from(start), column == null ? "" : column.text(), from, to, step);
    }

    private Expr datatable() {
        int start = tokens.next().span().start();
        tokens.expect("(");
        var columns = columns();
        tokens.expect(")");
        var values = new ArrayList<Expr>();
        if (tokens.expect("[")) {
            while (!tokens.at("]") && !tokens.at(Kind.END)) {
                values.add(expressions.expression());
                if (!tokens.accept(",")) {
                    break;
                }
            }
            tokens.expect("]");
        }
        return new Expr.Datatable(tokens.from(start), columns, values);
    }

    /** {@code a:int, b:string}; nothing where a bracket closes at once. */
    List<Column> columns() {
        var columns = new ArrayList<Column>();
        if (tokens.at(")")) {
            return columns;
        }
        do {
            var name = expressions.names().label("a column's name");
            tokens.expect(":");
            columns.add(new Column(name == null ? "" : name.text(), type()));
        } while (tokens.accept(","));
        return columns;
    }

    Type type() {
        var word = tokens.current();
        var type = word.kind() == Kind.NAME ? Literals.type(word.text()) : null;
        if (type == null) {
            tokens.missing("a type");
            return Type.DYNAMIC;
        }
        tokens.next();
        return type;
    }

    /** What stands behind {@code union}. */
    UnionOf union() {
        boolean inner = false;
        boolean fuzzy = false;
        Named.Label source = null;
        while (tokens.at(Kind.NAME) && (tokens.peek(1).is("=") || tokens.at("hint"))) {
            var option = tokens.next();
            switch (option.text()) {
                case "kind" -> {
                    tokens.next();
                    inner = "inner".equals(word("kind of union", Set.of("inner", "outer")));
                }
                case "isfuzzy" -> {
                    tokens.next();
                    fuzzy = tokens.next().literal() instanceof Token.Value(var _, Boolean on) && on;
                }
                case "withsource", "with_source" -> {
                    tokens.next();
                    source = expressions.names().label("a column's name");
                }
                case "hint" -> hint();
                default ->
                    tokens.errors()
                            .unknownWord(
                                    option.span(),
                                    "option of union",
                                    option.text(),
                                    List.of("kind", "withsource", "isfuzzy"));
            }
        }
        var tables = new ArrayList<Expr>();
        do {
            tables.add(unionTable());
        } while (tokens.accept(","));
        return new UnionOf(inner, source, fuzzy, tables);
    }

    private Expr unionTable() {
        if (tokens.at("*") || (tokens.at(Kind.NAME) && tokens.peek(1).is("*") && tokens.adjacent(1))) {
            var pattern = expressions.names().pattern();
            return pattern == null ? new Expr.Bad(tokens.current().span()) : pattern;
        }
        return expressions.expression();
    }

    private Expr search() {
        int start = tokens.next().span().start();
        boolean caseSensitive = stages.searchKind();
        var tables = new ArrayList<Expr.Pattern>();
        if (tokens.accept("in")) {
            tokens.expect("(");
            do {
                var pattern = expressions.names().pattern();
                if (pattern != null) {
                    tables.add(pattern);
                }
            } while (tokens.accept(","));
            tokens.expect(")");
        }
        var predicate = expressions.searchPredicate();
        return new Expr.Search(tokens.from(start), tables, new SearchFor(caseSensitive, predicate));
    }

    /** Takes a word of {@code known}, or reports another. */
    @Nullable
    String word(String what, Set<String> known) {
        var token = tokens.current();
        if (token.kind() != Kind.NAME) {
            tokens.missing("a " + what);
            return null;
        }
        tokens.next();
        if (!known.contains(token.text())) {
            tokens.errors()
                    .unknownWord(
                            token.span(),
                            what,
                            token.text(),
                            known.stream().sorted().toList());
            return null;
        }
        return token.text();
    }

    /** Takes {@code .strategy = broadcast} behind {@code hint}: advice for Kusto's cluster, without meaning here. */
    void hint() {
        tokens.expect(".");
        if (tokens.at(Kind.NAME)) {
            tokens.next();
        }
        tokens.expect("=");
        if (tokens.at(Kind.NAME) || tokens.at(Kind.LITERAL)) {
            tokens.next();
        }
    }

    /** Takes hints, and options of {@code known}, each a word; gives their values. */
    void options(Map<String, Set<String>> known, Map<String, String> values) {
        while (tokens.at(Kind.NAME)) {
            var option = tokens.current();
            var words = known.get(option.text());
            if (option.is("hint") && tokens.peek(1).is(".")) {
                tokens.next();
                hint();
            } else if (words != null && tokens.peek(1).is("=")) {
                tokens.next();
                tokens.next();
                var value = word("value for " + option.text(), words);
                if (value != null) {
                    values.put(option.text(), value);
                }
            } else {
                return;
            }
        }
    }
}
