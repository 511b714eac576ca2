package dev.gatehouse.expr.emit;

import dev.gatehouse.expr.bind.Bound;
import dev.gatehouse.expr.bind.BoundStatement;
import dev.gatehouse.expr.bind.BoundStatement.Target;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Iteration;
import dev.gatehouse.expr.types.Type;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes statements. */
final class StatementEmitter {
    private static final ClassDesc ITERABLE = MethodEmitter.desc(Iterable.class);
    private static final ClassDesc ITERATOR = MethodEmitter.desc(Iterator.class);
    private static final ClassDesc EXCEPTION = MethodEmitter.desc(DotNetException.class);

    private final MethodEmitter method;
    private final CodeBuilder code;
    private final IdentityHashMap<Target, Label> labels = new IdentityHashMap<>();
    /** How many regions are around each target. */
    private final IdentityHashMap<Target, Integer> depths = new IdentityHashMap<>();

    private final List<Region> regions = new ArrayList<>();

    StatementEmitter(MethodEmitter method) {
        this.method = method;
        this.code = method.code;
    }

    /** Code that a handler protects, with holes where final code was written inline. */
    private static final class Region {
        final @Nullable Runnable last;
        final List<Label> bounds = new ArrayList<>();

        Region(@Nullable Runnable last) {
            this.last = last;
        }
    }

    /** The body of {@code run}. */
    void body(BoundStatement body) {
        emit(body);
        // Reached only where the binder found no way here; the verifier wants an end all the same.
        finish();
    }

    private void finish() {
        var function = method.current();
        var result = function.result();
        if (method.emitter.isLambda(function)) {
            var erased = method.emitter.erasedResult(function);
            if (erased.equals(ConstantDescs.CD_void)) {
                code.return_();
            } else {
                method.pushDefault(erased.isPrimitive() ? int.class : Object.class);
                code.return_(TypeKind.from(erased).asLoadable());
            }
        } else if (result == null) {
            code.aconst_null().areturn();
        } else if (result.isVoid()) {
            code.return_();
        } else {
            method.pushDefault(result.java());
            code.return_(Stack.kind(result.java()));
        }
    }

    /** A body with code that runs however it is left. */
    void guarded(BoundStatement body, Runnable last) {
        protect(() -> emit(body), List.of(), last);
        finish();
    }

    void emit(BoundStatement statement) {
        switch (statement) {
            case BoundStatement.Block(var statements) -> statements.forEach(this::emit);
            case BoundStatement.Run(var expression) -> {
                method.at(expression.span());
                method.run(expression);
            }
            case BoundStatement.Declare(var at, var variable, var value) -> {
                method.at(at);
                if (value == null) {
                    pushInitial(variable.type(), variable.java());
                } else {
                    method.push(value);
                }
                method.initialize(variable);
            }
            case BoundStatement.If(var at, var condition, var then, var otherwise) -> {
                method.at(at);
                var no = code.newLabel();
                method.conditions().jumpIfFalse(condition, no);
                emit(then);
                if (otherwise == null) {
                    code.labelBinding(no);
                } else {
                    var end = code.newLabel();
                    code.goto_(end).labelBinding(no);
                    emit(otherwise);
                    code.labelBinding(end);
                }
            }
            case BoundStatement.Loop loop -> loop(loop);
            case BoundStatement.ForEach loop -> forEach(loop);
            case BoundStatement.Jump jump -> jump(jump);
            case BoundStatement.Label(var target, var budget) -> {
                depths.putIfAbsent(target, regions.size());
                code.labelBinding(label(target));
                if (budget != null) {
                    method.tick(budget);
                }
            }
            case BoundStatement.Yield(var at, var value) -> {
                method.at(at);
                yielding(value);
            }
            case BoundStatement.Return(var at, var value) -> {
                method.at(at);
                returning(value);
            }
            case BoundStatement.Throw(var at, var exception) -> {
                method.at(at);
                method.pushThrown(exception);
                code.athrow();
            }
            case BoundStatement.Try(var body, var catches, var last) ->
                protect(() -> emit(body), catches, last == null ? null : () -> emit(last));
            case BoundStatement.Switch choice -> choice(choice);
        }
    }

