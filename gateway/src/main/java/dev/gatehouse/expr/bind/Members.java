package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Definition;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.MemberMethod;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds members by name. */
final class Members {
    private final Binder binder;

    Members(Binder binder) {
        this.binder = binder;
    }

    /** {@code Type.Name}. */
    Bound ofType(Span at, Type type, String name, List<Type> typeArguments) {
        if (!(type instanceof Type.Named named)) {
            return binder.errors.unknownStaticMember(at, type, name, "");
        }
        var definition = named.definition();
        var constant = definition.constants().get(name);
        if (constant != null) {
            return new Bound.Constant(at, type, constant);
        }
        var limit = limit(at, type, name);
        if (limit != null) {
            return limit;
        }
        var methods = new ArrayList<MemberMethod>();
        for (var level : binder.types.hierarchy(type)) {
            for (var method : members(level, name)) {
                if (method.kind() == Member.Kind.STATIC_PROPERTY) {
                    return property(at, method, named, null);
                }
                if (method.kind() == Member.Kind.STATIC || method.kind() == Member.Kind.EXTENSION) {
                    methods.add(method);
                }
            }
        }
        if (!methods.isEmpty()) {
            return new Bound.MethodGroup(at, name, null, type, typeArguments, methods, null);
        }
        var nested = binder.library.find(definition.fullName() + "." + name);
        if (nested != null) {
            return new Bound.TypeReference(at, nested.open());
        }
        return hasMember(type, name)
                ? binder.errors.needsValue(at, type, name)
                : binder.errors.unknownStaticMember(
                        at, type, name, Suggestions.forMember(definition.name(), name, names(type, true)));
    }

    /** Whether the type or one of its supertypes has a member of that name. */
    boolean hasMember(Type type, String name) {
        return (type instanceof Type.Array && name.equals("Length"))
                || (type.equals(binder.library.string()) && name.equals("Length"))
                || binder.types.hierarchy(type).stream()
                        .anyMatch(level -> !members(level, name).isEmpty());
    }

    private boolean hasProperty(Type type, String name) {
        return levels(type).stream()
                .anyMatch(level ->
                        members(level, name).stream().anyMatch(method -> method.kind() == Member.Kind.PROPERTY));
    }

    /** Says that there is no such member, and what may have been meant. */
    Bound unknown(Span at, Type type, String name) {
        return unknown(at, type, type, name);
    }

    /** Says that an initialiser names what is not there. */
    Bound unknownSetting(Span at, Type type, String name) {
        return hasMember(type, name)
                ? binder.errors.readOnly(at, name)
                : binder.errors.unknownSetting(at, type, name, Suggestions.nearest(name, names(type, false)));
    }

    /** What messages call a value: its type, or, where that has arguments, the property that holds it. */
    private static Object shown(Bound value) {
        return value instanceof Bound.Invoke invoke
                        && invoke.method().kind() == Member.Kind.PROPERTY
                        && invoke.type() instanceof Type.Named named
                        && !named.arguments().isEmpty()
                ? invoke.method().owner().name() + "." + invoke.method().name()
                : value.type();
    }

    private Bound unknown(Span at, Type type, Object shown, String name) {
        if (binder.queries.isClause(at)) {
            return binder.errors.noQuery(at, type, name);
        }
        var owner = type instanceof Type.Named named ? named.definition().name() : type.toString();
        return binder.errors.unknownMember(at, shown, name, Suggestions.forMember(owner, name, names(type, false)));
    }

    /** Names of the members that a type or its values have. */
    private java.util.Set<String> names(Type type, boolean ofType) {
        var names = new java.util.TreeSet<String>();
        for (var level : levels(type)) {
            if (level instanceof Type.Named named) {
                for (var name : named.definition().memberNames()) {
                    boolean fits = members(level, name).stream()
                            .anyMatch(
                                    method -> method.isInstance() != ofType && method.kind() != Member.Kind.EXTENSION);
                    if (fits || (ofType && named.definition().constants().containsKey(name))) {
                        names.add(name);
                    }
                }
            }
        }
        switch (type) {
            case Type.Anonymous(var given, var _) -> names.addAll(given);
            case Type.Tuple(var _, var given) -> names.addAll(given);
            case Type.Array _, Type.Grid _ -> names.add("Length");
            case Type.Optional _ -> names.addAll(List.of("HasValue", "Value", "GetValueOrDefault"));
            default -> {}
        }
        if (!ofType) {
            names.addAll(binder.overloads.extensionNames(type));
        }
        return names;
    }

    private static List<MemberMethod> members(Type level, String name) {
        return level instanceof Type.Named named ? named.definition().members(name) : List.of();
    }

