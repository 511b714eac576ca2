package dev.gatehouse.kql.functions;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scalar function by its signatures, its line in the documentation, and its SQL. */
final class Entry implements ScalarFunction {

    /** SQL from arguments already converted. */
    @FunctionalInterface
    interface Emission {
        Sql sql(List<Sql> arguments, List<ArgumentType> types);
    }

    /** What is to be said against arguments that the signature accepts; null if nothing. */
    @FunctionalInterface
    interface Check {
        Typing.@Nullable Refused refusal(List<ArgumentType> arguments);
    }

    private final List<Signature> signatures;
    private final String description;
    private final Emission emission;
    private final ResultName resultName;
    private final Check check;
    private final boolean needsOrder;

    private Entry(
            List<Signature> signatures,
            String description,
            Emission emission,
            ResultName resultName,
            Check check,
            boolean needsOrder) {
        this.signatures = signatures;
        this.description = description;
        this.emission = emission;
        this.resultName = resultName;
        this.check = check;
        this.needsOrder = needsOrder;
    }

    /**
     * @param signatures one a line; the first that fits counts
     * @param templates for the least number of arguments, for one more, and so on; the last also for all above
     */
    static Entry of(String signatures, String description, String... templates) {
        var parsed = parse(signatures);
        int least = parsed.stream().mapToInt(Signature::least).min().orElse(0);
        return of(
                signatures,
                description,
                (arguments, _) ->
                        Sql.of(templates[Math.min(arguments.size() - least, templates.length - 1)], arguments));
    }

    static Entry of(String signatures, String description, Emission emission) {
        return new Entry(parse(signatures), description, emission, ResultName.NONE, _ -> null, false);
    }

    private static List<Signature> parse(String signatures) {
        return Arrays.stream(signatures.split("\n", -1)).map(Signature::parse).toList();
    }

    /** The same, with columns named for the first argument. */
    Entry named() {
        return named(ResultName.FIRST_ARGUMENT);
    }

    Entry named(ResultName name) {
        return new Entry(signatures, description, emission, name, check, needsOrder);
    }

    Entry checked(Check also) {
        return new Entry(signatures, description, emission, resultName, also, needsOrder);
    }

    /** The same, for rows in order only. */
    Entry ordered() {
        return new Entry(signatures, description, emission, resultName, check, true);
    }

    @Override
    public String name() {
        return signatures.getFirst().name();
    }

    @Override
    public Typing type(List<ArgumentType> arguments) {
        Typing.@Nullable Refused first = null;
        for (var signature : signatures) {
            var refusal = signature.refusal(arguments);
            if (refusal == null) {
                var objection = check.refusal(arguments);
                return objection != null ? objection : new Typing.Of(signature.type(arguments));
            }
            first = first == null || first.argument() < refusal.argument() ? refusal : first;
        }
        return first != null && signatures.size() == 1
                ? first
                : new Typing.Refused(
                        first == null ? Typing.Refused.CALL : first.argument(),
                        name() + " does not take ("
                                + String.join(
                                        ", ",
                                        arguments.stream()
                                                .map(each -> each.type().toString())
                                                .toList()) + "): it is " + String.join(" or ", signatures()));
    }

    @Override
    public Sql sql(List<Sql> arguments, List<ArgumentType> types) {
        for (var signature : signatures) {
            if (signature.refusal(types) == null) {
                return emission.sql(signature.convert(arguments, types), types);
            }
        }
        throw new IllegalArgumentException(name() + " does not take " + types);
    }

    @Override
    public ResultName resultName() {
        return resultName;
    }

    @Override
    public boolean needsOrder() {
        return needsOrder;
    }

    /** For documentation: each on a line. */
    List<String> signatures() {
        return signatures.stream().map(Signature::text).toList();
    }

    /** For documentation. */
    String description() {
        return description;
    }
}
