package dev.gatehouse.expr.emit;

import dev.gatehouse.expr.bind.Bound;
import dev.gatehouse.expr.bind.Function;
import dev.gatehouse.expr.bind.Program;
import dev.gatehouse.expr.bind.Variable;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.expr.types.TypeTokens;
import dev.gatehouse.text.Source;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Writes the class of one expression: {@code run}, and a static method for each lambda and local function. */
public final class Emitter {
    private static final ClassDesc CODE = Code.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object);

    private final UnitLoader loader;
    private final Source source;
    private final ClassDesc self;
    private final IdentityHashMap<Function, String> names = new IdentityHashMap<>();
    private final Deque<Function> waiting = new ArrayDeque<>();
    private final Map<Type, DynamicConstantDesc<?>> tokens = new HashMap<>();
    private final Program program;
    private final String documentName;

    private Emitter(UnitLoader loader, Source source, ClassDesc self, String documentName, Program program) {
        this.documentName = documentName;
        this.loader = loader;
        this.source = source;
        this.self = self;
        this.program = program;
    }

    /**
     * Compiles and loads.
     *
     * @param documentName what stack traces call the file
     * @throws IllegalArgumentException if a method is too large
     */
    public static Code emit(UnitLoader loader, Source source, String documentName, Program program) {
        var name = loader.nextName();
        var bytes = write(loader, name, source, documentName, program);
        try {
            return (Code) loader.define(name, bytes).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + name, e);
        }
    }

    /** The class file alone. */
    static byte[] write(UnitLoader loader, String name, Source source, String documentName, Program program) {
        return new Emitter(loader, source, ClassDesc.of(name), documentName, program).classFile();
    }

    private byte[] classFile() {
        var resolver = ClassHierarchyResolver.ofClassLoading(loader);
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver)).build(self, builder -> {
            builder.withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL, AccessFlag.SUPER, AccessFlag.SYNTHETIC)
                    .withInterfaceSymbols(CODE)
                    .with(SourceFileAttribute.of(documentName))
                    .withMethodBody(
                            ConstantDescs.INIT_NAME,
                            ConstantDescs.MTD_void,
                            ClassFile.ACC_PUBLIC,
                            code -> code.aload(0)
                                    .invokespecial(
                                            ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                    .return_())
                    .withMethodBody(
                            "run",
                            RUN,
                            ClassFile.ACC_PUBLIC,
                            code -> new MethodEmitter(this, code, program.main()).main());
            while (!waiting.isEmpty()) {
                var function = waiting.remove();
                if (function.yields() != null) {
                    new IteratorEmitter(this, builder, function).emit();
                    continue;
                }
                builder.withMethodBody(
                        nameOf(function),
                        signature(function),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                        code -> new MethodEmitter(this, code, function).function(isLambda(function)));
            }
        });
    }

    /** What generated code calls where it cannot know yet what to do. */
    LateSite site(Bound.Late late) {
        return new LateSite(program.library(), source, documentName, late);
    }

    UnitLoader loader() {
        return loader;
    }

    ClassDesc self() {
        return self;
    }

    Variable budget() {
        return program.budget();
    }

    int line(int offset) {
        return source.position(offset).line();
    }

    /** The method's name; a function asked for the first time is going to be written. */
    String nameOf(Function function) {
        var name = names.get(function);
        if (name == null) {
            name = function.name().replaceAll("[^\\p{L}\\p{N}_]", "_") + "$" + names.size();
            names.put(function, name);
            waiting.add(function);
        }
        return name;
    }

    private final IdentityHashMap<Function, MethodTypeDesc> erasures = new IdentityHashMap<>();

    /** Says that the function is called through a delegate: it takes and gives objects. */
    void lambda(Function function, MethodTypeDesc erased) {
        erasures.put(function, erased);
    }

    boolean isLambda(Function function) {
        return erasures.containsKey(function);
    }

    /** What the delegate's method gives. */
    ClassDesc erasedResult(Function function) {
        var erased = erasures.get(function);
        return erased == null ? ConstantDescs.CD_Object : erased.returnType();
    }

    /** Captured variables first, then the parameters. */
    MethodTypeDesc signature(Function function) {
        var types = new ArrayList<ClassDesc>();
        for (var captured : function.captures()) {
            types.add(slotDesc(captured));
        }
        var erased = erasures.get(function);
        if (erased != null) {
            types.addAll(erased.parameterList());
            return MethodTypeDesc.of(erased.returnType(), types);
        }
        for (var parameter : function.parameters()) {
            types.add(slotDesc(parameter));
        }
        var result = function.result();
        return MethodTypeDesc.of(
                result == null || result.isVoid() ? ConstantDescs.CD_void : desc(result.java()), types);
    }

    /** The class of what lies in the variable's slot: an array if it is a cell. */
    static ClassDesc slotDesc(Variable variable) {
        return variable.isCell() ? Stack.cell(variable.java()) : desc(variable.java());
    }

    static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    DynamicConstantDesc<?> token(Type type) {
        return tokens.computeIfAbsent(
                type, t -> Constants.describe(loader, TypeTokens.of(t), dev.gatehouse.expr.types.TypeToken.class));
    }
}
