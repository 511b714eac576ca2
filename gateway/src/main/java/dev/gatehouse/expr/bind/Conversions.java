package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Definition;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.MemberMethod;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** C#'s conversions: each either gives the converted value or null where there is none. */
final class Conversions {
    private final Binder binder;

    Conversions(Binder binder) {
        this.binder = binder;
    }

    /** The value as {@code to}, implicitly; reported and bad if that cannot be. */
    Bound require(Bound value, Type to) {
        if (value.type().isBad() || to.isBad()) {
            return value instanceof Bound.TypeReference || value instanceof Bound.Namespace
                    ? binder.errors.notAValue(value.span(), "a type")
                    : new Bound.Bad(value.span());
        }
        var converted = implicit(value, to);
        return converted != null ? converted : refuse(value, to);
    }

    /** Says why the value does not become a {@code to} without a cast. */
    private Bound refuse(Bound value, Type to) {
        if (value.type() == Type.Special.FUNCTION) {
            return binder.lambdas.reportMismatch(value, to);
        }
        if (value instanceof Bound.OpenTuple tuple && to instanceof Type.Tuple(var types, var _)) {
            for (int i = 0; i < Math.min(types.size(), tuple.items().size()); i++) {
                if (require(tuple.items().get(i), types.get(i)).type().isBad()) {
                    return new Bound.Bad(value.span());
                }
            }
        }
        var target = to.simple();
        if (value instanceof Bound.Constant(var at, var type, var constant)
                && type.simple() != null
                && target != null
                && constant != null
                && explicit(new Bound.Default(at, type), to) != null) {
            if (type.is(Simple.DOUBLE) && (target == Simple.FLOAT || target == Simple.DECIMAL)) {
                return binder.errors.literalNeedsSuffix(at, type, to, target == Simple.FLOAT ? "f" : "m");
            }
            boolean tooLarge = type.is(Simple.INT) && target.integral() && target != Simple.CHAR;
            return tooLarge
                    ? binder.errors.constantDoesNotFit(at, constant, to)
                    : binder.errors.needsCast(at, type, to);
        }
        return explicit(new Bound.Default(value.span(), value.type()), to) != null
                ? binder.errors.needsCast(value.span(), value.type(), to)
                : binder.errors.noConversion(value.span(), value.type(), to);
    }

    /** {@code (to)value}; reported and bad if that cannot be. */
    Bound cast(Bound value, Type to) {
        return cast(value.span(), value, to);
    }

    Bound cast(dev.gatehouse.text.Span at, Bound value, Type to) {
        if (value.type().isBad() || to.isBad()) {
            return new Bound.Bad(at);
        }
        var converted = explicit(value, to);
        if (converted instanceof Bound.Bad) {
            return new Bound.Bad(at);
        }
        if (converted != null) {
            return converted;
        }
        return value instanceof Bound.OpenLambda
                ? binder.lambdas.reportMismatch(value, to)
                : binder.errors.noCast(at, value.type(), to);
    }

    boolean isImplicit(Type from, Type to) {
        return implicit(new Bound.Default(dev.gatehouse.text.Span.at(0), from), to) != null;
    }

    @Nullable
    Bound implicit(Bound value, Type to) {
        var standard = standard(value, to);
        return standard != null ? standard : userDefined(value, to, false);
    }

