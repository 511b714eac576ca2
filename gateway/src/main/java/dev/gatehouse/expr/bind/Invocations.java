package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls as written: of methods, of delegates, and of what only looks like a method. */
final class Invocations {
    private final Binder binder;

    Invocations(Binder binder) {
        this.binder = binder;
    }

    Bound call(Expr.Call call) {
        if (call.callee() instanceof Expr.Name(var _, var name, var _)
                && name.equals("nameof")
                && binder.scope.find(name) == null
                && call.arguments().size() == 1) {
            return binder.literals.nameOf(
                    call.span(), call.arguments().getFirst().value());
        }
        if (call.callee() instanceof Expr.Member(var _, Expr.Name(var _, var type, var _), var name, var _, var _)
                && type.equals("ValueTuple")
                && name.equals("Create")
                && binder.scope.find(type) == null
                && call.arguments().size() > 1) {
            return binder.expressions.tuple(new Expr.Tuple(call.span(), call.arguments()));
        }
        var callee = call.callee() instanceof Expr.Member member
                ? binder.expressions.member(member, true)
                : binder.expressions.any(call.callee());
        var arguments = binder.calls.arguments(call.arguments());
        var at = callee.span();
        if (callee instanceof Bound.LateMember member) {
            return binder.late.call(at, member, arguments);
        }
        if (callee instanceof Bound.MethodGroup group) {
            if (group.local() == null && LateBinding.isLate(arguments)) {
                return binder.late.call(at, call, group, arguments);
            }
            var self = group.self();
            if (self != null
                    && self.type() instanceof Type.Optional optional
                    && group.name().equals("GetValueOrDefault")) {
                return optionalValue(call.span(), self, optional, arguments);
            }
            if (self != null && group.name().equals("GetType") && arguments.isEmpty()) {
                return getType(at, self);
            }
            if (self != null) {
                var invoked = invoke(at, self, group.name(), arguments);
                if (invoked != null) {
                    return invoked;
                }
            }
            return binder.overloads.call(at, group, arguments);
        }
        if (callee.type().isBad()) {
            return switch (callee) {
                case Bound.Bad bad -> bad;
                case Bound.TypeReference reference -> binder.errors.typeCalled(at, reference.referenced());
                case Bound.Namespace _ ->
                    binder.errors.notCallable(call.callee().span(), "");
                // What it is called on has been reported.
                default -> new Bound.Bad(at);
            };
        }
        if (callee.type() == Type.Dynamic.TYPE) {
            return binder.late.invoke(at, callee, arguments);
        }
        if (binder.members.delegate(callee.type()) == null) {
            return binder.errors.notCallable(at, call.callee() instanceof Expr.Member member ? member.name() : "");
        }
        return delegateCall(at, callee, arguments);
    }

    private Bound getType(Span at, Bound self) {
        var object = binder.conversions.require(self, binder.library.object());
        var group = new Bound.MethodGroup(
                at,
                "GetType",
                object,
                null,
                List.of(),
                binder.members.methods(binder.library.object(), "GetType"),
                null);
        return binder.overloads.call(at, group, List.of());
    }

    private Bound optionalValue(Span at, Bound self, Type.Optional type, List<Argument> arguments) {
        var fallback = arguments.isEmpty()
                ? binder.conversions.defaultOf(new Bound.Default(at, type.value()), type.value())
                : binder.conversions.require(arguments.getFirst().value(), type.value());
        return binder.operators.binary(at, Operator.COALESCE, self, fallback);
    }

    private Bound delegateCall(Span at, Bound target, List<Argument> arguments) {
        var shape = binder.members.delegate(target.type());
        if (shape == null) {
            return binder.errors.notCallable(at, "");
        }
        if (shape.parameters().size() > arguments.size()) {
            return binder.errors.missingArgument(at, target.type().toString(), "parameter " + (arguments.size() + 1));
        }
        if (shape.parameters().size() != arguments.size()) {
            return binder.errors.lambdaParameters(at, target.type(), arguments.size());
        }
        var values = new ArrayList<Bound>();
        for (int i = 0; i < arguments.size(); i++) {
            values.add(delegateArgument(
                    arguments.get(i).value(), shape.parameters().get(i), target.type()));
        }
        return new Bound.CallDelegate(at, shape.result(), binder.members.nonNull(target), values);
    }

    private Bound delegateArgument(Bound value, Type wanted, Type delegate) {
        boolean plain = !(value.type() instanceof Type.Special);
        return plain && binder.conversions.implicit(value, wanted) == null
                ? binder.errors.wrongArgument(value.span(), value.type(), wanted, delegate.toString())
                : binder.conversions.require(value, wanted);
    }

    /** {@code f.Invoke(x)} is {@code f(x)}. */
    private @Nullable Bound invoke(Span at, Bound target, String name, List<Argument> arguments) {
        return name.equals("Invoke") && binder.members.delegate(target.type()) != null
                ? delegateCall(at, target, arguments)
                : null;
    }
}
