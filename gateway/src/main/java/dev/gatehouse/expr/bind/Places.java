package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.types.MemberMethod;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Assignments: what can be assigned to, and how. */
final class Places {
    private final Binder binder;

    Places(Binder binder) {
        this.binder = binder;
    }

    /**
     * Something that can be assigned to.
     *
     * @param effects evaluate its parts, once
     * @param read null where it cannot be read
     * @param write stores a value of the type and yields it
     */
    private record Place(
            Type type, List<Bound> effects, @Nullable Bound read, UnaryOperator<Bound> write) {}

    Bound assign(Expr.Assign assign) {
        var at = assign.span();
        if (assign.target() instanceof Expr.DeclareTuple || assign.target() instanceof Expr.Tuple) {
            return deconstruct(assign);
        }
        var operator = assign.operator();
        var place = place(assign.target(), operator != null);
        if (place == null) {
            binder.expressions.bind(assign.value());
            return new Bound.Bad(at);
        }
        if (operator == null) {
            var value = assign.value() instanceof Expr.ArrayValues values
                    ? binder.creation.array(values, place.type())
                    : binder.expressions.bind(assign.value(), place.type());
            return value.type().isBad()
                    ? value
                    : sequence(at, place.effects(), place.write().apply(value));
        }
        var value = binder.expressions.bind(assign.value());
        return compound(at, place, operator, value);
    }

    private Bound compound(Span at, Place place, Operator operator, Bound value) {
        var read = Objects.requireNonNull(place.read());
        if (place.type() instanceof Type.Named named
                && named.definition().kind() == dev.gatehouse.expr.types.Definition.Kind.DELEGATE) {
            return combine(at, place, operator, value);
        }
        var result = binder.operators.binary(at, operator, read, value);
        if (result.type().isBad()) {
            return result;
        }
        var converted = binder.conversions.implicit(result, place.type());
        if (converted == null) {
            // x op= y casts back if y itself fits the type of x.
            boolean shift = operator == Operator.SHIFT_LEFT || operator == Operator.SHIFT_RIGHT;
            converted = shift || binder.conversions.implicit(value, place.type()) != null
                    ? binder.conversions.cast(result, place.type())
                    : binder.errors.needsCast(at, result.type(), place.type());
        }
        return converted.type().isBad()
                ? converted
                : sequence(at, place.effects(), place.write().apply(converted));
    }

    /** Delegates added: both are called, the last one's result counts. */
    private Bound combine(Span at, Place place, Operator operator, Bound value) {
        if (operator != Operator.ADD) {
            return binder.errors.unsupported(at, "'" + operator.text() + "=' on a delegate");
        }
        return binder.errors.unsupported(
                at, "a delegate of several methods (" + place.type() + ", " + value.type() + ")");
    }

    private static Bound sequence(Span at, List<Bound> effects, Bound value) {
        return effects.isEmpty() ? value : new Bound.Sequence(at, effects, value);
    }

    /** {@code ++x} and the like. */
    Bound step(Expr.Step step) {
        var at = step.span();
        var place = place(step.operand(), true);
        if (place == null) {
            return new Bound.Bad(at);
        }
        var type = place.type();
        var read = Objects.requireNonNull(place.read());
        var plain = type instanceof Type.Optional(var inner) ? inner : type;
        var definition = plain.definition();
        boolean counts =
                plain.simple() != null ? !plain.is(Simple.BOOL) : definition != null && Conversions.isEnum(definition);
        if (!counts) {
            return binder.errors.noOperator(at, step.up() ? "++" : "--", type);
        }
        var one = new Bound.Constant(at, binder.integer(), 1);
        var operator = step.up() ? Operator.ADD : Operator.SUBTRACT;
        if (step.prefix()) {
            var result = binder.conversions.cast(binder.operators.binary(at, operator, read, one), type);
            return sequence(at, place.effects(), place.write().apply(result));
        }
        var temporary = binder.temporary(type);
        var old = new Bound.Read(at, temporary);
        var result = binder.conversions.cast(binder.operators.binary(at, operator, old, one), type);
        var effects = new ArrayList<>(place.effects());
        effects.add(new Bound.Store(at, temporary, read));
        effects.add(place.write().apply(result));
        return new Bound.Sequence(at, effects, old);
    }

    private @Nullable Place place(Expr target, boolean reads) {
        return switch (target) {
            case Expr.Name name -> variable(name, reads);
            case Expr.Member member -> property(member, reads);
            case Expr.Index index -> element(index, reads);
            default -> {
                binder.expressions.bind(target);
                binder.errors.notAssignable(target.span());
                yield null;
            }
        };
    }

