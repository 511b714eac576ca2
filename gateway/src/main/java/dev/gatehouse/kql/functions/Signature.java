package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a function takes and gives, as text: {@code substring(source: text, start: integer, length: integer?): string}.
 * Behind a parameter's kind: {@code ?} may be left out, {@code *} may repeat (together with all that follow it and are
 * marked so), {@code !} must be constant. The result is a type, or {@code arg0} as the first argument, {@code widest} as
 * the widest number, {@code common} as {@link Kind#COMMON} arguments agree on, {@code typeof} as the last argument names
 * (the binder passes {@code typeof(long)} as the constant string {@code long}).
 */
record Signature(String text, String name, List<Parameter> parameters, String result) {

    record Parameter(String name, Kind kind, boolean optional, boolean repeats, boolean constant) {}

    static Signature parse(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        var parameters = new ArrayList<Parameter>();
        for (var each : text.substring(open + 1, close).split(", ", -1)) {
            if (!each.isEmpty()) {
                int colon = each.indexOf(": ");
                var kind = each.substring(colon + 2);
                var word = kind.replaceAll("[?*!]", "");
                parameters.add(new Parameter(
                        each.substring(0, colon),
                        Kind.parse(word),
                        kind.contains("?"),
                        kind.contains("*"),
                        kind.contains("!")));
            }
        }
        return new Signature(
                text.replace(": place", ": integer"),
                text.substring(0, open),
                List.copyOf(parameters),
                text.substring(close + 3));
    }

    int least() {
        return (int) parameters.stream().filter(each -> !each.optional()).count();
    }

    private boolean repeats() {
        return parameters.stream().anyMatch(Parameter::repeats);
    }

    /** The parameter for an argument, out of so many. */
    Parameter parameter(int argument, int arguments) {
        int first = 0;
        while (first < parameters.size() && !parameters.get(first).repeats()) {
            first++;
        }
        if (first == parameters.size() || argument < first) {
            return parameters.get(argument);
        }
        int last = first;
        while (last < parameters.size() && parameters.get(last).repeats()) {
            last++;
        }
        int behind = parameters.size() - last;
        return argument >= arguments - behind
                ? parameters.get(parameters.size() - (arguments - argument))
                : parameters.get(first + (argument - first) % (last - first));
    }

    /** Why a call does not fit, or null where it does. */
    Typing.@Nullable Refused refusal(List<ArgumentType> arguments) {
        int count = arguments.size();
        if (count < least() || (count > parameters.size() && !repeats())) {
            return new Typing.Refused(
                    Typing.Refused.CALL, name + " takes " + counts() + ", not " + count + ": " + text);
        }
        for (int i = 0; i < count; i++) {
            var parameter = parameter(i, count);
            var argument = arguments.get(i);
            if (!parameter.kind().takes(argument.type())) {
                return new Typing.Refused(
                        i,
                        name + ": " + parameter.name() + " must be " + parameter.kind() + ", not " + argument.type());
            }
            if (parameter.constant() && argument.constant() == null) {
                return new Typing.Refused(i, name + ": " + parameter.name() + " must be a constant");
            }
        }
        return null;
    }

    private String counts() {
        int most = parameters.size();
        if (repeats()) {
            return "at least " + arguments(least());
        }
        return least() == most ? arguments(most) : "from " + least() + " to " + arguments(most);
    }

    private static String arguments(int count) {
        return count == 0 ? "no argument" : count == 1 ? "1 argument" : count + " arguments";
    }

    /** The type of a call that fits. */
    Type type(List<ArgumentType> arguments) {
        return switch (result) {
            case "arg0" -> arguments.getFirst().type();
            case "arg1" -> arguments.get(1).type();
            case "widest" ->
                arguments.stream().map(ArgumentType::type).reduce(Types::wider).orElseThrow();
            case "common" -> common(arguments);
            case "typeof" -> Types.named(arguments.getLast());
            default -> Type.valueOf(result.toUpperCase(Locale.ROOT));
        };
    }

    private Type common(List<ArgumentType> arguments) {
        @Nullable Type common = null;
        for (int i = 0; i < arguments.size(); i++) {
            if (parameter(i, arguments.size()).kind() == Kind.COMMON) {
                var type = arguments.get(i).type();
                common = common == null ? type : Types.common(common, type);
            }
        }
        return common == null ? Type.DYNAMIC : common;
    }

    /** The arguments of a call that fits, converted to what the parameters say. */
    List<Sql> convert(List<Sql> arguments, List<ArgumentType> types) {
        var converted = new ArrayList<Sql>();
        for (int i = 0; i < arguments.size(); i++) {
            var kind = parameter(i, arguments.size()).kind();
            var from = types.get(i).type();
            converted.add(
                    kind == Kind.COMMON
                            ? Conversions.implicit(arguments.get(i), from, common(types))
                            : kind.convert(arguments.get(i), from));
        }
        return converted;
    }
}
