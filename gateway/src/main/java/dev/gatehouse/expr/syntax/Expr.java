package dev.gatehouse.expr.syntax;

import dev.gatehouse.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as written: no types, no meaning. Every node knows where it stands. */
public sealed interface Expr {
    Span span();

    /** Stands where the parser found nothing usable; it has been reported. */
    record Missing(Span span) implements Expr {}

    record Null(Span span) implements Expr {}

    record Bool(Span span, boolean value) implements Expr {}

    record Char(Span span, char value) implements Expr {}

    record Text(Span span, String value) implements Expr {}

    /**
     * @param bits the value as an unsigned 64-bit number
     * @param suffix empty, {@code u}, {@code l} or {@code ul}
     */
    record Whole(Span span, long bits, String suffix) implements Expr {}

    /**
     * @param digits without separators
     * @param suffix {@code d}, {@code f} or {@code m}
     */
    record Real(Span span, String digits, char suffix) implements Expr {}

    record Interpolated(Span span, List<Part> parts) implements Expr {
        public Interpolated {
            parts = List.copyOf(parts);
        }
    }

    /** A piece of an interpolated string. */
    sealed interface Part {}

    record Fixed(String text) implements Part {}

    record Hole(
            Expr value, @Nullable Expr alignment, @Nullable String format) implements Part {}

    record Name(Span span, String text, List<TypeName> typeArguments) implements Expr {
        public Name {
            typeArguments = List.copyOf(typeArguments);
        }
    }

    /** A keyword type used as a value: {@code int} in {@code int.Parse}. */
    record TypeKeyword(Span span, TypeName type) implements Expr {}

    record Member(Span span, Expr target, String name, Span nameSpan, List<TypeName> typeArguments) implements Expr {
        public Member {
            typeArguments = List.copyOf(typeArguments);
        }
    }

    /**
     * {@code target?.access}.
     *
     * @param access holds one {@link Receiver}, which stands for the target's value
     */
    record NullConditional(Span span, Expr target, Expr access) implements Expr {}

    /** The target of the {@link NullConditional} around it. */
    record Receiver(Span span) implements Expr {}

    record Index(Span span, Expr target, List<Argument> arguments) implements Expr {
        public Index {
            arguments = List.copyOf(arguments);
        }
    }