    private void pushInitial(Type type, Class<?> java) {
        var simple = type.simple();
        if (simple != null || type.allowsNull() || type.isBad()) {
            if (simple != null && Stack.kind(java) == TypeKind.REFERENCE) {
                method.push(new Bound.Constant(method.current().span(), type, simple.zero()));
            } else {
                method.pushDefault(java);
            }
        } else {
            method.push(new Bound.Default(method.current().span(), type));
        }
    }

    private Label label(Target target) {
        return labels.computeIfAbsent(target, _ -> code.newLabel());
    }

    private void enterTarget(Target target) {
        depths.put(target, regions.size());
    }

    // ---- loops

    private void loop(BoundStatement.Loop loop) {
        enterTarget(loop.exit());
        enterTarget(loop.next());
        var start = code.newLabel();
        code.labelBinding(start);
        var condition = loop.condition();
        if (loop.testFirst() && condition != null) {
            method.at(condition.span());
            method.conditions().jumpIfFalse(condition, label(loop.exit()));
        }
        emit(loop.body());
        code.labelBinding(label(loop.next()));
        loop.steps().forEach(method::run);
        if (!loop.testFirst() && condition != null) {
            method.at(condition.span());
            method.conditions().jumpIfFalse(condition, label(loop.exit()));
        }
        method.tick(loop.budget());
        code.goto_(start).labelBinding(label(loop.exit()));
    }

    private void forEach(BoundStatement.ForEach loop) {
        enterTarget(loop.exit());
        enterTarget(loop.next());
        method.at(loop.span());
        method.push(loop.items());
        if (loop.array()) {
            overArray(loop);
        } else {
            overIterable(loop);
        }
        code.labelBinding(label(loop.exit()));
    }

