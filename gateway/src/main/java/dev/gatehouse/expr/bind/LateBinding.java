package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.types.Operations;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code dynamic}: writes down what is to be done with values whose types are not known yet, as templates; and binds a
 * template once they are. JSON objects show their properties as members, JSON values calculate with what they hold, as
 * Newtonsoft's own binding has it.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/csharp/advanced-topics/interop/using-type-dynamic">dynamic</a>
 */
final class LateBinding {
    private static final String JSON_OBJECT = "Newtonsoft.Json.Linq.JObject";
    private static final String JSON_TOKEN = "Newtonsoft.Json.Linq.JToken";
    private static final String JSON_VALUE = "Newtonsoft.Json.Linq.JValue";

    private final Binder binder;

    LateBinding(Binder binder) {
        this.binder = binder;
    }

    static boolean isLate(List<Argument> arguments) {
        return arguments.stream().anyMatch(argument -> argument.value().type() == Type.Dynamic.TYPE);
    }

    // ---- templates

    private static Expr operand(Span at, int index) {
        return new Expr.Name(at, Bound.Late.operand(index), List.of());
    }

    private Bound late(Span at, Expr template, List<Bound> operands) {
        return late(at, Type.Dynamic.TYPE, template, operands, false);
    }

    private Bound late(Span at, Type type, Expr template, List<Bound> operands, boolean explicit) {
        var boxed = new ArrayList<Bound>();
        for (var value : operands) {
            var object = value.type() == Type.Dynamic.TYPE
                    ? value
                    : binder.conversions.require(value, binder.library.object());
            if (object.type().isBad()) {
                return new Bound.Bad(at);
            }
            boxed.add(object);
        }
        return new Bound.Late(at, type, template, boxed, explicit);
    }

    Bound convert(Bound value, Type to, boolean explicit) {
        return late(value.span(), to, operand(value.span(), 0), List.of(value), explicit);
    }

    Bound unary(Span at, Operator operator, Bound value) {
        return late(at, new Expr.Unary(at, operator, operand(at, 0)), List.of(value));
    }

    Bound binary(Span at, Operator operator, Bound left, Bound right) {
        return late(at, new Expr.Binary(at, operator, operand(at, 0), operand(at, 1)), List.of(left, right));
    }

    Bound member(Span at, Bound target, String name) {
        return late(at, new Expr.Member(at, operand(at, 0), name, at, List.of()), List.of(target));
    }

    Bound setMember(Span at, Bound target, String name, Bound value) {
        var place = new Expr.Member(at, operand(at, 0), name, at, List.of());
        return late(at, new Expr.Assign(at, null, place, operand(at, 1)), List.of(target, value));
    }

    Bound element(Span at, Bound target, List<Argument> keys) {
        var operands = new ArrayList<Bound>(List.of(target));
        var template = new Expr.Index(at, operand(at, 0), arguments(keys, operands));
        return late(at, template, operands);
    }

    Bound setElement(Span at, Bound target, List<Argument> keys, Bound value) {
        var operands = new ArrayList<Bound>(List.of(target));
        var place = new Expr.Index(at, operand(at, 0), arguments(keys, operands));
        operands.add(value);
        return late(at, new Expr.Assign(at, null, place, operand(at, operands.size() - 1)), operands);
    }

    /** A method of a dynamic value. */
    Bound call(Span at, Bound.LateMember member, List<Argument> arguments) {
        if (!member.typeArguments().isEmpty()) {
            return binder.errors.unsupported(at, "a call with type arguments on a dynamic value");
        }
        var operands = new ArrayList<Bound>(List.of(member.target()));
        var callee = new Expr.Member(at, operand(at, 0), member.name(), at, List.of());
        return late(at, new Expr.Call(at, callee, arguments(arguments, operands)), operands);
    }

    /** A dynamic value called. */
    Bound invoke(Span at, Bound target, List<Argument> arguments) {
        var operands = new ArrayList<Bound>(List.of(target));
        return late(at, new Expr.Call(at, operand(at, 0), arguments(arguments, operands)), operands);
    }

