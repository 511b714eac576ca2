package dev.gatehouse.expr;

import dev.gatehouse.expr.bind.Binder;
import dev.gatehouse.expr.bind.Bound;
import dev.gatehouse.expr.bind.BoundStatement;
import dev.gatehouse.expr.bind.Program;
import dev.gatehouse.expr.bind.Wanted;
import dev.gatehouse.expr.emit.EmitErrors;
import dev.gatehouse.expr.emit.Emitter;
import dev.gatehouse.expr.emit.UnitLoader;
import dev.gatehouse.expr.syntax.Parser;
import dev.gatehouse.expr.types.Definition;
import dev.gatehouse.expr.types.Library;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Severity;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import org.jspecify.annotations.Nullable;

/** The compiler over a library of .NET types. */
public final class CSharpCompiler implements ExpressionCompiler {
    private final Library library;
    private final Definition root;

    private CSharpCompiler(Library library, Definition root) {
        this.library = library;
        this.root = root;
    }

    /** The usual compiler: all registered types, {@code context} an {@code Apim.Context}. */
    public static CSharpCompiler create() {
        return create(Library.load(), "Apim.Context");
    }

    /**
     * A compiler over other types.
     *
     * @param root full .NET name of what {@code context} is
     * @throws IllegalArgumentException if the library has no such type
     */
    public static CSharpCompiler create(Library library, String root) {
        var definition = library.find(root);
        if (definition == null) {
            throw new IllegalArgumentException("the library has no type " + root);
        }
        return new CSharpCompiler(library, definition);
    }

    /** Reports what is wrong with the syntax of {@code code} alone, for text whose names cannot be known. */
    public static void parse(Source code, boolean block, Diagnostics diagnostics) {
        if (block) {
            Parser.block(code, diagnostics);
        } else {
            Parser.expression(code, diagnostics);
        }
    }

    @Override
    public Unit unit(String documentName) {
        return new Document(documentName);
    }

    private final class Document implements Unit {
        private final String name;
        private final UnitLoader loader = new UnitLoader();

        private Document(String name) {
            this.name = name;
        }

        @Override
        public <T> Expression<T> compile(Source code, boolean block, Class<T> type, Diagnostics diagnostics) {
            var found = new Diagnostics();
            var program = bind(code, block, type, found);
            diagnostics.addAll(found.list());
            if (program == null) {
                return new Refused<>(message(found));
            }
            if (constant(program) instanceof Bound.Constant(var _, var _, var value)) {
                return new Constant<>(type.cast(value));
            }
            try {
                return new Compiled<>(Emitter.emit(loader, code, name, program), type, program.reads());
            } catch (RuntimeException | LinkageError failure) {
                var at = new Span(0, code.text().length());
                var mistake =
                        isTooLarge(failure) ? EmitErrors.tooLarge(code, at) : EmitErrors.failed(code, at, failure);
                diagnostics.add(mistake);
                return new Refused<>(mistake.toString());
            }
        }
    }

    /** The class-file API refuses methods beyond the JVM's limits. */
    private static boolean isTooLarge(Throwable failure) {
        return failure instanceof IllegalArgumentException
                && String.valueOf(failure.getMessage()).contains("Code length");
    }

    private static String message(Diagnostics found) {
        return found.list().isEmpty()
                ? "the expression was refused"
                : found.list().getFirst().toString();
    }

    private @Nullable Program bind(Source code, boolean block, Class<?> type, Diagnostics found) {
        var wanted = wanted(type);
        Program program;
        if (block) {
            var tree = Parser.block(code, found);
            if (found.hasErrors()) {
                return null;
            }
            program = Binder.block(library, code, root, wanted, tree, found);
        } else {
            var tree = Parser.expression(code, found);
            if (found.hasErrors()) {
                return null;
            }
            program = Binder.expression(library, code, root, wanted, tree, found);
        }
        return found.list().stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR) ? null : program;
    }

    private static Wanted wanted(Class<?> type) {
        if (type == String.class) {
            return Wanted.TEXT;
        }
        if (type == Boolean.class) {
            return Wanted.BOOLEAN;
        }
        if (type == Integer.class) {
            return Wanted.INTEGER;
        }
        if (type == Long.class) {
            return Wanted.LONG;
        }
        if (type == Double.class) {
            return Wanted.DOUBLE;
        }
        if (type == Object.class) {
            return Wanted.OBJECT;
        }
        throw new IllegalArgumentException("no result type: " + type);
    }

    /** The result, if the expression is a constant that needs no conversion. */
    private static @Nullable Bound constant(Program program) {
        if (!(program.main().body() instanceof BoundStatement.Return(var _, var value)) || value == null) {
            return null;
        }
        return switch (value) {
            case Bound.Constant constant -> constant;
            case Bound.Convert(var _, var _, var how, var operand) ->
                switch (how) {
                    case BOX, SAME, RESULT_BOOLEAN ->
                        operand instanceof Bound.Constant constant ? constant : boxed(operand);
                    default -> null;
                };
            default -> null;
        };
    }

    private static @Nullable Bound boxed(Bound value) {
        return value instanceof Bound.Convert(var _, var _, var how, Bound.Constant constant)
                        && how == dev.gatehouse.expr.bind.Conversion.BOX
                ? constant
                : null;
    }
}
