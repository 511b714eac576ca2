package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.types.MemberMethod;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** C#'s overload resolution. */
final class Overloads {
    private final Binder binder;

    Overloads(Binder binder) {
        this.binder = binder;
    }

    /** Calls a method of a group. */
    Bound call(Span at, Bound.MethodGroup group, List<Argument> arguments) {
        if (arguments.stream().anyMatch(argument -> isBroken(argument.value()))) {
            declareAnyway(arguments);
            return new Bound.Bad(at);
        }
        var local = group.local();
        if (local != null) {
            var candidate = Candidate.of(local, group.typeArguments());
            if (candidate == null) {
                return binder.errors.typeArguments(
                        at, group.name(), group.typeArguments().size());
            }
            var applied = choose(at, group.name(), List.of(candidate), arguments);
            return applied == null ? new Bound.Bad(at) : binder.calls.emitLocal(at, local, applied);
        }
        var self = group.self();
        var owner = group.owner();
        var receiver = self != null ? self.type() : Objects.requireNonNull(owner);
        var own = self == null ? null : special(at, self, group.name(), arguments);
        if (own != null) {
            return own;
        }
        var candidates = new ArrayList<Candidate>();
        for (var level : binder.types.hierarchy(receiver)) {
            for (var method : group.methods()) {
                if (level instanceof Type.Named named && method.owner() == named.definition()) {
                    add(candidates, method, named.arguments(), group.typeArguments());
                }
            }
            // A method of a derived type hides those of its bases once it applies.
            var applied = applicable(candidates, arguments);
            if (!applied.isEmpty()) {
                return binder.calls.emit(at, best(at, group.name(), applied, arguments), self);
            }
        }
        if (self != null) {
            var extended = extension(at, group, self, arguments);
            if (extended != null) {
                return extended;
            }
        }
        if (candidates.isEmpty() && group.methods().isEmpty()) {
            declareAnyway(arguments);
            return binder.callErrors.wrongReceiver(at, group.name(), self, receiver);
        }
        return binder.callErrors.explain(at, group.name(), candidates, arguments);
    }

    /** Methods that no library class declares; null if it is none of them. */
    private @Nullable Bound special(Span at, Bound self, String name, List<Argument> arguments) {
        if (self.type() instanceof Type.Grid) {
            return binder.grids.method(at, self, name, arguments);
        }
        if (self.type() instanceof Type.Tuple && name.equals("CompareTo") && arguments.size() == 1) {
            var other = binder.conversions.implicit(arguments.getFirst().value(), self.type());
            return other == null
                    ? null
                    : new Bound.Invoke(
                            at,
                            binder.integer(),
                            Intrinsics.of(
                                    binder,
                                    dev.gatehouse.expr.types.Fields.class,
                                    "compare",
                                    int.class,
                                    List.of(dev.gatehouse.expr.types.Fields.class, Object.class)),
                            List.of(self, other));
        }
        return null;
    }

    private static boolean isBroken(Bound value) {
        return value.type().isBad() && !(value instanceof Bound.OutDeclaration);
    }

    /** What the arguments declare is known even where the call is none. */
    void declareAnyway(List<Argument> arguments) {
        for (var argument : arguments) {
            if (argument.value() instanceof Bound.OutDeclaration out
                    && !out.name().equals("_")) {
                binder.calls.declareOut(out, out.declared() == null ? Type.Special.BAD : out.declared());
            }
        }
    }

    /** Names of the extension methods that take a value of the type first. */
    java.util.Set<String> extensionNames(Type type) {
        var names = new java.util.TreeSet<String>();
        var self = new Bound.Default(Span.at(0), type);
        for (var name : binder.library.extensionNames()) {
            for (var method : binder.library.extensions(name)) {
                var candidate = Candidate.of(method, List.of(), List.of());
                if (candidate != null && takesReceiver(candidate, self)) {
                    names.add(name);
                    break;
                }
            }
        }
        return names;
    }

