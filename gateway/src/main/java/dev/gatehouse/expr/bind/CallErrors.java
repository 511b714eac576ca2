package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.MemberMethod;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says why no candidate of a call fits. */
final class CallErrors {
    private final Binder binder;

    CallErrors(Binder binder) {
        this.binder = binder;
    }

    /** There is an extension of that name, but not for this receiver. */
    Bound wrongReceiver(Span at, String name, @Nullable Bound self, Type receiver) {
        var extensions = binder.library.extensions(name);
        if (self == null || extensions.isEmpty() || receiver instanceof Type.Variable) {
            return binder.members.unknown(at, receiver, name);
        }
        var wanted = extensions.stream()
                .map(MemberMethod::self)
                .filter(type -> type != null && !type.isOpen())
                .findFirst();
        return wanted.isPresent()
                ? binder.errors.wrongReceiver(self.span(), receiver, wanted.get(), name)
                : binder.members.unknown(at, receiver, name);
    }

    /** Reports why no candidate fits. */
    Bound explain(Span at, String name, List<Candidate> candidates, List<Argument> arguments) {
        binder.overloads.declareAnyway(arguments);
        if (binder.lambdas.reportFailure()) {
            return new Bound.Bad(at);
        }
        var placed = candidates.stream()
                .filter(candidate -> Overloads.place(candidate, arguments, false) != null
                        || (candidate.rest() && Overloads.place(candidate, arguments, true) != null))
                .toList();
        if (placed.isEmpty()) {
            return explainCount(at, name, candidates, arguments);
        }
        // Of several, the one that takes the most arguments says best what is wrong.
        Argument worst = null;
        Candidate nearest = null;
        int most = Integer.MIN_VALUE;
        for (var candidate : placed) {
            int fitting = 0;
            Argument wrong = null;
            boolean expanded = Overloads.place(candidate, arguments, false) == null;
            var places = Objects.requireNonNull(Overloads.place(candidate, arguments, expanded));
            for (int i = 0; i < places.length; i++) {
                var type = Overloads.elementOf(candidate, places[i], expanded);
                boolean byReference = candidate.parameters().get(places[i]).byReference();
                if (binder.isOpen(type) || binder.overloads.pass(arguments.get(i), type, byReference) != null) {
                    fitting++;
                } else if (wrong == null) {
                    wrong = arguments.get(i);
                }
            }
            if (wrong == null && !candidate.open().isEmpty()) {
                // Its type arguments cannot be inferred: a candidate that says more is nearer.
                fitting--;
            }
            if (fitting > most
                    || (fitting == most
                            && candidate.open().isEmpty()
                            && nearest != null
                            && !nearest.open().isEmpty())) {
                most = fitting;
                worst = wrong;
                nearest = candidate;
            }
        }
        var candidate = Objects.requireNonNull(nearest);
        if (worst == null) {
            return candidate.open().isEmpty()
                    ? noOverload(at, name, candidates, arguments)
                    : explainInference(at, name, candidate, arguments);
        }
        boolean expanded = Overloads.place(candidate, arguments, false) == null;
        int parameter =
                Objects.requireNonNull(Overloads.place(candidate, arguments, expanded))[arguments.indexOf(worst)];
        var type = Overloads.elementOf(candidate, parameter, expanded);
        if (worst.byReference() != candidate.parameters().get(parameter).byReference()) {
            return binder.errors.wrongPassing(worst.value().span(), !worst.byReference());
        }
        boolean receiver =
                candidate.method() != null && candidate.method().kind() == Member.Kind.EXTENSION && parameter == 0;
        return receiver
                ? binder.errors.wrongReceiver(worst.span(), worst.value().type(), type, name)
                : binder.errors.wrongArgument(
                        worst.value().span(), worst.value().type(), type, name);
    }

    /** What the receiver says of the type arguments may be what an argument does not fit. */
    private Bound explainInference(Span at, String name, Candidate candidate, List<Argument> arguments) {
        var places = Overloads.place(candidate, arguments, false);
        boolean extension = candidate.method() != null && candidate.method().kind() == Member.Kind.EXTENSION;
        if (extension && places != null) {
            var first = candidate.parameters().getFirst().type();
            var known = binder.inference.infer(
                    candidate.open().stream()
                            .filter(variable -> Overloads.mentions(first, variable))
                            .toList(),
                    List.of(first),
                    List.of(arguments.getFirst()));
            for (int i = 1; known != null && i < arguments.size(); i++) {
                var parameter = candidate.parameters().get(places[i]);
                var type = parameter.type().with(known);
                var value = arguments.get(i).value();
                if (!binder.isOpen(type)
                        && binder.overloads.pass(arguments.get(i), type, parameter.byReference()) == null) {
                    return binder.errors.wrongArgument(value.span(), value.type(), type, name);
                }
            }
        }
        return binder.errors.cannotInfer(at, name);
    }

    /** No candidate takes so many arguments, or arguments of these names. */
    private Bound explainCount(Span at, String name, List<Candidate> candidates, List<Argument> arguments) {
        for (var argument : arguments) {
            var parameter = argument.name();
            boolean known = parameter == null
                    || candidates.stream()
                            .anyMatch(candidate -> candidate.parameters().stream()
                                    .anyMatch(declared -> declared.name().equals(parameter)));
            if (parameter != null && !known && !candidates.isEmpty()) {
                var names = new java.util.TreeSet<String>();
                candidates.forEach(candidate -> candidate.parameters().forEach(declared -> names.add(declared.name())));
                return binder.errors.unknownParameter(
                        new Span(argument.span().start(), argument.span().start() + parameter.length()),
                        name,
                        parameter,
                        Suggestions.nearest(parameter, names));
            }
        }
        for (int i = 0; i < arguments.size(); i++) {
            var parameter = arguments.get(i).name();
            for (int j = 0; j < i && parameter != null; j++) {
                if (parameter.equals(arguments.get(j).name())) {
                    return binder.errors.duplicateArgument(arguments.get(i).span(), parameter);
                }
            }
        }
        if (candidates.size() == 1) {
            var only = candidates.getFirst();
            int given = arguments.size();
            for (int i = given; i < only.parameters().size(); i++) {
                if (!only.parameters().get(i).optional()) {
                    return binder.errors.missingArgument(
                            at, name, only.parameters().get(i).name());
                }
            }
        }
        return noOverload(at, name, candidates, arguments);
    }

    private Bound noOverload(Span at, String name, List<Candidate> candidates, List<Argument> arguments) {
        // The receiver of an extension is no argument to the one who writes the call.
        boolean extension = !candidates.isEmpty()
                && candidates.stream()
                        .allMatch(candidate ->
                                candidate.method() != null && candidate.method().kind() == Member.Kind.EXTENSION);
        return binder.errors.noOverload(
                at,
                name,
                arguments.stream()
                        .skip(extension && !arguments.isEmpty() ? 1 : 0)
                        .map(argument -> argument.value().type())
                        .toList());
    }
}