    /** A method of a known type, with dynamic arguments. */
    Bound call(Span at, Expr.Call written, Bound.MethodGroup group, List<Argument> arguments) {
        if (!(written.callee() instanceof Expr.Member member)) {
            return binder.errors.notCallable(at, "");
        }
        var operands = new ArrayList<Bound>();
        var self = group.self();
        Expr target = member.target();
        if (self != null) {
            operands.add(self);
            target = operand(at, 0);
        }
        var callee = new Expr.Member(at, target, member.name(), at, member.typeArguments());
        return late(at, new Expr.Call(at, callee, arguments(arguments, operands)), operands);
    }

    Bound create(Expr.New written, Type type, List<Argument> arguments) {
        var operands = new ArrayList<Bound>();
        var template = new Expr.New(written.span(), written.type(), arguments(arguments, operands), null);
        return late(written.span(), type, template, operands, false);
    }

    /** What {@code foreach} runs over. */
    Bound elements(Bound value) {
        return new Bound.Invoke(
                value.span(),
                binder.library.enumerable(Type.Dynamic.TYPE),
                Intrinsics.of(binder, Operations.class, "elements", Iterable.class, List.of(Object.class)),
                List.of(binder.conversions.require(value, binder.library.object())));
    }

    private List<Expr.Argument> arguments(List<Argument> given, List<Bound> operands) {
        var written = new ArrayList<Expr.Argument>();
        for (var argument : given) {
            if (argument.byReference()) {
                binder.errors.unsupported(argument.span(), "'ref' or 'out' in a call that is bound late");
            }
            written.add(new Expr.Argument(
                    argument.span(), argument.name(), Expr.Passing.VALUE, operand(argument.span(), operands.size())));
            operands.add(argument.value());
        }
        return written;
    }

    // ---- binding a template

    /** The body of the program of a template: takes the operands out of the array, then does what the template says. */
    BoundStatement body(List<Type> types, Expr template, Type type, boolean explicit) {
        var at = template.span();
        var context = binder.function.parameters().getFirst();
        var array = new Type.Array(binder.library.object());
        var all = new Bound.Convert(at, array, Conversion.SAME, binder.read(at, context));
        var statements = new ArrayList<BoundStatement>();
        for (int i = 0; i < types.size(); i++) {
            var operand = types.get(i);
            if (operand == Type.Special.NULL) {
                continue;
            }
            var variable = binder.declare(at, Bound.Late.operand(i), operand);
            variable.assigned();
            var element =
                    new Bound.Element(at, binder.library.object(), all, new Bound.Constant(at, binder.integer(), i));
            statements.add(new BoundStatement.Declare(at, variable, unboxed(element, operand)));
        }
        var value = binder.expressions.bind(adapted(template, types));
        statements.add(new BoundStatement.Return(at, result(value, type, explicit)));
        return new BoundStatement.Block(statements);
    }

    private static Bound unboxed(Bound value, Type type) {
        var how = type.simple() != null ? Conversion.UNBOX : Conversion.SAME;
        return new Bound.Convert(value.span(), type, how, value);
    }

    private Bound result(Bound value, Type type, boolean explicit) {
        var at = value.span();
        if (value.type().isVoid()) {
            return new Bound.Sequence(at, List.of(value), new Bound.Constant(at, binder.library.object(), null));
        }
        Bound converted = value;
        if (type != Type.Dynamic.TYPE) {
            // What JSON values hold converts by the casts that they declare.
            converted = explicit || isJson(value.type(), JSON_TOKEN)
                    ? binder.conversions.cast(value, type)
                    : binder.conversions.require(value, type);
        }
        return binder.results.convert(converted);
    }

    private boolean isJson(Type type, String name) {
        var definition = binder.library.find(name);
        return definition != null && type instanceof Type.Named && binder.types.asInstanceOf(type, definition) != null;
    }