    /** Implicit, without conversions that types define. */
    @Nullable
    Bound standard(Bound value, Type to) {
        var from = value.type();
        if (from.equals(to)) {
            return value instanceof Bound.OpenTuple tuple ? tuple(tuple, to) : value;
        }
        if (from.isBad() || to.isBad() || to.isVoid() || from.isVoid()) {
            return from.isBad() ? value : null;
        }
        if (value instanceof Bound.OpenTuple tuple) {
            if (to == Type.Dynamic.TYPE) {
                return boxed(value, to);
            }
            if (to instanceof Type.Optional(var inner)) {
                var content = tuple(tuple, inner);
                return content == null ? null : wrap(content, to);
            }
            return tuple(tuple, to);
        }
        if (from instanceof Type.Tuple(var given, var _) && to instanceof Type.Tuple(var wanted, var _)) {
            return fieldwise(value, given, wanted, to);
        }
        if (from == Type.Dynamic.TYPE) {
            return to.equals(binder.library.object()) ? same(value, to) : binder.late.convert(value, to, false);
        }
        if (to == Type.Dynamic.TYPE) {
            return value.type() == Type.Special.FUNCTION || value.type() == Type.Special.DEFAULT
                    ? null
                    : value.type() == Type.Special.NULL ? new Bound.Constant(value.span(), to, null) : boxed(value, to);
        }
        if (from instanceof Type.Special special) {
            return switch (special) {
                case NULL ->
                    to.allowsNull() && !(to instanceof Type.Variable variable && binder.opaque.contains(variable))
                            ? new Bound.Constant(value.span(), to, null)
                            : null;
                case DEFAULT -> defaultOf(value, to);
                case FUNCTION -> binder.lambdas.convert(value, to);
                case NEVER -> retyped(value, to);
                case VOID, BAD -> null;
            };
        }
        var folded = constant(value, to);
        if (folded != null) {
            return folded;
        }
        if (to instanceof Type.Optional(var inner)) {
            return toOptional(value, inner, to);
        }
        var source = from.simple();
        var target = to.simple();
        if (source != null && target != null) {
            return Numbers.widens(source, target) ? numeric(value, to, false) : null;
        }
        return reference(value, to);
    }

    /** Any value as a dynamic one: boxed. */
    private @Nullable Bound boxed(Bound value, Type to) {
        var object = standard(value, binder.library.object());
        return object == null ? null : same(object, to);
    }

    Bound defaultOf(Bound at, Type type) {
        var simple = type.simple();
        if (type.allowsNull()) {
            return new Bound.Constant(at.span(), type, null);
        }
        return simple != null ? new Bound.Constant(at.span(), type, simple.zero()) : new Bound.Default(at.span(), type);
    }

    private static Bound retyped(Bound value, Type to) {
        return value instanceof Bound.Throw(var at, var _, var exception) ? new Bound.Throw(at, to, exception) : value;
    }

