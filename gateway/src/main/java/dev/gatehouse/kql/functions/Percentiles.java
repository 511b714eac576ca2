package dev.gatehouse.kql.functions;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code percentile} and {@code percentiles}: the value at the nearest rank, never one in between.
 *
 * @param array whether the results are one array rather than a column each
 */
record Percentiles(String name, boolean several, boolean array) implements Aggregate {

    static List<Aggregate> all() {
        return List.of(
                new Percentiles("percentile", false, false),
                new Percentiles("percentiles", true, false),
                new Percentiles("percentiles_array", true, true));
    }

    @Override
    public Results results(List<Argument> arguments) {
        if (arguments.size() < 2 || (!several && arguments.size() > 2)) {
            return new Results.Refused(
                    Typing.Refused.CALL, name + " takes a value and " + (several ? "percentiles" : "a percentile"));
        }
        var value = arguments.getFirst();
        var type = value.type().type();
        if (type == Type.DYNAMIC) {
            return new Results.Refused(0, name + ": a dynamic has no order: convert it first");
        }
        var columns = new ArrayList<Column>();
        for (int i = 1; i < arguments.size(); i++) {
            var percent = percent(arguments.get(i).type());
            if (percent == null) {
                return new Results.Refused(i, name + ": a percentile must be a constant number from 0 to 100");
            }
            columns.add(new Column(
                    "percentile_" + (value.name() == null ? "" : value.name()) + "_"
                            + percent.toPlainString().replace('.', '_'),
                    type == Type.INT ? Type.LONG : type));
        }
        return array
                ? Results.Of.one("percentiles_" + (value.name() == null ? "" : value.name()), Type.DYNAMIC)
                : new Results.Of(columns);
    }

    private static @Nullable BigDecimal percent(ArgumentType type) {
        if (!(type.constant() instanceof Number number)) {
            return null;
        }
        double percent = number.doubleValue();
        return percent >= 0 && percent <= 100 ? new BigDecimal(number.toString()) : null;
    }

    @Override
    public List<Sql> sql(List<Sql> arguments, List<ArgumentType> types) {
        var type = types.getFirst().type();
        var value = type == Type.INT ? Sql.of("{0}::BIGINT", arguments.getFirst()) : arguments.getFirst();
        var results = new ArrayList<Sql>();
        for (int i = 1; i < arguments.size(); i++) {
            var percent = percent(types.get(i));
            if (percent == null) {
                throw new IllegalArgumentException("no percentile: " + types.get(i));
            }
            var quantile =
                    Sql.of("quantile_disc({0}, " + percent.movePointLeft(2).toPlainString() + ")", value);
            results.add(Aggregates.whole(quantile, types));
        }
        return array
                ? List.of(Sql.of(
                        "json_array({0})",
                        Sql.join(
                                ", ",
                                results.stream()
                                        .map(each -> Conversions.toJson(each, type))
                                        .toList())))
                : results;
    }

    @Override
    public List<String> signatures() {
        return List.of(name + "(value: value, percentile: number!" + (several ? "*" : "") + "): "
                + (array ? "dynamic" : "arg0"));
    }

    @Override
    public String description() {
        return several
                ? "The values below which so many percent lie, by nearest rank"
                        + (array ? ", as an array." : ", a column each.")
                : "The value below which so many percent lie, by nearest rank; exact.";
    }
}