    /** {@code value.Name}. */
    Bound ofValue(Span at, Bound target, String name, List<Type> typeArguments) {
        return ofValue(at, target, name, typeArguments, false);
    }

    /** @param called whether it stands before brackets: then only what can be called is meant */
    Bound ofValue(Span at, Bound given, String name, List<Type> typeArguments, boolean called) {
        var target = given instanceof Bound.OpenTuple ? binder.statements.inferred(given) : given;
        var type = target.type();
        if (type.isBad()) {
            return target;
        }
        if (type == Type.Special.NULL || type == Type.Special.DEFAULT) {
            return binder.errors.nullUse(target.span());
        }
        if (type == Type.Dynamic.TYPE) {
            return called
                    ? new Bound.LateMember(at, target, name, typeArguments)
                    : binder.late.member(at, target, name);
        }
        if (target instanceof Bound.MethodGroup group) {
            return binder.errors.noOperator(target.span(), ".", group.type());
        }
        if (type == Type.Special.FUNCTION || type.isVoid() || type instanceof Type.Special) {
            return binder.errors.noOperator(target.span(), ".", type);
        }
        var builtIn = special(at, target, name);
        if (builtIn != null) {
            return builtIn;
        }
        var methods = new ArrayList<MemberMethod>();
        for (var level : levels(type)) {
            for (var method : members(level, name)) {
                if (method.kind() == Member.Kind.PROPERTY && methods.isEmpty()) {
                    var property = property(at, method, (Type.Named) level, target);
                    if (called && delegate(property.type()) == null) {
                        continue;
                    }
                    return property;
                }
                if (method.kind() == Member.Kind.METHOD) {
                    methods.add(method);
                }
            }
        }
        boolean special = (type instanceof Type.Grid && name.startsWith("Get"))
                || (type instanceof Type.Tuple && name.equals("CompareTo"))
                || (name.equals("Invoke") && delegate(type) != null)
                || (name.equals("GetValueOrDefault") && type instanceof Type.Optional);
        if (special || !methods.isEmpty() || !binder.library.extensions(name).isEmpty()) {
            return new Bound.MethodGroup(at, name, target, null, typeArguments, methods, null);
        }
        if (called && hasProperty(type, name)) {
            return binder.errors.notCallable(at, name);
        }
        boolean ofType = levels(type).stream()
                .anyMatch(level -> members(level, name).stream().anyMatch(method -> !method.isInstance()));
        return ofType ? binder.errors.needsTypeName(at, type, name) : unknown(at, type, shown(target), name);
    }

    /** The types whose members a value has: what an array implements, it shows only as extensions. */
    private List<Type> levels(Type type) {
        var all = binder.types.hierarchy(type);
        return type instanceof Type.Array
                ? all.stream()
                        .filter(level -> isArrayBase(level) || level.equals(binder.library.object()))
                        .toList()
                : all;
    }

    /** Limits of the whole numbers are constants. */
    private @Nullable Bound limit(Span at, Type type, String name) {
        var simple = type.simple();
        if (simple == null || !simple.integral()) {
            return null;
        }
        return switch (name) {
            case "MaxValue" -> new Bound.Constant(at, type, Numbers.box(Numbers.max(simple), simple));
            case "MinValue" -> new Bound.Constant(at, type, Numbers.box(Numbers.min(simple), simple));
            default -> null;
        };
    }

    /** Members that no library class declares. */
    private @Nullable Bound special(Span at, Bound target, String name) {
        switch (target.type()) {
            case Type.Array _ -> {
                if (name.equals("Length")) {
                    return new Bound.Length(at, binder.integer(), nonNull(target));
                }
            }
            case Type.Grid _ -> {
                return binder.grids.property(at, target, name);
            }
            case Type.Optional optional -> {
                if (name.equals("HasValue")) {
                    return isNull(at, target, true);
                }
                if (name.equals("Value")) {
                    return new Bound.Convert(at, optional.value(), Conversion.VALUE, target);
                }
            }
            case Type.Anonymous(var names, var types) -> {
                int index = names.indexOf(name);
                if (index >= 0) {
                    return new Bound.Field(at, types.get(index), nonNull(target), index);
                }
            }
            case Type.Tuple(var types, var names) -> {
                int index = names.indexOf(name);
                if (index < 0 && name.matches("Item[1-9]")) {
                    index = Integer.parseInt(name.substring(4)) - 1;
                }
                if (index >= 0 && index < types.size()) {
                    return new Bound.Field(at, types.get(index), target, index);
                }
            }
            default -> {}
        }
        return null;
    }

    Bound isNull(Span at, Bound value, boolean negated) {
        return new Bound.Same(
                at, binder.bool(), negated, false, value, new Bound.Constant(at, Type.Special.NULL, null));
    }

