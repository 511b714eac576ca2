package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ==} and {@code !=}. */
final class Equality {
    private final Binder binder;

    Equality(Binder binder) {
        this.binder = binder;
    }

    @Nullable
    Bound equality(Span at, Operator operator, Bound left, Bound right) {
        boolean negated = operator == Operator.NOT_EQUAL;
        var bool = binder.bool();
        var first = left.type();
        var second = right.type();
        if (first == Type.Special.NULL && second == Type.Special.NULL) {
            return new Bound.Constant(at, bool, !negated);
        }
        if (second == Type.Special.NULL || first == Type.Special.NULL) {
            var value = first == Type.Special.NULL ? right : left;
            if (value.type() instanceof Type.Special) {
                return null;
            }
            if (!value.type().allowsNull()) {
                return value.type().definition() != null && !(value.type().simple() == null)
                        ? new Bound.Sequence(at, List.of(value), new Bound.Constant(at, bool, negated))
                        : null;
            }
            return binder.members.isNull(at, value, negated);
        }
        if (isTuple(left) && isTuple(right)) {
            return tuples(at, negated, left, right);
        }
        if (left instanceof Bound.OpenTuple || right instanceof Bound.OpenTuple) {
            return null;
        }
        var system = binder.library.find(dev.gatehouse.expr.types.TypeToken.class);
        if (system != null && first.definition() == system && second.definition() == system) {
            return new Bound.Same(at, bool, negated, true, left, right);
        }
        var declared =
                binder.operators.userDefined(at, negated ? "op_Inequality" : "op_Equality", List.of(left, right));
        if (declared != null) {
            return declared;
        }
        var string = binder.library.string();
        if (first.equals(string) && (second.equals(string) || second == Type.Special.DEFAULT)) {
            return binder.operators
                    .folding()
                    .same(new Bound.Same(at, bool, negated, true, left, binder.conversions.require(right, string)));
        }
        var numbers = binder.operators.arithmetic(at, operator, left, right);
        if (numbers != null) {
            return numbers;
        }
        if (first.isValueType() || second.isValueType()) {
            var common = binder.conversions.common(left, right);
            if (common == null || common.equals(binder.library.object()) || !hasValueEquality(common)) {
                return null;
            }
            return new Bound.Same(
                    at,
                    bool,
                    negated,
                    true,
                    binder.conversions.require(left, common),
                    binder.conversions.require(right, common));
        }
        return binder.conversions.isRelated(left, right) ? new Bound.Same(at, bool, negated, false, left, right) : null;
    }

    /** Simple types, enums and structs of ours that declare no operator compare by value. */
    private static boolean hasValueEquality(Type type) {
        var plain = type instanceof Type.Optional(var inner) ? inner : type;
        return plain.simple() != null
                || Operators.isEnum(plain)
                || plain instanceof Type.Tuple
                || (plain.definition() != null && plain.definition().values() == java.util.UUID.class)
                || (plain.definition() != null
                        && plain.definition().kind() == dev.gatehouse.expr.types.Definition.Kind.STRUCT
                        && !plain.definition().fullName().equals("System.Collections.Generic.KeyValuePair`2"));
    }

    private static boolean isTuple(Bound value) {
        return value instanceof Bound.OpenTuple || value.type() instanceof Type.Tuple;
    }

    /** Tuples are equal where their elements are, each pair by its own operator. */
    private Bound tuples(Span at, boolean negated, Bound left, Bound right) {
        var effects = new ArrayList<Bound>();
        var first = elements(left, effects);
        var second = elements(right, effects);
        if (first.size() != second.size()) {
            return binder.errors.tupleSizes(at);
        }
        Bound result = null;
        for (int i = 0; i < first.size(); i++) {
            var pair = binder.operators.binary(
                    at, negated ? Operator.NOT_EQUAL : Operator.EQUAL, first.get(i), second.get(i));
            if (pair.type().isBad()) {
                return pair;
            }
            result = result == null ? pair : new Bound.Logic(at, binder.bool(), !negated, result, pair);
        }
        return new Bound.Sequence(at, effects, java.util.Objects.requireNonNull(result));
    }

    /** The elements, evaluated once. */
    private List<Bound> elements(Bound tuple, List<Bound> effects) {
        var elements = new ArrayList<Bound>();
        if (tuple instanceof Bound.OpenTuple(var _, var _, var items)) {
            for (var item : items) {
                elements.add(
                        item.type() instanceof Type.Special || item instanceof Bound.OpenTuple
                                ? item
                                : kept(item, effects));
            }
        } else if (tuple.type() instanceof Type.Tuple(var types, var _)) {
            var whole = kept(tuple, effects);
            for (int i = 0; i < types.size(); i++) {
                elements.add(new Bound.Field(tuple.span(), types.get(i), whole, i));
            }
        }
        return elements;
    }

    private Bound kept(Bound value, List<Bound> effects) {
        if (value instanceof Bound.Constant) {
            return value;
        }
        var temporary = binder.temporary(value.type());
        effects.add(new Bound.Store(value.span(), temporary, value));
        return new Bound.Read(value.span(), temporary);
    }
}
