package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.bind.BoundStatement.Target;
import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.syntax.Stmt;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds statements, one method per construct. */
final class Statements {
    private final Binder binder;
    private final Branches branches;
    private final Switches switches;
    private final LocalFunctions functions;
    private Flow flow = new Flow();

    Statements(Binder binder) {
        this.binder = binder;
        this.branches = new Branches(binder, this);
        this.switches = new Switches(binder, this);
        this.functions = new LocalFunctions(binder, this);
    }

    LocalFunctions functions() {
        return functions;
    }

    Flow flow() {
        return flow;
    }

    /** Binds something whose variables are not those of the place: a lambda. Afterwards all is as it was. */
    <T> T apart(java.util.function.Supplier<T> binding) {
        var outer = flow;
        flow = new Flow();
        flow.unassigned = new HashSet<>(outer.unassigned);
        flow.outer.addAll(outer.outer);
        try {
            return binding.get();
        } finally {
            flow = outer;
        }
    }

    void requireAssigned(Span at, Variable variable) {
        if (flow.reachable && flow.unassigned.contains(variable) && !flow.outer.contains(variable)) {
            binder.errors.unassigned(at, variable.name());
            flow.unassigned.remove(variable);
        }
    }

    void assigned(Variable variable) {
        flow.unassigned.remove(variable);
    }

    void assigned(Set<Variable> variables) {
        flow.unassigned.removeAll(variables);
    }

    /** The body of the expression; its end must not be reached. */
    BoundStatement body(Stmt.Block block, boolean needsValue) {
        var body = block(block);
        if (flow.reachable && needsValue) {
            binder.errors.missingReturn(
                    new Span(block.span().end(), block.span().end()));
        }
        return body;
    }

    /** The body of a lambda; its function is the current one. */
    BoundStatement lambdaBody(Stmt.Block block, Function function) {
        var body = block(block);
        var result = function.result();
        boolean needsValue = result == null ? !function.returns().isEmpty() : !result.isVoid();
        if (flow.reachable && needsValue) {
            binder.errors.lambdaReturn(new Span(block.span().end(), block.span().end()));
        }
        return body;
    }

    BoundStatement block(Stmt.Block block) {
        return statements(block.statements());
    }

    /** Statements in a scope of their own. */
    BoundStatement statements(List<Stmt> list) {
        var outer = binder.scope;
        binder.scope = new Scope(outer);
        var labels = new ArrayList<String>();
        for (var statement : list) {
            if (statement instanceof Stmt.Function function) {
                functions.announce(function);
            }
            announceLabels(statement, labels);
        }
        var bound = new ArrayList<BoundStatement>();
        for (var statement : list) {
            bound.add(bind(statement));
        }
        functions.bindInstances(binder.scope);
        labels.forEach(flow.labels::remove);
        binder.scope = outer;
        return new BoundStatement.Block(bound);
    }

    /** Makes the labels of a statement known before its block is bound. */
    void announceLabels(Stmt statement, List<String> known) {
        for (var at = statement; at instanceof Stmt.Labeled labeled; at = labeled.statement()) {
            if (flow.labels.containsKey(labeled.label())) {
                binder.errors.duplicateLabel(labeled.span(), labeled.label(), known.contains(labeled.label()));
            } else {
                var target = new Target();
                flow.labels.put(labeled.label(), target);
                flow.finals.put(target, flow.finalDepth());
                known.add(labeled.label());
            }
        }
    }

    /** A statement that is no block still gets a scope. */
    BoundStatement nested(Stmt statement) {
        return statements(List.of(statement));
    }

    BoundStatement bind(Stmt statement) {
        if (!binder.enter(statement.span())) {
            return new BoundStatement.Block(List.of());
        }
        var bound = bindHere(statement);
        binder.leave();
        return bound;
    }

