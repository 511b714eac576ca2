package dev.gatehouse.expr.emit;

import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.Simple;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Instructions of arithmetic; the operands are on the stack. */
final class Arithmetic {
    private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
    private static final ClassDesc DECIMAL = Decimal.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc INTS =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final MethodTypeDesc LONGS =
            MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long);

    private Arithmetic() {}

    static void emit(CodeBuilder code, Operator operator, Simple type, boolean checked) {
        switch (type) {
            case BOOL, INT -> ints(code, operator, checked && type == Simple.INT);
            case UINT -> unsignedInts(code, operator, checked);
            case LONG -> longs(code, operator, checked);
            case ULONG -> unsignedLongs(code, operator, checked);
            case FLOAT -> floats(code, operator);
            case DOUBLE -> doubles(code, operator);
            case DECIMAL -> decimals(code, operator);
            case CHAR, SBYTE, BYTE, SHORT, USHORT -> throw new IllegalStateException("not promoted: " + type);
        }
    }

    private static void ints(CodeBuilder code, Operator operator, boolean checked) {
        switch (operator) {
            case ADD -> {
                if (checked) {
                    code.invokestatic(MATH, "addExact", INTS);
                } else {
                    code.iadd();
                }
            }
            case SUBTRACT -> {
                if (checked) {
                    code.invokestatic(MATH, "subtractExact", INTS);
                } else {
                    code.isub();
                }
            }
            case MULTIPLY -> {
                if (checked) {
                    code.invokestatic(MATH, "multiplyExact", INTS);
                } else {
                    code.imul();
                }
            }
            case DIVIDE -> Stack.operation(code, "divide", int.class, int.class, int.class);
            case REMAINDER -> Stack.operation(code, "remainder", int.class, int.class, int.class);
            case AND -> code.iand();
            case OR -> code.ior();
            case XOR -> code.ixor();
            case SHIFT_LEFT -> code.ishl();
            case SHIFT_RIGHT -> code.ishr();
            default -> throw new IllegalStateException("no arithmetic: " + operator);
        }
    }

    private static void unsignedInts(CodeBuilder code, Operator operator, boolean checked) {
        switch (operator) {
            case DIVIDE -> code.invokestatic(ConstantDescs.CD_Integer, "divideUnsigned", INTS);
            case REMAINDER -> code.invokestatic(ConstantDescs.CD_Integer, "remainderUnsigned", INTS);
            case SHIFT_RIGHT -> code.iushr();
            case ADD, SUBTRACT, MULTIPLY -> {
                if (checked) {
                    Stack.operation(code, unsignedName(operator), int.class, int.class, int.class);
                } else {
                    ints(code, operator, false);
                }
            }
            default -> ints(code, operator, false);
        }
    }

    private static String unsignedName(Operator operator) {
        return operator == Operator.ADD
                ? "addUnsigned"
                : operator == Operator.SUBTRACT ? "subtractUnsigned" : "multiplyUnsigned";
    }

    private static void longs(CodeBuilder code, Operator operator, boolean checked) {
        switch (operator) {
            case ADD -> {
                if (checked) {
                    code.invokestatic(MATH, "addExact", LONGS);
                } else {
                    code.ladd();
                }
            }
            case SUBTRACT -> {
                if (checked) {
                    code.invokestatic(MATH, "subtractExact", LONGS);
                } else {
                    code.lsub();
                }
            }
            case MULTIPLY -> {
                if (checked) {
                    code.invokestatic(MATH, "multiplyExact", LONGS);
                } else {
                    code.lmul();
                }
            }
            case DIVIDE -> Stack.operation(code, "divide", long.class, long.class, long.class);
            case REMAINDER -> Stack.operation(code, "remainder", long.class, long.class, long.class);
            case AND -> code.land();
            case OR -> code.lor();
            case XOR -> code.lxor();
            case SHIFT_LEFT -> code.lshl();
            case SHIFT_RIGHT -> code.lshr();
            default -> throw new IllegalStateException("no arithmetic: " + operator);
        }
    }

    private static void unsignedLongs(CodeBuilder code, Operator operator, boolean checked) {
        switch (operator) {
            case ADD, SUBTRACT, MULTIPLY -> {
                if (checked) {
                    Stack.operation(code, unsignedName(operator), long.class, long.class, long.class);
                } else {
                    longs(code, operator, false);
                }
            }
            case DIVIDE -> code.invokestatic(ConstantDescs.CD_Long, "divideUnsigned", LONGS);
            case REMAINDER -> code.invokestatic(ConstantDescs.CD_Long, "remainderUnsigned", LONGS);
            case SHIFT_RIGHT -> code.lushr();
            default -> longs(code, operator, false);
        }
    }

    private static void floats(CodeBuilder code, Operator operator) {
        switch (operator) {
            case ADD -> code.fadd();
            case SUBTRACT -> code.fsub();
            case MULTIPLY -> code.fmul();
            case DIVIDE -> code.fdiv();
            case REMAINDER -> code.frem();
            default -> throw new IllegalStateException("no arithmetic: " + operator);
        }
    }

    private static void doubles(CodeBuilder code, Operator operator) {
        switch (operator) {
            case ADD -> code.dadd();
            case SUBTRACT -> code.dsub();
            case MULTIPLY -> code.dmul();
            case DIVIDE -> code.ddiv();
            case REMAINDER -> code.drem();
            default -> throw new IllegalStateException("no arithmetic: " + operator);
        }
    }

    private static void decimals(CodeBuilder code, Operator operator) {
        var name = switch (operator) {
            case ADD -> "plus";
            case SUBTRACT -> "minus";
            case MULTIPLY -> "times";
            case DIVIDE -> "dividedBy";
            case REMAINDER -> "remainder";
            default -> throw new IllegalStateException("no arithmetic: " + operator);
        };
        code.invokevirtual(DECIMAL, name, MethodTypeDesc.of(DECIMAL, DECIMAL));
    }

    static void negate(CodeBuilder code, boolean minus, Simple type, boolean checked) {
        switch (type) {
            case INT, UINT -> {
                if (!minus) {
                    code.iconst_m1().ixor();
                } else if (checked) {
                    code.invokestatic(
                            MATH, "negateExact", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int));
                } else {
                    code.ineg();
                }
            }
            case LONG, ULONG -> {
                if (!minus) {
                    code.loadConstant(-1L).lxor();
                } else if (checked) {
                    code.invokestatic(
                            MATH, "negateExact", MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long));
                } else {
                    code.lneg();
                }
            }
            case FLOAT -> code.fneg();
            case DOUBLE -> code.dneg();
            case DECIMAL -> code.invokevirtual(DECIMAL, "negate", MethodTypeDesc.of(DECIMAL));
            case BOOL, CHAR, SBYTE, BYTE, SHORT, USHORT -> throw new IllegalStateException("not promoted: " + type);
        }
    }

    /** Goes on if the comparison is true. */
    static void compare(CodeBuilder code, Operator operator, Simple type, Label otherwise) {
        switch (type) {
            case UINT -> code.invokestatic(ConstantDescs.CD_Integer, "compareUnsigned", INTS);
            case LONG -> code.lcmp();
            case ULONG ->
                code.invokestatic(
                        ConstantDescs.CD_Long,
                        "compareUnsigned",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_long));
            // NaN makes every comparison false.
            case FLOAT -> {
                if (operator == Operator.LESS || operator == Operator.LESS_OR_EQUAL) {
                    code.fcmpg();
                } else {
                    code.fcmpl();
                }
            }
            case DOUBLE -> {
                if (operator == Operator.LESS || operator == Operator.LESS_OR_EQUAL) {
                    code.dcmpg();
                } else {
                    code.dcmpl();
                }
            }
            case DECIMAL -> code.invokevirtual(DECIMAL, "compareTo", MethodTypeDesc.of(ConstantDescs.CD_int, DECIMAL));
            case BOOL, CHAR, SBYTE, BYTE, SHORT, USHORT, INT -> {
                compareInts(code, operator, otherwise);
                return;
            }
        }
        switch (operator) {
            case EQUAL -> code.ifne(otherwise);
            case NOT_EQUAL -> code.ifeq(otherwise);
            case LESS -> code.ifge(otherwise);
            case GREATER -> code.ifle(otherwise);
            case LESS_OR_EQUAL -> code.ifgt(otherwise);
            default -> code.iflt(otherwise);
        }
    }

    private static void compareInts(CodeBuilder code, Operator operator, Label otherwise) {
        switch (operator) {
            case EQUAL -> code.if_icmpne(otherwise);
            case NOT_EQUAL -> code.if_icmpeq(otherwise);
            case LESS -> code.if_icmpge(otherwise);
            case GREATER -> code.if_icmple(otherwise);
            case LESS_OR_EQUAL -> code.if_icmpgt(otherwise);
            default -> code.if_icmplt(otherwise);
        }
    }
}