    private void overArray(BoundStatement.ForEach loop) {
        int array = code.allocateLocal(TypeKind.REFERENCE);
        int index = code.allocateLocal(TypeKind.INT);
        held.add(new Held(
                array,
                TypeKind.REFERENCE,
                MethodEmitter.desc(loop.items().type().java())));
        held.add(new Held(index, TypeKind.INT, ConstantDescs.CD_int));
        var start = code.newLabel();
        code.astore(array).iconst_0().istore(index).labelBinding(start);
        code.iload(index).aload(array);
        if (loop.element().type() instanceof Type.Variable) {
            code.invokestatic(
                    MethodEmitter.desc(dev.gatehouse.expr.types.Arrays.class),
                    "length",
                    MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
        } else {
            code.arraylength();
        }
        code.if_icmpge(label(loop.exit()));
        code.aload(array).iload(index);
        method.arrays().loadElement(loop.element().type());
        method.initialize(loop.element());
        emit(loop.body());
        code.labelBinding(label(loop.next()));
        code.iinc(index, 1);
        method.tick(loop.budget());
        code.goto_(start);
        held.removeLast();
        held.removeLast();
    }

    private void overIterable(BoundStatement.ForEach loop) {
        int iterator = code.allocateLocal(TypeKind.REFERENCE);
        held.add(new Held(iterator, TypeKind.REFERENCE, ITERATOR));
        var start = code.newLabel();
        code.invokeinterface(ITERABLE, "iterator", MethodTypeDesc.of(ITERATOR)).astore(iterator);
        code.labelBinding(start);
        code.aload(iterator).invokeinterface(ITERATOR, "hasNext", MethodTypeDesc.of(ConstantDescs.CD_boolean));
        code.ifeq(label(loop.exit()));
        code.aload(iterator).invokeinterface(ITERATOR, "next", MethodTypeDesc.of(ConstantDescs.CD_Object));
        method.initialize(loop.element());
        emit(loop.body());
        code.labelBinding(label(loop.next()));
        method.tick(loop.budget());
        code.goto_(start);
        held.removeLast();
    }

    // ---- iterators

    private static final ClassDesc FRAME = MethodEmitter.desc(Iteration.Frame.class);
    private static final int NO_ITERATOR = -1;

    /** A slot of a loop, which an iterator keeps while it waits. */
    private record Held(int slot, TypeKind kind, ClassDesc type) {}

    private final List<Held> held = new ArrayList<>();
    private final List<Label> resumes = new ArrayList<>();
    private int frame = NO_ITERATOR;

    /**
     * The body of an iterator.
     *
     * @param slot of the frame
     * @param start sets up the variables
     * @param last runs however a step ends
     */
    void iterator(BoundStatement body, int slot, Runnable start, Runnable last) {
        frame = slot;
        var dispatch = code.newLabel();
        code.goto_(dispatch);
        var first = code.newBoundLabel();
        protect(
                () -> {
                    start.run();
                    emit(body);
                },
                List.of(),
                last);
        code.iconst_0().ireturn();
        // At the end of the method all places to go on from are known.
        code.labelBinding(dispatch);
        var cases = new ArrayList<SwitchCase>();
        cases.add(SwitchCase.of(0, first));
        for (int i = 0; i < resumes.size(); i++) {
            cases.add(SwitchCase.of(i + 1, resumes.get(i)));
        }
        var none = code.newLabel();
        code.aload(frame).getfield(FRAME, "state", ConstantDescs.CD_int).lookupswitch(none, cases);
        code.labelBinding(none);
        last.run();
        code.iconst_0().ireturn();
    }

    private void yielding(@Nullable Bound value) {
        if (value == null) {
            unwind(0);
            code.iconst_0().ireturn();
            resume(0);
            return;
        }
        code.aload(frame);
        method.push(value);
        method.toObject(value.type());
        code.putfield(FRAME, "current", ConstantDescs.CD_Object);
        var resume = code.newLabel();
        resumes.add(resume);
        code.aload(frame).loadConstant(resumes.size()).putfield(FRAME, "state", ConstantDescs.CD_int);
        var variables = method.kept();
        var loops = List.copyOf(held);
        code.aload(frame).loadConstant(variables.size() + loops.size()).anewarray(ConstantDescs.CD_Object);
        int index = 0;
        for (var variable : variables) {
            code.dup().loadConstant(index++);
            method.pushKept(variable);
            code.aastore();
        }
        for (var loop : loops) {
            code.dup().loadConstant(index++).loadLocal(loop.kind(), loop.slot());
            method.boxSlot(loop.kind());
            code.aastore();
        }
        code.putfield(FRAME, "values", ConstantDescs.CD_Object.arrayType());
        unwind(0);
        code.iconst_1().ireturn();
        resume(0);
        code.labelBinding(resume);
        index = 0;
        for (var variable : variables) {
            IteratorEmitter.loadValue(code, frame, index++);
            method.restoreKept(variable);
        }
        for (var loop : loops) {
            IteratorEmitter.loadValue(code, frame, index++);
            method.unboxSlot(loop.kind(), loop.type());
            code.storeLocal(loop.kind(), loop.slot());
        }
    }

    // ---- leaving

    private void jump(BoundStatement.Jump jump) {
        method.at(jump.span());
        int depth = depths.getOrDefault(jump.target(), 0);
        unwind(depth);
        code.goto_(label(jump.target()));
        resume(depth);
    }

    private void returning(@Nullable Bound value) {
        var function = method.current();
        boolean lambda = method.emitter.isLambda(function);
        TypeKind kind = null;
        if (value != null) {
            method.push(value);
            var erased = method.emitter.erasedResult(function);
            if (lambda && !erased.isPrimitive()) {
                method.toObject(value.type());
            }
            kind = lambda
                    ? TypeKind.from(erased).asLoadable()
                    : function.result() == null
                            ? TypeKind.REFERENCE
                            : Stack.kind(value.type().java());
        }
        if (!regions.isEmpty()) {
            if (kind == null) {
                unwind(0);
            } else {
                int kept = code.allocateLocal(kind);
                code.storeLocal(kind, kept);
                unwind(0);
                code.loadLocal(kind, kept);
            }
        }
        if (kind == null) {
            code.return_();
        } else {
            code.return_(kind);
        }
        resume(0);
    }

    /** Writes the final code of the regions from the innermost to the one at {@code depth}. */
    private void unwind(int depth) {
        for (int i = regions.size() - 1; i >= depth; i--) {
            var region = regions.get(i);
            region.bounds.add(code.newBoundLabel());
            var last = region.last;
            if (last != null) {
                var inner = new ArrayList<>(regions.subList(i, regions.size()));
                regions.subList(i, regions.size()).clear();
                last.run();
                regions.addAll(inner);
            }
        }
    }

    /** Protects again what follows a jump out. */
    private void resume(int depth) {
        for (int i = depth; i < regions.size(); i++) {
            regions.get(i).bounds.add(code.newBoundLabel());
        }
        if (depth < regions.size()) {
            // A protected range must not be empty.
            code.nop();
        }
    }

    // ---- exceptions

    private void protect(Runnable body, List<BoundStatement.Catch> catches, @Nullable Runnable last) {
        var end = code.newLabel();
        var outer = last == null ? null : open(last);
        var inner = catches.isEmpty() ? null : open(null);
        body.run();
        if (inner != null) {
            close(inner);
        }
        leaveNormally(outer, end);
        if (inner != null) {
            var handler = code.newBoundLabel();
            Stack.operation(code, "caught", DotNetException.class, Throwable.class);
            int caught = code.allocateLocal(TypeKind.REFERENCE);
            code.astore(caught);
            for (var clause : catches) {
                clause(clause, caught, outer, end);
            }
            code.aload(caught).athrow();
            register(inner, handler);
        }
        if (outer != null && last != null) {
            close(outer);
            var handler = code.newBoundLabel();
            int thrown = code.allocateLocal(TypeKind.REFERENCE);
            code.astore(thrown);
            last.run();
            code.aload(thrown).athrow();
            register(outer, handler);
        }
        code.labelBinding(end);
    }

    private Region open(@Nullable Runnable last) {
        var region = new Region(last);
        region.bounds.add(code.newBoundLabel());
        code.nop();
        regions.add(region);
        return region;
    }

    private void close(Region region) {
        region.bounds.add(code.newBoundLabel());
        regions.removeLast();
    }

    /** At the end of the body or of a clause: the final code, then on. */
    private void leaveNormally(@Nullable Region outer, Label end) {
        if (outer != null) {
            int depth = regions.size() - 1;
            unwind(depth);
            code.goto_(end);
            resume(depth);
        } else {
            code.goto_(end);
        }
    }

    private void clause(BoundStatement.Catch clause, int caught, @Nullable Region outer, Label end) {
        var next = code.newLabel();
        code.aload(caught).ldc(clause.typeName());
        Stack.operation(code, "isException", boolean.class, Object.class, String.class);
        code.ifeq(next);
        code.aload(caught).checkcast(EXCEPTION);
        method.initialize(clause.variable());
        if (clause.when() != null) {
            method.conditions().jumpIfFalse(clause.when(), next);
        }
        emit(clause.body());
        leaveNormally(outer, end);
        code.labelBinding(next);
    }

    private void register(Region region, Label handler) {
        for (int i = 0; i + 1 < region.bounds.size(); i += 2) {
            code.exceptionCatchAll(region.bounds.get(i), region.bounds.get(i + 1), handler);
        }
    }

    // ---- switch

    private void choice(BoundStatement.Switch choice) {
        enterTarget(choice.exit());
        for (var group : choice.groups()) {
            group.targets().forEach(this::enterTarget);
        }
        for (var test : choice.tests()) {
            var no = code.newLabel();
            method.at(test.condition().span());
            method.conditions().jumpIfFalse(test.condition(), no);
            code.goto_(label(test.target())).labelBinding(no);
        }
        code.goto_(label(choice.otherwise() == null ? choice.exit() : choice.otherwise()));
        for (var group : choice.groups()) {
            group.targets().forEach(target -> code.labelBinding(label(target)));
            emit(group.body());
            code.goto_(label(choice.exit()));
        }
        code.labelBinding(label(choice.exit()));
    }
}
