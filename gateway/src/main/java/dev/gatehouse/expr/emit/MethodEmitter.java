package dev.gatehouse.expr.emit;

import dev.gatehouse.expr.bind.Bound;
import dev.gatehouse.expr.bind.Conversion;
import dev.gatehouse.expr.bind.Function;
import dev.gatehouse.expr.bind.Variable;
import dev.gatehouse.expr.syntax.Operator;
import dev.gatehouse.expr.types.Arrays;
import dev.gatehouse.expr.types.Budget;
import dev.gatehouse.expr.types.Definition;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Fields;
import dev.gatehouse.expr.types.FlagSet;
import dev.gatehouse.expr.types.MemberMethod;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.expr.types.TypeToken;
import dev.gatehouse.expr.types.UInt16;
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.expr.types.UInt8;
import dev.gatehouse.text.Span;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/** Writes the expressions of one method; {@link StatementEmitter} writes its statements. */
final class MethodEmitter {
    private static final ClassDesc BUDGET = desc(Budget.class);
    private static final ClassDesc OUT = desc(Out.class);
    private static final ClassDesc FIELDS = desc(Fields.class);
    private static final ClassDesc OBJECTS = desc(Objects.class);
    private static final ClassDesc METAFACTORY = desc(LambdaMetafactory.class);
    private static final int MAX_STRING = 20_000;

    final Emitter emitter;
    final CodeBuilder code;
    private final Function function;
    private final StatementEmitter statements;
    private final IdentityHashMap<Variable, Integer> slots = new IdentityHashMap<>();
    private int line = -1;

    MethodEmitter(Emitter emitter, CodeBuilder code, Function function) {
        this.emitter = emitter;
        this.code = code;
        this.function = function;
        this.statements = new StatementEmitter(this);
    }

    static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
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
            case Bound.Invoke invoke -> invoke(invoke);
            case Bound.Token(var _, var type) -> code.ldc(emitter.token(type));
            case Bound.Convert convert -> convert(convert);
            case Bound.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Bound.Negate negate -> negate(negate);
            case Bound.Compare _, Bound.Same _, Bound.Not _, Bound.Logic _ -> condition(expression);
            case Bound.Choose(var _, var type, var condition, var whenTrue, var whenFalse) -> {
                var otherwise = code.newLabel();
                var end = code.newLabel();
                jumpIfFalse(condition, otherwise);
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
            case Bound.Concat concat -> concat(concat);
            case Bound.Sequence(var _, var effects, var value) -> {
                effects.forEach(this::run);
                push(value);
            }
            case Bound.NewArray(var at, var type, var size) -> {
                push(size);
                at(at);
                newArray(elementOf(type));
            }
            case Bound.ArrayOf(var _, var type, var items) -> arrayOf(elementOf(type), items);
            case Bound.Element(var at, var type, var array, var index) -> {
                push(array);
                push(index);
                at(at);
                loadElement(type);
            }
            case Bound.StoreElement element -> storeElement(element);
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
            case Bound.Is(var _, var _, var operand, var tested) -> is(operand, tested);
            case Bound.Lambda lambda -> lambda(lambda);
            case Bound.CallFunction call -> callFunction(call);
            case Bound.Reference(var _, var variable) -> code.aload(slotOf(variable));
            case Bound.CallDelegate call -> callDelegate(call);
            case Bound.NewFields fields -> newFields(fields);
            case Bound.Field(var _, var type, var target, var index) -> {
                push(target);
                code.loadConstant(index)
                        .invokevirtual(FIELDS, "get", MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int));
                fromObject(type);
            }
            case Bound.Late late -> late(late);
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
                    Bound.LateMember _ ->
                throw new IllegalStateException("emitting what did not bind: " + expression);
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

    // ---- calls

