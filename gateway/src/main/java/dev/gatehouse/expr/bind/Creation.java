package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.types.Definition;
import dev.gatehouse.expr.types.Exceptions;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code new} in all its forms. */
final class Creation {
    private final Binder binder;

    Creation(Binder binder) {
        this.binder = binder;
    }

    Bound object(Expr.New creation) {
        var type = binder.types.resolve(creation.type());
        var arguments = binder.calls.arguments(creation.arguments());
        if (type.isBad()
                || arguments.stream()
                        .anyMatch(a -> a.value().type().isBad() && !(a.value() instanceof Bound.OutDeclaration))) {
            return new Bound.Bad(creation.span());
        }
        var value = LateBinding.isLate(arguments)
                ? binder.late.create(creation, type, arguments)
                : construct(creation.span(), type, arguments);
        var initializer = creation.initializer();
        if (initializer == null || value.type().isBad()) {
            return value;
        }
        var temporary = binder.temporary(type);
        var effects = new ArrayList<Bound>();
        effects.add(new Bound.Store(creation.span(), temporary, value));
        var target = new Bound.Read(creation.span(), temporary);
        return fill(target, initializer, effects)
                ? new Bound.Sequence(creation.span(), effects, target)
                : new Bound.Bad(creation.span());
    }

    private Bound construct(Span at, Type type, List<Argument> arguments) {
        if (type instanceof Type.Optional(var inner) && arguments.size() <= 1) {
            return arguments.isEmpty()
                    ? new Bound.Constant(at, type, null)
                    : binder.conversions.require(
                            binder.conversions.require(arguments.getFirst().value(), inner), type);
        }
        if (!(type instanceof Type.Named named)) {
            return binder.errors.noConstructor(at, type);
        }
        var definition = named.definition();
        if (definition.kind() == Definition.Kind.EXCEPTION) {
            return exception(at, named, arguments);
        }
        if (definition.kind() == Definition.Kind.DELEGATE && arguments.size() == 1) {
            return binder.conversions.require(arguments.getFirst().value(), type);
        }
        if (arguments.isEmpty() && (definition.simple() != null || Conversions.isEnum(definition))) {
            return binder.conversions.defaultOf(new Bound.Default(at, type), type);
        }
        if (definition.constructors().isEmpty()) {
            if (arguments.isEmpty() && type.isValueType()) {
                return new Bound.Default(at, type);
            }
            return definition.kind() == Definition.Kind.STATIC
                    ? binder.errors.staticClass(at, type)
                    : type.isValueType()
                            ? binder.errors.noConstructorOf(at, type, arguments.size())
                            : binder.errors.noConstructor(at, type);
        }
        boolean counted = definition.constructors().stream()
                .anyMatch(constructor -> constructor.rest()
                        || (constructor.visible().size() >= arguments.size()
                                && constructor.visible().stream()
                                                .filter(parameter -> parameter.fallback() == null)
                                                .count()
                                        <= arguments.size()));
        if (!counted) {
            return binder.errors.noConstructorOf(at, type, arguments.size());
        }
        return binder.overloads.member(at, definition.name(), definition.constructors(), type, null, arguments);
    }

