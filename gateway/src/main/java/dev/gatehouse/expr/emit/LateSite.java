package dev.gatehouse.expr.emit;

import dev.gatehouse.expr.bind.Binder;
import dev.gatehouse.expr.bind.Bound;
import dev.gatehouse.expr.types.Arrays;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.EnumNumber;
import dev.gatehouse.expr.types.Fields;
import dev.gatehouse.expr.types.Library;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A place in an expression where something is done with a {@code dynamic} value. What exactly is bound and compiled when
 * operands of these types come along for the first time, with the same rules and the same list of members as everything
 * else, and kept.
 *
 * <p><b>Threading:</b> any number of threads.
 */
public final class LateSite {
    private static final String BINDER_EXCEPTION = "Microsoft.CSharp.RuntimeBinder.RuntimeBinderException";
    private static final int MAX_VARIANTS = 32;

    private final Library library;
    private final Source source;
    private final String documentName;
    private final Bound.Late late;
    private final Map<List<Type>, Code> variants = new ConcurrentHashMap<>();

    LateSite(Library library, Source source, String documentName, Bound.Late late) {
        this.library = library;
        this.source = source;
        this.documentName = documentName;
        this.late = late;
    }

    /**
     * Called by generated code.
     *
     * @param operands boxed
     * @throws DotNetException RuntimeBinderException where C# has no meaning for operands of these types
     */
    public @Nullable Object run(@Nullable Object[] operands) {
        var types = new ArrayList<Type>();
        for (int i = 0; i < operands.length; i++) {
            operands[i] = Arrays.unwrap(operands[i]);
            types.add(typeOf(operands[i]));
        }
        var known = variants.get(types);
        if (known == null) {
            if (variants.size() >= MAX_VARIANTS) {
                throw new DotNetException(BINDER_EXCEPTION, "The operation is used with too many types.");
            }
            known = compile(types);
            variants.put(List.copyOf(types), known);
        }
        return known.run(operands);
    }

    private Code compile(List<Type> types) {
        var diagnostics = new Diagnostics();
        var program = Binder.late(library, source, types, late.template(), late.type(), late.explicit(), diagnostics);
        if (diagnostics.hasErrors()) {
            throw new DotNetException(
                    BINDER_EXCEPTION, diagnostics.list().getFirst().message());
        }
        if (!program.reads().isEmpty()) {
            // Bodies are read before an expression runs, if it says that it reads them; this one could not.
            throw new DotNetException(BINDER_EXCEPTION, "A dynamic value cannot read a message's body.");
        }
        return Emitter.emit(new UnitLoader(), source, documentName, program);
    }

    /** The type that C# sees in a value. */
    private Type typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> Type.Special.NULL;
            case Fields fields -> {
                var types = Collections.<Type>nCopies(fields.size(), Type.Dynamic.TYPE);
                yield fields.names().isEmpty()
                        ? new Type.Tuple(types, Collections.nCopies(fields.size(), ""))
                        : new Type.Anonymous(fields.names(), types);
            }
            case DotNetException exception -> {
                var definition = library.find(exception.typeName());
                yield definition == null ? library.exception() : definition.open();
            }
            case EnumNumber number -> ofClass(number.type());
            default -> value.getClass().isArray() ? array(value.getClass()) : ofClass(value.getClass());
        };
    }

    private Type array(Class<?> array) {
        var element = array.getComponentType();
        if (element == byte.class) {
            return new Type.Array(library.simple(Simple.BYTE));
        }
        for (var simple : Simple.values()) {
            if (simple.java() == element || simple.box() == element) {
                return new Type.Array(library.simple(simple));
            }
        }
        return new Type.Array(
                element.isArray() ? array(element) : element == Fields.class ? Type.Dynamic.TYPE : ofClass(element));
    }

    /** The listed type that a class or the nearest of its supertypes stands for. */
    private Type ofClass(Class<?> java) {
        var simple = Simple.ofBox(java);
        if (simple != null) {
            return library.simple(simple);
        }
        for (Class<?> at = java; at != null && at != Object.class; at = at.getSuperclass()) {
            var found = library.find(at);
            if (found != null) {
                return new Type.Named(
                        found, Collections.nCopies(found.parameters().size(), Type.Dynamic.TYPE));
            }
        }
        for (Class<?> at = java; at != null; at = at.getSuperclass()) {
            for (var shown : at.getInterfaces()) {
                var found = library.find(shown);
                if (found != null) {
                    return new Type.Named(
                            found, Collections.nCopies(found.parameters().size(), Type.Dynamic.TYPE));
                }
            }
        }
        return library.object();
    }
}