    /** The template, with nulls in place of operands that are null, and what JSON makes of members and operators. */
    private Expr adapted(Expr template, List<Type> types) {
        return switch (template) {
            case Expr.Name(var at, var name, var _) -> isNull(name, types) ? new Expr.Null(at) : template;
            case Expr.Unary(var at, var operator, var operand) ->
                new Expr.Unary(at, operator, held(adapted(operand, types), types));
            case Expr.Binary(var at, var operator, var left, var right) -> binary(at, operator, left, right, types);
            case Expr.Member member when typeOf(member.target(), types, JSON_OBJECT) -> property(member);
            case Expr.Assign(var at, var _, var target, var value) ->
                target instanceof Expr.Member member && typeOf(member.target(), types, JSON_OBJECT)
                        ? new Expr.Assign(at, null, property(member), token(adapted(value, types), types))
                        : new Expr.Assign(at, null, target, adapted(value, types));
            case Expr.Call(var at, var callee, var arguments) -> new Expr.Call(at, callee, adapted(arguments, types));
            case Expr.Index(var at, var target, var arguments) -> new Expr.Index(at, target, adapted(arguments, types));
            case Expr.New(var at, var type, var arguments, var initializer) ->
                new Expr.New(at, type, adapted(arguments, types), initializer);
            default -> template;
        };
    }

    private List<Expr.Argument> adapted(List<Expr.Argument> arguments, List<Type> types) {
        return arguments.stream()
                .map(argument -> new Expr.Argument(
                        argument.span(), argument.name(), argument.passing(), adapted(argument.value(), types)))
                .toList();
    }

    private static boolean isNull(String name, List<Type> types) {
        for (int i = 0; i < types.size(); i++) {
            if (name.equals(Bound.Late.operand(i))) {
                return types.get(i) == Type.Special.NULL;
            }
        }
        return false;
    }

    private boolean typeOf(Expr expr, List<Type> types, String name) {
        for (int i = 0; i < types.size(); i++) {
            if (expr instanceof Expr.Name(var _, var text, var _) && text.equals(Bound.Late.operand(i))) {
                return isJson(types.get(i), name);
            }
        }
        return false;
    }

    private static Expr property(Expr.Member member) {
        var at = member.span();
        var key = new Expr.Argument(at, null, Expr.Passing.VALUE, new Expr.Text(at, member.name()));
        return new Expr.Index(at, member.target(), List.of(key));
    }

    /** A value as a JSON token. */
    private Expr token(Expr value, List<Type> types) {
        if (typeOf(value, types, JSON_TOKEN)) {
            return value;
        }
        return json(value);
    }

    private static Expr json(Expr value) {
        var at = value.span();
        var type = new dev.gatehouse.expr.syntax.TypeName.Named(
                at, List.of(new dev.gatehouse.expr.syntax.TypeName.Segment("JValue", List.of())));
        var object = new dev.gatehouse.expr.syntax.TypeName.Named(
                at, List.of(new dev.gatehouse.expr.syntax.TypeName.Segment("object", List.of())));
        var argument = new Expr.Argument(at, null, Expr.Passing.VALUE, new Expr.Cast(at, object, value));
        return new Expr.New(at, type, List.of(argument), null);
    }

    /** What a JSON value holds, as a dynamic value: its type is known only when it is looked at. */
    private Expr held(Expr value, List<Type> types) {
        if (!typeOf(value, types, JSON_VALUE)) {
            return value;
        }
        var at = value.span();
        var dynamic = new dev.gatehouse.expr.syntax.TypeName.Named(
                at, List.of(new dev.gatehouse.expr.syntax.TypeName.Segment("dynamic", List.of())));
        return new Expr.Cast(at, dynamic, new Expr.Member(at, value, "Value", at, List.of()));
    }

    private Expr binary(Span at, Operator operator, Expr left, Expr right, List<Type> types) {
        boolean json = typeOf(left, types, JSON_VALUE);
        var first = held(adapted(left, types), types);
        var second = json || isComparison(operator) ? held(adapted(right, types), types) : adapted(right, types);
        var result = new Expr.Binary(at, operator, first, second);
        return json && !isComparison(operator) ? json(result) : result;
    }

    private static boolean isComparison(Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL -> true;
            default -> false;
        };
    }
}
