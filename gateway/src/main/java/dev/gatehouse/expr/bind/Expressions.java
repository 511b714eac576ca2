package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** Binds expressions, one method per construct. */
final class Expressions {
    private final Binder binder;
    /** What {@link Expr.Receiver} stands for, innermost first. */
    private final Deque<Bound> receivers = new ArrayDeque<>();

    Expressions(Binder binder) {
        this.binder = binder;
    }

    /** A value, or a lambda or method group that still has to be converted. */
    Bound bind(Expr expr) {
        var bound = any(expr);
        return switch (bound) {
            case Bound.TypeReference reference ->
                binder.errors.notAValue(expr.span(), "the type '" + reference.referenced() + "'");
            case Bound.Namespace namespace ->
                binder.errors.notAValue(expr.span(), "the namespace '" + namespace.name() + "'");
            default -> bound;
        };
    }

    /** A value of a type, converted implicitly. */
    Bound bind(Expr expr, Type type) {
        return binder.conversions.require(bind(expr), type);
    }

    Bound condition(Expr expr) {
        return bind(expr, binder.bool());
    }

    /** An argument; a variable passed by reference is not read. */
    Bound bindArgument(Expr expr, boolean byReference) {
        if (!byReference) {
            return bind(expr);
        }
        if (expr instanceof Expr.Name(var at, var name, var _)
                && binder.scope.find(name) instanceof Variable variable) {
            var why = variable.readOnly();
            if (why != null) {
                return why.equals("constant")
                        ? binder.errors.notAReference(at)
                        : binder.errors.readOnlyVariable(at, name, why);
            }
            return binder.read(at, variable);
        }
        if (expr instanceof Expr.Name(var at, var name, var _) && name.equals("_") && binder.scope.find(name) == null) {
            return new Bound.OutDeclaration(at, name, null, binder.scope);
        }
        return binder.places.argument(expr);
    }

    /** Also types and namespaces. */
    Bound any(Expr expr) {
        if (!binder.enter(expr.span())) {
            return new Bound.Bad(expr.span());
        }
        var bound = anyHere(expr);
        binder.leave();
        return bound;
    }

    private Bound anyHere(Expr expr) {
        return switch (expr) {
            case Expr.Missing(var at) -> new Bound.Bad(at);
            case Expr.Null(var at) -> new Bound.Constant(at, Type.Special.NULL, null);
            case Expr.Bool(var at, var value) -> new Bound.Constant(at, binder.bool(), value);
            case Expr.Char(var at, var value) -> new Bound.Constant(at, binder.simple(Simple.CHAR), value);
            case Expr.Text(var at, var value) -> new Bound.Constant(at, binder.library.string(), value);
            case Expr.Whole whole -> binder.literals.whole(whole, false);
            case Expr.Real real -> binder.literals.real(real);
            case Expr.Interpolated interpolated -> binder.literals.interpolated(interpolated);
            case Expr.Name name -> name(name);
            case Expr.TypeKeyword(var at, var type) -> new Bound.TypeReference(at, binder.types.resolve(type));
            case Expr.Member member -> member(member, false);
            case Expr.NullConditional conditional -> nullConditional(conditional);
            case Expr.Receiver(var at) -> {
                var receiver = receivers.peek();
                yield receiver == null ? new Bound.Bad(at) : receiver;
            }
            case Expr.Index index -> index(index);
            case Expr.Call call -> binder.invocations.call(call);
            case Expr.OutVariable(var at, var _, var _) -> binder.errors.notAValue(at, "a declaration");
            case Expr.Unary unary -> unary(unary);
            case Expr.Step step -> binder.places.step(step);
            case Expr.Binary binary -> binary(binary);
            case Expr.Assign assign -> binder.places.assign(assign);
            case Expr.Conditional conditional -> conditional(conditional);
            case Expr.Cast(var _, var type, var operand) -> cast(expr.span(), binder.types.resolve(type), operand);
            case Expr.Is(var at, var operand, var pattern) -> binder.patterns.is(at, bind(operand), pattern);
            case Expr.As(var at, var operand, var type) -> as(at, bind(operand), binder.types.resolve(type));
            case Expr.New creation -> binder.creation.object(creation);
            case Expr.NewArray array -> binder.creation.array(array);
            case Expr.ArrayValues(var at, var _) -> binder.errors.noArrayType(at);
            case Expr.NewAnonymous anonymous -> binder.creation.anonymous(anonymous);
            case Expr.Tuple tuple -> tuple(tuple);
            case Expr.Lambda lambda -> new Bound.OpenLambda(lambda.span(), lambda, binder.scope, binder.function);
            case Expr.Default(var at, var type) ->
                type == null
                        ? new Bound.Constant(at, Type.Special.DEFAULT, null)
                        : defaultOf(at, binder.types.resolve(type));
            case Expr.TypeOf(var at, var type) -> binder.literals.typeOf(at, binder.types.resolveOpen(type));
            case Expr.SizeOf(var at, var type) -> binder.literals.sizeOf(at, binder.types.resolve(type));
            case Expr.Query query -> binder.queries.bind(query);
            case Expr.NameOf(var at, var operand) -> binder.literals.nameOf(at, operand);
            case Expr.Throw(var at, var exception) ->
                new Bound.Throw(at, Type.Special.NEVER, exception(bind(exception)));
            case Expr.Checked(var _, var checked, var operand) -> checked(checked, operand);
        };
    }

