package dev.gatehouse.expr.emit;

import dev.gatehouse.expr.bind.Bound;
import dev.gatehouse.expr.bind.Function;
import dev.gatehouse.expr.bind.Variable;
import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.types.Arrays;
import dev.gatehouse.expr.types.Budget;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Fields;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.expr.types.TypeToken;
import dev.gatehouse.expr.types.UInt16;
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.expr.types.UInt8;
import dev.gatehouse.text.Span;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/** Writes the expressions of one method; {@link StatementEmitter} writes its statements. */
final class MethodEmitter {
    private static final ClassDesc BUDGET = desc(Budget.class);
    private static final ClassDesc FIELDS = desc(Fields.class);
    private static final ClassDesc OBJECTS = desc(Objects.class);
    private static final int MAX_STRING = 20_000;

    final Emitter emitter;
    final CodeBuilder code;
    private final Function function;
    private final StatementEmitter statements;
    private final CallEmitter calls;
    private final ArrayEmitter arrays;
    private final ConversionEmitter conversions;
    private final ConditionEmitter conditions;
    private final IdentityHashMap<Variable, Integer> slots = new IdentityHashMap<>();
    private int line = -1;

    MethodEmitter(Emitter emitter, CodeBuilder code, Function function) {
        this.emitter = emitter;
        this.code = code;
        this.function = function;
        this.calls = new CallEmitter(this);
        this.arrays = new ArrayEmitter(this);
        this.conversions = new ConversionEmitter(this);
        this.conditions = new ConditionEmitter(this);
        this.statements = new StatementEmitter(this);
    }

    static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    ConditionEmitter conditions() {
        return conditions;
    }

    ArrayEmitter arrays() {
        return arrays;
    }

    Function current() {
        return function;
    }

