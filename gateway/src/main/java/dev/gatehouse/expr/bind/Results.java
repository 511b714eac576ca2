package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;

/** Converts what the expression gives to what the policy wants. */
final class Results {
    private final Binder binder;
    private final Wanted wanted;

    Results(Binder binder, Wanted wanted) {
        this.binder = binder;
        this.wanted = wanted;
    }

    /** The value as a boxed result. */
    Bound convert(Bound value) {
        return convert(value, false);
    }

    /** @param returned whether it stands after {@code return} */
    Bound convert(Bound value, boolean returned) {
        var type = value.type();
        if (type.isBad()) {
            return value;
        }
        if (type == Type.Special.FUNCTION) {
            return value instanceof Bound.MethodGroup group
                    ? binder.errors.methodAsValue(value.span(), group.name(), returned)
                    : binder.errors.lambdaNeedsType(value.span());
        }
        if (type.isVoid()) {
            return binder.errors.callOfVoid(value.span(), returned);
        }
        var object = binder.conversions.require(value, binder.library.object());
        return switch (wanted) {
            case OBJECT -> object;
            case TEXT ->
                type.equals(binder.library.string())
                        ? value
                        : new Bound.Convert(value.span(), binder.library.string(), Conversion.RESULT_TEXT, object);
            case BOOLEAN -> {
                boolean possible = type.is(Simple.BOOL)
                        || type.equals(binder.library.object())
                        || (type instanceof Type.Optional(var inner) && inner.is(Simple.BOOL));
                yield possible
                        ? result(object, Conversion.RESULT_BOOLEAN)
                        : binder.errors.wrongResult(value.span(), type, "a bool");
            }
            case INTEGER -> result(object, Conversion.RESULT_INTEGER);
            case LONG -> result(object, Conversion.RESULT_LONG);
            case DOUBLE -> result(object, Conversion.RESULT_DOUBLE);
        };
    }

    private Bound result(Bound value, Conversion how) {
        return new Bound.Convert(value.span(), binder.library.object(), how, value);
    }
}