    private BoundStatement bindHere(Stmt statement) {
        return switch (statement) {
            case Stmt.Empty _ -> new BoundStatement.Block(List.of());
            case Stmt.Block block -> block(block);
            case Stmt.Run(var _, var expression) -> run(expression);
            case Stmt.Declare declare -> declare(declare);
            case Stmt.If conditional -> branches.conditional(conditional);
            case Stmt.While loop -> branches.whileLoop(loop);
            case Stmt.DoWhile loop -> branches.doLoop(loop);
            case Stmt.For loop -> branches.forLoop(loop);
            case Stmt.ForEach loop -> branches.forEach(loop);
            case Stmt.Return(var at, var value) -> returning(at, value);
            case Stmt.Break(var at) -> branches.leave(at, false);
            case Stmt.Continue(var at) -> branches.leave(at, true);
            case Stmt.Throw(var at, var exception) -> branches.throwing(at, exception);
            case Stmt.Try attempt -> branches.attempt(attempt);
            case Stmt.Using using -> branches.using(using);
            case Stmt.Checked(var _, var checked, var body) -> {
                var before = binder.checked;
                var lenient = binder.lenientConstants;
                binder.checked = checked;
                binder.lenientConstants = !checked;
                var bound = block(body);
                binder.checked = before;
                binder.lenientConstants = lenient;
                yield bound;
            }
            case Stmt.Lock(var _, var value, var body) -> {
                // One evaluation is one thread: there is nobody to lock out.
                var target = binder.expressions.bind(value);
                boolean untyped = target.type() instanceof Type.Special special
                        && special != Type.Special.NULL
                        && special != Type.Special.BAD;
                if (untyped || target.type().isValueType()) {
                    binder.errors.lockNeedsReference(target.span(), target.type());
                }
                yield new BoundStatement.Block(List.of(locked(target), nested(body)));
            }
            case Stmt.Switch choice -> switches.choice(choice);
            case Stmt.GotoCase(var at, var value) -> switches.gotoCase(at, value);
            case Stmt.Goto(var at, var label) -> {
                var target = flow.labels.get(label);
                flow.reachable = false;
                if (target == null) {
                    binder.errors.unknownLabel(at, label);
                    yield new BoundStatement.Block(List.of());
                }
                if (flow.finalDepth() > flow.finals.getOrDefault(target, 0L)) {
                    binder.errors.leavesFinally(at);
                }
                binder.function.use(binder.budget);
                yield new BoundStatement.Jump(at, target, true);
            }
            case Stmt.Labeled(var _, var label, var inner) -> {
                flow.reachable = true;
                binder.function.use(binder.budget);
                var place = new BoundStatement.Label(Objects.requireNonNull(flow.labels.get(label)), binder.budget);
                yield new BoundStatement.Block(List.of(place, bind(inner)));
            }
            case Stmt.Function function -> functions.function(function);
            case Stmt.DeclareReference reference -> binder.places.reference(reference);
            case Stmt.Yield(var at, var value) -> functions.yieldStatement(at, value);
        };
    }

    /** {@code lock} looks at the value only: null is an ArgumentNullException. */
    private BoundStatement locked(Bound target) {
        var at = target.span();
        var definition = binder.library.find("System.ArgumentNullException");
        if (target.type().isBad() || target.type().isValueType() || definition == null) {
            return new BoundStatement.Run(target);
        }
        var string = binder.library.string();
        var exception = new Bound.Invoke(
                at,
                definition.open(),
                Intrinsics.exception(definition, "createForParameter"),
                List.of(new Bound.Constant(at, string, definition.fullName()), new Bound.Constant(at, string, "obj")));
        return new BoundStatement.If(
                at, binder.members.isNull(at, target, false), new BoundStatement.Throw(at, exception), null);
    }

    private BoundStatement run(Expr expression) {
        var value = binder.expressions.bind(expression);
        if (value.type() == Type.Special.FUNCTION) {
            return new BoundStatement.Run(binder.errors.lambdaNeedsType(value.span()));
        }
        if (value instanceof Bound.Throw) {
            flow.reachable = false;
        }
        return new BoundStatement.Run(value);
    }

    BoundStatement declare(Stmt.Declare declare) {
        var name = declare.type();
        boolean constantVar =
                declare.constant() && name != null && name.toString().equals("var");
        if (constantVar && name != null) {
            binder.errors.constantVar(name.span());
        }
        var type = name == null ? null : constantVar ? Type.Special.BAD : binder.types.resolve(name);
        if (type != null && type.isVoid()) {
            binder.errors.notAValue(declare.span(), "'void'");
            type = Type.Special.BAD;
        }
        var bound = new ArrayList<BoundStatement>();
        if (name == null && declare.variables().size() > 1) {
            binder.errors.severalVars(declare.variables().get(1).span());
        }
        for (var variable : declare.variables()) {
            bound.add(variable(declare, variable, type));
        }
        return bound.size() == 1 ? bound.getFirst() : new BoundStatement.Block(bound);
    }

