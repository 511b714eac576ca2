package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lambdas and method groups: what they become when a delegate type is known. */
final class Lambdas {
    private final Binder binder;
    private final IdentityHashMap<Bound.OpenLambda, Map<Key, Outcome>> known = new IdentityHashMap<>();
    private @Nullable Diagnostics failure;

    Lambdas(Binder binder) {
        this.binder = binder;
    }

    /** How a lambda was bound: types of the parameters, wanted result (null: to be inferred). */
    private record Key(List<Type> parameters, @Nullable Type result) {}

    private record Outcome(Function function, Diagnostics diagnostics) {}

    /** The function as a delegate; null if it does not fit. */
    @Nullable
    Bound convert(Bound value, Type to) {
        var shape = binder.members.delegate(to);
        if (shape == null) {
            return null;
        }
        return switch (value) {
            case Bound.OpenLambda lambda -> lambda(lambda, shape, to);
            case Bound.MethodGroup group -> methods(group, shape, to);
            default -> null;
        };
    }

    private @Nullable Bound lambda(Bound.OpenLambda lambda, Members.DelegateShape shape, Type to) {
        if (!takes(lambda, shape.parameters()) || binder.isOpen(shape.result())) {
            return null;
        }
        var outcome = bind(lambda, shape.parameters(), shape.result());
        if (outcome.diagnostics().hasErrors()) {
            failure = outcome.diagnostics();
            return null;
        }
        return new Bound.Lambda(lambda.span(), to, outcome.function());
    }

