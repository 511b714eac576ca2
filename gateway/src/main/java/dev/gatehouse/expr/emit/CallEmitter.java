package dev.gatehouse.expr.emit;

import dev.gatehouse.expr.bind.Bound;
import dev.gatehouse.expr.types.Fields;
import dev.gatehouse.expr.types.MemberMethod;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes calls, and what makes values out of several: delegates, anonymous types and tuples, joined texts. */
final class CallEmitter {
    private static final ClassDesc OUT = MethodEmitter.desc(Out.class);
    private static final ClassDesc FIELDS = MethodEmitter.desc(Fields.class);
    private static final ClassDesc METAFACTORY = MethodEmitter.desc(LambdaMetafactory.class);

    private final MethodEmitter method;
    private final Emitter emitter;
    private final CodeBuilder code;

    CallEmitter(MethodEmitter method) {
        this.method = method;
        this.emitter = method.emitter;
        this.code = method.code;
    }

    void invoke(Bound.Invoke invoke) {
        var called = invoke.method();
        var outs = new ArrayList<Bound.OutInto>();
        var outSlots = new ArrayList<Integer>();
        var parameterTypes = called.descriptor().parameterList();
        for (int i = 0; i < invoke.arguments().size(); i++) {
            var argument = invoke.arguments().get(i);
            if (argument instanceof Bound.OutInto out) {
                int slot = code.allocateLocal(TypeKind.REFERENCE);
                code.new_(OUT)
                        .dup()
                        .invokespecial(OUT, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                        .dup()
                        .astore(slot);
                if (out.filled()) {
                    code.dup();
                    method.read(out.variable());
                    method.toObject(out.type());
                    code.putfield(OUT, "value", ConstantDescs.CD_Object);
                }
                outs.add(out);
                outSlots.add(slot);
            } else {
                method.push(argument);
                pass(argument.type(), parameterTypes.get(i), argument);
            }
        }
        method.at(invoke.span());
        code.invokestatic(called.javaOwner(), called.javaName(), called.descriptor());
        if (!invoke.type().isVoid()) {
            fromJava(called, invoke.type());
        }
        for (int i = 0; i < outs.size(); i++) {
            var out = outs.get(i);
            code.aload(outSlots.get(i)).getfield(OUT, "value", ConstantDescs.CD_Object);
            method.fromObject(out.type());
            method.store(out.variable());
        }
    }

    /** The value here as an argument of a Java parameter. */
    private void pass(Type type, ClassDesc parameter, Bound argument) {
        if (argument instanceof Bound.Token) {
            return;
        }
        var simple = type.simple();
        if (simple == null || simple == Simple.DECIMAL) {
            if (type.isEnum() && !parameter.equals(ConstantDescs.CD_Object)) {
                code.checkcast(parameter);
            }
            return;
        }
        if (!parameter.isPrimitive()) {
            Stack.box(code, simple);
        } else if (simple == Simple.BYTE) {
            code.i2b();
        } else if (simple == Simple.USHORT) {
            code.i2s();
        }
    }

    /** The result of a Java method as a value of its C# type. */
    private void fromJava(MemberMethod called, Type type) {
        var simple = type.simple();
        var java = called.javaResult();
        if (simple != null && java.isPrimitive()) {
            if (simple == Simple.BYTE) {
                code.sipush(255).iand();
            } else if (simple == Simple.USHORT) {
                code.i2c();
            }
        } else if (simple != null || !type.java().isAssignableFrom(java)) {
            method.fromObject(type);
        }
    }

    void callFunction(Bound.CallFunction call) {
        var callee = call.function();
        var name = emitter.nameOf(callee);
        for (var captured : callee.captures()) {
            method.pushSlot(captured);
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            var parameter = callee.parameters().get(i);
            var argument = call.arguments().get(i);
            method.push(argument);
            if (parameter.isCell() && !(argument instanceof Bound.Reference)) {
                method.wrapCell(Stack.kind(parameter.java()));
            }
        }
        method.at(call.span());
        code.invokestatic(emitter.self(), name, emitter.signature(callee));
    }

    private static MethodTypeDesc erased(Type delegate) {
        var definition = Objects.requireNonNull(delegate.definition());
        int count = switch (definition.name()) {
            case "Func" -> definition.parameters().size() - 1;
            case "Predicate", "Converter" -> 1;
            case "Comparison" -> 2;
            default -> definition.parameters().size();
        };
        var result = switch (definition.name()) {
            case "Func", "Converter" -> ConstantDescs.CD_Object;
            case "Predicate" -> ConstantDescs.CD_boolean;
            case "Comparison" -> ConstantDescs.CD_int;
            default -> ConstantDescs.CD_void;
        };
        return MethodTypeDesc.of(result, java.util.Collections.nCopies(count, ConstantDescs.CD_Object));
    }

    void lambda(Bound.Lambda lambda) {
        var target = lambda.function();
        var erased = erased(lambda.type());
        emitter.lambda(target, erased);
        var name = emitter.nameOf(target);
        var captures = target.captures();
        captures.forEach(method::pushSlot);
        var captured = captures.stream().map(Emitter::slotDesc).toList();
        var implementation = MethodHandleDesc.ofMethod(
                DirectMethodHandleDesc.Kind.STATIC, emitter.self(), name, emitter.signature(target));
        var bootstrap = ConstantDescs.ofCallsiteBootstrap(
                METAFACTORY,
                "metafactory",
                ConstantDescs.CD_CallSite,
                ConstantDescs.CD_MethodType,
                ConstantDescs.CD_MethodHandle,
                ConstantDescs.CD_MethodType);
        method.at(lambda.span());
        code.invokedynamic(DynamicCallSiteDesc.of(
                bootstrap,
                "invoke",
                MethodTypeDesc.of(MethodEmitter.desc(lambda.type().java()), captured),
                erased,
                implementation,
                erased));
    }

    void callDelegate(Bound.CallDelegate call) {
        method.push(call.target());
        for (var argument : call.arguments()) {
            method.push(argument);
            method.toObject(argument.type());
        }
        method.at(call.span());
        var erased = erased(call.target().type());
        code.invokeinterface(MethodEmitter.desc(call.target().type().java()), "invoke", erased);
        if (erased.returnType().equals(ConstantDescs.CD_Object)) {
            method.fromObject(call.type());
        }
    }

    void late(Bound.Late late) {
        var site = emitter.site(late);
        code.ldc(Constants.describe(emitter.loader(), site, LateSite.class));
        code.loadConstant(late.operands().size()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < late.operands().size(); i++) {
            code.dup().loadConstant(i);
            method.push(late.operands().get(i));
            code.aastore();
        }
        method.at(late.span());
        code.invokevirtual(
                MethodEmitter.desc(LateSite.class),
                "run",
                MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object.arrayType()));
        method.fromObject(late.type());
    }