    private @Nullable Bound extension(Span at, Bound.MethodGroup group, Bound self, List<Argument> arguments) {
        var all = new ArrayList<Argument>();
        all.add(Argument.of(self));
        all.addAll(arguments);
        var candidates = new ArrayList<Candidate>();
        for (var method : binder.library.extensions(group.name())) {
            add(candidates, method, List.of(), group.typeArguments());
        }
        var applied = applicable(candidates, all);
        if (!applied.isEmpty()) {
            return binder.calls.emit(at, best(at, group.name(), applied, all), null);
        }
        // Say what is wrong with the arguments only if the receiver would do.
        candidates.removeIf(candidate -> !takesReceiver(candidate, self));
        return candidates.isEmpty() || !group.methods().isEmpty()
                ? null
                : binder.callErrors.explain(at, group.name(), candidates, all);
    }

    private boolean takesReceiver(Candidate candidate, Bound self) {
        var type = candidate.parameters().getFirst().type();
        var types = binder.inference.infer(
                candidate.open().stream().filter(v -> mentions(type, v)).toList(),
                List.of(type),
                List.of(Argument.of(self)));
        return types != null && binder.conversions.standard(self, type.with(types)) != null;
    }

    static boolean mentions(Type type, Type.Variable variable) {
        return !type.with(java.util.Map.of(variable, Type.Special.BAD)).equals(type);
    }

    private static void add(List<Candidate> into, MemberMethod method, List<Type> ownerArguments, List<Type> given) {
        var candidate = Candidate.of(method, ownerArguments, given);
        if (candidate != null) {
            into.add(candidate);
        }
    }

    /** Calls one of several members that have no name in the source: constructors, indexers. */
    Bound member(
            Span at,
            String name,
            List<MemberMethod> methods,
            Type owner,
            @Nullable Bound self,
            List<Argument> arguments) {
        if (arguments.stream().anyMatch(argument -> isBroken(argument.value()))) {
            declareAnyway(arguments);
            return new Bound.Bad(at);
        }
        var candidates = new ArrayList<Candidate>();
        for (var level : binder.types.hierarchy(owner)) {
            for (var method : methods) {
                if (level instanceof Type.Named named && method.owner() == named.definition()) {
                    add(candidates, method, named.arguments(), List.of());
                }
            }
            var applied = applicable(candidates, arguments);
            if (!applied.isEmpty()) {
                return binder.calls.emit(at, best(at, name, applied, arguments), self);
            }
        }
        return binder.callErrors.explain(at, name, candidates, arguments);
    }

    /** A user-defined operator; null if none applies. */
    @Nullable
    Bound operator(Span at, List<MemberMethod> methods, List<Bound> operands) {
        var candidates = new ArrayList<Candidate>();
        for (var method : methods) {
            add(candidates, method, List.of(), List.of());
        }
        var arguments = operands.stream().map(Argument::of).toList();
        var applied = applicable(candidates, arguments);
        return applied.isEmpty()
                ? null
                : binder.calls.emit(at, best(at, methods.getFirst().name(), applied, arguments), null);
    }

    /** The method of a group that takes arguments of these types; for its conversion to a delegate. */
    @Nullable
    Bound tryCall(Span at, Bound.MethodGroup group, List<Bound> arguments) {
        var wrapped = arguments.stream().map(Argument::of).toList();
        var self = group.self();
        var candidates = new ArrayList<Candidate>();
        var local = group.local();
        if (local != null) {
            var candidate = Candidate.of(local, group.typeArguments());
            if (candidate != null) {
                candidates.add(candidate);
            }
            var applied = applicable(candidates, wrapped);
            return applied.isEmpty() ? null : binder.calls.emitLocal(at, local, applied.getFirst());
        }
        var receiver = self != null ? self.type() : Objects.requireNonNull(group.owner());
        for (var level : binder.types.hierarchy(receiver)) {
            for (var method : group.methods()) {
                if (level instanceof Type.Named named && method.owner() == named.definition()) {
                    add(candidates, method, named.arguments(), group.typeArguments());
                }
            }
            var applied = applicable(candidates, wrapped);
            if (!applied.isEmpty()) {
                return binder.calls.emit(at, best(at, group.name(), applied, wrapped), self);
            }
        }
        return null;
    }