    private boolean takes(Bound.OpenLambda lambda, List<Type> parameters) {
        var given = lambda.lambda().parameters();
        if (lambda.lambda().anyParameters()) {
            return true;
        }
        if (given.size() != parameters.size()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            var name = given.get(i).type();
            if (name != null && !binder.types.resolve(name).equals(parameters.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The type that the function gives for arguments of these types; null if it cannot be known. */
    @Nullable
    Type resultOf(Bound value, List<Type> parameters) {
        if (parameters.stream().anyMatch(binder::isOpen)) {
            return null;
        }
        if (value instanceof Bound.MethodGroup group) {
            var call = call(group, parameters);
            return call == null ? null : call.type();
        }
        if (!(value instanceof Bound.OpenLambda lambda) || !takes(lambda, parameters)) {
            return null;
        }
        var outcome = bind(lambda, parameters, null);
        if (outcome.diagnostics().hasErrors()) {
            failure = outcome.diagnostics();
            return null;
        }
        return outcome.function().result();
    }

    private Outcome bind(Bound.OpenLambda open, List<Type> parameters, @Nullable Type result) {
        var outcomes = known.computeIfAbsent(open, _ -> new HashMap<>());
        var key = new Key(parameters, result);
        var outcome = outcomes.get(key);
        if (outcome == null) {
            outcome = bindNew(open, parameters, result);
            outcomes.put(key, outcome);
        }
        return outcome;
    }

    private Outcome bindNew(Bound.OpenLambda open, List<Type> parameters, @Nullable Type result) {
        var lambda = open.lambda();
        var function = new Function("lambda", open.within(), open.span());
        var diagnostics = new Diagnostics();
        if (result != null) {
            function.result(result);
        }
        var outerErrors = binder.errors.redirect(diagnostics);
        var outerScope = binder.scope;
        var outerFunction = binder.function;
        binder.scope = new Scope(open.scope());
        binder.function = function;
        for (int i = 0; i < parameters.size(); i++) {
            function.parameter(parameter(lambda, i, parameters.get(i)), new Function.Shape(false, false, false, null));
        }
        function.use(binder.budget);
        var value = lambda.value();
        function.body(binder.statements.apart(() -> value != null
                ? expressionBody(function, value)
                : binder.statements.lambdaBody(Objects.requireNonNull(lambda.block()), function)));
        if (function.result() == null) {
            function.result(inferred(function, lambda.value() == null));
        }
        binder.scope = outerScope;
        binder.function = outerFunction;
        binder.errors.redirect(outerErrors);
        return new Outcome(function, diagnostics);
    }

    private Variable parameter(Expr.Lambda lambda, int index, Type type) {
        if (lambda.anyParameters()) {
            return new Variable("p" + index, type, binder.function);
        }
        var written = lambda.parameters().get(index);
        if (binder.scope.declaresHere(written.name())) {
            binder.errors.duplicateParameter(written.span(), written.name());
        }
        var variable = binder.declare(written.span(), written.name(), type);
        variable.assigned();
        if (binder.queries.isRange(written)) {
            variable.makeReadOnly("range variable");
        }
        binder.queries.declareRanges(variable);
        return variable;
    }

    private BoundStatement expressionBody(Function function, Expr expression) {
        var value = binder.expressions.bind(expression);
        var wanted = function.result();
        if (wanted == null) {
            function.returns().add(value);
            return new BoundStatement.Return(value.span(), value);
        }
        if (wanted.isVoid()) {
            return value.type().isVoid() || isStatement(value)
                    ? new BoundStatement.Run(value)
                    : new BoundStatement.Run(binder.errors.notAStatement(value.span()));
        }
        return new BoundStatement.Return(value.span(), binder.conversions.require(value, wanted));
    }

    private static boolean isStatement(Bound value) {
        return switch (value) {
            case Bound.Invoke invoke ->
                switch (invoke.method().kind()) {
                    case PROPERTY, STATIC_PROPERTY, INDEXER -> false;
                    default -> true;
                };
            case Bound.CallDelegate _,
                    Bound.CallFunction _,
                    Bound.Store _,
                    Bound.StoreElement _,
                    Bound.Sequence _,
                    Bound.Throw _,
                    Bound.Bad _ -> true;
            case Bound.Convert convert -> isStatement(convert.operand());
            default -> false;
        };
    }

    /** The result of a lambda whose delegate does not say it. */
    private Type inferred(Function function, boolean block) {
        Type result = null;
        Bound first = null;
        for (var value : function.returns()) {
            if (result == null) {
                result = value.type();
                first = value;
            } else {
                var common = binder.conversions.common(Objects.requireNonNull(first), value);
                if (common == null) {
                    return Type.Special.BAD;
                }
                result = common;
                first = common.equals(value.type()) ? value : first;
            }
        }
        return result == null ? block ? Type.Special.VOID : Type.Special.BAD : result;
    }

    private @Nullable Bound call(Bound.MethodGroup group, List<Type> parameters) {
        var arguments = new ArrayList<Bound>();
        for (var parameter : parameters) {
            arguments.add(new Bound.Default(group.span(), parameter));
        }
        return binder.overloads.tryCall(group.span(), group, arguments);
    }

    /** A method as a delegate: a lambda that calls it. */
    private @Nullable Bound methods(Bound.MethodGroup group, Members.DelegateShape shape, Type to) {
        if (shape.parameters().stream().anyMatch(binder::isOpen) || binder.isOpen(shape.result())) {
            return null;
        }
        var function = new Function("method", binder.function, group.span());
        function.result(shape.result());
        var self = group.self();
        var outer = binder.function;
        var effects = new ArrayList<Bound>();
        Bound receiver = self;
        if (self != null) {
            // The receiver is evaluated now, not when the delegate runs.
            var temporary = binder.temporary(self.type());
            effects.add(new Bound.Store(
                    self.span(), temporary, self.type().isValueType() ? self : binder.members.nonNull(self)));
            binder.function = function;
            receiver = binder.read(self.span(), temporary);
        }
        binder.function = function;
        function.use(binder.budget);
        var arguments = new ArrayList<Bound>();
        for (var type : shape.parameters()) {
            var variable = new Variable("p", type, function);
            variable.assigned();
            function.parameter(variable, new Function.Shape(false, false, false, null));
            arguments.add(new Bound.Read(group.span(), variable));
        }
        var adapted = new Bound.MethodGroup(
                group.span(),
                group.name(),
                receiver,
                group.owner(),
                group.typeArguments(),
                group.methods(),
                group.local());
        var call = binder.overloads.tryCall(group.span(), adapted, arguments);
        binder.function = outer;
        if (call == null) {
            return null;
        }
        if (shape.result().isVoid()) {
            function.body(new BoundStatement.Run(call));
        } else {
            var result = binder.conversions.implicit(call, shape.result());
            if (result == null) {
                return null;
            }
            function.body(new BoundStatement.Return(group.span(), result));
        }
        var lambda = new Bound.Lambda(group.span(), to, function);
        return effects.isEmpty() ? lambda : new Bound.Sequence(group.span(), effects, lambda);
    }

    /** Passes on the messages of the last lambda that did not bind; false if there are none. */
    boolean reportFailure() {
        var last = failure;
        failure = null;
        if (last == null) {
            return false;
        }
        binder.errors.forward(last);
        return true;
    }

    /** Says why the function does not become a {@code to}. */
    Bound reportMismatch(Bound value, Type to) {
        var shape = binder.members.delegate(to);
        if (shape == null) {
            return value instanceof Bound.MethodGroup group
                    ? binder.errors.methodNeedsCall(value.span(), group.name(), to)
                    : binder.errors.lambdaNeedsType(value.span());
        }
        if (value instanceof Bound.OpenLambda lambda
                && !lambda.lambda().anyParameters()
                && lambda.lambda().parameters().size() != shape.parameters().size()) {
            return binder.errors.lambdaParameters(
                    value.span(), to, lambda.lambda().parameters().size());
        }
        if (reportFailure()) {
            return new Bound.Bad(value.span());
        }
        if (value instanceof Bound.OpenLambda lambda) {
            for (int i = 0; i < shape.parameters().size(); i++) {
                var name = lambda.lambda().parameters().get(i).type();
                var type = name == null ? null : binder.types.resolve(name);
                if (type != null && !type.equals(shape.parameters().get(i))) {
                    return binder.errors.wrongLambdaParameter(
                            lambda.lambda().parameters().get(i).span(),
                            i,
                            shape.parameters().get(i),
                            type);
                }
            }
        }
        return binder.errors.noDelegate(value.span(), value instanceof Bound.MethodGroup group ? group.name() : "", to);
    }
}
