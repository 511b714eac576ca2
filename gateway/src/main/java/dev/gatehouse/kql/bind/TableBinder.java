package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Table;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.kql.syntax.Statement;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Expressions for tables, and the names that {@code let} defines. What gives null was reported. */
final class TableBinder {
    private final Binding binding;
    private final BindErrors errors;
    private final ScalarBinder scalars;
    private final CallBinder calls;
    private final StageBinder stages;
    private final UnionBinder unions;
    private final SearchBinder searches;
    private final ValuesBinder values;
    private final Kinds kinds;

    TableBinder(Binding binding) {
        this.binding = binding;
        this.errors = binding.errors();
        this.scalars = new ScalarBinder(binding, this);
        this.calls = new CallBinder(binding, scalars, this);
        this.unions = new UnionBinder(binding, this);
        this.searches = new SearchBinder(binding, scalars, this, unions);
        this.stages = new StageBinder(binding, scalars, this, unions, searches, calls);
        this.values = new ValuesBinder(binding, scalars);
        this.kinds = new Kinds(binding);
    }

    /** Whether the expression is for a table, as far as that can be seen without binding it. */
    boolean isTable(Expr expression, Environment names) {
        return kinds.isTable(expression, names);
    }

    @Nullable
    Table table(String name) {
        return binding.table(name);
    }

    /** Defines what a {@code let} says. */
    void define(Statement statement, Environment names) {
        var name = statement.name();
        if (names.defines(name.text())) {
            errors.defined(name.span(), name.text());
            return;
        }
        names.define(
                name.text(),
                switch (statement) {
                    case Statement.Let(var _, var value) -> either(value, names);
                    case Statement.LetFunction function -> kinds.function(function, names);
                });
    }

    /** A table or a value, whichever the expression is for. */
    Meaning either(Expr expression, Environment names) {
        if (expression instanceof Expr.Call call && names.find(call.name()) instanceof Meaning.Function) {
            return calls.call(call, new Scope(names, null));
        }
        if (isTable(expression, names)) {
            var relation = bind(expression, names);
            return relation == null ? new Meaning.Unknown() : new Meaning.Table(relation);
        }
        var value = scalars.bind(expression, new Scope(names, null));
        return value == null ? new Meaning.Unknown() : new Meaning.Value(value);
    }

    @Nullable
    Relation bind(Expr expression, Environment names) {
        try {
            return binding.enter(expression.span())
                    ? binding.checked(bound(expression, names), expression.span())
                    : null;
        } finally {
            binding.leave();
        }
    }

    private @Nullable Relation bound(Expr expression, Environment names) {
        return switch (expression) {
            case Expr.Name(var span, var name) -> name(name, span, names);
            case Expr.Pipe pipe -> stages.pipe(pipe, names);
            case Expr.Call call when names.find(call.name()) instanceof Meaning.Function -> call(call, names);
            case Expr.Materialize(var _, var table) -> {
                var relation = bind(table, names);
                yield relation == null
                        ? null
                        : new Relation.Materialized(relation.shape().next(), relation);
            }
            case Expr.Datatable datatable -> values.datatable(datatable, names);
            case Expr.Print print -> values.print(print, names);
            case Expr.Range range -> new RangeBinder(binding, scalars).bind(range, names);
            case Expr.Union(var span, var of) -> unions.bind(of, null, span, names);
            case Expr.Search search -> searches.bind(search, tables(search, names), names);
            case Expr.Pattern pattern -> {
                errors.unknownTable(pattern.span(), pattern.text(), List.of());
                yield null;
            }
            case Expr.Call call -> {
                errors.noTableFunction(call.at(), call.name());
                yield null;
            }
            case Expr.Member(var _, Expr.Call call, var _, var _) -> {
                errors.noTableFunction(call.at(), call.name());
                yield null;
            }
            case Expr.Literal _,
                    Expr.Argument _,
                    Expr.Star _,
                    Expr.Member _,
                    Expr.Index _,
                    Expr.Unary _,
                    Expr.Binary _,
                    Expr.Among _,
                    Expr.Between _,
                    Expr.ToScalar _ -> {
                errors.tableExpected(expression.span(), "this");
                yield null;
            }
            case Expr.Bad _ -> null;
        };
    }

    private @Nullable Relation name(String name, Span at, Environment names) {
        return switch (names.find(name)) {
            case Meaning.Table(var relation) -> relation;
            case Meaning.Function _ -> call(new Expr.Call(at, at, name, List.of()), names);
            case Meaning.Unknown _ -> null;
            case Meaning.Value _ -> {
                errors.tableExpected(at, "'" + name + "'");
                yield null;
            }
            case null -> {
                var table = table(name);
                if (table == null) {
                    var known = new ArrayList<>(names.all(Meaning.Table.class));
                    binding.schema().tables().forEach(each -> known.add(each.name()));
                    errors.unknownTable(at, name, known);
                }
                yield table == null ? null : scan(table);
            }
        };
    }

    private @Nullable Relation call(Expr.Call call, Environment names) {
        return switch (calls.call(call, new Scope(names, null))) {
            case Meaning.Table(var relation) -> relation;
            case Meaning.Value _ -> {
                errors.tableExpected(call.span(), "'" + call.name() + "'");
                yield null;
            }
            case Meaning.Function _, Meaning.Unknown _ -> null;
        };
    }

    /** A table of the schema, cut to the period that the query is about. */
    Relation scan(Table table) {
        var fields = new ArrayList<Field>();
        table.columns().forEach(column -> fields.add(binding.field(column.name(), column.type())));
        var promoted = new ArrayList<Promoted>();
        for (var promotion : table.promotions()) {
            for (var field : fields) {
                if (field.name().equals(promotion.column())) {
                    promoted.add(
                            new Promoted(binding.field(promotion.sqlColumn(), Type.STRING), field, promotion.member()));
                }
            }
        }
        var scan = new Relation.Scan(new Shape(fields, promoted, List.of(), 0), table);
        var time = scan.shape().find("TimeGenerated");
        var period = binding.period();
        if (time == null || time.type() != Type.DATETIME || period == null) {
            return scan;
        }
        var column = new Bound.Column(time);
        var cut = Binding.operator(
                "and",
                Binding.operator(">=", column, new Bound.Constant(Type.DATETIME, period.from())),
                Binding.operator("<", column, new Bound.Constant(Type.DATETIME, period.to())));
        return cut == null ? scan : new Relation.Filter(scan.shape().next(), scan, cut);
    }

    /** The tables that a search names, or all. */
    private List<Table> tables(Expr.Search search, Environment names) {
        if (search.tables().isEmpty()) {
            return binding.schema().tables();
        }
        var found = new ArrayList<Table>();
        for (var pattern : search.tables()) {
            int before = found.size();
            for (var table : binding.schema().tables()) {
                if (Wildcards.matches(pattern.text(), table.name()) && !found.contains(table)) {
                    found.add(table);
                }
            }
            if (found.size() == before && names.find(pattern.text()) == null) {
                var known = binding.schema().tables().stream().map(Table::name).toList();
                errors.unknownTable(pattern.span(), pattern.text(), known);
            } else if (found.size() == before) {
                errors.unsupported(
                        pattern.span(),
                        "search in a table that the query defines is not supported; pipe it into search");
            }
        }
        return found;
    }

    /** The aggregates' names are none here. */
    static @Nullable String label(Expr expression) {
        return Labels.of(expression, Map.of());
    }
}
