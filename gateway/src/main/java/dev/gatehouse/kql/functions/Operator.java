package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operator of two operands or one: what type comes of theirs, and the SQL. */
record Operator(String name, Rule rule, Entry.Emission emission) implements ScalarFunction {

    /** The type of the result, null if the operator is not defined for the operands. */
    @FunctionalInterface
    interface Rule {
        @Nullable
        Type type(List<Type> operands);
    }

    @Override
    public Typing type(List<ArgumentType> arguments) {
        var types = arguments.stream().map(ArgumentType::type).toList();
        var type = rule.type(types);
        return type != null
                ? new Typing.Of(type)
                : new Typing.Refused(
                        Typing.Refused.CALL,
                        "the operator '" + name.replace("unary ", "") + "' is not defined for "
                                + String.join(
                                        " and ",
                                        types.stream().map(Type::toString).toList()));
    }

    @Override
    public Sql sql(List<Sql> arguments, List<ArgumentType> types) {
        return emission.sql(arguments, types);
    }
}
