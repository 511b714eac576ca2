package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Expr;
import dev.gatehouse.kql.syntax.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code join} and {@code lookup}.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/join-operator">join operator</a>
 */
final class JoinBinder {
    private final Binding binding;
    private final BindErrors errors;
    private final TableBinder tables;

    JoinBinder(Binding binding, TableBinder tables) {
        this.binding = binding;
        this.errors = binding.errors();
        this.tables = tables;
    }

    @Nullable
    Relation bind(Stage.Join join, Relation left, Environment names) {
        var right = tables.bind(join.right(), names);
        if (right == null) {
            return null;
        }
        var pairs = new ArrayList<Relation.Join.Pair>();
        boolean bad = false;
        for (var condition : join.on()) {
            bad |= !condition(condition, left.shape(), right.shape(), pairs);
        }
        if (bad) {
            return null;
        }
        var columns = new ArrayList<Relation.Join.Output>();
        var taken = new Names();
        if (join.kind() != Stage.Join.Kind.RIGHTSEMI && join.kind() != Stage.Join.Kind.RIGHTANTI) {
            for (var field : left.shape().fields()) {
                taken.give(field.name());
                columns.add(new Relation.Join.Output(field, false, field));
            }
        }
        if (join.kind() != Stage.Join.Kind.LEFTSEMI && join.kind() != Stage.Join.Kind.LEFTANTI) {
            var dropped = new HashSet<Field>();
            if (join.lookup()) {
                pairs.forEach(pair -> dropped.add(pair.right()));
            }
            for (var field : right.shape().fields()) {
                if (!dropped.contains(field)) {
                    var fresh = binding.field(taken.unique(field.name()), field.type());
                    columns.add(new Relation.Join.Output(fresh, true, field));
                }
            }
        }
        var fields = columns.stream().map(Relation.Join.Output::field).toList();
        int depth = Math.max(left.shape().depth(), right.shape().depth()) + 1;
        return new Relation.Join(Shape.of(fields, depth), kind(join.kind()), left, right, pairs, columns);
    }

    private static Relation.Join.Kind kind(Stage.Join.Kind kind) {
        return switch (kind) {
            case INNERUNIQUE -> Relation.Join.Kind.INNERUNIQUE;
            case INNER -> Relation.Join.Kind.INNER;
            case LEFTOUTER -> Relation.Join.Kind.LEFTOUTER;
            case RIGHTOUTER -> Relation.Join.Kind.RIGHTOUTER;
            case FULLOUTER -> Relation.Join.Kind.FULLOUTER;
            case LEFTSEMI -> Relation.Join.Kind.LEFTSEMI;
            case RIGHTSEMI -> Relation.Join.Kind.RIGHTSEMI;
            case LEFTANTI -> Relation.Join.Kind.LEFTANTI;
            case RIGHTANTI -> Relation.Join.Kind.RIGHTANTI;
        };
    }

    private boolean condition(Expr condition, Shape left, Shape right, List<Relation.Join.Pair> pairs) {
        return switch (condition) {
            case Expr.Name name -> pair(name, name, left, right, pairs);
            case Expr.Binary binary
            when binary.operator().equals("and") -> {
                boolean first = condition(binary.left(), left, right, pairs);
                boolean second = condition(binary.right(), left, right, pairs);
                yield first && second;
            }
            case Expr.Binary binary
            when binary.operator().equals("==") -> {
                boolean swapped = side(binary.left(), "$right") != null;
                var a = side(swapped ? binary.right() : binary.left(), "$left");
                var b = side(swapped ? binary.left() : binary.right(), "$right");
                if (a == null || b == null) {
                    errors.joinCondition(condition.span());
                    yield false;
                }
                yield pair(a, b, left, right, pairs);
            }
            case Expr.Bad _ -> false;
            default -> {
                errors.joinCondition(condition.span());
                yield false;
            }
        };
    }

    /** The column of {@code $left.column}. */
    private static Expr.@Nullable Name side(Expr expression, String side) {
        boolean of =
                expression instanceof Expr.Member(var _, Expr.Name(var _, var name), var _, var _) && name.equals(side);
        return of && expression instanceof Expr.Member member ? new Expr.Name(member.at(), member.name()) : null;
    }

    private boolean pair(Expr.Name a, Expr.Name b, Shape left, Shape right, List<Relation.Join.Pair> pairs) {
        var leftField = find(a, left);
        var rightField = leftField == null ? null : find(b, right);
        if (leftField == null || rightField == null) {
            return false;
        }
        boolean integers = isInteger(leftField.type()) && isInteger(rightField.type());
        if (leftField.type() != rightField.type() && !integers) {
            errors.joinTypes(a.span(), leftField.type(), rightField.type());
            return false;
        }
        if (leftField.type() == Type.DYNAMIC) {
            errors.dynamicNotAllowed(a.span(), "what tables are joined on");
            return false;
        }
        pairs.add(new Relation.Join.Pair(leftField, rightField));
        return true;
    }

    private static boolean isInteger(Type type) {
        return type == Type.INT || type == Type.LONG;
    }

    private @Nullable Field find(Expr.Name name, Shape shape) {
        var field = shape.find(name.text());
        if (field == null) {
            errors.unknownColumn(
                    name.span(),
                    name.text(),
                    shape.fields().stream().map(Field::name).toList());
        }
        return field;
    }
}
