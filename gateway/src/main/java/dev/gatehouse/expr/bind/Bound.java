package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.types.MemberMethod;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression with its meaning: every name resolved, every conversion written out. The cases after
 * {@link Bad} exist only while binding.
 */
public sealed interface Bound {
    Span span();

    Type type();

    /** A boxed value, null, or a constant of a Java enum. */
    record Constant(Span span, Type type, @Nullable Object value) implements Bound {}

    record Read(Span span, Variable variable) implements Bound {
        @Override
        public Type type() {
            return variable.type();
        }
    }

    /** Stores and yields the value. */
    record Store(Span span, Variable variable, Bound value) implements Bound {
        @Override
        public Type type() {
            return variable.type();
        }
    }

    /** A call of the library; the arguments are those of the Java method, {@code self} included. */
    record Invoke(Span span, Type type, MemberMethod method, List<Bound> arguments) implements Bound {
        public Invoke {
            arguments = List.copyOf(arguments);
        }
    }

    /** A type argument for the library. */
    record Token(Span span, Type type) implements Bound {}

    /**
     * Where the library puts an {@code out} value.
     *
     * @param filled whether the library finds the variable's value there: {@code ref}
     */
    record OutInto(Span span, Type type, Variable variable, boolean filled) implements Bound {}

    record Convert(Span span, Type type, Conversion how, Bound operand) implements Bound {}

    /** Both operands are of the operation's type (the right one of a shift is int). */
    record Arithmetic(Span span, Type type, Operator operator, Bound left, Bound right, boolean checked)
            implements Bound {}

    /** Both operands are of the same simple type. */
    record Compare(Span span, Type type, Operator operator, Bound left, Bound right) implements Bound {}

    /** Equality of references or, with {@code byValue}, by Java's {@code equals}. */
    record Same(Span span, Type type, boolean negated, boolean byValue, Bound left, Bound right) implements Bound {}

    record Not(Span span, Type type, Bound operand) implements Bound {}

    /** {@code -x} and {@code ~x}. */
    record Negate(Span span, Type type, Operator operator, Bound operand, boolean checked) implements Bound {}

    record Logic(Span span, Type type, boolean and, Bound left, Bound right) implements Bound {}

    record Choose(Span span, Type type, Bound condition, Bound whenTrue, Bound whenFalse) implements Bound {}

    /** {@code left ?? right}; both are references or boxed. */
    record Coalesce(Span span, Type type, Bound left, Bound right) implements Bound {}

    /** Texts joined; each part is a string. */
    record Concat(Span span, Type type, List<Bound> parts) implements Bound {
        public Concat {
            parts = List.copyOf(parts);
        }
    }

    /** Effects, then the value. */
    record Sequence(Span span, List<Bound> effects, Bound value) implements Bound {
        public Sequence {
            effects = List.copyOf(effects);
        }

        @Override
        public Type type() {
            return value.type();
        }
    }

    /** An array of {@code size} defaults. */
    record NewArray(Span span, Type type, Bound size) implements Bound {}

    record ArrayOf(Span span, Type type, List<Bound> items) implements Bound {
        public ArrayOf {
            items = List.copyOf(items);
        }
    }

    record Element(Span span, Type type, Bound array, Bound index) implements Bound {}

    /** Stores and yields the value. */
    record StoreElement(Span span, Type type, Bound array, Bound index, Bound value) implements Bound {}

    record Length(Span span, Type type, Bound array) implements Bound {}

    /** Whether a boxed value or reference is of a type. */
    record Is(Span span, Type type, Bound operand, Type tested) implements Bound {}

    record Lambda(Span span, Type type, Function function) implements Bound {}

    record CallFunction(Span span, Type type, Function function, List<Bound> arguments) implements Bound {
        public CallFunction {
            arguments = List.copyOf(arguments);
        }
    }

