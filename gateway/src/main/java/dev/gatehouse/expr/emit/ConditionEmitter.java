package dev.gatehouse.expr.emit;

import dev.gatehouse.expr.bind.Bound;
import dev.gatehouse.expr.types.Type;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Objects;

/** Writes conditions: as jumps, which need no value on the stack. */
final class ConditionEmitter {
    private static final ClassDesc OBJECTS = MethodEmitter.desc(Objects.class);

    private final MethodEmitter method;
    private final CodeBuilder code;

    ConditionEmitter(MethodEmitter method) {
        this.method = method;
        this.code = method.code;
    }

    void value(Bound condition) {
        var no = code.newLabel();
        var end = code.newLabel();
        jumpIfFalse(condition, no);
        code.iconst_1().goto_(end).labelBinding(no).iconst_0().labelBinding(end);
    }

    /** Goes on if the condition is true. */
    void jumpIfFalse(Bound condition, Label target) {
        switch (condition) {
            case Bound.Logic(var _, var _, var and, var left, var right) -> {
                if (and) {
                    jumpIfFalse(left, target);
                    jumpIfFalse(right, target);
                } else {
                    var yes = code.newLabel();
                    jumpIfTrue(left, yes);
                    jumpIfFalse(right, target);
                    code.labelBinding(yes);
                }
            }
            case Bound.Not(var _, var _, var operand) -> jumpIfTrue(operand, target);
            case Bound.Compare compare -> compare(compare, target);
            case Bound.Same same -> same(same, target, true);
            default -> {
                method.push(condition);
                code.ifeq(target);
            }
        }
    }

    private void jumpIfTrue(Bound condition, Label target) {
        switch (condition) {
            case Bound.Not(var _, var _, var operand) -> jumpIfFalse(operand, target);
            case Bound.Same same -> same(same, target, false);
            case Bound.Logic _, Bound.Compare _ -> {
                var no = code.newLabel();
                jumpIfFalse(condition, no);
                code.goto_(target).labelBinding(no);
            }
            default -> {
                method.push(condition);
                code.ifne(target);
            }
        }
    }

    private void compare(Bound.Compare compare, Label otherwise) {
        method.push(compare.left());
        method.push(compare.right());
        method.at(compare.span());
        var type = Objects.requireNonNull(compare.left().type().simple());
        Arithmetic.compare(code, compare.operator(), type, otherwise);
    }

    /** Jumps where the values are not the same (or, not {@code onFalse}, where they are). */
    private void same(Bound.Same same, Label target, boolean onFalse) {
        boolean jumpWhenSame = same.negated() == onFalse;
        method.push(same.left());
        method.toObject(same.left().type());
        if (same.right() instanceof Bound.Constant(var _, var _, var value) && value == null) {
            if (jumpWhenSame) {
                code.ifnull(target);
            } else {
                code.ifnonnull(target);
            }
            return;
        }
        method.push(same.right());
        method.toObject(same.right().type());
        if (same.byValue()) {
            code.invokestatic(
                    OBJECTS,
                    "equals",
                    MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object));
            if (jumpWhenSame) {
                code.ifne(target);
            } else {
                code.ifeq(target);
            }
        } else if (mayBeBoxed(same.left().type()) && mayBeBoxed(same.right().type())) {
            Stack.operation(code, "isSame", boolean.class, Object.class, Object.class);
            if (jumpWhenSame) {
                code.ifne(target);
            } else {
                code.ifeq(target);
            }
        } else if (jumpWhenSame) {
            code.if_acmpeq(target);
        } else {
            code.if_acmpne(target);
        }
    }

    /** Whether a reference of the type may be a value in a box, which is an object of its own each time. */
    private static boolean mayBeBoxed(Type type) {
        return type.java() == Object.class || type.java() == Comparable.class;
    }
}
