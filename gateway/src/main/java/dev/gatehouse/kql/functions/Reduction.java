package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import java.util.List;

/** An aggregate with one result, by its signatures. */
final class Reduction implements Aggregate {

    /** SQL from arguments already converted. */
    @FunctionalInterface
    interface Emission {
        Sql sql(List<Sql> arguments, List<ArgumentType> types);
    }

    private final Entry entry;
    private final String prefix;

    /** @param prefix of the column's name, before {@code _} and the argument's; empty: named as the argument */
    Reduction(String prefix, String signatures, String description, Emission emission) {
        this.entry = Entry.of(signatures, description, emission::sql);
        this.prefix = prefix;
    }

    static Reduction of(String signatures, String description, Emission emission) {
        return new Reduction(signatures.substring(0, signatures.indexOf('(')), signatures, description, emission);
    }

    @Override
    public String name() {
        return entry.name();
    }

    @Override
    public Results results(List<Argument> arguments) {
        return switch (entry.type(arguments.stream().map(Argument::type).toList())) {
            case Typing.Of(Type type) -> new Results.Of(List.of(new Column(columnName(arguments), type)));
            case Typing.Refused(int argument, String message) -> new Results.Refused(argument, message);
        };
    }

    private String columnName(List<Argument> arguments) {
        var name = arguments.isEmpty() ? null : arguments.getFirst().name();
        if (prefix.isEmpty()) {
            return name == null ? name() + "_" : name;
        }
        return prefix + "_" + (name == null ? "" : name);
    }

    @Override
    public List<Sql> sql(List<Sql> arguments, List<ArgumentType> types) {
        return List.of(entry.sql(arguments, types));
    }

    @Override
    public List<String> signatures() {
        return entry.signatures();
    }

    @Override
    public String description() {
        return entry.description();
    }
}
