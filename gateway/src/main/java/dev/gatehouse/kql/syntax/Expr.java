package dev.gatehouse.kql.syntax;

import dev.gatehouse.kql.schema.Column;
import dev.gatehouse.kql.schema.Type;
import dev.gatehouse.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression as written, for a value or for a table: which of the two a name means, only the binder
 * knows.
 */
public sealed interface Expr {
    Span span();

    /** @param value as a constant of its type (Boolean, Integer, Long, Double, BigDecimal, String, Instant, UUID; JSON text); null for the type's null */
    record Literal(Span span, Type type, @Nullable Object value) implements Expr {}

    record Name(Span span, String text) implements Expr {}

    /** Every column: {@code count(*)}, {@code * has "x"}. */
    record Star(Span span) implements Expr {}

    record Member(Span span, Expr target, Span at, String name) implements Expr {}

    record Index(Span span, Expr target, Expr index) implements Expr {}

    /** An argument with its parameter's name: {@code f(x = 1)}. */
    record Argument(Span span, String name, Expr value) implements Expr {}

    record Call(Span span, Span at, String name, List<Expr> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    record Unary(Span span, String operator, Expr operand) implements Expr {}

    /** @param operator as written: {@code and}, {@code ==}, {@code !has_cs}, {@code matches regex}, … */
    record Binary(Span span, Span at, String operator, Expr left, Expr right) implements Expr {}

    /** @param operator {@code in}, {@code !in~}, {@code has_any}, … */
    record Among(Span span, Span at, String operator, Expr subject, List<Expr> list) implements Expr {
        public Among {
            list = List.copyOf(list);
        }
    }

    /** @param operator {@code between} or {@code !between} */
    record Between(Span span, Span at, String operator, Expr subject, Expr low, Expr high) implements Expr {}

    /** The one value of a table. */
    record ToScalar(Span span, Expr table) implements Expr {}

    record Materialize(Span span, Expr table) implements Expr {}

    record Pipe(Span span, Expr source, List<Stage> stages) implements Expr {
        public Pipe {
            stages = List.copyOf(stages);
        }
    }

    /** @param values as many as a multiple of the columns, or a mistake */
    record Datatable(Span span, List<Column> columns, List<Expr> values) implements Expr {
        public Datatable {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }
    }

    record Print(Span span, List<Named> values) implements Expr {
        public Print {
            values = List.copyOf(values);
        }
    }

    record Range(Span span, String column, Expr from, Expr to, Expr step) implements Expr {}

    record Union(Span span, UnionOf of) implements Expr {}

    /** Over tables rather than over what comes through a pipe. */
    record Search(Span span, List<Pattern> tables, SearchFor search) implements Expr {
        public Search {
            tables = List.copyOf(tables);
        }
    }

    /** A name with stars in it that stand for any text, where several columns or tables may be meant. */
    record Pattern(Span span, String text) implements Expr {
        public boolean isWild() {
            return text.indexOf('*') >= 0;
        }
    }

    /** What could not be read; it was reported. */
    record Bad(Span span) implements Expr {}
}
