package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.syntax.Token.Kind;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The query operators behind pipes, an entry each. After a mistake it goes on with the next pipe. */
final class StageParser {
    private static final int MOST = 100;

    private static final Set<String> UNSUPPORTED = Set.of(
            "assert-schema",
            "consume",
            "evaluate",
            "execute-and-cache",
            "externaldata",
            "facet",
            "find",
            "fork",
            "graph-mark-components",
            "graph-match",
            "graph-shortest-paths",
            "graph-to-table",
            "macro-expand",
            "make-graph",
            "mv-apply",
            "parse-kv",
            "partition",
            "project-by-names",
            "reduce",
            "scan",
            "top-hitters",
            "top-nested");

    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final SourceParser sources;
    private final StageLists lists;
    private final Map<String, Function<Span, @Nullable Stage>> operators;
    private int count;

    StageParser(TokenStream tokens, ExpressionParser expressions, SourceParser sources) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.sources = sources;
        this.lists = new StageLists(tokens, expressions, sources);
        this.operators = operators();
    }

    private Map<String, Function<Span, @Nullable Stage>> operators() {
        var all = new TreeMap<String, Function<Span, @Nullable Stage>>();
        all.put("where", this::where);
        all.put("filter", this::where);
        all.put("extend", at -> new Stage.Extend(at, expressions.nameds()));
        all.put("project", at -> new Stage.Project(at, expressions.nameds()));
        all.put("project-away", at -> new Stage.ProjectAway(at, lists.patterns()));
        all.put("project-keep", at -> new Stage.ProjectKeep(at, lists.patterns()));
        all.put("project-rename", at -> new Stage.ProjectRename(at, expressions.nameds()));
        all.put("project-reorder", at -> new Stage.ProjectReorder(at, lists.reordered()));
        all.put("summarize", this::summarize);
        all.put("sort", this::sort);
        all.put("order", this::sort);
        all.put("take", at -> new Stage.Take(at, expressions.expression()));
        all.put("limit", at -> new Stage.Take(at, expressions.expression()));
        all.put("top", this::top);
        all.put("sample", at -> new Stage.Sample(at, expressions.expression()));
        all.put("sample-distinct", this::sampleDistinct);
        all.put("count", Stage.Count::new);
        all.put("distinct", this::distinct);
        all.put("join", at -> join(at, false));
        all.put("lookup", at -> join(at, true));
        all.put("union", at -> new Stage.Union(at, sources.union()));
        all.put("mv-expand", this::mvExpand);
        all.put("mvexpand", this::mvExpand);
        all.put("parse", at -> parse(at, false));
        all.put("parse-where", at -> parse(at, true));
        all.put("make-series", this::makeSeries);
        all.put("render", at -> new RenderParser(tokens).read(at));
        all.put("serialize", at -> new Stage.Serialize(at, startsList() ? expressions.nameds() : List.of()));
        all.put("as", this::as);
        all.put("search", at -> new Stage.Search(at, searchFor()));
        all.put("getschema", Stage.GetSchema::new);
        all.put("invoke", this::invoke);
        return all;
    }

    List<Stage> stages() {
        var list = new ArrayList<Stage>();
        while (tokens.accept("|")) {
            if (++count == MOST + 1) {
                tokens.errors().tooManyStages(tokens.current().span(), MOST);
            }
            int before = tokens.errors().count();
            var stage = count <= MOST ? stage() : null;
            if (stage != null) {
                list.add(stage);
            }
            if (!tokens.at("|") && !tokens.at(Kind.END) && !tokens.at(";") && !tokens.at(")") && !tokens.at("}")) {
                if (tokens.errors().count() == before && !tokens.at(",")) {
                    tokens.missing("'|' or the end of the operator");
                }
                if (!tokens.at(",") || tokens.errors().count() > before) {
                    tokens.skipStage();
                }
            }
        }
        return list;
    }

    private @Nullable Stage stage() {
        var word = tokens.current();
        if (word.kind() != Kind.NAME) {
            tokens.missing("a query operator");
            return null;
        }
        tokens.next();
        var name = new StringBuilder(word.text());
        while (tokens.at("-") && tokens.peek(1).kind() == Kind.NAME && touches() && tokens.adjacent(1)) {
            tokens.next();
            name.append('-').append(tokens.next().text());
        }
        var at = tokens.from(word.span().start());
        var operator = operators.get(name.toString());
        if (operator != null) {
            return operator.apply(at);
        }
        if (UNSUPPORTED.contains(name.toString())) {
            tokens.errors().unsupported(at, "the operator '" + name + "'");
        } else {
            tokens.errors().unknownOperator(at, name.toString(), operators.keySet());
        }
        tokens.skipStage();
        return null;
    }

    /** Whether the current token follows the last one without a space. */
    private boolean touches() {
        return tokens.end() == tokens.current().span().start();
    }

    private boolean startsList() {
        return !tokens.at(Kind.END) && !tokens.at("|") && !tokens.at(")") && !tokens.at(";") && !tokens.at("}");
    }

    private Stage where(Span at) {
        var predicate = expressions.expression();
        if (tokens.at("=")) {
            tokens.missing("'=='");
        }
        return new Stage.Where(at, predicate);
    }

    private Stage summarize(Span at) {
        hints();
        var aggregates = startsList() && !tokens.at("by") ? expressions.nameds() : List.<Named>of();
        var keys = tokens.accept("by") ? expressions.nameds() : List.<Named>of();
        if (aggregates.isEmpty() && keys.isEmpty()) {
            tokens.missing("an aggregate or 'by'");
        }
        return new Stage.Summarize(at, aggregates, keys);
    }

    private void hints() {
        sources.options(Map.of(), new HashMap<>());
    }

    private Stage sort(Span at) {
        hints();
        tokens.expect("by");
        return new Stage.Sort(at, lists.keys());
    }

    private Stage top(Span at) {
        hints();
        var number = expressions.expression();
        tokens.expect("by");
        return new Stage.Top(at, number, lists.key());
    }

    private Stage sampleDistinct(Span at) {
        var number = expressions.expression();
        tokens.expect("of");
        return new Stage.SampleDistinct(at, number, expressions.named());
    }

    private Stage distinct(Span at) {
        hints();
        return new Stage.Distinct(at, expressions.nameds());
    }

    private Stage join(Span at, boolean lookup) {
        var options = new HashMap<String, String>();
        sources.options(Map.of("kind", lookup ? JoinKinds.LOOKUP : JoinKinds.NAMES), options);
        var right = expressions.expression();
        var on = tokens.expect("on") ? expressions.expressions() : List.<Expr>of();
        var kind = JoinKinds.of(options.getOrDefault("kind", lookup ? "leftouter" : "innerunique"));
        return new Stage.Join(at, kind, lookup, right, on);
    }

    private Stage mvExpand(Span at) {
        Named.Label index = null;
        boolean arrays = false;
        while (tokens.at(Kind.NAME) && tokens.peek(1).is("=")) {
            if (tokens.accept("with_itemindex")) {
                tokens.next();
                index = expressions.names().label("a column's name");
            } else if (tokens.at("bagexpansion") || tokens.at("kind")) {
                tokens.next();
                tokens.next();
                arrays = "array".equals(sources.word("value for bagexpansion", Set.of("array", "bag")));
            } else {
                break;
            }
        }
        var columns = lists.expanded();
        var limit = tokens.accept("limit") ? expressions.expression() : null;
        return new Stage.MvExpand(at, index, arrays, columns, limit);
    }

    private Stage parse(Span at, boolean filter) {
        var options = new HashMap<String, String>();
        sources.options(
                Map.of("kind", Set.of("simple", "relaxed", "regex"), "flags", Set.of("U", "m", "s", "i")), options);
        var kind = options.getOrDefault("kind", "simple");
        if (kind.equals("regex")) {
            tokens.errors()
                    .unsupported(at, "kind=regex of '" + (filter ? "parse-where" : "parse") + "'", "use extract()");
        }
        var subject = expressions.expression();
        tokens.expect("with");
        return new Stage.Parse(at, filter, kind.equals("relaxed"), subject, lists.pieces());
    }

    private Stage makeSeries(Span at) {
        var options = new HashMap<String, String>();
        sources.options(Map.of("kind", Set.of("nonempty")), options);
        var series = lists.series();
        tokens.expect("on");
        var axis = expressions.named();
        Expr from = null;
        Expr to = null;
        Expr step;
        if (tokens.accept("in")) {
            tokens.expect("range");
            tokens.expect("(");
            from = expressions.expression();
            tokens.expect(",");
            to = expressions.expression();
            tokens.expect(",");
            step = expressions.expression();
            tokens.expect(")");
        } else {
            from = tokens.accept("from") ? expressions.expression() : null;
            to = tokens.accept("to") ? expressions.expression() : null;
            tokens.expect("step");
            step = expressions.expression();
        }
        var keys = tokens.accept("by") ? expressions.nameds() : List.<Named>of();
        return new Stage.MakeSeries(at, series, axis, from, to, step, keys);
    }

    private @Nullable Stage as(Span at) {
        hints();
        var name = expressions.names().label("a name");
        return name == null ? null : new Stage.As(at, name);
    }

    private @Nullable Stage invoke(Span at) {
        if (tokens.at(Kind.NAME) && tokens.peek(1).is("(") && expressions.call() instanceof Expr.Call call) {
            return new Stage.Invoke(at, call);
        }
        tokens.missing("a function's call");
        return null;
    }

    private SearchFor searchFor() {
        return new SearchFor(searchKind(), expressions.searchPredicate());
    }

    /** Takes {@code kind=…}; whether it is the case-sensitive one. */
    boolean searchKind() {
        var options = new HashMap<String, String>();
        sources.options(Map.of("kind", Set.of("case_sensitive", "case_insensitive", "default")), options);
        return "case_sensitive".equals(options.get("kind"));
    }
}
