package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Column;
import java.util.ArrayList;
import java.util.List;

/** Aggregates that pick a row and give its values, a column each: all of one call from the same row. */
final class Picks {
    private Picks() {}

    static List<Aggregate> all() {
        var all = new ArrayList<Aggregate>();
        all.add(new Extreme("arg_max", "max", "greatest"));
        all.add(new Extreme("arg_min", "min", "least"));
        all.add(new Any("take_any", ""));
        all.add(new Any("any", "any_"));
        var pair = new ArrayList<Aggregate>();
        Aggregates.pair(pair, "take_any take_anyif", " ", "(value: value): arg0", "The value of any row.", Picks::any);
        all.add(pair.getLast());
        pair.clear();
        Aggregates.pair(pair, "any anyif", "(value: value): arg0", "The value of any row.", Picks::any);
        all.add(pair.getLast());
        return all;
    }

    private static Sql any(Aggregates.Input x, List<ArgumentType> types) {
        return Aggregates.whole(x.apply("any_value({0})"), types);
    }

    /** The values as a struct. */
    private static Sql struct(List<Sql> values) {
        var fields = new ArrayList<Sql>();
        for (int i = 0; i < values.size(); i++) {
            fields.add(Sql.of("v" + i + " := {0}", values.get(i)));
        }
        return Sql.of("struct_pack({0})", Sql.join(", ", fields));
    }

    private static List<Sql> fields(Sql struct, List<ArgumentType> types) {
        var fields = new ArrayList<Sql>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(Aggregates.whole(Sql.of("struct_extract({0}, 'v" + i + "')", struct), types.subList(i, i + 1)));
        }
        return fields;
    }

    /** {@code arg_max}, {@code arg_min}. Where the first value is null in all rows, any row. */
    private record Extreme(String name, String prefix, String word) implements Aggregate {
        @Override
        public Results results(List<Argument> arguments) {
            if (arguments.isEmpty()) {
                return new Results.Refused(
                        Typing.Refused.CALL, name + " takes a value, and what else to give of its row");
            }
            if (!Kind.ORDERABLE.takes(arguments.getFirst().type().type())) {
                return new Results.Refused(
                        0, name + ": a " + arguments.getFirst().type().type() + " has no order: convert it first");
            }
            var columns = new ArrayList<Column>();
            for (int i = 0; i < arguments.size(); i++) {
                var own = arguments.get(i).name();
                var name = own != null ? own : prefix + "_" + (i == 0 ? "" : "_arg" + i);
                columns.add(new Column(name, arguments.get(i).type().type()));
            }
            return new Results.Of(columns);
        }

        @Override
        public List<Sql> sql(List<Sql> arguments, List<ArgumentType> types) {
            if (arguments.size() == 1) {
                return List.of(Aggregates.whole(Sql.of(prefix + "({0})", arguments), types));
            }
            return fields(
                    Sql.of("coalesce(" + name + "({0}, {1}), any_value({0}))", struct(arguments), arguments.getFirst()),
                    types);
        }

        @Override
        public int starFrom() {
            return 1;
        }

        @Override
        public List<String> signatures() {
            return List.of(name + "(by: orderable, value: value*): columns");
        }

        @Override
        public String description() {
            return "The row with the " + word + " value: that value, and others of the row (* for all), a column each.";
        }
    }

    /** {@code take_any}, and {@code any}, which names its columns after itself. */
    private record Any(String name, String prefix) implements Aggregate {
        @Override
        public Results results(List<Argument> arguments) {
            if (arguments.isEmpty()) {
                return new Results.Refused(Typing.Refused.CALL, name + " takes at least 1 value");
            }
            var columns = new ArrayList<Column>();
            for (int i = 0; i < arguments.size(); i++) {
                var own = arguments.get(i).name();
                columns.add(new Column(
                        own != null ? prefix + own : "any_arg" + i,
                        arguments.get(i).type().type()));
            }
            return new Results.Of(columns);
        }

        @Override
        public List<Sql> sql(List<Sql> arguments, List<ArgumentType> types) {
            return arguments.size() == 1
                    ? List.of(Aggregates.whole(Sql.of("any_value({0})", arguments), types))
                    : fields(Sql.of("any_value({0})", struct(arguments)), types);
        }

        @Override
        public int starFrom() {
            return 0;
        }

        @Override
        public List<String> signatures() {
            return List.of(name + "(value: value*): columns");
        }

        @Override
        public String description() {
            return "Values of any one row (* for all), a column each.";
        }
    }
}
