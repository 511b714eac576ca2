package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.syntax.Stmt;
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
    record Place(Type type, List<Bound> effects, @Nullable Bound read, UnaryOperator<Bound> write) {}

    /** A local variable that is a reference to another place, which has been evaluated. */
    static final class Reference {
        private final String name;
        private final Place place;
        private final Function owner;

        private Reference(String name, Place place, Function owner) {
            this.name = name;
            this.place = place;
            this.owner = owner;
        }

        /** The value there. */
        Bound read(Binder binder, Span at) {
            return owner == binder.function
                    ? Objects.requireNonNull(place.read())
                    : binder.errors.capturedReference(at, name);
        }
    }

    /** {@code ref T x = ref target;}. */
    BoundStatement reference(Stmt.DeclareReference written) {
        var at = written.span();
        var place = place(written.target(), true);
        var name = written.type();
        if (place == null) {
            binder.declare(at, written.name(), Type.Special.BAD);
            return new BoundStatement.Block(List.of());
        }
        var type = name == null ? place.type() : binder.types.resolve(name);
        if (!type.isBad() && !type.equals(place.type())) {
            binder.errors.referenceType(written.target().span(), place.type(), type);
        }
        boolean element = written.target() instanceof Expr.Name || written.target() instanceof Expr.Index;
        if (!element) {
            binder.errors.notAReference(written.target().span());
        }
        binder.requireFree(at, written.name());
        binder.scope.declare(written.name(), new Reference(written.name(), place, binder.function));
        var effects = new ArrayList<BoundStatement>();
        place.effects().forEach(effect -> effects.add(new BoundStatement.Run(effect)));
        // An element that is not there shows here, not where the reference is used.
        var read = Objects.requireNonNull(place.read());
        if (read instanceof Bound.Element || read instanceof Bound.Invoke) {
            effects.add(new BoundStatement.Run(read));
        }
        return new BoundStatement.Block(effects);
    }

    /**
     * An element as a {@code ref} or {@code out} argument: a variable of its own goes in its place, and its value back
     * after the call.
     */
    Bound argument(Expr target) {
        boolean reference =
                target instanceof Expr.Name(var _, var name, var _) && binder.scope.find(name) instanceof Reference;
        var place = reference || target instanceof Expr.Index ? place(target, true) : null;
        if (place != null && place.read() instanceof Bound.Read read) {
            return read;
        }
        if (place == null) {
            if (!reference && !(target instanceof Expr.Index)) {
                var value = binder.expressions.bind(target);
                return value.type().isBad() ? value : binder.errors.notAReference(target.span());
            }
            return new Bound.Bad(target.span());
        }
        if (!(place.read() instanceof Bound.Element) && !(place.read() instanceof Bound.Invoke)) {
            return binder.errors.notAReference(target.span());
        }
        var variable = binder.held(place.type());
        return new Bound.OutPlace(
                target.span(),
                variable,
                place.effects(),
                Objects.requireNonNull(place.read()),
                place.write().apply(new Bound.Read(target.span(), variable)));
    }

    Bound assign(Expr.Assign assign) {
        var at = assign.span();
        if (assign.target() instanceof Expr.Tuple parts && assign.operator() == null) {
            return binder.deconstruction.bind(at, parts, binder.expressions.bind(assign.value()));
        }
        if (assign.target() instanceof Expr.Name(var _, var name, var _)
                && name.equals("_")
                && assign.operator() == null
                && binder.scope.find(name) == null) {
            return binder.statements.inferred(binder.expressions.bind(assign.value()));
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
                    : value instanceof Bound.Constant
                            ? binder.conversions.require(value, place.type())
                            : binder.errors.needsCast(at, result.type(), place.type());
        }
        return converted.type().isBad()
                ? converted
                : sequence(at, place.effects(), place.write().apply(converted));
    }

    /** {@code += } and {@code -=} of delegates. */
    private Bound combine(Span at, Place place, Operator operator, Bound value) {
        var converted = binder.conversions.require(value, place.type());
        if (converted.type().isBad()) {
            return converted;
        }
        var result = binder.operators.binary(at, operator, Objects.requireNonNull(place.read()), converted);
        return result.type().isBad()
                ? result
                : sequence(at, place.effects(), place.write().apply(result));
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
        boolean counts = plain == Type.Dynamic.TYPE
                ? true
                : plain.simple() != null
                        ? !plain.is(Simple.BOOL)
                        : definition != null && Conversions.isEnum(definition);
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

    @Nullable
    Place place(Expr target, boolean reads) {
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
        if (found instanceof Reference reference) {
            return reference.read(binder, name.span()) instanceof Bound.Bad
                    ? null
                    : new Place(reference.place.type(), List.of(), reference.place.read(), reference.place.write());
        }
        if (found instanceof Scope.Alias) {
            binder.errors.readOnlyVariable(name.span(), name.text(), "range variable");
            return null;
        }
        if (!(found instanceof Variable variable)) {
            var bound = binder.expressions.bind(name);
            if (!(bound instanceof Bound.Bad)) {
                binder.errors.notAssignable(name.span());
            }
            return null;
        }
        var why = variable.readOnly();
        if (why != null) {
            binder.errors.readOnlyVariable(name.span(), name.text(), why);
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

    /** A field of a tuple: the tuple is written anew with the field changed. */
    private @Nullable Place field(Expr.Member member, Bound.Field field) {
        if (!(field.target().type() instanceof Type.Tuple tuple)) {
            binder.errors.readOnly(member.nameSpan(), member.name());
            return null;
        }
        var whole = place(member.target(), true);
        if (whole == null) {
            return null;
        }
        var at = member.span();
        var read = Objects.requireNonNull(whole.read());
        return new Place(
                field.type(), whole.effects(), new Bound.Field(at, field.type(), read, field.index()), value -> {
                    var temporary = binder.temporary(field.type());
                    var kept = new Bound.Read(at, temporary);
                    var fields = new ArrayList<Bound>();
                    for (int i = 0; i < tuple.types().size(); i++) {
                        fields.add(
                                i == field.index()
                                        ? kept
                                        : new Bound.Field(at, tuple.types().get(i), read, i));
                    }
                    var changed = whole.write().apply(new Bound.NewFields(at, tuple, fields));
                    return new Bound.Sequence(at, List.of(new Bound.Store(at, temporary, value), changed), kept);
                });
    }

    private @Nullable Place property(Expr.Member member, boolean reads) {
        var whole = binder.expressions.bind(member);
        if (whole instanceof Bound.Late(var at, var _, Expr.Member _, var operands, var _)) {
            var effects = new ArrayList<Bound>();
            var target = keep(operands.getFirst(), effects);
            return new Place(
                    Type.Dynamic.TYPE,
                    effects,
                    binder.late.member(at, target, member.name()),
                    value -> binder.late.setMember(at, target, member.name(), value));
        }
        if (whole instanceof Bound.Field field) {
            return field(member, field);
        }
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
    Bound keep(Bound value, List<Bound> effects) {
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
            return binder.members.unknownSetting(at, target.type(), name);
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
        var arguments = binder.calls.arguments(index.arguments());
        if (target.type().isBad()
                || arguments.stream()
                        .anyMatch(argument -> argument.value().type().isBad())) {
            return null;
        }
        var effects = new ArrayList<Bound>();
        if (target.type() == Type.Dynamic.TYPE) {
            var whole = keep(target, effects);
            var keys = arguments.stream()
                    .map(argument -> Argument.of(keep(argument.value(), effects)))
                    .toList();
            return new Place(
                    Type.Dynamic.TYPE,
                    effects,
                    binder.late.element(at, whole, keys),
                    value -> binder.late.setElement(at, whole, keys, value));
        }
        if (target.type() instanceof Type.Grid grid) {
            return gridElement(at, grid, target, arguments);
        }
        if (target.type() instanceof Type.Array(var element)) {
            if (arguments.size() != 1) {
                binder.errors.indexCount(at, 1);
                return null;
            }
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
                binder.errors.notIndexable(at, target.type());
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

    private @Nullable Place gridElement(Span at, Type.Grid type, Bound target, List<Argument> arguments) {
        if (arguments.size() != type.rank()) {
            binder.errors.indexCount(at, type.rank());
            return null;
        }
        var effects = new ArrayList<Bound>();
        var grid = keep(binder.members.nonNull(target), effects);
        var indices = binder.grids.indices(at, binder.grids.places(arguments));
        if (indices.type().isBad()) {
            return null;
        }
        var kept = keep(indices, effects);
        return new Place(type.element(), effects, binder.grids.get(at, type, grid, kept), value -> {
            var temporary = binder.temporary(type.element());
            var read = new Bound.Read(at, temporary);
            return new Bound.Sequence(
                    at, List.of(new Bound.Store(at, temporary, value), binder.grids.set(at, grid, kept, read)), read);
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
}