    /** {@code Object run(Object context)}. */
    void main() {
        var context = function.parameters().getFirst();
        at(function.span());
        if (context.isUsed()) {
            code.aload(1).checkcast(desc(context.java()));
            initialize(context);
        }
        if (emitter.budget().isUsed()) {
            code.new_(BUDGET).dup().invokespecial(BUDGET, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
            initialize(emitter.budget());
        }
        locals();
        statements.body(function.body());
    }

    /** A static method for a lambda (called through a delegate, with objects) or a local function. */
    void function(boolean lambda) {
        at(function.span());
        int slot = 0;
        for (var captured : function.captures()) {
            slots.put(captured, slot);
            slot += captured.isCell() ? 1 : Stack.kind(captured.java()).slotSize();
        }
        for (var parameter : function.parameters()) {
            if (lambda) {
                code.aload(slot);
                slot++;
                fromObject(parameter.type());
                initialize(parameter);
            } else {
                slots.put(parameter, slot);
                slot += parameter.isCell() ? 1 : Stack.kind(parameter.java()).slotSize();
            }
        }
        locals();
        code.aload(slotOf(emitter.budget())).invokevirtual(BUDGET, "enter", ConstantDescs.MTD_void);
        statements.guarded(
                function.body(),
                () -> code.aload(slotOf(emitter.budget())).invokevirtual(BUDGET, "leave", ConstantDescs.MTD_void));
    }

    /** Gives local variables a value, so that the verifier is content on every path. */
    private void locals() {
        for (var local : function.locals()) {
            if (!slots.containsKey(local)) {
                pushDefault(local.java());
                initialize(local);
            }
        }
    }

    // ---- iterators

    /** The body of an iterator, up to the next element; {@code frame} is the last parameter. */
    void step() {
        at(function.span());
        int slot = 0;
        for (var captured : function.captures()) {
            slots.put(captured, slot);
            slot += captured.isCell() ? 1 : Stack.kind(captured.java()).slotSize();
        }
        int frame = slot;
        code.aload(slotOf(emitter.budget())).invokevirtual(BUDGET, "enter", ConstantDescs.MTD_void);
        statements.iterator(
                function.body(),
                frame,
                () -> {
                    for (int i = 0; i < function.parameters().size(); i++) {
                        var parameter = function.parameters().get(i);
                        IteratorEmitter.loadValue(code, frame, i);
                        fromObject(parameter.type());
                        initialize(parameter);
                    }
                    locals();
                },
                () -> code.aload(slotOf(emitter.budget())).invokevirtual(BUDGET, "leave", ConstantDescs.MTD_void));
    }

    /** What an iterator keeps while it waits: parameters and locals. */
    List<Variable> kept() {
        var all = new ArrayList<>(function.parameters());
        function.locals().stream().filter(local -> !all.contains(local)).forEach(all::add);
        return all;
    }

    /** What lies in the variable's slot, as an object. */
    void pushKept(Variable variable) {
        pushSlot(variable);
        if (!variable.isCell()) {
            boxSlot(Stack.kind(variable.java()));
        }
    }

    /** The object here, back into the variable's slot. */
    void restoreKept(Variable variable) {
        if (variable.isCell()) {
            code.checkcast(Stack.cell(variable.java())).astore(slotOf(variable));
            return;
        }
        var kind = Stack.kind(variable.java());
        unboxSlot(kind, desc(variable.java()));
        code.storeLocal(kind, slotOf(variable));
    }

    void boxSlot(TypeKind kind) {
        switch (kind) {
            case INT -> Stack.box(code, Simple.INT);
            case LONG -> Stack.box(code, Simple.LONG);
            case FLOAT -> Stack.box(code, Simple.FLOAT);
            case DOUBLE -> Stack.box(code, Simple.DOUBLE);
            default -> {}
        }
    }

    void unboxSlot(TypeKind kind, ClassDesc reference) {
        switch (kind) {
            case INT -> Stack.unbox(code, Simple.INT);
            case LONG -> Stack.unbox(code, Simple.LONG);
            case FLOAT -> Stack.unbox(code, Simple.FLOAT);
            case DOUBLE -> Stack.unbox(code, Simple.DOUBLE);
            default -> {
                if (!reference.equals(ConstantDescs.CD_Object)) {
                    code.checkcast(reference);
                }
            }
        }
    }

    // ---- variables

    private int slotOf(Variable variable) {
        return slots.computeIfAbsent(
                variable, v -> code.allocateLocal(v.isCell() ? TypeKind.REFERENCE : Stack.kind(v.java())));
    }

    /** Makes a fresh variable of the value on the stack. */
    void initialize(Variable variable) {
        var kind = Stack.kind(variable.java());
        if (!variable.isCell()) {
            code.storeLocal(kind, slotOf(variable));
            return;
        }
        int value = code.allocateLocal(kind);
        code.storeLocal(kind, value);
        code.iconst_1();
        newCell(kind);
        code.dup().iconst_0().loadLocal(kind, value);
        code.arrayStore(kind);
        code.astore(slotOf(variable));
    }

    private void newCell(TypeKind kind) {
        if (kind == TypeKind.REFERENCE) {
            code.anewarray(ConstantDescs.CD_Object);
        } else {
            code.newarray(kind);
        }
    }

    void read(Variable variable) {
        var kind = Stack.kind(variable.java());
        if (!variable.isCell()) {
            code.loadLocal(kind, slotOf(variable));
            return;
        }
        code.aload(slotOf(variable)).iconst_0();
        code.arrayLoad(kind);
        if (kind == TypeKind.REFERENCE && variable.java() != Object.class) {
            code.checkcast(desc(variable.java()));
        }
    }

    /** Stores the value on the stack. */
    void store(Variable variable) {
        var kind = Stack.kind(variable.java());
        if (!variable.isCell()) {
            code.storeLocal(kind, slotOf(variable));
            return;
        }
        int value = code.allocateLocal(kind);
        code.storeLocal(kind, value);
        code.aload(slotOf(variable)).iconst_0().loadLocal(kind, value);
        code.arrayStore(kind);
    }

    void pushDefault(Class<?> java) {
        switch (Stack.kind(java)) {
            case INT -> code.iconst_0();
            case LONG -> code.lconst_0();
            case FLOAT -> code.fconst_0();
            case DOUBLE -> code.dconst_0();
            default -> code.aconst_null();
        }
    }

    void tick(Variable budget) {
        code.aload(slotOf(budget)).invokevirtual(BUDGET, "step", ConstantDescs.MTD_void);
    }

    // ---- lines

    void at(Span span) {
        int wanted = emitter.line(span.start());
        if (wanted != line) {
            line = wanted;
            code.lineNumber(wanted);
        }
    }

    // ---- expressions

    /** Evaluates and drops the value. */
    void run(Bound expression) {
        switch (expression) {
            case Bound.Store(var _, var variable, var value) -> {
                push(value);
                store(variable);
            }
            case Bound.Sequence(var _, var effects, var value) -> {
                effects.forEach(this::run);
                run(value);
            }
            case Bound.Constant _, Bound.Read _ -> {}
            default -> {
                push(expression);
                if (!expression.type().isVoid()) {
                    drop(expression.type().java());
                }
            }
        }
    }

    void drop(Class<?> java) {
        if (Stack.kind(java).slotSize() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    void push(Bound expression) {
        switch (expression) {
            case Bound.Constant constant -> constant(constant);
            case Bound.Read(var _, var variable) -> read(variable);
            case Bound.Store(var _, var variable, var value) -> {
                push(value);
                if (Stack.kind(variable.java()).slotSize() == 2) {
                    code.dup2();
                } else {
                    code.dup();
                }
                store(variable);
            }
            case Bound.Invoke invoke -> calls.invoke(invoke);
            case Bound.Token(var _, var type) -> code.ldc(emitter.token(type));
            case Bound.Convert convert -> conversions.convert(convert);
            case Bound.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Bound.Negate negate -> negate(negate);
            case Bound.Compare _, Bound.Same _, Bound.Not _, Bound.Logic _ -> conditions.value(expression);
            case Bound.Choose(var _, var type, var condition, var whenTrue, var whenFalse) -> {
                var otherwise = code.newLabel();
                var end = code.newLabel();
                conditions.jumpIfFalse(condition, otherwise);
                push(whenTrue);
                code.goto_(end).labelBinding(otherwise);
                push(whenFalse);
                code.labelBinding(end);
                narrowJoin(type);
            }
            case Bound.Coalesce(var _, var type, var left, var right) -> {
                var end = code.newLabel();
                push(left);
                code.dup().ifnonnull(end).pop();
                push(right);
                code.labelBinding(end);
                narrowJoin(type);
            }
            case Bound.Concat concat -> calls.concat(concat);
            case Bound.Sequence(var _, var effects, var value) -> {
                effects.forEach(this::run);
                push(value);
            }
            case Bound.NewArray(var at, var type, var size) -> {
                push(size);
                at(at);
                arrays.newArray(elementOf(type));
            }
            case Bound.ArrayOf(var _, var type, var items) -> arrays.arrayOf(elementOf(type), items);
            case Bound.Element(var at, var type, var array, var index) -> {
                push(array);
                push(index);
                at(at);
                arrays.loadElement(type);
            }
            case Bound.StoreElement element -> arrays.storeElement(element);
            case Bound.Length(var at, var _, var array) -> {
                push(array);
                at(at);
                if (elementOf(array.type()) instanceof Type.Variable) {
                    code.invokestatic(
                            desc(Arrays.class),
                            "length",
                            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
                } else {
                    code.arraylength();
                }
            }
            case Bound.Is(var _, var _, var operand, var tested) -> conversions.is(operand, tested);
            case Bound.Lambda lambda -> calls.lambda(lambda);
            case Bound.CallFunction call -> calls.callFunction(call);
            case Bound.Reference(var _, var variable) -> code.aload(slotOf(variable));
            case Bound.CallDelegate call -> calls.callDelegate(call);
            case Bound.NewFields fields -> calls.newFields(fields);
            case Bound.Field(var _, var type, var target, var index) -> {
                push(target);
                code.loadConstant(index)
                        .invokevirtual(FIELDS, "get", MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int));
                fromObject(type);
            }
            case Bound.Late late -> calls.late(late);
            case Bound.Throw(var at, var _, var exception) -> {
                pushThrown(exception);
                at(at);
                code.athrow();
            }
            case Bound.Default(var _, var type) -> {
                code.ldc(emitter.token(type));
                Stack.operation(code, "defaultOf", Object.class, TypeToken.class);
                code.checkcast(desc(type.java()));
            }
            case Bound.NonNull(var at, var operand) -> {
                push(operand);
                at(at);
                code.dup()
                        .invokestatic(
                                OBJECTS,
                                "requireNonNull",
                                MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                        .pop();
            }
            case Bound.OutInto _,
                    Bound.Bad _,
                    Bound.OpenLambda _,
                    Bound.MethodGroup _,
                    Bound.OpenTuple _,
                    Bound.TypeReference _,
                    Bound.Namespace _,
                    Bound.OutDeclaration _,
                    Bound.OutPlace _,
                    Bound.LateMember _ -> throw new IllegalStateException("emitting what did not bind: " + expression);
        }
    }

    void pushThrown(Bound exception) {
        push(exception);
        Stack.operation(code, "thrown", DotNetException.class, DotNetException.class);
    }

    /** After two paths join, the verifier may know less of a class than we do. */
    private void narrowJoin(Type type) {
        var java = type.java();
        if (!type.isVoid() && Stack.kind(java) == TypeKind.REFERENCE && java != Object.class && !java.isInterface()) {
            code.checkcast(desc(java));
        }
    }

    static Type elementOf(Type array) {
        return array instanceof Type.Array(var element) ? element : Type.Special.BAD;
    }

    private void constant(Bound.Constant constant) {
        var value = constant.value();
        switch (value) {
            case null -> {
                if (!constant.type().isVoid()) {
                    code.aconst_null();
                }
            }
            case Boolean truth -> code.loadConstant(truth ? 1 : 0);
            case Character character -> code.loadConstant(character);
            case Byte number -> code.loadConstant(number);
            case UInt8 number -> code.loadConstant(number.value());
            case Short number -> code.loadConstant(number);
            case UInt16 number -> code.loadConstant(number.value());
            case Integer number -> code.loadConstant(number);
            case UInt32 number -> code.loadConstant(number.bits());
            case Long number -> code.loadConstant(number);
            case UInt64 number -> code.loadConstant(number.bits());
            case Float number -> code.loadConstant(number);
            case Double number -> code.loadConstant(number);
            case String text when text.length() < MAX_STRING -> code.ldc(text);
            case Enum<?> name -> {
                var type = desc(name.getDeclaringClass());
                code.getstatic(type, name.name(), type);
            }
            default -> code.ldc(Constants.describe(emitter.loader(), value, value.getClass()));
        }
    }

    /** The object here, known to be of the type, as a value of it. */
    void fromObject(Type type) {
        var simple = type.simple();
        if (simple != null) {
            Stack.unbox(code, simple);
        } else if (type.java() != Object.class) {
            code.checkcast(desc(type.java()));
        }
    }

    /** The value here as an object. */
    void toObject(Type type) {
        var simple = type.simple();
        if (simple != null) {
            Stack.box(code, simple);
        }
    }

    /** What lies in the slot: the value, or the cell. */
    void pushSlot(Variable variable) {
        if (variable.isCell()) {
            code.aload(slotOf(variable));
        } else {
            code.loadLocal(Stack.kind(variable.java()), slotOf(variable));
        }
    }

    /** The value here in a fresh cell. */
    void wrapCell(TypeKind kind) {
        int value = code.allocateLocal(kind);
        code.storeLocal(kind, value);
        code.iconst_1();
        newCell(kind);
        code.dup().iconst_0().loadLocal(kind, value);
        code.arrayStore(kind);
    }

    // ---- arithmetic

    private void arithmetic(Bound.Arithmetic operation) {
        push(operation.left());
        push(operation.right());
        at(operation.span());
        Arithmetic.emit(
                code,
                operation.operator(),
                Objects.requireNonNull(operation.type().simple()),
                operation.checked());
    }

    private void negate(Bound.Negate negate) {
        push(negate.operand());
        at(negate.span());
        Arithmetic.negate(
                code,
                negate.operator() == Operator.MINUS,
                Objects.requireNonNull(negate.type().simple()),
                negate.checked());
    }
}