    private Bound defaultOf(Span at, Type type) {
        if (type.isVoid()) {
            return binder.errors.voidHere(at);
        }
        return type.isBad() ? new Bound.Bad(at) : binder.conversions.defaultOf(new Bound.Default(at, type), type);
    }

    /**
     * An operator with two operands. A long chain, {@code a + b + c …}, leans to the left: it is walked, not
     * descended into, so that its length does not count as depth.
     */
    private Bound binary(Expr.Binary binary) {
        var chain = new ArrayDeque<Expr.Binary>();
        Expr first = binary;
        while (first instanceof Expr.Binary link && !isShort(link.operator())) {
            chain.push(link);
            first = link.left();
        }
        if (chain.isEmpty()) {
            return shortCircuit(binary);
        }
        var value = bind(first);
        while (!chain.isEmpty()) {
            var link = chain.pop();
            value = binder.operators.binary(link.span(), link.operator(), value, bind(link.right()));
        }
        return value;
    }

    private static boolean isShort(Operator operator) {
        return operator == Operator.AND_ALSO || operator == Operator.OR_ELSE || operator == Operator.COALESCE;
    }

    /** {@code &&}, {@code ||} and {@code ??}: the right side may not be evaluated. */
    private Bound shortCircuit(Expr.Binary binary) {
        var flow = binder.statements.flow();
        var left = bind(binary.left());
        var known = flow.after(left);
        boolean and = binary.operator() == Operator.AND_ALSO;
        if (binary.operator() == Operator.COALESCE) {
            var before = binder.statements.unassignedCopy();
            var right = bind(binary.right());
            flow.unassigned = before;
            return binder.operators.binary(binary.span(), binary.operator(), left, right);
        }
        flow.unassigned = new HashSet<>(and ? known.whenTrue() : known.whenFalse());
        var right = bind(binary.right());
        var then = flow.after(right);
        var result = binder.operators.binary(binary.span(), binary.operator(), left, right);
        flow.split(
                result,
                new Flow.Split(
                        and ? then.whenTrue() : Flow.union(known.whenTrue(), then.whenTrue()),
                        and ? Flow.union(known.whenFalse(), then.whenFalse()) : then.whenFalse()));
        return result;
    }

    /** The value as something to throw. */
    Bound exception(Bound value) {
        if (value.type() == Type.Special.NULL) {
            return new Bound.Constant(value.span(), binder.library.exception(), null);
        }
        if (value.type().isBad()) {
            return value;
        }
        var converted = binder.conversions.standard(value, binder.library.exception());
        return converted == null ? binder.errors.notAnException(value.span()) : converted;
    }

