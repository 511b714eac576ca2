package dev.gatehouse.expr.emit;

import dev.gatehouse.expr.bind.Bound;
import dev.gatehouse.expr.bind.Conversion;
import dev.gatehouse.expr.types.Arrays;
import dev.gatehouse.expr.types.Definition;
import dev.gatehouse.expr.types.FlagSet;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.expr.types.TypeToken;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Objects;

/** Writes conversions and tests for types. */
final class ConversionEmitter {
    private final MethodEmitter method;
    private final Emitter emitter;
    private final CodeBuilder code;

    ConversionEmitter(MethodEmitter method) {
        this.method = method;
        this.emitter = method.emitter;
        this.code = method.code;
    }

    void convert(Bound.Convert convert) {
        var operand = convert.operand();
        var from = operand.type();
        var to = convert.type();
        method.push(operand);
        switch (convert.how()) {
            case NUMERIC -> {
                method.at(convert.span());
                Stack.convert(code, Objects.requireNonNull(from.simple()), Objects.requireNonNull(to.simple()));
            }
            case NUMERIC_CHECKED -> {
                method.at(convert.span());
                Stack.convertChecked(code, Objects.requireNonNull(from.simple()), Objects.requireNonNull(to.simple()));
            }
            case BOX -> method.toObject(from);
            case SAME -> {
                if (!to.java().isAssignableFrom(from.java())
                        && from != Type.Special.NULL
                        && !(operand instanceof Bound.Token)) {
                    code.checkcast(MethodEmitter.desc(to.java()));
                }
            }
            case UNBOX -> {
                method.at(convert.span());
                var simple = Objects.requireNonNull(to.simple());
                check(to, MethodEmitter.desc(simple.box()));
                Stack.unbox(code, simple);
            }
            case CAST -> {
                method.at(convert.span());
                cast(to);
            }
            case TRY_CAST -> {
                var plain = to instanceof Type.Optional(var inner) ? inner : to;
                code.ldc(emitter.token(plain));
                Stack.operation(code, "tryCast", Object.class, Object.class, TypeToken.class);
                code.checkcast(MethodEmitter.desc(to.java()));
            }
            case VALUE -> {
                method.at(convert.span());
                Stack.operation(code, "value", Object.class, Object.class);
                method.fromObject(to);
            }
            case VALUE_OR_FAIL -> method.fromObject(to);
            case VIEW -> {
                Stack.operation(code, "view", Object.class, Object.class);
                code.checkcast(MethodEmitter.desc(to.java()));
            }
            case CHARACTERS -> Stack.operation(code, "characters", Iterable.class, String.class);
            case UNVIEW ->
                code.invokestatic(
                        MethodEmitter.desc(Arrays.class),
                        "unwrap",
                        MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object));
            case ENUM_NUMBER -> {
                if (isFlags(from)) {
                    code.invokevirtual(
                            MethodEmitter.desc(FlagSet.class), "bits", MethodTypeDesc.of(ConstantDescs.CD_int));
                } else {
                    Stack.operation(code, "number", int.class, Object.class);
                }
            }
            case NUMBER_ENUM -> {
                code.ldc(emitter.token(to));
                Stack.operation(code, "constant", Object.class, int.class, TypeToken.class);
                if (!to.isEnum()) {
                    code.checkcast(MethodEmitter.desc(to.java()));
                }
            }
            case TEXT -> text(from);
            case RESULT_TEXT -> Stack.operation(code, "resultText", String.class, Object.class);
            case RESULT_BOOLEAN -> {
                if (!isBoxedBoolean(operand)) {
                    Stack.operation(code, "resultBoolean", Boolean.class, Object.class);
                }
            }
            case RESULT_INTEGER -> Stack.operation(code, "resultInteger", Integer.class, Object.class);
            case RESULT_LONG -> Stack.operation(code, "resultLong", Long.class, Object.class);
            case RESULT_DOUBLE -> Stack.operation(code, "resultDouble", Double.class, Object.class);
        }
    }

    private static boolean isBoxedBoolean(Bound value) {
        return value instanceof Bound.Convert(var _, var _, var how, var operand)
                && how == Conversion.BOX
                && operand.type().is(Simple.BOOL);
    }

    private static boolean isFlags(Type type) {
        var definition = type.definition();
        return definition != null && definition.kind() == Definition.Kind.FLAGS;
    }

    /** Leaves the object if it is of the class; otherwise asks the token, which throws or adapts it. */
    private void check(Type type, ClassDesc java) {
        var fine = code.newLabel();
        code.dup().instanceOf(java).ifne(fine);
        code.ldc(emitter.token(type));
        Stack.operation(code, "cast", Object.class, Object.class, TypeToken.class);
        code.labelBinding(fine);
    }

    private void cast(Type to) {
        if (to instanceof Type.Variable) {
            return;
        }
        var definition = to.definition();
        if (asksToken(to)) {
            code.ldc(emitter.token(to));
            Stack.operation(code, "cast", Object.class, Object.class, TypeToken.class);
        } else if (definition == null || definition.kind() != Definition.Kind.EXCEPTION) {
            check(to, MethodEmitter.desc(to.java()));
        }
        if (to.java() != Object.class) {
            code.checkcast(MethodEmitter.desc(to.java()));
        }
    }

    void is(Bound operand, Type tested) {
        method.push(operand);
        var definition = tested.definition();
        if (definition != null && definition.kind() == Definition.Kind.EXCEPTION) {
            code.ldc(definition.fullName());
            Stack.operation(code, "isException", boolean.class, Object.class, String.class);
            return;
        }
        var plain = tested instanceof Type.Optional(var inner) ? inner : tested;
        if (plain.box().isInterface() || asksToken(plain)) {
            code.ldc(emitter.token(plain));
            Stack.operation(code, "isInstance", boolean.class, Object.class, TypeToken.class);
        } else {
            code.instanceOf(MethodEmitter.desc(plain.box()));
        }
    }

    /** Types whose values are told apart by more than their class. */
    private static boolean asksToken(Type type) {
        var plain = type instanceof Type.Optional(var inner) ? inner : type;
        return plain.isEnum() || plain instanceof Type.Grid;
    }

    private void text(Type from) {
        var simple = from.simple();
        if (simple == null) {
            code.invokestatic(
                    MethodEmitter.desc(Text.class),
                    "of",
                    MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_Object));
            return;
        }
        switch (simple) {
            case BOOL -> textOf(MethodEmitter.desc(Text.class), "of", ConstantDescs.CD_boolean);
            case CHAR -> textOf(ConstantDescs.CD_String, "valueOf", ConstantDescs.CD_char);
            case SBYTE, BYTE, SHORT, USHORT, INT -> textOf(ConstantDescs.CD_Integer, "toString", ConstantDescs.CD_int);
            case UINT -> textOf(ConstantDescs.CD_Integer, "toUnsignedString", ConstantDescs.CD_int);
            case LONG -> textOf(ConstantDescs.CD_Long, "toString", ConstantDescs.CD_long);
            case ULONG -> textOf(ConstantDescs.CD_Long, "toUnsignedString", ConstantDescs.CD_long);
            case FLOAT -> textOf(MethodEmitter.desc(Text.class), "of", ConstantDescs.CD_float);
            case DOUBLE -> textOf(MethodEmitter.desc(Text.class), "of", ConstantDescs.CD_double);
            case DECIMAL -> textOf(MethodEmitter.desc(Text.class), "of", ConstantDescs.CD_Object);
        }
    }

    private void textOf(ClassDesc owner, String method, ClassDesc parameter) {
        code.invokestatic(owner, method, MethodTypeDesc.of(ConstantDescs.CD_String, parameter));
    }
}
