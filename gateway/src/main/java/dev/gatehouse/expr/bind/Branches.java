package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.bind.BoundStatement.Target;
import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.syntax.Stmt;
import dev.gatehouse.expr.types.Definition;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Exceptions;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Binds statements in which control branches: conditions, loops, switch, try, local functions. */
final class Branches {
    private final Binder binder;
    private final Statements statements;

    Branches(Binder binder, Statements statements) {
        this.binder = binder;
        this.statements = statements;
    }

    private Flow flow() {
        return statements.flow();
    }

    BoundStatement conditional(Stmt.If written) {
        var condition = binder.expressions.condition(written.condition());
        var before = statements.unassignedCopy();
        boolean reachable = flow().reachable;
        flow().reachable = reachable && !Statements.isFalse(condition);
        var then = statements.nested(written.then());
        boolean thenReachable = flow().reachable;
        var thenUnassigned = flow().unassigned;
        flow().unassigned = before;
        flow().reachable = reachable && !Statements.isTrue(condition);
        var otherwise = written.otherwise() == null ? null : statements.nested(written.otherwise());
        flow().join(thenReachable, thenUnassigned);
        return new BoundStatement.If(written.span(), condition, then, otherwise);
    }

    /** Binds the body of a loop; afterwards the flow is that after the loop. */
    private BoundStatement loopBody(Stmt body, Flow.Frame frame, boolean endless) {
        binder.function.use(binder.budget);
        boolean reachable = flow().reachable;
        var before = statements.unassignedCopy();
        flow().frames.push(frame);
        var bound = statements.nested(body);
        flow().frames.pop();
        flow().unassigned = before;
        flow().reachable = reachable && !endless;
        if (frame.left) {
            flow().join(true, Objects.requireNonNull(frame.unassignedAtExit));
        }
        return bound;
    }

    private static Flow.Frame loopFrame() {
        return new Flow.Frame(new Target(), new Target(), false);
    }

    private static Target exit(Flow.Frame frame) {
        return Objects.requireNonNull(frame.exit);
    }

    private static Target next(Flow.Frame frame) {
        return Objects.requireNonNull(frame.next);
    }

    BoundStatement whileLoop(Stmt.While written) {
        var outer = binder.scope;
        binder.scope = new Scope(outer);
        var condition = binder.expressions.condition(written.condition());
        var frame = loopFrame();
        var body = loopBody(written.body(), frame, Statements.isTrue(condition));
        binder.scope = outer;
        return new BoundStatement.Loop(
                written.span(), condition, true, body, List.of(), binder.budget, exit(frame), next(frame));
    }

    BoundStatement doLoop(Stmt.DoWhile written) {
        var frame = loopFrame();
        binder.function.use(binder.budget);
        flow().frames.push(frame);
        var body = statements.nested(written.body());
        flow().frames.pop();
        var condition = binder.expressions.condition(written.condition());
        flow().reachable = flow().reachable && !Statements.isTrue(condition);
        if (frame.left) {
            flow().join(true, Objects.requireNonNull(frame.unassignedAtExit));
        }
        return new BoundStatement.Loop(
                written.span(), condition, false, body, List.of(), binder.budget, exit(frame), next(frame));
    }

    BoundStatement forLoop(Stmt.For written) {
        var outer = binder.scope;
        binder.scope = new Scope(outer);
        var all = new ArrayList<BoundStatement>();
        for (var start : written.start()) {
            all.add(statements.bind(start));
        }
        var condition = written.condition() == null ? null : binder.expressions.condition(written.condition());
        var frame = loopFrame();
        var body = loopBody(written.body(), frame, condition == null || Statements.isTrue(condition));
        var steps = written.steps().stream().map(binder.expressions::bind).toList();
        binder.scope = outer;
        all.add(new BoundStatement.Loop(
                written.span(), condition, true, body, steps, binder.budget, exit(frame), next(frame)));
        return new BoundStatement.Block(all);
    }

    BoundStatement forEach(Stmt.ForEach written) {
        var items = enumerated(binder.expressions.bind(written.items()));
        var at = written.items().span();
        var outer = binder.scope;
        binder.scope = new Scope(outer);
        var element = element(at, items);
        boolean array = items.type() instanceof Type.Array;
        if (!array && !element.isBad()) {
            items = binder.conversions.require(items, binder.library.enumerable(element));
        }
        var raw = array ? binder.temporary(element) : binder.temporary(binder.library.object());
        Bound read = new Bound.Read(at, raw);
        if (!array && !element.isBad()) {
            read = new Bound.Convert(at, element, element.simple() != null ? Conversion.UNBOX : Conversion.SAME, read);
        }
        var name = written.type();
        var type = name == null ? element : binder.types.resolve(name);
        var value = element.isBad() ? new Bound.Bad(at) : binder.conversions.cast(read, type);
        var variable = binder.declare(written.span(), written.name(), type);
        variable.assigned();
        variable.makeReadOnly();
        var frame = loopFrame();
        var body = loopBody(written.body(), frame, false);
        binder.scope = outer;
        var declared = new BoundStatement.Declare(written.span(), variable, value);
        return new BoundStatement.ForEach(
                written.span(),
                array ? binder.members.nonNull(items) : items,
                array,
                raw,
                new BoundStatement.Block(List.of(declared, body)),
                binder.budget,
                exit(frame),
                next(frame));
    }