    private void invoke(Bound.Invoke invoke) {
        var method = invoke.method();
        var outs = new ArrayList<Bound.OutInto>();
        var outSlots = new ArrayList<Integer>();
        var parameterTypes = method.descriptor().parameterList();
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
                    read(out.variable());
                    toObject(out.type());
                    code.putfield(OUT, "value", ConstantDescs.CD_Object);
                }
                outs.add(out);
                outSlots.add(slot);
            } else {
                push(argument);
                pass(argument.type(), parameterTypes.get(i), argument);
            }
        }
        at(invoke.span());
        code.invokestatic(method.javaOwner(), method.javaName(), method.descriptor());
        if (!invoke.type().isVoid()) {
            fromJava(method, invoke.type());
        }
        for (int i = 0; i < outs.size(); i++) {
            var out = outs.get(i);
            code.aload(outSlots.get(i)).getfield(OUT, "value", ConstantDescs.CD_Object);
            fromObject(out.type());
            store(out.variable());
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
    private void fromJava(MemberMethod method, Type type) {
        var simple = type.simple();
        var java = method.javaResult();
        if (simple != null && java.isPrimitive()) {
            if (simple == Simple.BYTE) {
                code.sipush(255).iand();
            } else if (simple == Simple.USHORT) {
                code.i2c();
            }
        } else if (simple != null || !type.java().isAssignableFrom(java)) {
            fromObject(type);
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

    private void callFunction(Bound.CallFunction call) {
        var callee = call.function();
        var name = emitter.nameOf(callee);
        for (var captured : callee.captures()) {
            pushSlot(captured);
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            var parameter = callee.parameters().get(i);
            var argument = call.arguments().get(i);
            push(argument);
            if (parameter.isCell() && !(argument instanceof Bound.Reference)) {
                wrapCell(Stack.kind(parameter.java()));
            }
        }
        at(call.span());
        code.invokestatic(emitter.self(), name, emitter.signature(callee));
    }

    /** The value here in a fresh cell. */
    private void wrapCell(TypeKind kind) {
        int value = code.allocateLocal(kind);
        code.storeLocal(kind, value);
        code.iconst_1();
        newCell(kind);
        code.dup().iconst_0().loadLocal(kind, value);
        code.arrayStore(kind);
    }

    /** What lies in the slot: the value, or the cell. */
    void pushSlot(Variable variable) {
        if (variable.isCell()) {
            code.aload(slotOf(variable));
        } else {
            code.loadLocal(Stack.kind(variable.java()), slotOf(variable));
        }
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

    private void lambda(Bound.Lambda lambda) {
        var target = lambda.function();
        var erased = erased(lambda.type());
        emitter.lambda(target, erased);
        var name = emitter.nameOf(target);
        var captures = target.captures();
        captures.forEach(this::pushSlot);
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
        at(lambda.span());
        code.invokedynamic(DynamicCallSiteDesc.of(
                bootstrap,
                "invoke",
                MethodTypeDesc.of(desc(lambda.type().java()), captured),
                erased,
                implementation,
                erased));
    }

    private void callDelegate(Bound.CallDelegate call) {
        push(call.target());
        for (var argument : call.arguments()) {
            push(argument);
            toObject(argument.type());
        }
        at(call.span());
        var erased = erased(call.target().type());
        code.invokeinterface(desc(call.target().type().java()), "invoke", erased);
        if (erased.returnType().equals(ConstantDescs.CD_Object)) {
            fromObject(call.type());
        }
    }

    private void late(Bound.Late late) {
        var site = emitter.site(late);
        code.ldc(Constants.describe(emitter.loader(), site, LateSite.class));
        code.loadConstant(late.operands().size()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < late.operands().size(); i++) {
            code.dup().loadConstant(i);
            push(late.operands().get(i));
            code.aastore();
        }
        at(late.span());
        code.invokevirtual(
                desc(LateSite.class),
                "run",
                MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object.arrayType()));
        fromObject(late.type());
    }

    private void newFields(Bound.NewFields fields) {
        var names = fields.type() instanceof Type.Anonymous(var given, var _) ? given : List.<String>of();
        code.new_(FIELDS).dup().ldc(Constants.describe(emitter.loader(), names, List.class));
        code.loadConstant(fields.values().size()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < fields.values().size(); i++) {
            var value = fields.values().get(i);
            code.dup().loadConstant(i);
            push(value);
            toObject(value.type());
            code.aastore();
        }
        code.invokespecial(
                FIELDS,
                ConstantDescs.INIT_NAME,
                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_List, ConstantDescs.CD_Object.arrayType()));
    }

    private void concat(Bound.Concat concat) {
        var parts = concat.parts();
        at(concat.span());
        if (parts.size() == 1) {
            push(parts.getFirst());
            Stack.operation(code, "text", String.class, String.class);
        } else if (parts.size() <= 4) {
            parts.forEach(this::push);
            var types = java.util.Collections.nCopies(parts.size(), ConstantDescs.CD_String);
            code.invokestatic(Stack.OPERATIONS, "concat", MethodTypeDesc.of(ConstantDescs.CD_String, types));
        } else {
            code.loadConstant(parts.size()).anewarray(ConstantDescs.CD_String);
            for (int i = 0; i < parts.size(); i++) {
                code.dup().loadConstant(i);
                push(parts.get(i));
                code.aastore();
            }
            Stack.operation(code, "concat", String.class, String[].class);
        }
    }

    // ---- arrays

    private void newArray(Type element) {
        var simple = element.simple();
        if (simple != null && element.java().isPrimitive() && isPrimitiveArray(simple)) {
            code.newarray(TypeKind.from(desc(simple.java())));
        } else if (element.allowsNull() && !(element instanceof Type.Variable)) {
            code.anewarray(desc(element.java()));
        } else {
            code.ldc(emitter.token(element));
            Stack.operation(code, "newArray", Object.class, int.class, TypeToken.class);
            code.checkcast(desc(new Type.Array(element).java()));
        }
    }

    private static boolean isPrimitiveArray(Simple simple) {
        return switch (simple) {
            case SBYTE, USHORT, UINT, ULONG, DECIMAL -> false;
            case BOOL, CHAR, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> true;
        };
    }

    private void arrayOf(Type element, List<Bound> items) {
        code.loadConstant(items.size());
        newArray(element);
        for (int i = 0; i < items.size(); i++) {
            code.dup().loadConstant(i);
            push(items.get(i));
            storeInto(element);
        }
    }

    /** Array, index and value are on the stack. */
    private void storeInto(Type element) {
        var simple = element.simple();
        if (simple != null && isPrimitiveArray(simple)) {
            code.arrayStore(TypeKind.from(desc(simple.java())));
            return;
        }
        toObject(element);
        if (element instanceof Type.Variable) {
            code.invokestatic(
                    desc(Arrays.class),
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
            code.arrayLoad(TypeKind.from(desc(simple.java())));
            if (simple == Simple.BYTE) {
                code.sipush(255).iand();
            }
        } else if (element instanceof Type.Variable) {
            code.invokestatic(
                    desc(Arrays.class),
                    "get",
                    MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object, ConstantDescs.CD_int));
        } else {
            code.aaload();
            if (simple != null) {
                Stack.unbox(code, simple);
            }
        }
    }

    private void storeElement(Bound.StoreElement store) {
        push(store.array());
        push(store.index());
        push(store.value());
        var kind = Stack.kind(store.type().java());
        int value = code.allocateLocal(kind);
        code.storeLocal(kind, value).loadLocal(kind, value);
        at(store.span());
        storeInto(store.type());
        code.loadLocal(kind, value);
    }

    // ---- conversions

    private void convert(Bound.Convert convert) {
        var operand = convert.operand();
        var from = operand.type();
        var to = convert.type();
        push(operand);
        switch (convert.how()) {
            case NUMERIC -> {
                at(convert.span());
                Stack.convert(code, Objects.requireNonNull(from.simple()), Objects.requireNonNull(to.simple()));
            }
            case NUMERIC_CHECKED -> {
                at(convert.span());
                Stack.convertChecked(code, Objects.requireNonNull(from.simple()), Objects.requireNonNull(to.simple()));
            }
            case BOX -> toObject(from);
            case SAME -> {
                if (!to.java().isAssignableFrom(from.java())
                        && from != Type.Special.NULL
                        && !(operand instanceof Bound.Token)) {
                    code.checkcast(desc(to.java()));
                }
            }
            case UNBOX -> {
                at(convert.span());
                var simple = Objects.requireNonNull(to.simple());
                check(to, desc(simple.box()));
                Stack.unbox(code, simple);
            }
            case CAST -> {
                at(convert.span());
                cast(to);
            }
            case TRY_CAST -> {
                var plain = to instanceof Type.Optional(var inner) ? inner : to;
                code.ldc(emitter.token(plain));
                Stack.operation(code, "tryCast", Object.class, Object.class, TypeToken.class);
                code.checkcast(desc(to.java()));
            }
            case VALUE -> {
                at(convert.span());
                Stack.operation(code, "value", Object.class, Object.class);
                fromObject(to);
            }
            case VALUE_OR_FAIL -> fromObject(to);
            case VIEW -> {
                Stack.operation(code, "view", Object.class, Object.class);
                code.checkcast(desc(to.java()));
            }
            case CHARACTERS -> Stack.operation(code, "characters", Iterable.class, String.class);
            case UNVIEW ->
                code.invokestatic(
                        desc(Arrays.class),
                        "unwrap",
                        MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object));
            case ENUM_NUMBER -> {
                if (isFlags(from)) {
                    code.invokevirtual(desc(FlagSet.class), "bits", MethodTypeDesc.of(ConstantDescs.CD_int));
                } else {
                    Stack.operation(code, "number", int.class, Object.class);
                }
            }
            case NUMBER_ENUM -> {
                code.ldc(emitter.token(to));
                Stack.operation(code, "constant", Object.class, int.class, TypeToken.class);
                if (!to.isEnum()) {
                    code.checkcast(desc(to.java()));
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
            check(to, desc(to.java()));
        }
        if (to.java() != Object.class) {
            code.checkcast(desc(to.java()));
        }
    }

    private void is(Bound operand, Type tested) {
        push(operand);
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
            code.instanceOf(desc(plain.box()));
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
                    desc(Text.class), "of", MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_Object));
            return;
        }
        switch (simple) {
            case BOOL -> textOf(desc(Text.class), "of", ConstantDescs.CD_boolean);
            case CHAR -> textOf(ConstantDescs.CD_String, "valueOf", ConstantDescs.CD_char);
            case SBYTE, BYTE, SHORT, USHORT, INT -> textOf(ConstantDescs.CD_Integer, "toString", ConstantDescs.CD_int);
            case UINT -> textOf(ConstantDescs.CD_Integer, "toUnsignedString", ConstantDescs.CD_int);
            case LONG -> textOf(ConstantDescs.CD_Long, "toString", ConstantDescs.CD_long);
            case ULONG -> textOf(ConstantDescs.CD_Long, "toUnsignedString", ConstantDescs.CD_long);
            case FLOAT -> textOf(desc(Text.class), "of", ConstantDescs.CD_float);
            case DOUBLE -> textOf(desc(Text.class), "of", ConstantDescs.CD_double);
            case DECIMAL -> textOf(desc(Text.class), "of", ConstantDescs.CD_Object);
        }
    }

    private void textOf(ClassDesc owner, String method, ClassDesc parameter) {
        code.invokestatic(owner, method, MethodTypeDesc.of(ConstantDescs.CD_String, parameter));
    }

    // ---- arithmetic and conditions

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

    private void condition(Bound condition) {
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
                push(condition);
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
                push(condition);
                code.ifne(target);
            }
        }
    }

    private void compare(Bound.Compare compare, Label otherwise) {
        push(compare.left());
        push(compare.right());
        at(compare.span());
        var type = Objects.requireNonNull(compare.left().type().simple());
        Arithmetic.compare(code, compare.operator(), type, otherwise);
    }

    /** Jumps where the values are not the same (or, not {@code onFalse}, where they are). */
    private void same(Bound.Same same, Label target, boolean onFalse) {
        boolean jumpWhenSame = same.negated() == onFalse;
        push(same.left());
        toObject(same.left().type());
        if (same.right() instanceof Bound.Constant(var _, var _, var value) && value == null) {
            if (jumpWhenSame) {
                code.ifnull(target);
            } else {
                code.ifnonnull(target);
            }
            return;
        }
        push(same.right());
        toObject(same.right().type());
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
