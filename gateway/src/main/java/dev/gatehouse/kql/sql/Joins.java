package dev.gatehouse.kql.sql;

import dev.gatehouse.kql.bind.Relation;
import dev.gatehouse.kql.functions.Sql;
import dev.gatehouse.kql.schema.Type;

/** Joins as SQL. Strings of rows without a partner become empty, since Kusto's are never null. */
final class Joins {
    private final Emitter emitter;

    Joins(Emitter emitter) {
        this.emitter = emitter;
    }

    Columns write(Relation.Join join) throws TooLargeException {
        var left = emitter.columns(join.left());
        var right = emitter.columns(join.right());
        var on = Sql.join(
                " AND ",
                join.on().stream()
                        .map(pair -> Sql.of(
                                "{0} = {1}", left.reference(pair.left(), "l"), right.reference(pair.right(), "r")))
                        .toList());
        var lefts = Sql.text(left.table() + " AS l");
        if (join.kind() == Relation.Join.Kind.INNERUNIQUE) {
            lefts = Sql.of(
                    "(SELECT DISTINCT ON ({0}) * FROM " + left.table() + ") AS l",
                    Sql.join(
                            ", ",
                            join.on().stream()
                                    .map(pair -> left.reference(pair.left()))
                                    .toList()));
        }
        var rights = Sql.text(right.table() + " AS r");
        return emitter.define(
                join.shape().all(), template(join), columns -> list(join, left, right, columns), lefts, rights, on);
    }

    private static String template(Relation.Join join) {
        return switch (join.kind()) {
            case INNERUNIQUE, INNER -> "SELECT {0} FROM {1} INNER JOIN {2} ON {3}";
            case LEFTOUTER -> "SELECT {0} FROM {1} LEFT JOIN {2} ON {3}";
            case RIGHTOUTER -> "SELECT {0} FROM {1} RIGHT JOIN {2} ON {3}";
            case FULLOUTER -> "SELECT {0} FROM {1} FULL JOIN {2} ON {3}";
            case LEFTSEMI -> "SELECT {0} FROM {1} SEMI JOIN {2} ON {3}";
            case LEFTANTI -> "SELECT {0} FROM {1} ANTI JOIN {2} ON {3}";
            case RIGHTSEMI -> "SELECT {0} FROM {2} SEMI JOIN {1} ON {3}";
            case RIGHTANTI -> "SELECT {0} FROM {2} ANTI JOIN {1} ON {3}";
        };
    }

    private static Sql list(Relation.Join join, Columns left, Columns right, Columns columns) {
        return Sql.join(
                ", ",
                join.columns().stream()
                        .map(output -> {
                            var value = output.right()
                                    ? right.reference(output.from(), "r")
                                    : left.reference(output.from(), "l");
                            var text =
                                    output.field().type() == Type.STRING ? Sql.of("coalesce({0}, '')", value) : value;
                            return columns.labelled(text, output.field());
                        })
                        .toList());
    }
}