    private @Nullable Applied choose(Span at, String name, List<Candidate> candidates, List<Argument> arguments) {
        var applied = applicable(candidates, arguments);
        if (applied.isEmpty()) {
            binder.callErrors.explain(at, name, candidates, arguments);
            return null;
        }
        return best(at, name, applied, arguments);
    }

    private List<Applied> applicable(List<Candidate> candidates, List<Argument> arguments) {
        var applied = new ArrayList<Applied>();
        for (var candidate : candidates) {
            var normal = apply(candidate, arguments, false);
            if (normal != null) {
                applied.add(normal);
            } else if (candidate.rest()) {
                var expanded = apply(candidate, arguments, true);
                if (expanded != null) {
                    applied.add(expanded);
                }
            }
        }
        return applied;
    }

    private @Nullable Applied apply(Candidate candidate, List<Argument> arguments, boolean expanded) {
        var places = place(candidate, arguments, expanded);
        if (places == null) {
            return null;
        }
        var declared = new ArrayList<Type>();
        for (int place : places) {
            declared.add(elementOf(candidate, place, expanded));
        }
        var types = new HashMap<>(candidate.known());
        if (!candidate.open().isEmpty()) {
            var inferred = binder.inference.infer(candidate.open(), declared, arguments);
            if (inferred == null) {
                return null;
            }
            types.putAll(inferred);
        }
        var values = new ArrayList<Bound>();
        for (int i = 0; i < places.length; i++) {
            var parameter = candidate.parameters().get(places[i]);
            var value = pass(arguments.get(i), declared.get(i).with(types), parameter.byReference());
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        boolean[] given = new boolean[candidate.parameters().size()];
        for (int place : places) {
            given[place] = true;
        }
        int omitted = 0;
        for (int i = 0; i < given.length; i++) {
            omitted += given[i] || (expanded && i == given.length - 1) ? 0 : 1;
        }
        return new Applied(
                candidate,
                types,
                java.util.Arrays.stream(places).boxed().toList(),
                expanded,
                values,
                arguments.stream()
                        .map(argument -> argument.passing() == Expr.Passing.REF)
                        .toList(),
                omitted);
    }

    static Type elementOf(Candidate candidate, int place, boolean expanded) {
        var type = candidate.parameters().get(place).type();
        return expanded && place == candidate.parameters().size() - 1 && type instanceof Type.Array(var element)
                ? element
                : type;
    }

    /** For each argument the index of its parameter; null if they do not go together. */
    static int @Nullable [] place(Candidate candidate, List<Argument> arguments, boolean expanded) {
        var parameters = candidate.parameters();
        int[] places = new int[arguments.size()];
        boolean[] taken = new boolean[parameters.size()];
        int last = parameters.size() - 1;
        for (int i = 0; i < places.length; i++) {
            var name = arguments.get(i).name();
            int place = expanded ? Math.min(i, last) : i;
            if (name != null) {
                place = -1;
                for (int p = 0; p < parameters.size(); p++) {
                    if (parameters.get(p).name().equals(name)) {
                        place = p;
                    }
                }
            }
            if (place < 0 || place > last || (taken[place] && !(expanded && place == last))) {
                return null;
            }
            taken[place] = true;
            places[i] = place;
        }
        for (int p = 0; p < taken.length; p++) {
            if (!taken[p] && !parameters.get(p).optional() && !(expanded && p == last)) {
                return null;
            }
        }
        return places;
    }

    /** The argument as a value for the parameter; null if it does not fit. */
    @Nullable
    Bound pass(Argument argument, Type type, boolean byReference) {
        if (argument.byReference() != byReference) {
            return null;
        }
        if (!byReference) {
            return binder.conversions.implicit(argument.value(), type);
        }
        return switch (argument.value()) {
            case Bound.OutDeclaration out ->
                out.declared() == null || out.declared().equals(type) ? out : null;
            case Bound.Read read -> read.type().equals(type) ? read : null;
            case Bound.OutPlace place -> place.type().equals(type) ? place : null;
            default -> null;
        };
    }

    private Applied best(Span at, String name, List<Applied> applied, List<Argument> arguments) {
        int best = 0;
        for (int i = 1; i < applied.size(); i++) {
            if (better(applied.get(i), applied.get(best), arguments) > 0) {
                best = i;
            }
        }
        var chosen = applied.get(best);
        for (int i = 0; i < applied.size(); i++) {
            if (i != best && better(chosen, applied.get(i), arguments) <= 0) {
                binder.errors.ambiguous(
                        at, name, chosen.candidate(), applied.get(i).candidate());
                break;
            }
        }
        return chosen;
    }

    /** Positive if the first is better, negative if the second, zero if neither. */
    private int better(Applied first, Applied second, List<Argument> arguments) {
        boolean firstBetter = false;
        boolean secondBetter = false;
        boolean sameTypes = true;
        for (int i = 0; i < arguments.size(); i++) {
            var x = first.parameterType(i);
            var y = second.parameterType(i);
            if (x.equals(y)) {
                continue;
            }
            sameTypes = false;
            int order = betterConversion(arguments.get(i).value(), x, y);
            firstBetter |= order > 0;
            secondBetter |= order < 0;
        }
        if (firstBetter != secondBetter) {
            return firstBetter ? 1 : -1;
        }
        if (firstBetter || !sameTypes) {
            return 0;
        }
        return tie(first, second, arguments.size());
    }

    private int tie(Applied first, Applied second, int arguments) {
        boolean generic = first.candidate().open().isEmpty();
        if (generic != second.candidate().open().isEmpty()) {
            return generic ? 1 : -1;
        }
        if (first.expanded() != second.expanded()) {
            return first.expanded() ? -1 : 1;
        }
        if (first.expanded()
                && first.candidate().parameters().size()
                        != second.candidate().parameters().size()) {
            return first.candidate().parameters().size()
                    - second.candidate().parameters().size();
        }
        if (first.omitted() != second.omitted()) {
            return second.omitted() - first.omitted();
        }
        int order = 0;
        for (int i = 0; i < arguments; i++) {
            order += specificity(first.declaredType(i)) - specificity(second.declaredType(i));
        }
        return order;
    }

    /** More for types that say more: a type parameter says least. */
    private static int specificity(Type type) {
        return switch (type) {
            case Type.Variable _ -> 0;
            case Type.Named named ->
                1 + named.arguments().stream().mapToInt(Overloads::specificity).sum();
            case Type.Array(var element) -> 1 + specificity(element);
            case Type.Grid(var element, var _) -> 1 + specificity(element);
            case Type.Optional(var value) -> 1 + specificity(value);
            default -> 1;
        };
    }

    private int betterConversion(Bound value, Type x, Type y) {
        var type = value.type();
        if (type.equals(x)) {
            return 1;
        }
        if (type.equals(y)) {
            return -1;
        }
        if (type == Type.Special.FUNCTION) {
            return betterDelegate(value, x, y);
        }
        boolean toY = binder.conversions.isImplicit(x, y);
        boolean toX = binder.conversions.isImplicit(y, x);
        if (toY != toX) {
            return toY ? 1 : -1;
        }
        var first = x.simple();
        var second = y.simple();
        if (first != null
                && second != null
                && first.integral()
                && second.integral()
                && first.signed() != second.signed()) {
            return first.signed() ? 1 : -1;
        }
        return 0;
    }

    private int betterDelegate(Bound value, Type x, Type y) {
        var first = binder.members.delegate(x);
        var second = binder.members.delegate(y);
        if (first == null || second == null || !first.parameters().equals(second.parameters())) {
            return 0;
        }
        if (first.result().isVoid() != second.result().isVoid()) {
            return second.result().isVoid() ? 1 : -1;
        }
        var result = binder.lambdas.resultOf(value, first.parameters());
        if (result == null || result instanceof Type.Special || first.result().equals(second.result())) {
            return 0;
        }
        return betterConversion(new Bound.Default(value.span(), result), first.result(), second.result());
    }
}