    private @Nullable Place variable(Expr.Name name, boolean reads) {
        var found = binder.scope.find(name.text());
        if (!(found instanceof Variable variable)) {
            var bound = binder.expressions.bind(name);
            if (!(bound instanceof Bound.Bad)) {
                binder.errors.notAssignable(name.span());
            }
            return null;
        }
        if (variable.isReadOnly() || variable.constant() != null) {
            binder.errors.readOnly(name.span(), name.text());
            return null;
        }
        if (reads) {
            binder.statements.requireAssigned(name.span(), variable);
        }
        binder.function.use(variable);
        variable.assigned();
        return new Place(variable.type(), List.of(), new Bound.Read(name.span(), variable), value -> {
            binder.statements.assigned(variable);
            return new Bound.Store(name.span(), variable, value);
        });
    }

    private @Nullable Place property(Expr.Member member, boolean reads) {
        var whole = binder.expressions.bind(member);
        var target = switch (whole) {
            case Bound.Invoke invoke
            when !invoke.arguments().isEmpty() -> invoke.arguments().getFirst();
            default -> null;
        };
        if (whole instanceof Bound.Bad) {
            return null;
        }
        if (target == null || !(whole instanceof Bound.Invoke invoke)) {
            binder.errors.readOnly(member.nameSpan(), member.name());
            return null;
        }
        var setter = binder.members.setter(target.type(), member.name());
        if (setter == null) {
            binder.errors.readOnly(member.nameSpan(), member.name());
            return null;
        }
        var at = member.span();
        var effects = new ArrayList<Bound>();
        var self = reads ? keep(target, effects) : target;
        var read = new Bound.Invoke(at, invoke.type(), invoke.method(), replaceFirst(invoke.arguments(), self));
        return new Place(invoke.type(), effects, read, value -> set(at, setter, self, List.of(), value));
    }

    private static List<Bound> replaceFirst(List<Bound> arguments, Bound first) {
        var all = new ArrayList<>(arguments);
        all.set(0, first);
        return all;
    }

    /** Evaluates now and gives a read of the kept value. */
    private Bound keep(Bound value, List<Bound> effects) {
        if (value instanceof Bound.Constant || value instanceof Bound.Token) {
            return value;
        }
        var temporary = binder.temporary(value.type());
        effects.add(new Bound.Store(value.span(), temporary, value));
        return new Bound.Read(value.span(), temporary);
    }

    /** Calls a setter and yields the value. */
    private Bound set(Span at, MemberMethod setter, Bound self, List<Bound> keys, Bound value) {
        var temporary = binder.temporary(value.type());
        var read = new Bound.Read(at, temporary);
        var arguments = new ArrayList<Argument>();
        keys.forEach(key -> arguments.add(Argument.of(key)));
        arguments.add(Argument.of(read));
        var call = binder.overloads.member(at, setter.name(), List.of(setter), self.type(), self, arguments);
        return call.type().isBad()
                ? call
                : new Bound.Sequence(at, List.of(new Bound.Store(at, temporary, value), call), read);
    }

    /** {@code target.name = value} for an initialiser. */
    Bound setting(Span at, Bound target, String name, Expr value) {
        var setter = binder.members.setter(target.type(), name);
        if (setter == null) {
            return binder.errors.unknownMember(at, target.type(), name);
        }
        var candidate = Candidate.of(setter, arguments(target.type(), setter), List.of());
        var type = Objects.requireNonNull(candidate).parameters().getLast().type();
        var bound = value instanceof Expr.ArrayValues values
                ? binder.creation.array(values, type)
                : binder.expressions.bind(value, type);
        return binder.overloads.member(at, name, List.of(setter), target.type(), target, List.of(Argument.of(bound)));
    }

    private List<Type> arguments(Type type, MemberMethod method) {
        var instance = binder.types.asInstanceOf(type, method.owner());
        return instance == null ? List.of() : instance.arguments();
    }