    /** A variable handed to a {@code ref} or {@code out} parameter of a local function. */
    record Reference(Span span, Variable variable) implements Bound {
        @Override
        public Type type() {
            return variable.type();
        }
    }

    record CallDelegate(Span span, Type type, Bound target, List<Bound> arguments) implements Bound {
        public CallDelegate {
            arguments = List.copyOf(arguments);
        }
    }

    /** A value of an anonymous or tuple type. */
    record NewFields(Span span, Type type, List<Bound> values) implements Bound {
        public NewFields {
            values = List.copyOf(values);
        }
    }

    record Field(Span span, Type type, Bound target, int index) implements Bound {}

    record Throw(Span span, Type type, Bound exception) implements Bound {}

    /**
     * What is bound when the types of its operands are known: everything that is done with a {@code dynamic} value.
     *
     * @param template the expression as written, with {@link Late#operand names} in place of the operands
     * @param explicit whether a conversion to {@code type} may be one that needs a cast
     */
    record Late(Span span, Type type, Expr template, List<Bound> operands, boolean explicit) implements Bound {
        public Late {
            operands = List.copyOf(operands);
        }

        /** What stands for an operand in the template. */
        public static String operand(int index) {
            return "<operand" + index + ">";
        }
    }

    /** {@code default(T)} where it is no constant. */
    record Default(Span span, Type type) implements Bound {}

    /** Refuses null. */
    record NonNull(Span span, Bound operand) implements Bound {
        @Override
        public Type type() {
            return operand.type();
        }
    }

    /** What did not bind; it has been reported. */
    record Bad(Span span) implements Bound {
        @Override
        public Type type() {
            return Type.Special.BAD;
        }
    }

    /** A lambda before its type is known. */
    record OpenLambda(Span span, Expr.Lambda lambda, Scope scope, Function within) implements Bound {
        @Override
        public Type type() {
            return Type.Special.FUNCTION;
        }
    }

    /** Methods of one name before one is chosen. */
    record MethodGroup(
            Span span,
            String name,
            @Nullable Bound self,
            @Nullable Type owner,
            List<Type> typeArguments,
            List<MemberMethod> methods,
            @Nullable Function local)
            implements Bound {
        public MethodGroup {
            typeArguments = List.copyOf(typeArguments);
            methods = List.copyOf(methods);
        }

        @Override
        public Type type() {
            return Type.Special.FUNCTION;
        }
    }

    /**
     * An element passed by reference, before the method is chosen.
     *
     * @param effects evaluate its parts, once
     * @param read its value now
     * @param write stores the variable's value there
     */
    record OutPlace(Span span, Variable variable, List<Bound> effects, Bound read, Bound write) implements Bound {
        public OutPlace {
            effects = List.copyOf(effects);
        }

        @Override
        public Type type() {
            return variable.type();
        }
    }

    /** A member of a dynamic value that is about to be called. */
    record LateMember(Span span, Bound target, String name, List<Type> typeArguments) implements Bound {
        public LateMember {
            typeArguments = List.copyOf(typeArguments);
        }

        @Override
        public Type type() {
            return Type.Special.BAD;
        }
    }

    /** {@code (a, b)} before its type is known. */
    record OpenTuple(Span span, List<String> names, List<Bound> items) implements Bound {
        @Override
        public Type type() {
            return new Type.Tuple(items.stream().map(Bound::type).toList(), names);
        }
    }

    /** A type used as a name. */
    record TypeReference(Span span, Type referenced) implements Bound {
        @Override
        public Type type() {
            return Type.Special.BAD;
        }
    }

    record Namespace(Span span, String name) implements Bound {
        @Override
        public Type type() {
            return Type.Special.BAD;
        }
    }

    /** Marks an {@code out var} whose type the chosen method decides. */
    record OutDeclaration(Span span, String name, @Nullable Type declared, Scope scope) implements Bound {
        @Override
        public Type type() {
            return declared == null ? Type.Special.NULL : declared;
        }
    }
}
