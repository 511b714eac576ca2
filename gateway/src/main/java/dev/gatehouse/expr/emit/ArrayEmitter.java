package dev.gatehouse.expr.emit;

import dev.gatehouse.expr.bind.Bound;
import dev.gatehouse.expr.types.Arrays;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.expr.types.TypeToken;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Writes arrays and their elements. */
final class ArrayEmitter {
    private final MethodEmitter method;
    private final Emitter emitter;
    private final CodeBuilder code;

    ArrayEmitter(MethodEmitter method) {
        this.method = method;
        this.emitter = method.emitter;
        this.code = method.code;
    }

    void newArray(Type element) {
        var simple = element.simple();
        if (simple != null && element.java().isPrimitive() && isPrimitiveArray(simple)) {
            code.newarray(TypeKind.from(MethodEmitter.desc(simple.java())));
        } else if (element.allowsNull() && !(element instanceof Type.Variable)) {
            code.anewarray(MethodEmitter.desc(element.java()));
        } else {
            code.ldc(emitter.token(element));
            Stack.operation(code, "newArray", Object.class, int.class, TypeToken.class);
            code.checkcast(MethodEmitter.desc(new Type.Array(element).java()));
        }
    }

    private static boolean isPrimitiveArray(Simple simple) {
        return switch (simple) {
            case SBYTE, USHORT, UINT, ULONG, DECIMAL -> false;
            case BOOL, CHAR, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> true;
        };
    }

    void arrayOf(Type element, List<Bound> items) {
        code.loadConstant(items.size());
        newArray(element);
        for (int i = 0; i < items.size(); i++) {
            code.dup().loadConstant(i);
            method.push(items.get(i));
            storeInto(element);
        }
    }

    /** Array, index and value are on the stack. */
    private void storeInto(Type element) {
        var simple = element.simple();
        if (simple != null && isPrimitiveArray(simple)) {
            code.arrayStore(TypeKind.from(MethodEmitter.desc(simple.java())));
            return;
        }
        method.toObject(element);
        if (element instanceof Type.Variable) {
            code.invokestatic(
                    MethodEmitter.desc(Arrays.class),
                    "set",
                    MethodTypeDesc.of(
                            ConstantDescs.CD_void,
                            ConstantDescs.CD_Object,
                            ConstantDescs.CD_int,
                            ConstantDescs.CD_Object));
        } else {
            code.aastore();
        }
    }

    void loadElement(Type element) {
        var simple = element.simple();
        if (simple != null && isPrimitiveArray(simple)) {
            code.arrayLoad(TypeKind.from(MethodEmitter.desc(simple.java())));
            if (simple == Simple.BYTE) {
                code.sipush(255).iand();
            }
        } else if (element instanceof Type.Variable) {
            code.invokestatic(
                    MethodEmitter.desc(Arrays.class),
                    "get",
                    MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object, ConstantDescs.CD_int));
        } else {
            code.aaload();
            if (simple != null) {
                Stack.unbox(code, simple);
            }
        }
    }

    void storeElement(Bound.StoreElement store) {
        method.push(store.array());
        method.push(store.index());
        method.push(store.value());
        var kind = Stack.kind(store.type().java());
        int value = code.allocateLocal(kind);
        code.storeLocal(kind, value).loadLocal(kind, value);
        method.at(store.span());
        storeInto(store.type());
        code.loadLocal(kind, value);
    }
}