    private Bound checked(boolean checked, Expr operand) {
        var before = binder.checked;
        var lenient = binder.lenientConstants;
        binder.checked = checked;
        binder.lenientConstants = !checked;
        var value = bind(operand);
        binder.checked = before;
        binder.lenientConstants = lenient;
        return value;
    }

    private Bound unary(Expr.Unary unary) {
        // The least int and long are written as the negation of a number that does not fit.
        if (unary.operator() == Operator.MINUS && unary.operand() instanceof Expr.Whole whole) {
            if (whole.bits() == 1L << 31 && whole.suffix().isEmpty()) {
                return new Bound.Constant(unary.span(), binder.integer(), Integer.MIN_VALUE);
            }
            if (whole.bits() == Long.MIN_VALUE && !whole.suffix().contains("u")) {
                return new Bound.Constant(unary.span(), binder.simple(Simple.LONG), Long.MIN_VALUE);
            }
        }
        var operand = bind(unary.operand());
        var known = binder.statements.flow().after(operand);
        var result = binder.operators.unary(unary.span(), unary.operator(), operand);
        if (unary.operator() == Operator.NOT) {
            binder.statements.flow().split(result, known.negated());
        }
        return result;
    }

    private Bound name(Expr.Name name) {
        var at = name.span();
        var found = binder.scope.find(name.text());
        switch (found) {
            case Variable variable
            when name.typeArguments().isEmpty() -> {
                var constant = variable.constant();
                if (constant instanceof Bound.Constant(var _, var type, var value)) {
                    return new Bound.Constant(at, type, value);
                }
                binder.statements.requireAssigned(at, variable);
                return binder.read(at, variable);
            }
            case Function function -> {
                return new Bound.MethodGroup(
                        at, name.text(), null, null, resolve(name.typeArguments()), List.of(), function);
            }
            case Type type -> {
                return new Bound.TypeReference(at, type);
            }
            case Places.Reference reference -> {
                return reference.read(binder, at);
            }
            case Scope.Alias(var variable, var path) -> {
                var value = binder.read(at, variable);
                for (var part : path) {
                    value = binder.members.ofValue(at, value, part, List.of());
                }
                return value;
            }
            case null, default -> {}
        }
        var definition = binder.types.imported(name.text(), name.typeArguments().size());
        if (definition != null) {
            var arguments = resolve(name.typeArguments());
            return arguments.stream().anyMatch(Type::isBad)
                    ? new Bound.Bad(at)
                    : new Bound.TypeReference(at, binder.types.construct(definition, arguments));
        }
        if (binder.library.isNamespace(name.text())) {
            return new Bound.Namespace(at, name.text());
        }
        return unknown(at, name.text());
    }

    private Bound unknown(Span at, String name) {
        if (broken.contains(name)) {
            return new Bound.Bad(at);
        }
        var known = new java.util.TreeSet<>(binder.scope.all());
        known.removeIf(other -> other.startsWith("<"));
        var near = Suggestions.nearest(name, known);
        return binder.errors.unknownName(
                at, name, near.isEmpty() ? Suggestions.forType(name, binder.types.importedNames()) : near);
    }

    /** Names whose declaration is itself a mistake: using them is none. */
    private final java.util.Set<String> broken = new java.util.HashSet<>();

    private List<Type> resolve(List<dev.gatehouse.expr.syntax.TypeName> names) {
        return names.stream().map(binder.types::resolve).toList();
    }

    /** The dotted name that an expression is; empty if it is anything else. */
    private static String path(Expr expr) {
        return switch (expr) {
            case Expr.Name name -> name.text();
            case Expr.Member member -> {
                var before = path(member.target());
                yield before.isEmpty() ? "" : before + "." + member.name();
            }
            default -> "";
        };
    }

