package dev.gatehouse.expr.emit;

import dev.gatehouse.expr.bind.Function;
import dev.gatehouse.expr.types.Iteration;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;

/**
 * Writes a local function with {@code yield} as two methods: one that makes the sequence, and one that runs the body to
 * the next element. The second begins with a switch to the place where it stopped; whatever lives beyond a {@code
 * yield} is kept in the frame meanwhile.
 */
final class IteratorEmitter {
    private static final ClassDesc ITERATION = MethodEmitter.desc(Iteration.class);
    private static final ClassDesc STEP = MethodEmitter.desc(Iteration.Step.class);
    private static final ClassDesc FRAME = MethodEmitter.desc(Iteration.Frame.class);
    private static final MethodTypeDesc ADVANCE = MethodTypeDesc.of(ConstantDescs.CD_boolean, FRAME);
    private static final int FLAGS = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    private final Emitter emitter;
    private final ClassBuilder builder;
    private final Function function;

    IteratorEmitter(Emitter emitter, ClassBuilder builder, Function function) {
        this.emitter = emitter;
        this.builder = builder;
        this.function = function;
    }

    void emit() {
        var name = emitter.nameOf(function);
        builder.withMethodBody(name, emitter.signature(function), FLAGS, this::sequence);
        builder.withMethodBody(
                name + "$step", stepType(), FLAGS, code -> new MethodEmitter(emitter, code, function).step());
    }

    /** Pushes a value that the frame keeps. */
    static void loadValue(CodeBuilder code, int frame, int index) {
        code.aload(frame)
                .getfield(FRAME, "values", ConstantDescs.CD_Object.arrayType())
                .loadConstant(index)
                .aaload();
    }

    private MethodTypeDesc stepType() {
        var types = new ArrayList<ClassDesc>();
        function.captures().forEach(captured -> types.add(Emitter.slotDesc(captured)));
        types.add(FRAME);
        return MethodTypeDesc.of(ConstantDescs.CD_boolean, types);
    }

    /** {@code return new Iteration(step, arguments)}. */
    private void sequence(CodeBuilder code) {
        var captured = new ArrayList<ClassDesc>();
        int slot = 0;
        code.new_(ITERATION).dup();
        for (var variable : function.captures()) {
            var desc = Emitter.slotDesc(variable);
            captured.add(desc);
            var kind = java.lang.classfile.TypeKind.from(desc).asLoadable();
            code.loadLocal(kind, slot);
            slot += kind.slotSize();
        }
        var implementation = MethodHandleDesc.ofMethod(
                DirectMethodHandleDesc.Kind.STATIC, emitter.self(), emitter.nameOf(function) + "$step", stepType());
        var bootstrap = ConstantDescs.ofCallsiteBootstrap(
                MethodEmitter.desc(LambdaMetafactory.class),
                "metafactory",
                ConstantDescs.CD_CallSite,
                ConstantDescs.CD_MethodType,
                ConstantDescs.CD_MethodHandle,
                ConstantDescs.CD_MethodType);
        code.invokedynamic(DynamicCallSiteDesc.of(
                bootstrap, "advance", MethodTypeDesc.of(STEP, captured), ADVANCE, implementation, ADVANCE));
        code.loadConstant(function.parameters().size()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < function.parameters().size(); i++) {
            var parameter = function.parameters().get(i);
            var kind = Stack.kind(parameter.java());
            code.dup().loadConstant(i);
            if (parameter.isCell()) {
                // Each enumeration begins with a variable of its own.
                code.aload(slot).iconst_0().arrayLoad(kind);
                slot++;
            } else {
                code.loadLocal(kind, slot);
                slot += kind.slotSize();
            }
            var simple = parameter.type().simple();
            if (simple != null) {
                Stack.box(code, simple);
            }
            code.aastore();
        }
        code.invokespecial(
                ITERATION,
                ConstantDescs.INIT_NAME,
                MethodTypeDesc.of(ConstantDescs.CD_void, STEP, ConstantDescs.CD_Object.arrayType()));
        code.areturn();
    }
}