    /** Exceptions have the usual constructors: of message and inner exception, or of a parameter's name. */
    private Bound exception(Span at, Type.Named type, List<Argument> arguments) {
        var name = type.definition().fullName();
        var string = binder.library.string();
        boolean argument = isArgument(name);
        boolean byParameter = argument && !name.equals("System.ArgumentException");
        var values = arguments.stream().map(Argument::value).toList();
        var exceptionType = binder.library.exception();
        boolean textSecond = values.size() == 2
                && binder.conversions.standard(values.get(1), string) != null
                && values.get(1).type() != Type.Special.NULL;
        String method;
        List<Bound> parts = new ArrayList<>();
        parts.add(new Bound.Constant(at, string, name));
        if (argument && textSecond) {
            // ArgumentNullException and its like take the name first.
            method = "createArgument";
            parts.add(binder.conversions.require(values.get(byParameter ? 1 : 0), string));
            parts.add(binder.conversions.require(values.get(byParameter ? 0 : 1), string));
        } else if (byParameter && values.size() <= 1) {
            method = "createForParameter";
            parts.add(
                    values.isEmpty()
                            ? new Bound.Constant(at, string, null)
                            : binder.conversions.require(values.getFirst(), string));
        } else if (values.size() <= 2) {
            method = "create";
            parts.add(
                    values.isEmpty()
                            ? new Bound.Constant(at, string, null)
                            : binder.conversions.require(values.getFirst(), string));
            parts.add(
                    values.size() < 2
                            ? new Bound.Constant(at, exceptionType, null)
                            : argument(values.get(1), exceptionType, type));
        } else {
            return binder.errors.noOverload(
                    at,
                    type.definition().name(),
                    values.stream().map(Bound::type).toList());
        }
        return parts.stream().anyMatch(part -> part.type().isBad())
                ? new Bound.Bad(at)
                : new Bound.Invoke(at, type, Intrinsics.exception(type.definition(), method), parts);
    }

    private Bound argument(Bound value, Type wanted, Type.Named created) {
        var converted = binder.conversions.implicit(value, wanted);
        return converted != null
                ? converted
                : binder.errors.wrongArgument(
                        value.span(), value.type(), wanted, created.definition().name());
    }

    private static boolean isArgument(String name) {
        var probe = new dev.gatehouse.expr.types.DotNetException(name, "");
        return Exceptions.is(probe, "System.ArgumentException");
    }

    private boolean fill(Bound target, Expr.Initializer initializer, List<Bound> effects) {
        boolean fine = true;
        for (var element : initializer.elements()) {
            var at = element.span();
            Bound effect = switch (element) {
                case Expr.Setting(var _, var name, var value) -> binder.places.setting(at, target, name, value);
                case Expr.Filling(var _, var name, var inner) -> filling(at, target, name, inner);
                case Expr.Entry(var _, var keys, var value) ->
                    binder.places.entry(at, target, binder.calls.arguments(keys), value);
                case Expr.Item(var _, var arguments) -> add(at, target, binder.calls.arguments(arguments));
            };
            fine &= !effect.type().isBad();
            effects.add(effect);
        }
        return fine;
    }

    private Bound filling(Span at, Bound target, String name, Expr.Initializer inner) {
        var held = binder.members.ofValue(at, target, name, List.of());
        if (held.type().isBad()) {
            return held;
        }
        var temporary = binder.temporary(held.type());
        var effects = new ArrayList<Bound>();
        effects.add(new Bound.Store(at, temporary, held));
        var read = new Bound.Read(at, temporary);
        return fill(read, inner, effects) ? new Bound.Sequence(at, effects, read) : new Bound.Bad(at);
    }

    private Bound add(Span at, Bound target, List<Argument> arguments) {
        var group = binder.members.ofValue(at, target, "Add", List.of());
        return group instanceof Bound.MethodGroup methods
                ? binder.overloads.call(at, methods, arguments)
                : group instanceof Bound.Bad ? group : binder.errors.notCallable(at, "Add");
    }

    Bound array(Expr.NewArray array) {
        var at = array.span();
        var values = array.values();
        var name = array.element();
        if (name == null) {
            return implicit(at, Objects.requireNonNull(values), array.rank());
        }
        var element = binder.types.resolve(name);
        if (element.isBad() || element.isVoid()) {
            return new Bound.Bad(at);
        }
        var type = array.rank() == 1 ? new Type.Array(element) : new Type.Grid(element, array.rank());
        var sizes = array.sizes().stream().map(this::size).toList();
        if (sizes.stream().anyMatch(size -> size.type().isBad())) {
            return new Bound.Bad(at);
        }
        if (values != null) {
            return sizesFit(sizes, values, array) ? array(values, type) : new Bound.Bad(at);
        }
        if (sizes.isEmpty()) {
            return new Bound.Bad(at);
        }
        return type instanceof Type.Grid grid
                ? binder.grids.create(at, grid, sizes)
                : new Bound.NewArray(at, type, sizes.getFirst());
    }