    Bound member(Expr.Member member, boolean called) {
        var at = member.nameSpan();
        if (Suggestions.knows(member.name())) {
            var path = path(member);
            boolean qualified = path.contains(".")
                    && binder.library.isNamespace(path.substring(0, path.indexOf('.')))
                    && binder.scope.find(path.substring(0, path.indexOf('.'))) == null;
            if (qualified && binder.types.qualified(path, member.typeArguments().size()) == null) {
                return binder.errors.unknownType(at, path, Suggestions.forType(path, List.of()));
            }
        }
        var target = any(member.target());
        var arguments = resolve(member.typeArguments());
        if (arguments.stream().anyMatch(Type::isBad)) {
            return new Bound.Bad(at);
        }
        return switch (target) {
            case Bound.Namespace(var _, var prefix) -> {
                var full = prefix + "." + member.name();
                var definition = binder.types.qualified(full, arguments.size());
                if (definition != null) {
                    yield new Bound.TypeReference(member.span(), binder.types.construct(definition, arguments));
                }
                yield binder.library.isNamespace(full)
                        ? new Bound.Namespace(member.span(), full)
                        : binder.errors.unknownType(
                                at, full, Suggestions.forType(full, binder.library.typeNames(List.of(prefix))));
            }
            case Bound.TypeReference(var _, var type) ->
                type.isBad() ? new Bound.Bad(at) : binder.members.ofType(at, type, member.name(), arguments);
            default -> binder.members.ofValue(at, target, member.name(), arguments, called);
        };
    }

    private Bound index(Expr.Index index) {
        var target = bind(index.target());
        var arguments = binder.calls.arguments(index.arguments());
        return element(index.span(), target, arguments);
    }

    Bound element(Span at, Bound target, List<Argument> arguments) {
        var type = target.type();
        if (type.isBad()) {
            return target;
        }
        if (type == Type.Dynamic.TYPE || LateBinding.isLate(arguments)) {
            return binder.late.element(at, target, arguments);
        }
        if (type instanceof Type.Grid grid) {
            return binder.grids.element(at, grid, target, arguments);
        }
        if (type instanceof Type.Array(var element)) {
            if (arguments.size() != 1) {
                return binder.errors.indexCount(at, 1);
            }
            return new Bound.Element(
                    at,
                    element,
                    binder.members.nonNull(target),
                    arrayIndex(arguments.getFirst().value()));
        }
        if (target instanceof Bound.MethodGroup group) {
            return binder.errors.notIndexableMethod(at, group.name());
        }
        var indexers = binder.members.allIndexers(type, false);
        if (indexers.isEmpty() || type instanceof Type.Special) {
            return binder.errors.notIndexable(at, type);
        }
        return binder.overloads.member(at, "this[]", indexers, type, target, arguments);
    }

    Bound arrayIndex(Bound index) {
        var whole = binder.conversions.implicit(index, binder.integer());
        if (whole != null) {
            return whole;
        }
        var wide = binder.conversions.implicit(index, binder.simple(Simple.LONG));
        return wide == null
                ? binder.conversions.require(index, binder.integer())
                : binder.conversions.numeric(wide, binder.integer(), true);
    }

    private Bound nullConditional(Expr.NullConditional conditional) {
        var target = bind(conditional.target());
        var type = target.type();
        if (type.isBad()) {
            return target;
        }
        if (!type.allowsNull() || type instanceof Type.Special) {
            return binder.errors.noOperator(conditional.span(), "?", type);
        }
        var at = conditional.target().span();
        var temporary = binder.temporary(type);
        var read = new Bound.Read(at, temporary);
        Bound receiver = type instanceof Type.Optional(var inner)
                ? new Bound.Convert(at, inner, Conversion.VALUE_OR_FAIL, read)
                : new Bound.NonNull(at, read);
        receivers.push(receiver);
        var before = binder.statements.unassignedCopy();
        var access = bind(conditional.access());
        binder.statements.flow().unassigned = before;
        receivers.pop();
        var result = access.type();
        if (result.isBad()) {
            return access;
        }
        var store = new Bound.Store(at, temporary, target);
        var test = binder.members.isNull(at, store, false);
        if (result.isVoid()) {
            return new Bound.Choose(
                    conditional.span(), result, test, new Bound.Sequence(at, List.of(), nothing(at)), access);
        }
        if (result == Type.Special.FUNCTION) {
            return binder.errors.lambdaNeedsType(conditional.span());
        }
        if (!result.allowsNull()) {
            result = new Type.Optional(result);
            access = binder.conversions.wrap(access, result);
        }
        return new Bound.Choose(conditional.span(), result, test, new Bound.Constant(at, result, null), access);
    }

