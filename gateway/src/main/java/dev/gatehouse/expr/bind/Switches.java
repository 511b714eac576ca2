package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.bind.BoundStatement.Target;
import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.syntax.Pattern;
import dev.gatehouse.expr.syntax.Stmt;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Binds {@code switch}. */
final class Switches {
    private static final Object NULL = new Object();

    private final Binder binder;
    private final Statements statements;

    Switches(Binder binder, Statements statements) {
        this.binder = binder;
        this.statements = statements;
    }

    private Flow flow() {
        return statements.flow();
    }

    /** A switch on its way: its labels, and what they cover. */
    private static final class Labels {
        final List<BoundStatement.Test> tests = new ArrayList<>();
        final Flow.Frame frame = new Flow.Frame(new Target(), null);
        /** Types that earlier labels take without a condition. */
        final List<Type> taken = new ArrayList<>();

        @Nullable
        Target otherwise;

        /** Whether every value finds a label. */
        boolean complete;
    }

    BoundStatement choice(Stmt.Switch written) {
        var outer = binder.scope;
        var value = binder.expressions.bind(written.value());
        if (value.type() instanceof Type.Special && !value.type().isBad()) {
            value = binder.errors.switchOf(value.span());
        } else {
            value = statements.inferred(value);
        }
        var temporary = binder.held(value.type());
        var read = new Bound.Read(written.value().span(), temporary);
        var labels = new Labels();
        var targets = written.groups().stream().map(_ -> new Target()).toList();
        // The sections share one scope for what they declare; what patterns declare belongs to the section.
        var shared = new Scope(outer);
        var scopes = new ArrayList<Scope>();
        var assigned = new ArrayList<HashSet<Variable>>();
        boolean reachable = flow().reachable;
        var before = statements.unassignedCopy();
        for (int i = 0; i < written.groups().size(); i++) {
            binder.scope = new Scope(shared);
            scopes.add(binder.scope);
            var known = new HashSet<Variable>();
            for (var label : written.groups().get(i).labels()) {
                flow().unassigned = new HashSet<>(before);
                label(label, read, labels, targets.get(i));
                known.addAll(flow().unassigned);
            }
            assigned.add(known);
        }
        var groups = new ArrayList<BoundStatement.Group>();
        flow().frames.push(labels.frame);
        for (int i = 0; i < written.groups().size(); i++) {
            var group = written.groups().get(i);
            binder.scope = scopes.get(i);
            binder.scope.makeTransparent();
            flow().reachable = reachable;
            flow().unassigned = assigned.get(i);
            var body = section(group.statements());
            if (flow().reachable && !value.type().isBad()) {
                binder.errors.fallsThrough(
                        group.labels().isEmpty()
                                ? group.span()
                                : group.labels().getLast().span(),
                        i == written.groups().size() - 1);
            }
            groups.add(new BoundStatement.Group(List.of(targets.get(i)), body));
        }
        flow().frames.pop();
        scopes.forEach(statements.functions()::bindInstances);
        binder.scope = outer;
        flow().reachable = reachable && labels.otherwise == null && !labels.complete;
        flow().unassigned = before;
        if (labels.frame.left) {
            flow().join(true, Objects.requireNonNull(labels.frame.unassignedAtExit));
        }
        return new BoundStatement.Block(List.of(
                new BoundStatement.Declare(written.value().span(), temporary, value),
                new BoundStatement.Switch(
                        written.span(),
                        labels.tests,
                        labels.otherwise,
                        groups,
                        Objects.requireNonNull(labels.frame.exit))));
    }

    private BoundStatement section(List<Stmt> list) {
        var labels = new ArrayList<String>();
        for (var statement : list) {
            if (statement instanceof Stmt.Function function) {
                statements.functions().announce(function);
            }
            statements.announceLabels(statement, labels);
        }
        var bound = new ArrayList<BoundStatement>();
        for (var statement : list) {
            bound.add(statements.bind(statement));
        }
        labels.forEach(flow().labels::remove);
        return new BoundStatement.Block(bound);
    }

    private void label(Stmt.Label label, Bound read, Labels labels, Target target) {
        var pattern = label.pattern();
        if (pattern == null) {
            if (labels.otherwise != null) {
                binder.errors.duplicateCase(label.span());
            }
            labels.otherwise = target;
            labels.frame.cases.put(labels.frame, target);
            return;
        }
        var condition = binder.patterns.label(label.span(), read, pattern);
        flow().unassigned = new HashSet<>(flow().after(condition).whenTrue());
        var when = label.when();
        if (when == null) {
            cover(label, pattern, condition, read, labels, target);
            labels.tests.add(new BoundStatement.Test(condition, target));
            return;
        }
        var also = binder.expressions.condition(when);
        flow().unassigned = new HashSet<>(flow().after(also).whenTrue());
        labels.tests.add(new BoundStatement.Test(
                condition.type().isBad()
                        ? condition
                        : new Bound.Logic(label.span(), binder.bool(), true, condition, also),
                target));
        if (isCovered(typeOf(pattern, condition, read), labels)) {
            binder.errors.covered(label.span());
        }
    }

    /** Notes what a label without condition takes; reports one that is left with nothing. */
    private void cover(Stmt.Label label, Pattern pattern, Bound condition, Bound read, Labels labels, Target target) {
        if (condition.type().isBad()) {
            return;
        }
        var key = constantOf(condition);
        if (key != null && labels.frame.cases.putIfAbsent(key, target) != null) {
            binder.errors.duplicateCase(label.span());
            return;
        }
        var type = typeOf(pattern, condition, read);
        if (isCovered(type, labels)) {
            binder.errors.covered(label.span());
        } else if (key == null && type != null) {
            labels.taken.add(type);
        }
        var whole = read.type();
        boolean any = pattern instanceof Pattern.Any
                || (key == null && type != null && type.equals(whole) && whole.isValueType() && !whole.allowsNull());
        boolean both =
                whole.is(Simple.BOOL) && labels.frame.cases.containsKey(true) && labels.frame.cases.containsKey(false);
        labels.complete |= any || both;
    }

    /** The type of the values that a label may take; null where that is not known. */
    private static @Nullable Type typeOf(Pattern pattern, Bound condition, Bound read) {
        return switch (pattern) {
            case Pattern.Any _ -> read.type();
            case Pattern.OfType _ -> Patterns.testedType(condition);
            case Pattern.Value _ -> null;
        };
    }

    private boolean isCovered(@Nullable Type type, Labels labels) {
        return type != null
                && labels.taken.stream()
                        .anyMatch(earlier -> earlier.equals(type)
                                || (!earlier.isValueType()
                                        && binder.conversions.standard(new Bound.Default(Span.at(0), type), earlier)
                                                != null));
    }

    /** What a case's test compares with, as a key. */
    private static @Nullable Object constantOf(Bound test) {
        return switch (test) {
            case Bound.Compare compare -> constantValue(compare.right());
            case Bound.Same same -> constantValue(same.right());
            case Bound.Constant(var _, var _, var _) -> null;
            // A comparison with true or false is the value itself.
            case Bound.Not not when not.operand() instanceof Bound.Read -> false;
            default -> null;
        };
    }

    private static @Nullable Object constantValue(Bound value) {
        return switch (value) {
            case Bound.Constant(var _, var _, var constant) -> constant == null ? NULL : constant;
            case Bound.Convert(var _, var _, var _, Bound.Constant(var _, var _, var constant)) -> constant;
            default -> null;
        };
    }

    /** {@code goto case x;} and, without a value, {@code goto default;}. */
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
        binder.errors.noSwitch(at);
        return new BoundStatement.Block(List.of());
    }
}