    void newFields(Bound.NewFields fields) {
        var names = fields.type() instanceof Type.Anonymous(var given, var _) ? given : List.<String>of();
        code.new_(FIELDS).dup().ldc(Constants.describe(emitter.loader(), names, List.class));
        code.loadConstant(fields.values().size()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < fields.values().size(); i++) {
            var value = fields.values().get(i);
            code.dup().loadConstant(i);
            method.push(value);
            method.toObject(value.type());
            code.aastore();
        }
        code.invokespecial(
                FIELDS,
                ConstantDescs.INIT_NAME,
                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_List, ConstantDescs.CD_Object.arrayType()));
    }

    void concat(Bound.Concat concat) {
        var parts = concat.parts();
        method.at(concat.span());
        if (parts.size() == 1) {
            method.push(parts.getFirst());
            Stack.operation(code, "text", String.class, String.class);
        } else if (parts.size() <= 4) {
            parts.forEach(method::push);
            var types = java.util.Collections.nCopies(parts.size(), ConstantDescs.CD_String);
            code.invokestatic(Stack.OPERATIONS, "concat", MethodTypeDesc.of(ConstantDescs.CD_String, types));
        } else {
            code.loadConstant(parts.size()).anewarray(ConstantDescs.CD_String);
            for (int i = 0; i < parts.size(); i++) {
                code.dup().loadConstant(i);
                method.push(parts.get(i));
                code.aastore();
            }
            Stack.operation(code, "concat", String.class, String[].class);
        }
    }
}