    private static Bound nothing(Span at) {
        return new Bound.Constant(at, Type.Special.VOID, null);
    }

    private Bound conditional(Expr.Conditional conditional) {
        var condition = condition(conditional.condition());
        var flow = binder.statements.flow();
        var known = flow.after(condition);
        flow.unassigned = new HashSet<>(known.whenTrue());
        var whenTrue = bind(conditional.whenTrue());
        var afterTrue = flow.unassigned;
        flow.unassigned = new HashSet<>(known.whenFalse());
        var whenFalse = bind(conditional.whenFalse());
        flow.unassigned = Flow.union(afterTrue, flow.unassigned);
        var at = conditional.span();
        if (condition.type().isBad()
                || whenTrue.type().isBad()
                || whenFalse.type().isBad()) {
            return new Bound.Bad(at);
        }
        var type = binder.conversions.common(whenTrue, whenFalse);
        if (type == null || type instanceof Type.Special) {
            return type != null && type.isVoid()
                    ? binder.errors.notAValue(at, "a call without result")
                    : binder.errors.noCommonType(at, whenTrue.type(), whenFalse.type());
        }
        var first = binder.conversions.require(whenTrue, type);
        var second = binder.conversions.require(whenFalse, type);
        if (condition instanceof Bound.Constant(var _, var _, Boolean truth)) {
            var chosen = truth ? first : second;
            if (first instanceof Bound.Constant && second instanceof Bound.Constant) {
                return chosen;
            }
        }
        return new Bound.Choose(at, type, condition, first, second);
    }

    private Bound cast(Span at, Type type, Expr operand) {
        if (operand instanceof Expr.Whole whole
                && type.is(Simple.INT)
                && whole.suffix().isEmpty()
                && whole.bits() >>> 32 == 0
                && binder.lenientConstants) {
            return binder.literals.whole(whole, true);
        }
        var value = bind(operand);
        return binder.conversions.cast(at, value, type);
    }

    private Bound as(Span at, Bound value, Type type) {
        if (value.type().isBad() || type.isBad()) {
            return new Bound.Bad(at);
        }
        if (!type.allowsNull()) {
            return binder.errors.asNeedsReference(at, type);
        }
        if (value.type() == Type.Dynamic.TYPE) {
            return as(at, binder.conversions.require(value, binder.library.object()), type);
        }
        var implicit = binder.conversions.standard(value, type);
        if (implicit != null) {
            return implicit;
        }
        var plain = type instanceof Type.Optional(var inner) ? inner : type;
        if (binder.conversions.explicit(new Bound.Default(value.span(), value.type()), plain) == null) {
            return binder.errors.noAs(at, value.type(), type);
        }
        var object = binder.conversions.require(value, binder.library.object());
        return new Bound.Convert(at, type, Conversion.TRY_CAST, object);
    }

    Bound tuple(Expr.Tuple tuple) {
        var names = new ArrayList<String>();
        var items = new ArrayList<Bound>();
        if (tuple.items().size() < 2) {
            return binder.errors.singleTuple(tuple.span());
        }
        for (var item : tuple.items()) {
            names.add(Objects.requireNonNullElseGet(
                    item.name(), () -> item.value() instanceof Expr.Name(var _, var name, var _) ? name : ""));
            var value = bind(item.value());
            if (value.type().isBad()) {
                return value;
            }
            var name = item.name();
            if (name != null && names.indexOf(name) < items.size()) {
                return binder.errors.tupleName(item.span(), name, true);
            }
            if (name != null && name.matches("Item\\d+") && !name.equals("Item" + (items.size() + 1))) {
                return binder.errors.tupleName(item.span(), name, false);
            }
            items.add(value);
        }
        return new Bound.OpenTuple(tuple.span(), names, items);
    }
}
