package dev.gatehouse.expr.emit;

import dev.gatehouse.expr.types.Operations;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.UInt16;
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.expr.types.UInt8;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Values on the JVM's stack: their kinds, boxes and number conversions. */
final class Stack {
    static final ClassDesc OPERATIONS = Operations.class.describeConstable().orElseThrow();
    private static final ClassDesc DECIMAL =
            dev.gatehouse.expr.types.Decimal.class.describeConstable().orElseThrow();

    private Stack() {}

    static TypeKind kind(Class<?> java) {
        return TypeKind.from(java.describeConstable().orElseThrow()).asLoadable();
    }

    /** The array class of a cell for such values. */
    static ClassDesc cell(Class<?> java) {
        return switch (kind(java)) {
            case INT -> ConstantDescs.CD_int.arrayType();
            case LONG -> ConstantDescs.CD_long.arrayType();
            case FLOAT -> ConstantDescs.CD_float.arrayType();
            case DOUBLE -> ConstantDescs.CD_double.arrayType();
            default -> ConstantDescs.CD_Object.arrayType();
        };
    }

    static void box(CodeBuilder code, Simple type) {
        switch (type) {
            case BOOL -> valueOf(code, ConstantDescs.CD_Boolean, ConstantDescs.CD_boolean);
            case CHAR -> valueOf(code, ConstantDescs.CD_Character, ConstantDescs.CD_char);
            case SBYTE -> valueOf(code, ConstantDescs.CD_Byte, ConstantDescs.CD_byte);
            case SHORT -> valueOf(code, ConstantDescs.CD_Short, ConstantDescs.CD_short);
            case INT -> valueOf(code, ConstantDescs.CD_Integer, ConstantDescs.CD_int);
            case LONG -> valueOf(code, ConstantDescs.CD_Long, ConstantDescs.CD_long);
            case FLOAT -> valueOf(code, ConstantDescs.CD_Float, ConstantDescs.CD_float);
            case DOUBLE -> valueOf(code, ConstantDescs.CD_Double, ConstantDescs.CD_double);
            case BYTE -> operation(code, "boxByte", UInt8.class, int.class);
            case USHORT -> operation(code, "boxUnsignedShort", UInt16.class, int.class);
            case UINT -> operation(code, "boxUnsignedInt", UInt32.class, int.class);
            case ULONG -> operation(code, "boxUnsignedLong", UInt64.class, long.class);
            case DECIMAL -> {}
        }
    }