    /** A type may say itself what {@code foreach} runs over: its {@code GetEnumerator} gives the sequence. */
    private Bound enumerated(Bound items) {
        if (!(items.type() instanceof Type.Named)) {
            return items;
        }
        var methods = binder.members.methods(items.type(), "GetEnumerator").stream()
                .filter(method -> method.owner() == items.type().definition())
                .toList();
        return methods.isEmpty() || methods.getFirst().javaResult() != Iterable.class
                ? items
                : binder.overloads.call(
                        items.span(),
                        new Bound.MethodGroup(items.span(), "GetEnumerator", items, null, List.of(), methods, null),
                        List.of());
    }

    private Type element(Span at, Bound items) {
        var type = items.type();
        if (type.isBad()) {
            return type;
        }
        if (type instanceof Type.Array(var element)) {
            return element;
        }
        var sequence = Objects.requireNonNull(binder.library.find(Iterable.class));
        var instance = type instanceof Type.Special ? null : binder.types.asInstanceOf(type, sequence);
        if (instance == null || (items instanceof Bound.Constant constant && constant.value() == null)) {
            binder.errors.notEnumerable(at, type);
            return Type.Special.BAD;
        }
        return instance.arguments().getFirst();
    }

    /** {@code break} or {@code continue}. */
    BoundStatement leave(Span at, boolean again) {
        for (var frame : flow().frames) {
            if (frame.isFinally) {
                binder.errors.leavesFinally(at);
                break;
            }
            var target = again ? frame.next : frame.exit;
            if (target != null) {
                if (!again) {
                    flow().leave(frame);
                }
                flow().reachable = false;
                return new BoundStatement.Jump(at, target, false);
            }
        }
        binder.errors.noLoop(at, again ? "continue" : "break");
        flow().reachable = false;
        return new BoundStatement.Block(List.of());
    }

    BoundStatement throwing(Span at, @Nullable Expr exception) {
        if (exception == null) {
            if (caught.isEmpty()) {
                binder.errors.emptyThrow(at);
                return new BoundStatement.Block(List.of());
            }
            flow().reachable = false;
            return new BoundStatement.Throw(at, binder.read(at, caught.getLast()));
        }
        var value = binder.expressions.exception(binder.expressions.bind(exception));
        flow().reachable = false;
        return new BoundStatement.Throw(at, value);
    }

    private final List<Variable> caught = new ArrayList<>();

    BoundStatement attempt(Stmt.Try written) {
        var before = statements.unassignedCopy();
        boolean reachable = flow().reachable;
        var body = statements.block(written.body());
        boolean endReachable = flow().reachable;
        var endUnassigned = flow().unassigned;
        var catches = new ArrayList<BoundStatement.Catch>();
        var seen = new ArrayList<String>();
        for (var handler : written.catches()) {
            flow().reachable = reachable;
            flow().unassigned = new HashSet<>(before);
            catches.add(handler(handler, seen));
            if (flow().reachable) {
                endUnassigned = endReachable ? Flow.union(endUnassigned, flow().unassigned) : flow().unassigned;
                endReachable = true;
            }
        }
        BoundStatement last = null;
        var block = written.last();
        if (block != null) {
            flow().reachable = reachable;
            flow().unassigned = new HashSet<>(before);
            flow().frames.push(new Flow.Frame(null, null, true));
            last = statements.block(block);
            flow().frames.pop();
            endReachable &= flow().reachable;
            endUnassigned = new HashSet<>(endUnassigned);
            endUnassigned.retainAll(flow().unassigned);
        }
        flow().reachable = endReachable;
        flow().unassigned = endUnassigned;
        return new BoundStatement.Try(body, catches, last);
    }