    /** Reads a property; {@code level} is the type that declares it, with its arguments. */
    private Bound property(Span at, MemberMethod method, Type.Named level, @Nullable Bound self) {
        var types = Inference.map(method.typeParameters(), level.arguments());
        var arguments = new ArrayList<Bound>();
        if (self != null) {
            arguments.add(self(method, self));
        }
        for (var parameter : method.parameters()) {
            arguments.add(new Bound.Token(at, parameter.type().with(types)));
        }
        binder.reads.addAll(method.reads());
        return new Bound.Invoke(at, method.result().with(types), method, arguments);
    }

    /** The value as {@code self} of a member: of the type it declares, and not null. */
    Bound self(MemberMethod method, Bound value) {
        var declared = method.self();
        var type = value.type();
        if (declared == null) {
            return value;
        }
        if (method.kind() == Member.Kind.EXTENSION) {
            return value;
        }
        if (type.simple() != null && !type.is(Simple.DECIMAL)) {
            return type.equals(declared) ? value : new Bound.Convert(value.span(), declared, Conversion.BOX, value);
        }
        if (type instanceof Type.Array
                && !(declared instanceof Type.Array)
                && !declared.equals(binder.library.object())
                && !isArrayBase(declared)) {
            return new Bound.Convert(value.span(), declared, Conversion.VIEW, nonNull(value));
        }
        return type instanceof Type.Optional ? value : nonNull(value);
    }

    private static boolean isArrayBase(Type declared) {
        return declared instanceof Type.Named named
                && named.definition().fullName().equals("System.Array");
    }

    Bound nonNull(Bound value) {
        return value.type().isValueType() || neverNull(value) ? value : new Bound.NonNull(value.span(), value);
    }

    private static boolean neverNull(Bound value) {
        return switch (value) {
            case Bound.Constant constant -> constant.value() != null;
            case Bound.Concat _,
                    Bound.NewArray _,
                    Bound.ArrayOf _,
                    Bound.NewFields _,
                    Bound.Lambda _,
                    Bound.NonNull _ -> true;
            case Bound.Invoke invoke -> invoke.method().kind() == Member.Kind.CONSTRUCTOR;
            case Bound.Read read -> read.variable().name().equals("context");
            case Bound.Convert convert -> convert.how() == Conversion.TEXT || convert.how() == Conversion.BOX;
            default -> false;
        };
    }

    /** Indexers of a type or its supertypes, the nearest level that has one. */
    List<MemberMethod> indexers(Type type, boolean setters) {
        for (var level : binder.types.hierarchy(type)) {
            if (level instanceof Type.Named named) {
                var found = setters
                        ? named.definition().indexSetters()
                        : named.definition().indexers();
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    /** All indexers of the supertypes, nearest first. */
    List<MemberMethod> allIndexers(Type type, boolean setters) {
        var all = new ArrayList<MemberMethod>();
        for (var level : binder.types.hierarchy(type)) {
            if (level instanceof Type.Named named) {
                all.addAll(
                        setters
                                ? named.definition().indexSetters()
                                : named.definition().indexers());
            }
        }
        return all;
    }

    /** The setter of a property. */
    @Nullable
    MemberMethod setter(Type type, String name) {
        for (var level : binder.types.hierarchy(type)) {
            if (level instanceof Type.Named named) {
                var found = named.definition().setter(name);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Instance methods of that name and their levels. */
    List<MemberMethod> methods(Type type, String name) {
        var methods = new ArrayList<MemberMethod>();
        for (var level : binder.types.hierarchy(type)) {
            for (var method : members(level, name)) {
                if (method.kind() == Member.Kind.METHOD) {
                    methods.add(method);
                }
            }
        }
        return methods;
    }

    /** Parameters and result of a delegate type; null if it is none. */
    @Nullable
    DelegateShape delegate(Type type) {
        if (!(type instanceof Type.Named named) || named.definition().kind() != Definition.Kind.DELEGATE) {
            return null;
        }
        var arguments = named.arguments();
        return switch (named.definition().name()) {
            case "Func" -> new DelegateShape(arguments.subList(0, arguments.size() - 1), arguments.getLast());
            case "Converter" -> new DelegateShape(List.of(arguments.getFirst()), arguments.getLast());
            case "Predicate" -> new DelegateShape(arguments, binder.bool());
            case "Comparison" ->
                new DelegateShape(List.of(arguments.getFirst(), arguments.getFirst()), binder.integer());
            default -> new DelegateShape(arguments, Type.Special.VOID);
        };
    }

    /** What a delegate takes and gives. */
    record DelegateShape(List<Type> parameters, Type result) {}
}