    private Bound size(Expr written) {
        var count = binder.expressions.arrayIndex(binder.expressions.bind(written));
        return count instanceof Bound.Constant(var _, var _, Integer number) && number < 0
                ? binder.errors.negativeSize(written.span())
                : count;
    }

    /** Sizes beside values must be constants that say how many there are. */
    private boolean sizesFit(List<Bound> sizes, Expr.ArrayValues values, Expr.NewArray array) {
        Expr.@org.jspecify.annotations.Nullable ArrayValues level = values;
        for (int i = 0; i < sizes.size() && level != null; i++) {
            if (!(sizes.get(i) instanceof Bound.Constant(var _, var _, Integer number))) {
                binder.errors.constantNeeded(array.sizes().get(i).span());
                return false;
            }
            if (number != level.items().size()) {
                binder.errors.arraySize(level.span(), number);
                return false;
            }
            level = !level.items().isEmpty() && level.items().getFirst() instanceof Expr.ArrayValues inner
                    ? inner
                    : null;
        }
        return true;
    }

    /** {@code { a, b }} as an array of a known type. */
    Bound array(Expr.ArrayValues values, Type type) {
        if (type instanceof Type.Grid grid) {
            return binder.grids.of(values, grid);
        }
        if (!(type instanceof Type.Array(var element))) {
            return type.isBad() ? new Bound.Bad(values.span()) : binder.errors.notAnArray(values.span(), type);
        }
        var items = new ArrayList<Bound>();
        boolean fine = true;
        for (var item : values.items()) {
            var bound = item instanceof Expr.ArrayValues inner
                    ? array(inner, element)
                    : binder.expressions.bind(item, element);
            fine &= !bound.type().isBad();
            items.add(bound);
        }
        return fine ? new Bound.ArrayOf(values.span(), type, items) : new Bound.Bad(values.span());
    }

    /** {@code new[] { … }}: the type that all elements convert to. */
    private Bound implicit(Span at, Expr.ArrayValues values, int rank) {
        var written = rank == 1 ? values.items() : binder.grids.flat(values);
        var items = written.stream().map(binder.expressions::bind).toList();
        if (items.stream().anyMatch(item -> item.type().isBad())) {
            return new Bound.Bad(at);
        }
        Type best = null;
        for (var given : items) {
            var candidate = given instanceof Bound.OpenTuple tuple && Statements.isTyped(tuple)
                    ? binder.conversions.require(tuple, tuple.type())
                    : given;
            var type = candidate.type();
            boolean fits = !(type instanceof Type.Special)
                    && items.stream().allMatch(item -> binder.conversions.implicit(item, type) != null);
            if (fits) {
                best = type;
                break;
            }
        }
        if (best == null) {
            return binder.errors.noArrayType(at);
        }
        var type = best;
        if (rank > 1) {
            return binder.grids.of(values, new Type.Grid(type, rank));
        }
        return new Bound.ArrayOf(
                at,
                new Type.Array(type),
                items.stream()
                        .map(item -> binder.conversions.require(item, type))
                        .toList());
    }

    Bound anonymous(Expr.NewAnonymous anonymous) {
        var names = new ArrayList<String>();
        var types = new ArrayList<Type>();
        var values = new ArrayList<Bound>();
        for (var member : anonymous.members()) {
            var value = binder.expressions.bind(member.value());
            if (value instanceof Bound.OpenTuple tuple && Statements.isTyped(tuple)) {
                value = binder.conversions.require(tuple, tuple.type());
            }
            if (value.type().isBad()) {
                return value;
            }
            if (value.type() instanceof Type.Special || value instanceof Bound.OpenTuple) {
                return binder.errors.propertyOf(member.span(), value.type());
            }
            if (names.contains(member.name())) {
                return binder.errors.duplicateProperty(member.span(), member.name());
            }
            names.add(member.name());
            types.add(value.type());
            values.add(value);
        }
        return new Bound.NewFields(anonymous.span(), new Type.Anonymous(names, types), values);
    }
}