    private @Nullable Place element(Expr.Index index, boolean reads) {
        var at = index.span();
        var target = binder.expressions.bind(index.target());
        var arguments = binder.overloads.arguments(index.arguments());
        if (target.type().isBad()
                || arguments.stream()
                        .anyMatch(argument -> argument.value().type().isBad())) {
            return null;
        }
        var effects = new ArrayList<Bound>();
        if (target.type() instanceof Type.Array(var element)) {
            var array = reads ? keep(binder.members.nonNull(target), effects) : binder.members.nonNull(target);
            var position = binder.expressions.arrayIndex(arguments.getFirst().value());
            var place = reads ? keep(position, effects) : position;
            return new Place(
                    element,
                    effects,
                    new Bound.Element(at, element, array, place),
                    value -> new Bound.StoreElement(at, element, array, place, value));
        }
        var setters = binder.members.allIndexers(target.type(), true);
        if (setters.isEmpty() || target.type() instanceof Type.Special) {
            if (binder.members.allIndexers(target.type(), false).isEmpty()) {
                binder.errors.notIndexable(target.span(), target.type());
            } else {
                binder.errors.readOnly(at, "this[]");
            }
            return null;
        }
        var self = keep(target, effects);
        var keys = arguments.stream()
                .map(argument -> argument.value().type() instanceof Type.Special
                        ? argument
                        : Argument.of(keep(argument.value(), effects)))
                .toList();
        var type = elementType(at, target, setters, self, keys);
        if (type == null) {
            return null;
        }
        var read = reads ? binder.expressions.element(at, self, keys) : null;
        return new Place(type, effects, read, value -> {
            var temporary = binder.temporary(value.type());
            var kept = new Bound.Read(at, temporary);
            var all = new ArrayList<>(keys);
            all.add(Argument.of(kept));
            var call = binder.overloads.member(at, "this[]", setters, self.type(), self, all);
            return call.type().isBad()
                    ? call
                    : new Bound.Sequence(at, List.of(new Bound.Store(at, temporary, value), call), kept);
        });
    }

    /** The type that an index setter takes: that of the indexer, or of the only setter. */
    private @Nullable Type elementType(
            Span at, Bound target, List<MemberMethod> setters, Bound self, List<Argument> keys) {
        if (!binder.members.allIndexers(target.type(), false).isEmpty()) {
            var read = binder.expressions.element(at, self, keys);
            return read.type().isBad() ? null : read.type();
        }
        var setter = setters.getFirst();
        var candidate = Objects.requireNonNull(Candidate.of(setter, arguments(target.type(), setter), List.of()));
        return candidate.parameters().getLast().type();
    }

    /** {@code target[keys] = value} for an initialiser. */
    Bound entry(Span at, Bound target, List<Argument> keys, Expr value) {
        var setters = binder.members.allIndexers(target.type(), true);
        if (setters.isEmpty()) {
            return binder.errors.notIndexable(at, target.type());
        }
        var type = elementType(at, target, setters, target, keys);
        if (type == null) {
            return new Bound.Bad(at);
        }
        var all = new ArrayList<>(keys);
        all.add(Argument.of(binder.expressions.bind(value, type)));
        return binder.overloads.member(at, "this[]", setters, target.type(), target, all);
    }

    private Bound deconstruct(Expr.Assign assign) {
        var at = assign.span();
        var value = binder.expressions.bind(assign.value());
        if (value instanceof Bound.OpenTuple tuple) {
            value = binder.conversions.require(tuple, tuple.type());
        }
        if (value.type().isBad()) {
            return value;
        }
        if (!(value.type() instanceof Type.Tuple(var types, var _))) {
            return binder.errors.unsupported(at, "taking '" + value.type() + "' apart");
        }
        var effects = new ArrayList<Bound>();
        var kept = keep(value, effects);
        var targets = targets(assign.target());
        if (targets.size() != types.size()) {
            return binder.errors.noConversion(at, value.type(), types.getFirst());
        }
        for (int i = 0; i < targets.size(); i++) {
            var field = new Bound.Field(at, types.get(i), kept, i);
            if (targets.get(i) instanceof Expr.OutVariable(var span, var type, var name)) {
                var variable = binder.declare(span, name, type == null ? types.get(i) : binder.types.resolve(type));
                variable.assigned();
                binder.statements.assigned(variable);
                effects.add(new Bound.Store(span, variable, binder.conversions.require(field, variable.type())));
            } else {
                var place = place(targets.get(i), false);
                if (place == null) {
                    return new Bound.Bad(at);
                }
                effects.addAll(place.effects());
                effects.add(place.write().apply(binder.conversions.require(field, place.type())));
            }
        }
        return new Bound.Sequence(at, effects, kept);
    }

    private static List<Expr> targets(Expr target) {
        return switch (target) {
            case Expr.DeclareTuple(var _, var variables) -> List.copyOf(variables);
            case Expr.Tuple(var _, var items) ->
                items.stream().map(Expr.Argument::value).toList();
            default -> List.of();
        };
    }
}