    private BoundStatement.Catch handler(Stmt.Catch written, List<String> seen) {
        var outer = binder.scope;
        binder.scope = new Scope(outer);
        var name = written.type();
        var type = name == null ? binder.library.exception() : binder.types.resolve(name);
        var typeName = "System.Exception";
        if (type instanceof Type.Named named && named.definition().kind() == Definition.Kind.EXCEPTION) {
            typeName = named.definition().fullName();
        } else if (!type.isBad()) {
            binder.errors.notAnException(written.span());
        }
        var probe = new DotNetException(typeName, "");
        if (seen.stream().anyMatch(earlier -> Exceptions.is(probe, earlier))) {
            binder.errors.caughtBefore(written.span(), typeName);
        }
        if (written.when() == null) {
            seen.add(typeName);
        }
        var variable = written.name() == null
                ? binder.temporary(binder.library.exception())
                : binder.declare(written.span(), written.name(), type);
        variable.assigned();
        caught.add(variable);
        var when = written.when() == null ? null : binder.expressions.condition(written.when());
        var body = statements.block(written.body());
        caught.removeLast();
        binder.scope = outer;
        return new BoundStatement.Catch(written.span(), typeName, variable, when, body);
    }

    BoundStatement using(Stmt.Using written) {
        var outer = binder.scope;
        binder.scope = new Scope(outer);
        var all = new ArrayList<BoundStatement>();
        var resources = new ArrayList<Variable>();
        var declaration = written.declaration();
        var value = written.value();
        if (declaration != null) {
            all.add(statements.declare(declaration));
            for (var declared : declaration.variables()) {
                if (binder.scope.find(declared.name()) instanceof Variable variable) {
                    variable.makeReadOnly();
                    resources.add(variable);
                }
            }
        } else if (value != null) {
            var bound = statements.inferred(binder.expressions.bind(value));
            var temporary = binder.temporary(bound.type());
            all.add(new BoundStatement.Declare(value.span(), temporary, bound));
            resources.add(temporary);
        }
        var body = statements.nested(written.body());
        for (int i = resources.size() - 1; i >= 0; i--) {
            body = new BoundStatement.Try(body, List.of(), dispose(written.span(), resources.get(i)));
        }
        all.add(body);
        binder.scope = outer;
        return new BoundStatement.Block(all);
    }

    private BoundStatement dispose(Span at, Variable resource) {
        var read = binder.read(at, resource);
        if (resource.type().isBad()) {
            return new BoundStatement.Block(List.of());
        }
        var methods = binder.members.methods(resource.type(), "Dispose");
        if (methods.isEmpty()) {
            return new BoundStatement.Run(binder.errors.notDisposable(at, resource.type()));
        }
        var group = new Bound.MethodGroup(at, "Dispose", read, null, List.of(), methods, null);
        var call = new BoundStatement.Run(binder.overloads.call(at, group, List.of()));
        return resource.type().isValueType()
                ? call
                : new BoundStatement.If(at, binder.members.isNull(at, read, true), call, null);
    }

    BoundStatement choice(Stmt.Switch written) {
        var outer = binder.scope;
        binder.scope = new Scope(outer);
        var value = statements.inferred(binder.expressions.bind(written.value()));
        var temporary = binder.temporary(value.type());
        var read = new Bound.Read(written.value().span(), temporary);
        var frame = new Flow.Frame(new Target(), null, false);
        var targets = written.groups().stream().map(_ -> new Target()).toList();
        var tests = new ArrayList<BoundStatement.Test>();
        var scopes = new ArrayList<Scope>();
        Target otherwise = null;
        boolean reachable = flow().reachable;
        for (int i = 0; i < written.groups().size(); i++) {
            binder.scope = new Scope(outer);
            scopes.add(binder.scope);
            for (var label : written.groups().get(i).labels()) {
                var pattern = label.pattern();
                if (pattern == null) {
                    if (otherwise != null) {
                        binder.errors.duplicateCase(label.span());
                    }
                    otherwise = targets.get(i);
                    frame.cases.put(frame, targets.get(i));
                } else {
                    tests.add(
                            new BoundStatement.Test(test(label, pattern, read, frame, targets.get(i)), targets.get(i)));
                }
            }
        }
        var before = statements.unassignedCopy();
        var groups = new ArrayList<BoundStatement.Group>();
        flow().frames.push(frame);
        for (int i = 0; i < written.groups().size(); i++) {
            var group = written.groups().get(i);
            binder.scope = scopes.get(i);
            flow().reachable = reachable;
            flow().unassigned = new HashSet<>(before);
            var body = statements.statements(group.statements());
            if (flow().reachable) {
                binder.errors.fallsThrough(group.span());
            }
            groups.add(new BoundStatement.Group(List.of(targets.get(i)), body));
        }
        flow().frames.pop();
        binder.scope = outer;
        flow().reachable = reachable && otherwise == null;
        flow().unassigned = before;
        if (frame.left) {
            flow().join(true, Objects.requireNonNull(frame.unassignedAtExit));
        }
        return new BoundStatement.Block(List.of(
                new BoundStatement.Declare(written.value().span(), temporary, value),
                new BoundStatement.Switch(written.span(), tests, otherwise, groups, exit(frame))));
    }

