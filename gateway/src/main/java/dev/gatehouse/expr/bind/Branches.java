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
        var known = flow().after(condition);
        boolean reachable = flow().reachable;
        flow().reachable = reachable && !Statements.isFalse(condition);
        flow().unassigned = new HashSet<>(known.whenTrue());
        var then = statements.nested(written.then());
        boolean thenReachable = flow().reachable;
        var thenUnassigned = flow().unassigned;
        flow().unassigned = new HashSet<>(known.whenFalse());
        flow().reachable = reachable && !Statements.isTrue(condition);
        var otherwise = written.otherwise() == null ? null : statements.nested(written.otherwise());
        flow().join(thenReachable, thenUnassigned);
        return new BoundStatement.If(written.span(), condition, then, otherwise);
    }

    /** Binds the body of a loop; afterwards the flow is that after the loop. */
    private BoundStatement loopBody(Stmt body, Flow.Frame frame, boolean endless, Flow.Split known) {
        binder.function.use(binder.budget);
        boolean reachable = flow().reachable;
        var before = new HashSet<>(known.whenFalse());
        flow().unassigned = new HashSet<>(known.whenTrue());
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
        return new Flow.Frame(new Target(), new Target());
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
        var body = loopBody(written.body(), frame, Statements.isTrue(condition), flow().after(condition));
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
        flow().unassigned = new HashSet<>(flow().after(condition).whenFalse());
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
        var known = condition == null
                ? new Flow.Split(statements.unassignedCopy(), new HashSet<>())
                : flow().after(condition);
        var body = loopBody(written.body(), frame, condition == null || Statements.isTrue(condition), known);
        var steps = written.steps().stream().map(binder.expressions::bind).toList();
        binder.scope = outer;
        all.add(new BoundStatement.Loop(
                written.span(), condition, true, body, steps, binder.budget, exit(frame), next(frame)));
        return new BoundStatement.Block(all);
    }

    BoundStatement forEach(Stmt.ForEach written) {
        var items = enumerated(binder.expressions.bind(written.items()));
        if (items.type() == Type.Dynamic.TYPE) {
            items = binder.late.elements(items);
        }
        var at = written.items().span();
        var outer = binder.scope;
        binder.scope = new Scope(outer);
        var element = element(at, items);
        boolean array = items.type() instanceof Type.Array;
        if (!array && !(items.type() instanceof Type.Grid) && !element.isBad()) {
            items = binder.conversions.require(items, binder.library.enumerable(element));
        }
        var raw = binder.temporary(array ? element : binder.library.object());
        Bound read = new Bound.Read(at, raw);
        if (!array && !element.isBad()) {
            read = new Bound.Convert(at, element, element.simple() != null ? Conversion.UNBOX : Conversion.SAME, read);
        }
        var declared = written.parts() == null ? variable(written, at, element, read) : parts(written, element, read);
        var frame = loopFrame();
        var before = statements.unassignedCopy();
        var body = loopBody(written.body(), frame, false, new Flow.Split(before, before));
        binder.scope = outer;
        return new BoundStatement.ForEach(
                written.span(),
                array || items.type() instanceof Type.Grid ? binder.members.nonNull(items) : items,
                array,
                raw,
                new BoundStatement.Block(List.of(declared, body)),
                binder.budget,
                exit(frame),
                next(frame));
    }

    private BoundStatement variable(Stmt.ForEach written, Span at, Type element, Bound read) {
        var name = written.type();
        var type = name == null ? element : binder.types.resolve(name);
        var value = element.isBad() ? new Bound.Bad(at) : binder.conversions.cast(read, type);
        var variable = binder.declare(written.span(), written.name(), type);
        variable.assigned();
        variable.makeReadOnly("foreach variable");
        return new BoundStatement.Declare(written.span(), variable, value);
    }

    private BoundStatement parts(Stmt.ForEach written, Type element, Bound read) {
        var value = element.isBad() ? new Bound.Bad(written.span()) : read;
        return new BoundStatement.Run(
                binder.deconstruction.bind(written.span(), Objects.requireNonNull(written.parts()), value));
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
        if (type == Type.Special.NULL) {
            binder.errors.enumeratesNull(at);
            return Type.Special.BAD;
        }
        if (type instanceof Type.Array(var element)) {
            return element;
        }
        if (type instanceof Type.Grid(var element, var _)) {
            return element;
        }
        if (type == Type.Dynamic.TYPE) {
            return type;
        }
        var sequence = Objects.requireNonNull(binder.library.find(Iterable.class));
        var instance = type instanceof Type.Special ? null : binder.types.asInstanceOf(type, sequence);
        if (instance != null && items instanceof Bound.Constant constant && constant.value() == null) {
            binder.errors.enumeratesNull(at);
            return Type.Special.BAD;
        }
        if (instance == null) {
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
                flow().reachable = false;
                return new BoundStatement.Block(List.of());
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
        flow().frames.push(written.catches().isEmpty() ? Flow.Frame.ofFinallyBody() : Flow.Frame.ofTry());
        var body = statements.block(written.body());
        flow().frames.pop();
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
            flow().frames.push(Flow.Frame.ofFinally());
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
        if (when != null) {
            flow().unassigned = new HashSet<>(flow().after(when).whenTrue());
        }
        flow().frames.push(Flow.Frame.ofCatch());
        var body = statements.block(written.body());
        flow().frames.pop();
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
                    variable.makeReadOnly("using variable");
                    resources.add(variable);
                }
            }
        } else if (value != null) {
            var bound = statements.inferred(binder.expressions.bind(value));
            var temporary = binder.held(bound.type());
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
}
