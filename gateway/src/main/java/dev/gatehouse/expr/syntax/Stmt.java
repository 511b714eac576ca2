package dev.gatehouse.expr.syntax;

import dev.gatehouse.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as written. */
public sealed interface Stmt {
    Span span();

    record Empty(Span span) implements Stmt {}

    record Block(Span span, List<Stmt> statements) implements Stmt {
        public Block {
            statements = List.copyOf(statements);
        }
    }

    record Run(Span span, Expr expression) implements Stmt {}

    /** {@code T a = x, b;}; the type is null for {@code var}. */
    record Declare(Span span, boolean constant, @Nullable TypeName type, List<Variable> variables) implements Stmt {
        public Declare {
            variables = List.copyOf(variables);
        }
    }

    record Variable(Span span, String name, @Nullable Expr value) {}

    record If(
            Span span, Expr condition, Stmt then, @Nullable Stmt otherwise) implements Stmt {}

    record While(Span span, Expr condition, Stmt body) implements Stmt {}

    record DoWhile(Span span, Stmt body, Expr condition) implements Stmt {}

    record For(Span span, List<Stmt> start, @Nullable Expr condition, List<Expr> steps, Stmt body) implements Stmt {
        public For {
            start = List.copyOf(start);
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param type null for {@code var}
     * @param parts the variables of {@code foreach (var (a, b) in …)}; null where there is one, {@code name}
     */
    record ForEach(Span span, @Nullable TypeName type, String name, Expr.@Nullable Tuple parts, Expr items, Stmt body)
            implements Stmt {}

    /** {@code ref T x = ref target;}; the type is null for {@code var}. */
    record DeclareReference(Span span, @Nullable TypeName type, String name, Expr target) implements Stmt {}

    record Return(Span span, @Nullable Expr value) implements Stmt {}

    record Break(Span span) implements Stmt {}

    record Continue(Span span) implements Stmt {}

    record Throw(Span span, @Nullable Expr exception) implements Stmt {}

    record Try(
            Span span,
            Block body,
            List<Catch> catches,
            @Nullable Block last) implements Stmt {
        public Try {
            catches = List.copyOf(catches);
        }
    }

    record Catch(
            Span span,
            @Nullable TypeName type,
            @Nullable String name,
            @Nullable Expr when,
            Block body) {}

    /** {@code using (resource) body}; the resource is a declaration or an expression. */
    record Using(
            Span span,
            @Nullable Declare declaration,
            @Nullable Expr value,
            Stmt body) implements Stmt {}

    /** {@code checked { … }} or {@code unchecked { … }}. */
    record Checked(Span span, boolean checked, Block body) implements Stmt {}

    record Lock(Span span, Expr value, Stmt body) implements Stmt {}

    record Switch(Span span, Expr value, List<Group> groups) implements Stmt {
        public Switch {
            groups = List.copyOf(groups);
        }
    }

    /** Labels and the statements that they share. */
    record Group(Span span, List<Label> labels, List<Stmt> statements) {
        public Group {
            labels = List.copyOf(labels);
            statements = List.copyOf(statements);
        }
    }

    /** {@code case pattern when condition:}; the pattern is null for {@code default:}. */
    record Label(
            Span span, @Nullable Pattern pattern, @Nullable Expr when) {}

    /** {@code goto case x;} or, without a value, {@code goto default;}. */
    record GotoCase(Span span, @Nullable Expr value) implements Stmt {}

    record Goto(Span span, String label) implements Stmt {}

    record Labeled(Span span, String label, Stmt statement) implements Stmt {}

    /**
     * {@code where parameter : …}.
     *
     * @param keyword {@code class}, {@code struct}, {@code new}; empty for a type
     */
    record Constraint(
            Span span,
            String parameter,
            String keyword,
            @Nullable TypeName type) {}

    /**
     * A local function; one of the bodies is there.
     *
     * @param constraints what {@code where} clauses demand of its type parameters
     */
    record Function(
            Span span,
            TypeName result,
            String name,
            List<String> typeParameters,
            List<Constraint> constraints,
            List<Expr.Parameter> parameters,
            @Nullable Expr value,
            @Nullable Block block)
            implements Stmt {
        public Function {
            typeParameters = List.copyOf(typeParameters);
            constraints = List.copyOf(constraints);
            parameters = List.copyOf(parameters);
        }
    }

    /** {@code yield return x;} or, without a value, {@code yield break;}. */
    record Yield(Span span, @Nullable Expr value) implements Stmt {}
}