    private @Nullable Bound tuple(Bound.OpenTuple tuple, Type to) {
        if (!(to instanceof Type.Tuple(var types, var _))
                || types.size() != tuple.items().size()) {
            if (!to.equals(binder.library.object()) || !Statements.isTyped(tuple)) {
                return null;
            }
            var typed = tuple(tuple, tuple.type());
            return typed == null ? null : same(typed, to);
        }
        var items = new ArrayList<Bound>();
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i) instanceof Type.Special) {
                return null;
            }
            var item = implicit(tuple.items().get(i), types.get(i));
            if (item == null) {
                return null;
            }
            items.add(item);
        }
        return new Bound.NewFields(tuple.span(), to, items);
    }

    /** A tuple whose elements each convert. */
    private @Nullable Bound fieldwise(Bound value, List<Type> given, List<Type> wanted, Type to) {
        if (given.size() != wanted.size()) {
            return null;
        }
        var temporary = binder.temporary(value.type());
        var read = new Bound.Read(value.span(), temporary);
        var items = new ArrayList<Bound>();
        for (int i = 0; i < given.size(); i++) {
            var item = implicit(new Bound.Field(value.span(), given.get(i), read, i), wanted.get(i));
            if (item == null) {
                return null;
            }
            items.add(item);
        }
        return new Bound.Sequence(
                value.span(),
                List.of(new Bound.Store(value.span(), temporary, value)),
                new Bound.NewFields(value.span(), to, items));
    }

    /** Constants convert where their value fits. */
    private @Nullable Bound constant(Bound value, Type to) {
        if (!(value instanceof Bound.Constant(var at, var from, var number)) || number == null) {
            return null;
        }
        var source = from.simple();
        var target = to.simple();
        if (source != null && target != null) {
            if (source == target) {
                return null;
            }
            if (Numbers.widens(source, target)) {
                var converted = Numbers.convert(number, source, target);
                return converted == null ? null : new Bound.Constant(at, to, converted);
            }
            boolean narrowable = source == Simple.INT || (source == Simple.LONG && target == Simple.ULONG);
            return narrowable && target.integral() && target != Simple.CHAR && Numbers.fits(number, target)
                    ? new Bound.Constant(at, to, Numbers.convert(number, source, target))
                    : null;
        }
        var definition = to.definition();
        boolean zero = source != null && source.integral() && Numbers.isZero(number);
        if (zero && definition != null && isEnum(definition)) {
            return new Bound.Default(at, to);
        }
        return null;
    }

    static boolean isEnum(Definition definition) {
        return definition.kind() == Definition.Kind.ENUM || definition.kind() == Definition.Kind.FLAGS;
    }

    private @Nullable Bound toOptional(Bound value, Type inner, Type to) {
        if (value.type() instanceof Type.Optional(var source)) {
            var simpleSource = source.simple();
            var simpleInner = inner.simple();
            return simpleSource != null && simpleInner != null && Numbers.widens(simpleSource, simpleInner)
                    ? lift(value, source, inner, to)
                    : null;
        }
        var converted = standard(value, inner);
        return converted == null ? null : wrap(converted, to);
    }

    /** A value as its nullable type. */
    Bound wrap(Bound value, Type optional) {
        return new Bound.Convert(
                value.span(), optional, value.type().simple() == null ? Conversion.SAME : Conversion.BOX, value);
    }

    /** Converts what a nullable holds, null staying null. */
    private @Nullable Bound lift(Bound value, Type from, Type inner, Type to) {
        var temporary = binder.temporary(value.type());
        var read = new Bound.Read(value.span(), temporary);
        var content = explicit(new Bound.Convert(value.span(), from, Conversion.VALUE_OR_FAIL, read), inner);
        if (content == null) {
            return null;
        }
        return new Bound.Sequence(
                value.span(),
                List.of(new Bound.Store(value.span(), temporary, value)),
                new Bound.Choose(
                        value.span(),
                        to,
                        binder.members.isNull(value.span(), read, false),
                        new Bound.Constant(value.span(), to, null),
                        wrap(content, to)));
    }

    Bound numeric(Bound value, Type to, boolean checked) {
        return new Bound.Convert(value.span(), to, checked ? Conversion.NUMERIC_CHECKED : Conversion.NUMERIC, value);
    }

    /** Identity aside: boxing and references that need no check. */
    private @Nullable Bound reference(Bound value, Type to) {
        var from = value.type();
        if (from instanceof Type.Variable) {
            return to.equals(binder.library.object()) ? same(value, to) : null;
        }
        if (to.equals(binder.library.object())) {
            if (from.simple() != null) {
                return new Bound.Convert(value.span(), to, Conversion.BOX, value);
            }
            return new Bound.Convert(value.span(), to, isView(from) ? Conversion.UNVIEW : Conversion.SAME, value);
        }
        if (from instanceof Type.Array(var element)) {
            return array(value, element, to);
        }
        if (from instanceof Type.Grid && to instanceof Type.Named target) {
            // Cast<T>() and OfType<T>() run over its elements as objects.
            return target.equals(binder.library.enumerable(binder.library.object())) ? same(value, to) : null;
        }
        if (!(to instanceof Type.Named target) || !(from instanceof Type.Named source)) {
            return null;
        }
        var instance = binder.types.asInstanceOf(source, target.definition());
        if (instance == null || !(instance.equals(target) || varies(instance, target))) {
            return null;
        }
        if (source.simple() != null) {
            return new Bound.Convert(value.span(), to, Conversion.BOX, value);
        }
        return source.equals(binder.library.string()) && !target.equals(binder.library.object()) && isSequence(target)
                ? new Bound.Convert(value.span(), to, Conversion.CHARACTERS, value)
                : same(value, to);
    }

    private static boolean isSequence(Type.Named type) {
        return type.definition().values() == Iterable.class;
    }

    private static boolean isView(Type from) {
        return from instanceof Type.Named named && named.definition().kind() == Definition.Kind.INTERFACE;
    }

    private static Bound same(Bound value, Type to) {
        return new Bound.Convert(value.span(), to, Conversion.SAME, value);
    }

    private @Nullable Bound array(Bound value, Type element, Type to) {
        if (to instanceof Type.Array(var target)) {
            return !element.isValueType() && !target.isValueType() && isReference(element, target)
                    ? same(value, to)
                    : null;
        }
        if (!(to instanceof Type.Named target)) {
            return null;
        }
        for (var base : binder.types.hierarchy(value.type())) {
            if (base instanceof Type.Named instance
                    && instance.definition() == target.definition()
                    && (instance.equals(target) || varies(instance, target) || elementFits(instance, target))) {
                return target.definition().fullName().equals("System.Array")
                        ? same(value, to)
                        : new Bound.Convert(value.span(), to, Conversion.VIEW, value);
            }
        }
        return null;
    }

    private boolean elementFits(Type.Named instance, Type.Named target) {
        return instance.arguments().size() == 1
                && isReference(
                        instance.arguments().getFirst(), target.arguments().getFirst());
    }

    /** Whether both are references and the first is a kind of the second. */
    private boolean isReference(Type from, Type to) {
        return !from.isValueType()
                && !to.isValueType()
                && !(from instanceof Type.Variable && !from.equals(to))
                && (from.equals(to) || standard(new Bound.Default(dev.gatehouse.text.Span.at(0), from), to) != null);
    }

    /** {@code IEnumerable} and delegate results are covariant in references. */
    private boolean varies(Type.Named from, Type.Named to) {
        if (from.definition() != to.definition()
                || from.arguments().size() != to.arguments().size()) {
            return false;
        }
        boolean sequence = isSequence(to);
        boolean delegate = to.definition().kind() == Definition.Kind.DELEGATE;
        if (!sequence && !delegate) {
            return false;
        }
        for (int i = 0; i < from.arguments().size(); i++) {
            var source = from.arguments().get(i);
            var target = to.arguments().get(i);
            boolean result = sequence
                    || (to.definition().name().equals("Func")
                            && i == from.arguments().size() - 1);
            if (!source.equals(target) && !(result ? isReference(source, target) : isReference(target, source))) {
                return false;
            }
        }
        return true;
    }

    @Nullable
    Bound explicit(Bound value, Type to) {
        if (value.type() == Type.Dynamic.TYPE && !to.equals(binder.library.object()) && to != Type.Dynamic.TYPE) {
            return binder.late.convert(value, to, true);
        }
        var implicit = standard(value, to);
        if (implicit != null) {
            return implicit;
        }
        var from = value.type();
        if (from instanceof Type.Special || to instanceof Type.Special || value instanceof Bound.OpenTuple) {
            return null;
        }
        var number = explicitNumber(value, from, to);
        if (number != null) {
            return number;
        }
        var defined = userDefined(value, to, true);
        if (defined != null) {
            return defined;
        }
        if (from instanceof Type.Optional(var inner)) {
            if (to instanceof Type.Optional(var wanted)) {
                return lift(value, inner, wanted, to);
            }
            return to.isValueType()
                    ? explicit(new Bound.Convert(value.span(), inner, Conversion.VALUE, value), to)
                    : null;
        }
        if (to instanceof Type.Optional(var inner) && from.isValueType()) {
            var content = explicit(value, inner);
            return content == null ? null : wrap(content, to);
        }
        return downcast(value, from, to);
    }

    private @Nullable Bound explicitNumber(Bound value, Type from, Type to) {
        var source = from.simple();
        var target = to.simple();
        if (source != null && target != null) {
            if (source == Simple.BOOL || target == Simple.BOOL) {
                return null;
            }
            if (value instanceof Bound.Constant(var at, var _, var constant) && constant != null) {
                if (target.integral() && !Numbers.fits(constant, target)) {
                    return binder.lenientConstants && source != Simple.DECIMAL
                            ? unchecked(at, constant, source, target, to)
                            : binder.errors.constantTooLarge(at, dev.gatehouse.expr.types.Text.of(constant), to);
                }
                var result = folded(at, constant, source, target, to);
                if (result != null) {
                    return result;
                }
                if (target == Simple.DECIMAL) {
                    return binder.errors.constantDoesNotFit(at, dev.gatehouse.expr.types.Text.of(constant), to);
                }
            }
            return numeric(value, to, binder.checked);
        }
        var fromEnum = from.definition();
        if (fromEnum != null && isEnum(fromEnum)) {
            var number = new Bound.Convert(value.span(), binder.integer(), Conversion.ENUM_NUMBER, value);
            return target != null && target != Simple.BOOL
                    ? explicit(number, to)
                    : isEnumType(to) ? explicit(number, to) : null;
        }
        if (isEnumType(to) && source != null && source != Simple.BOOL) {
            var number = explicit(value, binder.integer());
            return number == null ? null : new Bound.Convert(value.span(), to, Conversion.NUMBER_ENUM, number);
        }
        return null;
    }

    /** Whole numbers lose their upper bits; of a fraction that does not fit, the C# compiler makes zero. */
    private static Bound unchecked(dev.gatehouse.text.Span at, Object constant, Simple source, Simple target, Type to) {
        Bound converted = folded(at, constant, source, target, to);
        return converted != null ? converted : new Bound.Constant(at, to, target.zero());
    }

    private static @Nullable Bound folded(
            dev.gatehouse.text.Span at, Object constant, Simple source, Simple target, Type to) {
        var converted = Numbers.convert(constant, source, target);
        return converted == null ? null : new Bound.Constant(at, to, converted);
    }

    private static boolean isEnumType(Type type) {
        var definition = type.definition();
        return definition != null && isEnum(definition);
    }

    private @Nullable Bound downcast(Bound value, Type from, Type to) {
        boolean fromObject = from.equals(binder.library.object());
        if (from instanceof Type.Variable && to.simple() != null) {
            return new Bound.Convert(value.span(), to, Conversion.UNBOX, value);
        }
        if (from instanceof Type.Variable || to instanceof Type.Variable) {
            return new Bound.Convert(value.span(), to, Conversion.CAST, value);
        }
        if (fromObject || isInterface(from)) {
            if (to.simple() != null) {
                return fromObject || standard(new Bound.Default(value.span(), to), from) != null
                        ? new Bound.Convert(value.span(), to, Conversion.UNBOX, value)
                        : null;
            }
            boolean possible = fromObject
                    || isInterface(to)
                    || (to instanceof Type.Named named
                            && !java.lang.reflect.Modifier.isFinal(
                                    named.definition().values().getModifiers()))
                    || standard(new Bound.Default(value.span(), to), from) != null;
            return possible ? new Bound.Convert(value.span(), to, Conversion.CAST, value) : null;
        }
        if (from instanceof Type.Grid || to instanceof Type.Grid) {
            return null;
        }
        if (from instanceof Type.Array(var element) && to instanceof Type.Array(var target)) {
            return isReference(target, element) ? new Bound.Convert(value.span(), to, Conversion.CAST, value) : null;
        }
        if (isInterface(to)
                && !from.isValueType()
                && from instanceof Type.Named named
                && !java.lang.reflect.Modifier.isFinal(
                        named.definition().values().getModifiers())) {
            return new Bound.Convert(value.span(), to, Conversion.CAST, value);
        }
        return !from.isValueType() && !to.isValueType() && standard(new Bound.Default(value.span(), to), from) != null
                ? new Bound.Convert(value.span(), to, Conversion.CAST, value)
                : null;
    }

    /** Whether references of these types may be the same object. */
    boolean isRelated(Bound left, Bound right) {
        var first = left.type();
        var second = right.type();
        return standard(left, second) != null
                || standard(right, first) != null
                || downcast(left, first, second) != null
                || downcast(right, second, first) != null;
    }

    private static boolean isInterface(Type type) {
        return type instanceof Type.Named named && named.definition().kind() == Definition.Kind.INTERFACE;
    }

    /** Conversions that the types themselves declare. */
    private @Nullable Bound userDefined(Bound value, Type to, boolean explicit) {
        var from = value.type();
        if (from instanceof Type.Special || value instanceof Bound.OpenTuple) {
            return null;
        }
        MemberMethod best = null;
        int bestScore = Integer.MAX_VALUE;
        for (var method : declared(from, to)) {
            if (!explicit && method.kind() == Member.Kind.EXPLICIT) {
                continue;
            }
            int score = score(value, to, method, explicit);
            if (score < bestScore) {
                best = method;
                bestScore = score;
            }
        }
        if (best == null) {
            return null;
        }
        var parameter = best.parameters().getFirst();
        var argument = explicit ? explicitStandard(value, parameter.type()) : standard(value, parameter.type());
        if (argument == null) {
            return null;
        }
        binder.reads.addAll(best.reads());
        var call = new Bound.Invoke(value.span(), best.result(), best, List.of(argument));
        return explicit ? explicitStandard(call, to) : standard(call, to);
    }

    private List<MemberMethod> declared(Type from, Type to) {
        var methods = new ArrayList<MemberMethod>();
        for (var side : List.of(from, to)) {
            var plain = side instanceof Type.Optional(var inner) ? inner : side;
            for (var level : binder.types.hierarchy(plain)) {
                if (level instanceof Type.Named named) {
                    methods.addAll(named.definition().conversions());
                }
            }
        }
        return methods;
    }

    /** 0 for an exact conversion, more for detours, the maximum if it does not apply. */
    private int score(Bound value, Type to, MemberMethod method, boolean explicit) {
        var parameter = method.parameters().getFirst().type();
        var from = value.type();
        int score = from.equals(parameter)
                ? 0
                : standard(value, parameter) != null
                        ? 1
                        : explicit && explicitStandard(value, parameter) != null ? 4 : -1;
        if (score < 0) {
            return Integer.MAX_VALUE;
        }
        var result = new Bound.Default(value.span(), method.result());
        int second = method.result().equals(to)
                ? 0
                : standard(result, to) != null ? 2 : explicit && explicitStandard(result, to) != null ? 8 : -1;
        return second < 0 ? Integer.MAX_VALUE : 2 * (score + second) + (method.kind() == Member.Kind.EXPLICIT ? 1 : 0);
    }

    /** Explicit conversions of numbers and nullables only: what may stand around a declared one. */
    private @Nullable Bound explicitStandard(Bound value, Type to) {
        var standard = standard(value, to);
        if (standard != null) {
            return standard;
        }
        var number = explicitNumber(value, value.type(), to);
        if (number != null) {
            return number;
        }
        return value.type() instanceof Type.Optional(var inner) && to.equals(inner)
                ? new Bound.Convert(value.span(), to, Conversion.VALUE, value)
                : null;
    }

    /** The type both convert to, by C#'s rule for {@code ?:}; null if there is none. */
    @Nullable
    Type common(Bound left, Bound right) {
        var first = left.type();
        var second = right.type();
        if (first.equals(second)) {
            return first;
        }
        if (first == Type.Dynamic.TYPE || second == Type.Dynamic.TYPE) {
            return Type.Dynamic.TYPE;
        }
        if (first == Type.Special.NEVER) {
            return second;
        }
        if (second == Type.Special.NEVER) {
            return first;
        }
        boolean toRight = !(second instanceof Type.Special) && implicit(left, second) != null;
        boolean toLeft = !(first instanceof Type.Special) && implicit(right, first) != null;
        if (toRight && toLeft) {
            // A constant fits the other side's type; that side decides.
            return left instanceof Bound.Constant ? second : first;
        }
        return toRight ? second : toLeft ? first : null;
    }
}