    private BoundStatement variable(Stmt.Declare declare, Stmt.Variable written, @Nullable Type type) {
        var at = written.span();
        var initial = written.value();
        if (initial == null) {
            var variable = binder.declare(at, written.name(), type == null ? Type.Special.BAD : type);
            if (type == null) {
                binder.errors.varNeedsValue(at);
            } else if (declare.constant()) {
                binder.errors.constantWithoutValue(at);
            }
            flow.unassigned.add(variable);
            variable.assigned();
            return new BoundStatement.Declare(at, variable, null);
        }
        Bound value;
        if (initial instanceof Expr.ArrayValues values) {
            value = type == null ? binder.errors.noArrayValue(at) : binder.creation.array(values, type);
        } else if (type == null) {
            value = inferred(binder.expressions.bind(initial));
        } else if (type.isBad()) {
            binder.expressions.bind(initial);
            value = new Bound.Bad(at);
        } else {
            value = binder.expressions.bind(initial, type);
        }
        var nameAt = new Span(at.start(), at.start() + written.name().length());
        var variable = binder.declare(nameAt, written.name(), type == null ? value.type() : type);
        variable.assigned();
        if (declare.constant()) {
            if ((value instanceof Bound.Constant && !(initial instanceof Expr.Interpolated))
                    || value.type().isBad()) {
                variable.constant(value);
            } else {
                binder.errors.constantVariable(value.span());
            }
        }
        return new BoundStatement.Declare(at, variable, value);
    }

    /** The value of a {@code var}, which must have a type. */
    Bound inferred(Bound value) {
        if (value instanceof Bound.OpenTuple tuple) {
            return isTyped(tuple)
                    ? binder.conversions.require(tuple, tuple.type())
                    : binder.errors.varOf(value.span(), tuple.type());
        }
        return value.type() instanceof Type.Special && !value.type().isBad()
                ? binder.errors.varOf(value.span(), value.type())
                : value;
    }

    /** Whether all items of a tuple have types. */
    static boolean isTyped(Bound.OpenTuple tuple) {
        return tuple.items().stream()
                .allMatch(item -> item instanceof Bound.OpenTuple inner
                        ? isTyped(inner)
                        : !(item.type() instanceof Type.Special));
    }

    private BoundStatement returning(Span at, @Nullable Expr value) {
        if (flow.frames.stream().anyMatch(frame -> frame.isFinally)) {
            binder.errors.leavesFinally(at);
        }
        var bound = returned(at, value);
        functions.requireOutValues(at);
        if (value != null) {
            flow.returned = at;
        }
        if (flow.reachable) {
            flow.unassignedAtReturn.addAll(flow.unassigned);
        }
        flow.reachable = false;
        return new BoundStatement.Return(at, bound);
    }

    private @Nullable Bound returned(Span at, @Nullable Expr value) {
        var function = binder.function;
        boolean main = function.parent() == null;
        var result = function.result();
        if (value == null) {
            if (main || (result != null && !result.isVoid())) {
                binder.errors.returnNeedsValue(at);
            }
            return null;
        }
        if (main) {
            return binder.results.convert(binder.expressions.bind(value), true);
        }
        if (result == null) {
            var bound = binder.expressions.bind(value);
            function.returns().add(bound);
            return bound;
        }
        if (result.isVoid()) {
            binder.expressions.bind(value);
            return binder.errors.returnTakesNoValue(at, function.name().equals("lambda"));
        }
        return binder.expressions.bind(value, result);
    }

    /** Binds something on a path of its own; afterwards the state is that of the path's end. */
    Set<Variable> unassignedCopy() {
        return new HashSet<>(flow.unassigned);
    }

    /** The flow of a function's body; gives back the one around it. */
    Flow enterFunction() {
        var outer = flow;
        flow = new Flow();
        flow.unassigned = new HashSet<>(outer.unassigned);
        flow.outer.addAll(outer.unassigned);
        return outer;
    }

    void leaveFunction(Flow outer) {
        flow = outer;
    }

    static boolean isTrue(Bound condition) {
        return condition instanceof Bound.Constant(var _, var type, Boolean value) && type.is(Simple.BOOL) && value;
    }

    static boolean isFalse(Bound condition) {
        return condition instanceof Bound.Constant(var _, var type, Boolean value) && type.is(Simple.BOOL) && !value;
    }
}
