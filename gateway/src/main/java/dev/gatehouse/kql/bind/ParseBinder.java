package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.kql.syntax.Stage;
import dev.gatehouse.kql.syntax.Stage.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code parse} and {@code parse-where}: columns out of a text.
 *
 * <p>The text is matched as a whole, each column as short as it can be. In the simple kind a column whose text is none of
 * its type makes the whole no match.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/parse-operator">parse operator</a>
 */
final class ParseBinder {
    private final Binding binding;
    private final BindErrors errors;
    private final ScalarBinder scalars;

    ParseBinder(Binding binding, ScalarBinder scalars) {
        this.binding = binding;
        this.errors = binding.errors();
        this.scalars = scalars;
    }

    @Nullable
    Relation bind(Stage.Parse parse, Relation input, Environment names) {
        var row = new Row(binding, input);
        var written = scalars.bind(parse.subject(), new Scope(names, row));
        var subject = written == null ? null : Binding.converted(written, Type.STRING);
        if (subject == null) {
            return null;
        }
        var expression = expression(parse.pieces());
        var captured = new ArrayList<Assignment>();
        var texts = new ArrayList<Assignment>();
        var matched = binding.field("matched", Type.STRING);
        texts.add(new Assignment(matched, new Bound.Captured(subject, expression, 0)));
        Bound matches = call("isnotempty", new Bound.Column(matched));
        var taken = new Names();
        for (var piece : parse.pieces()) {
            if (piece instanceof Piece.Into(var name, var type)) {
                if (!taken.give(name.text())) {
                    errors.declaredTwice(name.span(), name.text());
                    return null;
                }
                var text = binding.field("text", Type.STRING);
                texts.add(new Assignment(text, new Bound.Captured(subject, expression, captured.size() + 1)));
                var value = Binding.converted(new Bound.Column(text), type);
                if (value == null) {
                    errors.notOfType(name.span(), "a parsed column", Type.STRING, type);
                    return null;
                }
                captured.add(new Assignment(binding.field(name.text(), type), value));
                if (!parse.relaxed() && type != Type.STRING) {
                    matches = Binding.operator("and", matches, call("isnotnull", value));
                }
            }
        }
        if (matches == null) {
            throw new IllegalStateException("no functions to parse with");
        }
        return result(parse, input, row.relation(), texts, captured, matches);
    }

    private Relation result(
            Stage.Parse parse,
            Relation input,
            Relation relation,
            List<Assignment> texts,
            List<Assignment> captured,
            Bound matches) {
        var inner = new ArrayList<>(relation.shape().fields());
        texts.forEach(text -> inner.add(text.field()));
        Relation source = new Relation.Compute(relation.shape().with(inner), relation, texts);
        if (parse.filter()) {
            source = new Relation.Filter(source.shape().next(), source, matches);
        }
        var fields = new ArrayList<>(input.shape().fields());
        var assignments = new ArrayList<Assignment>();
        for (var each : captured) {
            var field = each.field();
            var nothing = Binding.nothing(field.type());
            var value = parse.filter() ? each.value() : call("iff", matches, each.value(), nothing);
            assignments.add(new Assignment(field, value));
            ProjectBinder.place(field, fields);
        }
        return new Relation.Compute(source.shape().with(fields), source, assignments);
    }

    private static Bound call(String name, Bound... arguments) {
        return Objects.requireNonNull(Binding.call(Binding.scalar(name), arguments), name);
    }

    private static String expression(List<Piece> pieces) {
        var expression = new StringBuilder("(?s)^");
        for (int i = 0; i < pieces.size(); i++) {
            boolean last = i == pieces.size() - 1;
            switch (pieces.get(i)) {
                case Piece.Anything() -> expression.append(last ? ".*" : ".*?");
                case Piece.Text(var text) -> expression.append(quoted(text));
                case Piece.Into(var _, var _) -> expression.append(last ? "(.*)" : "(.*?)");
            }
        }
        return expression.append('$').toString();
    }

    /** As RE2 understands it, whatever the characters. */
    private static String quoted(String text) {
        var quoted = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '_' || c >= 128) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append("\\x{%x}".formatted(c));
            }
        });
        return quoted.toString();
    }
}