    private static void valueOf(CodeBuilder code, ClassDesc box, ClassDesc primitive) {
        code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, primitive));
    }

    /** The box here, whatever its static type, as the plain value. */
    static void unbox(CodeBuilder code, Simple type) {
        code.checkcast(type.box().describeConstable().orElseThrow());
        switch (type) {
            case BOOL -> value(code, ConstantDescs.CD_Boolean, "booleanValue", ConstantDescs.CD_boolean);
            case CHAR -> value(code, ConstantDescs.CD_Character, "charValue", ConstantDescs.CD_char);
            case SBYTE -> value(code, ConstantDescs.CD_Byte, "byteValue", ConstantDescs.CD_byte);
            case SHORT -> value(code, ConstantDescs.CD_Short, "shortValue", ConstantDescs.CD_short);
            case INT -> value(code, ConstantDescs.CD_Integer, "intValue", ConstantDescs.CD_int);
            case LONG -> value(code, ConstantDescs.CD_Long, "longValue", ConstantDescs.CD_long);
            case FLOAT -> value(code, ConstantDescs.CD_Float, "floatValue", ConstantDescs.CD_float);
            case DOUBLE -> value(code, ConstantDescs.CD_Double, "doubleValue", ConstantDescs.CD_double);
            case BYTE -> value(code, desc(UInt8.class), "value", ConstantDescs.CD_int);
            case USHORT -> value(code, desc(UInt16.class), "value", ConstantDescs.CD_int);
            case UINT -> value(code, desc(UInt32.class), "bits", ConstantDescs.CD_int);
            case ULONG -> value(code, desc(UInt64.class), "bits", ConstantDescs.CD_long);
            case DECIMAL -> {}
        }
    }

    private static void value(CodeBuilder code, ClassDesc box, String method, ClassDesc primitive) {
        code.invokevirtual(box, method, MethodTypeDesc.of(primitive));
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /** Calls a method of {@link Operations}. */
    static void operation(CodeBuilder code, String name, Class<?> result, Class<?>... parameters) {
        var types = java.util.Arrays.stream(parameters).map(Stack::desc).toList();
        code.invokestatic(OPERATIONS, name, MethodTypeDesc.of(desc(result), types));
    }

    /** Cuts an int to a narrower type. */
    private static void narrow(CodeBuilder code, Simple to) {
        switch (to) {
            case SBYTE -> code.i2b();
            case BYTE -> code.sipush(255).iand();
            case SHORT -> code.i2s();
            case USHORT, CHAR -> code.i2c();
            default -> {}
        }
    }

    static void convert(CodeBuilder code, Simple from, Simple to) {
        if (from == to) {
            return;
        }
        if (from == Simple.DECIMAL) {
            fromDecimal(code, to);
        } else if (to == Simple.DECIMAL) {
            toDecimal(code, from);
        } else if (from == Simple.FLOAT || from == Simple.DOUBLE) {
            fromReal(code, from, to);
        } else if (from == Simple.LONG || from == Simple.ULONG) {
            fromLong(code, from, to);
        } else {
            fromInt(code, from, to);
        }
    }

    private static void fromInt(CodeBuilder code, Simple from, Simple to) {
        switch (to) {
            case LONG, ULONG -> {
                code.i2l();
                if (from == Simple.UINT) {
                    code.loadConstant(0xFFFF_FFFFL).land();
                }
            }
            case FLOAT -> {
                if (from == Simple.UINT) {
                    code.i2l().loadConstant(0xFFFF_FFFFL).land().l2f();
                } else {
                    code.i2f();
                }
            }
            case DOUBLE -> {
                if (from == Simple.UINT) {
                    code.i2l().loadConstant(0xFFFF_FFFFL).land().l2d();
                } else {
                    code.i2d();
                }
            }
            default -> narrow(code, to);
        }
    }

    private static void fromLong(CodeBuilder code, Simple from, Simple to) {
        switch (to) {
            case LONG, ULONG -> {}
            case FLOAT -> {
                if (from == Simple.ULONG) {
                    operation(code, "unsignedToDouble", double.class, long.class);
                    code.d2f();
                } else {
                    code.l2f();
                }
            }
            case DOUBLE -> {
                if (from == Simple.ULONG) {
                    operation(code, "unsignedToDouble", double.class, long.class);
                } else {
                    code.l2d();
                }
            }
            default -> {
                code.l2i();
                narrow(code, to);
            }
        }
    }

    private static void fromReal(CodeBuilder code, Simple from, Simple to) {
        if (to == Simple.FLOAT) {
            code.d2f();
            return;
        }
        if (from == Simple.FLOAT) {
            code.f2d();
        }
        switch (to) {
            case DOUBLE -> {}
            case LONG -> operation(code, "toLong", long.class, double.class);
            case ULONG -> operation(code, "toUnsignedLong", long.class, double.class);
            case UINT -> {
                operation(code, "toLong", long.class, double.class);
                code.l2i();
            }
            default -> {
                operation(code, "toInt", int.class, double.class);
                narrow(code, to);
            }
        }
    }

    private static void toDecimal(CodeBuilder code, Simple from) {
        switch (from) {
            case FLOAT -> code.invokestatic(DECIMAL, "of", MethodTypeDesc.of(DECIMAL, ConstantDescs.CD_float));
            case DOUBLE -> code.invokestatic(DECIMAL, "of", MethodTypeDesc.of(DECIMAL, ConstantDescs.CD_double));
            case ULONG ->
                code.invokestatic(OPERATIONS, "unsignedToDecimal", MethodTypeDesc.of(DECIMAL, ConstantDescs.CD_long));
            default -> {
                convert(code, from, Simple.LONG);
                code.invokestatic(DECIMAL, "of", MethodTypeDesc.of(DECIMAL, ConstantDescs.CD_long));
            }
        }
    }

    private static void fromDecimal(CodeBuilder code, Simple to) {
        if (to == Simple.FLOAT || to == Simple.DOUBLE) {
            operation(code, "toDouble", double.class, dev.gatehouse.expr.types.Decimal.class);
            if (to == Simple.FLOAT) {
                code.d2f();
            }
            return;
        }
        code.loadConstant(to.range());
        operation(code, "toWhole", long.class, dev.gatehouse.expr.types.Decimal.class, int.class);
        if (to != Simple.LONG && to != Simple.ULONG) {
            code.l2i();
        }
    }

    /** Like {@link #convert}, with OverflowException for what does not fit. */
    static void convertChecked(CodeBuilder code, Simple from, Simple to) {
        if (from == Simple.DECIMAL || !to.integral()) {
            convert(code, from, to);
            return;
        }
        if (from == Simple.FLOAT || from == Simple.DOUBLE) {
            convert(code, from, Simple.DOUBLE);
            code.loadConstant(to.range());
            operation(code, "checkedReal", long.class, double.class, int.class);
        } else {
            boolean unsigned = from == Simple.ULONG;
            convert(code, from, unsigned ? Simple.ULONG : Simple.LONG);
            code.loadConstant(to.range());
            operation(code, unsigned ? "checkedUnsigned" : "checkedSigned", long.class, long.class, int.class);
        }
        if (to != Simple.LONG && to != Simple.ULONG) {
            code.l2i();
        }
    }
}
