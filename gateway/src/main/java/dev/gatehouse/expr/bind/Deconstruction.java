package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes values apart: {@code (a, var b) = value}. */
final class Deconstruction {
    private final Binder binder;

    Deconstruction(Binder binder) {
        this.binder = binder;
    }

    /** {@code (a, var b) = value}: takes the value apart; yields it. */
    Bound bind(Span at, Expr.Tuple parts, Bound given) {
        if (given.type().isBad() || (given.type() instanceof Type.Special && !(given instanceof Bound.OpenTuple))) {
            declareBroken(parts);
            return given.type().isBad() ? given : binder.errors.notTakenApart(given.span(), given.type(), false);
        }
        boolean declares = parts.items().stream().anyMatch(item -> isDeclaration(item.value()));
        boolean assigns =
                parts.items().stream().anyMatch(item -> !isDeclaration(item.value()) && !isDiscard(item.value()));
        if (declares && assigns) {
            declareBroken(parts);
            return binder.errors.mixedParts(at);
        }
        // Where the value goes is evaluated before the value is.
        var effects = new ArrayList<Bound>();
        var stores = new ArrayList<Bound>();
        var value = parts(at, parts, given, effects, stores);
        if (value == null) {
            return new Bound.Bad(at);
        }
        effects.addAll(stores);
        return new Bound.Sequence(at, effects, value);
    }

    private static boolean isDeclaration(Expr part) {
        return part instanceof Expr.OutVariable
                || (part instanceof Expr.Tuple tuple
                        && tuple.items().stream().anyMatch(item -> isDeclaration(item.value())));
    }

    private boolean isDiscard(Expr part) {
        return part instanceof Expr.Name(var _, var name, var _) && name.equals("_") && binder.scope.find(name) == null;
    }

    /** Makes the names known all the same, so that what uses them is no further mistake. */
    private void declareBroken(Expr.Tuple parts) {
        for (var part : parts.items()) {
            switch (part.value()) {
                case Expr.OutVariable(var at, var type, var name) ->
                    binder.declareUnlessDiscarded(
                                    at, name, type == null ? Type.Special.BAD : binder.types.resolve(type))
                            .assigned();
                case Expr.Tuple inner -> declareBroken(inner);
                default -> {}
            }
        }
    }

    /** Evaluates the value and notes what to store; gives a read of the whole, null where that cannot be. */
    private @Nullable Bound parts(Span at, Expr.Tuple parts, Bound given, List<Bound> effects, List<Bound> stores) {
        if (given instanceof Bound.OpenTuple tuple) {
            return openParts(at, parts, tuple, effects, stores);
        }
        var kept = binder.places.keep(given, effects);
        var fields = fields(at, kept);
        if (fields == null) {
            declareBroken(parts);
            var untyped = parts.items().stream()
                    .anyMatch(item -> item.value() instanceof Expr.OutVariable(var _, var type, var _) && type == null);
            binder.errors.notTakenApart(
                    untyped ? parts.items().getFirst().span() : given.span(), given.type(), untyped);
            return null;
        }
        if (fields.size() != parts.items().size()) {
            declareBroken(parts);
            binder.errors.partsDiffer(at, fields.size(), parts.items().size());
            return null;
        }
        boolean fine = true;
        for (int i = 0; i < fields.size(); i++) {
            fine &= part(at, parts.items().get(i).value(), fields.get(i), effects, stores);
        }
        return fine ? kept : null;
    }

    private @Nullable Bound openParts(
            Span at, Expr.Tuple parts, Bound.OpenTuple tuple, List<Bound> effects, List<Bound> stores) {
        if (tuple.items().size() != parts.items().size()) {
            declareBroken(parts);
            binder.errors.partsDiffer(at, tuple.items().size(), parts.items().size());
            return null;
        }
        boolean fine = true;
        var values = new ArrayList<Bound>();
        for (int i = 0; i < tuple.items().size(); i++) {
            var target = parts.items().get(i).value();
            var item = tuple.items().get(i);
            if (target instanceof Expr.Tuple inner) {
                var value = parts(at, inner, item, effects, stores);
                fine &= value != null;
                values.add(value == null ? new Bound.Bad(at) : value);
                continue;
            }
            // The target decides the type of an item that has none.
            var wanted = wanted(target, item);
            var converted =
                    wanted == null ? binder.statements.inferred(item) : binder.conversions.require(item, wanted);
            if (converted.type().isBad()) {
                fine = false;
                if (target instanceof Expr.OutVariable(var span, var _, var name)) {
                    binder.declareUnlessDiscarded(span, name, Type.Special.BAD).assigned();
                }
                continue;
            }
            var kept = binder.places.keep(converted, effects);
            values.add(kept);
            fine &= part(at, target, kept, effects, stores);
        }
        if (!fine) {
            return null;
        }
        return new Bound.NewFields(
                at, new Type.Tuple(values.stream().map(Bound::type).toList(), tuple.names()), values);
    }

    private @Nullable Type wanted(Expr target, Bound item) {
        if (target instanceof Expr.OutVariable(var _, var type, var _)) {
            return type == null ? null : binder.types.resolve(type);
        }
        return target instanceof Expr.Name(var _, var name, var _)
                        && binder.scope.find(name) instanceof Variable variable
                        && item.type() instanceof Type.Special
                ? variable.type()
                : null;
    }

    /** Notes how one part is stored; false (reported) where that cannot be. */
    private boolean part(Span at, Expr target, Bound field, List<Bound> effects, List<Bound> stores) {
        if (target instanceof Expr.Tuple inner) {
            return parts(at, inner, field, effects, stores) != null;
        }
        if (target instanceof Expr.OutVariable(var span, var type, var name)) {
            var variable =
                    binder.declareUnlessDiscarded(span, name, type == null ? field.type() : binder.types.resolve(type));
            variable.assigned();
            binder.statements.assigned(variable);
            if (!name.equals("_")) {
                stores.add(new Bound.Store(span, variable, binder.conversions.require(field, variable.type())));
            }
            return true;
        }
        if (isDiscard(target)) {
            return true;
        }
        var place = binder.places.place(target, false);
        if (place == null) {
            return false;
        }
        effects.addAll(place.effects());
        stores.add(place.write().apply(binder.conversions.require(field, place.type())));
        return true;
    }

    /** What a value is taken apart into: the fields of a tuple, key and value of a pair; null if it cannot be. */
    private @Nullable List<Bound> fields(Span at, Bound value) {
        var fields = new ArrayList<Bound>();
        if (value.type() instanceof Type.Tuple(var types, var _)) {
            for (int i = 0; i < types.size(); i++) {
                fields.add(new Bound.Field(at, types.get(i), value, i));
            }
            return fields;
        }
        if (!(value.type() instanceof Type.Named named)) {
            return null;
        }
        var names = switch (named.definition().fullName()) {
            case "System.Collections.Generic.KeyValuePair`2" -> List.of("Key", "Value");
            case "System.Tuple`2", "System.Tuple`3", "System.Tuple`4" ->
                java.util.stream.IntStream.rangeClosed(1, named.arguments().size())
                        .mapToObj(i -> "Item" + i)
                        .toList();
            default -> List.<String>of();
        };
        for (var name : names) {
            fields.add(binder.members.ofValue(at, value, name, List.of()));
        }
        return names.isEmpty() ? null : fields;
    }
}