    record Call(Span span, Expr callee, List<Argument> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** How an argument is passed. */
    enum Passing {
        VALUE,
        OUT,
        REF
    }

    /** An argument; its name is null where it is positional. */
    record Argument(Span span, @Nullable String name, Passing passing, Expr value) {}

    /** {@code out var x}, or a variable that a deconstruction declares; the type is null for {@code var}. */
    record OutVariable(Span span, @Nullable TypeName type, String name) implements Expr {}

    record Unary(Span span, Operator operator, Expr operand) implements Expr {}

    /** {@code ++x}, {@code x--}. */
    record Step(Span span, Expr operand, boolean up, boolean prefix) implements Expr {}

    record Binary(Span span, Operator operator, Expr left, Expr right) implements Expr {}

    /** {@code target = value} or, with an operator, {@code target += value}. */
    record Assign(Span span, @Nullable Operator operator, Expr target, Expr value) implements Expr {}

    record Conditional(Span span, Expr condition, Expr whenTrue, Expr whenFalse) implements Expr {}

    record Cast(Span span, TypeName type, Expr operand) implements Expr {}

    record Is(Span span, Expr operand, Pattern pattern) implements Expr {}

    record As(Span span, Expr operand, TypeName type) implements Expr {}

    /** {@code new T(…) { … }}. */
    record New(
            Span span,
            TypeName type,
            List<Argument> arguments,
            @Nullable Initializer initializer) implements Expr {
        public New {
            arguments = List.copyOf(arguments);
        }
    }

    /** What stands in braces after {@code new T(…)}. */
    record Initializer(Span span, List<Element> elements) {
        public Initializer {
            elements = List.copyOf(elements);
        }
    }

    /** An element of an {@link Initializer}. */
    sealed interface Element {
        Span span();
    }

    /** {@code Name = value}. */
    record Setting(Span span, String name, Expr value) implements Element {}

    /** {@code Name = { … }}: fills what the property holds. */
    record Filling(Span span, String name, Initializer initializer) implements Element {}

    /** {@code [key] = value}. */
    record Entry(Span span, List<Argument> keys, Expr value) implements Element {
        public Entry {
            keys = List.copyOf(keys);
        }
    }

    /** {@code value} or {@code { value, value }}: arguments of {@code Add}. */
    record Item(Span span, List<Argument> arguments) implements Element {
        public Item {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * {@code new T[n]}, {@code new T[] { … }}, {@code new[] { … }}.
     *
     * @param element null for {@code new[]}
     * @param sizes one for each dimension, or none
     * @param rank how many dimensions
     */
    record NewArray(
            Span span,
            @Nullable TypeName element,
            List<Expr> sizes,
            int rank,
            @Nullable ArrayValues values) implements Expr {
        public NewArray {
            sizes = List.copyOf(sizes);
        }
    }

    /** {@code { a, b }} as the value of an array. */
    record ArrayValues(Span span, List<Expr> items) implements Expr {
        public ArrayValues {
            items = List.copyOf(items);
        }
    }

    record NewAnonymous(Span span, List<Setting> members) implements Expr {
        public NewAnonymous {
            members = List.copyOf(members);
        }
    }

    /** {@code (a, b)} with optional names; also the target of a deconstruction, then its items may be {@link OutVariable}s. */
    record Tuple(Span span, List<Argument> items) implements Expr {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /**
     * {@code x => …}; one of the bodies is there.
     *
     * @param anyParameters for {@code delegate { … }}, which takes whatever it is given
     */
    record Lambda(
            Span span,
            List<Parameter> parameters,
            boolean anyParameters,
            @Nullable Expr value,
            Stmt.@Nullable Block block)
            implements Expr {
        public Lambda {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A parameter of a lambda or local function.
     *
     * @param type null where a lambda leaves it out
     */
    record Parameter(
            Span span,
            @Nullable TypeName type,
            String name,
            Passing passing,
            boolean rest,
            @Nullable Expr fallback) {}

    /** {@code default} or {@code default(T)}. */
    record Default(Span span, @Nullable TypeName type) implements Expr {}

    record TypeOf(Span span, TypeName type) implements Expr {}

    record SizeOf(Span span, TypeName type) implements Expr {}

    record NameOf(Span span, Expr operand) implements Expr {}

    record Throw(Span span, Expr exception) implements Expr {}

    /** {@code checked(…)} or {@code unchecked(…)}. */
    record Checked(Span span, boolean checked, Expr operand) implements Expr {}

    /** {@code from x in items … select y}; the last clause is a {@link Select} or {@link Group}. */
    record Query(Span span, List<Clause> clauses) implements Expr {
        public Query {
            clauses = List.copyOf(clauses);
        }
    }

    /** A clause of a {@link Query}. */
    sealed interface Clause {
        Span span();
    }

    /** {@code from T x in items}; the type may be left out. */
    record From(Span span, @Nullable TypeName type, String name, Expr items) implements Clause {}

    record Where(Span span, Expr condition) implements Clause {}

    record Let(Span span, String name, Expr value) implements Clause {}

    /** {@code join T x in items on left equals right into group}. */
    record Join(
            Span span,
            @Nullable TypeName type,
            String name,
            Expr items,
            Expr left,
            Expr right,
            @Nullable String into) implements Clause {}

    record OrderBy(Span span, List<Ordering> keys) implements Clause {
        public OrderBy {
            keys = List.copyOf(keys);
        }
    }

    record Ordering(Span span, Expr key, boolean descending) {}

    record Select(Span span, Expr value) implements Clause {}

    record Group(Span span, Expr value, Expr key) implements Clause {}

    /** {@code into x}: what came before is the source of what follows. */
    record Into(Span span, String name) implements Clause {}
}