    private Bound test(
            Stmt.Label label, dev.gatehouse.expr.syntax.Pattern pattern, Bound read, Flow.Frame frame, Target target) {
        var condition = binder.patterns.is(label.span(), read, pattern);
        var key = constantOf(condition);
        if (key != null && label.when() == null && frame.cases.putIfAbsent(key, target) != null) {
            binder.errors.duplicateCase(label.span());
        }
        var when = label.when();
        if (when == null || condition.type().isBad()) {
            return condition;
        }
        return new Bound.Logic(label.span(), binder.bool(), true, condition, binder.expressions.condition(when));
    }

    private static final Object NULL = new Object();

    /** What a case's test compares with, as a key. */
    private static @Nullable Object constantOf(Bound test) {
        return switch (test) {
            case Bound.Compare(var _, var _, var _, var _, Bound.Constant(var _, var _, var value)) -> value;
            case Bound.Compare(
                    var _,
                    var _,
                    var _,
                    var _,
                    Bound.Convert(var _, var _, var _, Bound.Constant(var _, var _, var value))) -> value;
            case Bound.Same(var _, var _, var _, var _, var _, Bound.Constant(var _, var _, var value)) ->
                value == null ? NULL : value;
            case Bound.Same(
                    var _,
                    var _,
                    var _,
                    var _,
                    var _,
                    Bound.Convert(var _, var _, var _, Bound.Constant(var _, var _, var value))) -> value;
            default -> null;
        };
    }

    BoundStatement gotoCase(Span at, @Nullable Expr value) {
        for (var frame : flow().frames) {
            if (frame.exit != null && frame.next == null) {
                Object key = frame;
                if (value != null) {
                    key = binder.expressions.bind(value) instanceof Bound.Constant(var _, var _, var constant)
                            ? constant == null ? NULL : constant
                            : at;
                }
                var target = frame.cases.get(key);
                flow().reachable = false;
                if (target == null) {
                    binder.errors.unknownLabel(at, value == null ? "default" : "case");
                    return new BoundStatement.Block(List.of());
                }
                binder.function.use(binder.budget);
                return new BoundStatement.Jump(at, target, true);
            }
        }
        binder.errors.noLoop(at, "goto case");
        return new BoundStatement.Block(List.of());
    }

    /** Makes a local function known before its block is bound. */
    void announce(Stmt.Function written) {
        var function = new Function(written.name(), binder.function, written.span());
        var existing = binder.scope.find(written.name());
        if (existing instanceof Variable || existing instanceof Function) {
            binder.errors.duplicate(written.span(), written.name());
        }
        binder.scope.declare(written.name(), function);
        var outer = binder.scope;
        binder.scope = new Scope(outer);
        var typeParameters = new ArrayList<Type.Variable>();
        for (var name : written.typeParameters()) {
            var variable = new Type.Variable(name);
            typeParameters.add(variable);
            binder.scope.declare(name, variable);
        }
        function.typeParameters(typeParameters);
        function.result(binder.types.resolve(written.result()));
        for (var parameter : written.parameters()) {
            var type = binder.types.resolve(Objects.requireNonNull(parameter.type()));
            var variable = new Variable(parameter.name(), type, function);
            variable.assigned();
            boolean byReference = parameter.passing() != Expr.Passing.VALUE;
            if (byReference) {
                variable.makeCell();
            }
            var fallback = parameter.fallback() == null ? null : binder.expressions.bind(parameter.fallback(), type);
            function.parameter(variable, new Function.Shape(byReference, parameter.rest(), fallback));
        }
        scopes.put(function, binder.scope);
        binder.scope = outer;
    }

    private final java.util.IdentityHashMap<Function, Scope> scopes = new java.util.IdentityHashMap<>();

    BoundStatement function(Stmt.Function written) {
        if (!(binder.scope.find(written.name()) instanceof Function function) || !scopes.containsKey(function)) {
            return new BoundStatement.Block(List.of());
        }
        var outerScope = binder.scope;
        var outerFunction = binder.function;
        binder.scope = Objects.requireNonNull(scopes.remove(function));
        for (int i = 0; i < function.parameters().size(); i++) {
            var variable = function.parameters().get(i);
            var existing = binder.scope.find(variable.name());
            if (existing instanceof Variable || existing instanceof Function) {
                binder.errors.duplicate(written.parameters().get(i).span(), variable.name());
            }
            binder.scope.declare(variable.name(), variable);
        }
        binder.function = function;
        function.use(binder.budget);
        statements.functionBody(function, written.value(), written.block());
        binder.function = outerFunction;
        binder.scope = outerScope;
        return new BoundStatement.Block(List.of());
    }
}
