package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.syntax.Stmt;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Local functions. A generic one is bound once as it stands, for its mistakes, and once more for each list of type
 * arguments that it is called with: only those are emitted.
 */
final class LocalFunctions {
    private static final int MAX_INSTANCES = 64;

    private final Binder binder;
    private final Statements statements;
    private final IdentityHashMap<Function, Declaration> declarations = new IdentityHashMap<>();
    private final Deque<Instance> waiting = new ArrayDeque<>();

    LocalFunctions(Binder binder, Statements statements) {
        this.binder = binder;
        this.statements = statements;
    }

    /**
     * What is known of a local function.
     *
     * @param scope that in which it is declared
     * @param instances by type arguments
     */
    private record Declaration(Stmt.Function written, Scope scope, Map<List<Type>, Function> instances) {}

    /** An instance whose body is still to be bound. */
    private record Instance(Function function, Declaration declaration, List<Type> arguments) {}

    /** Makes a local function known before its block is bound. */
    void announce(Stmt.Function written) {
        var function = new Function(written.name(), binder.function, written.span());
        binder.requireFree(nameOf(written), written.name());
        binder.scope.declare(written.name(), function);
        var declaration = new Declaration(written, binder.scope, new HashMap<>());
        declarations.put(function, declaration);
        var typeParameters = new ArrayList<Type.Variable>();
        for (var name : written.typeParameters()) {
            typeParameters.add(new Type.Variable(name));
        }
        function.typeParameters(typeParameters);
        shape(function, declaration, typeParameters);
    }

    private static Span nameOf(Stmt.Function written) {
        int start = written.result().span().end();
        return new Span(
                start, Math.min(written.span().end(), start + 1 + written.name().length()));
    }

    /** Resolves parameters and result, type parameters standing for {@code arguments}. */
    private void shape(Function function, Declaration declaration, List<? extends Type> arguments) {
        var outer = binder.scope;
        binder.scope = typeScope(declaration, arguments);
        function.result(binder.types.resolve(declaration.written().result()));
        for (var parameter : declaration.written().parameters()) {
            var type = binder.types.resolve(Objects.requireNonNull(parameter.type()));
            var variable = new Variable(parameter.name(), type, function);
            variable.assigned();
            boolean byReference = parameter.passing() != Expr.Passing.VALUE;
            if (byReference) {
                variable.makeCell();
            }
            var fallback = parameter.fallback() == null ? null : binder.expressions.bind(parameter.fallback(), type);
            boolean optional = function.shapes().stream().anyMatch(shape -> shape.fallback() != null);
            boolean last = function.shapes().size()
                    == declaration.written().parameters().size() - 1;
            boolean rest = parameter.rest() && type instanceof Type.Array && last;
            if (parameter.rest() && !(type instanceof Type.Array) && !type.isBad()) {
                binder.errors.restNeedsArray(parameter.span());
            }
            if (parameter.rest() && !last) {
                binder.errors.restNotLast(parameter.span());
            }
            if (fallback != null && byReference) {
                binder.errors.referenceWithDefault(parameter.span());
            }
            if (optional && fallback == null && !parameter.rest()) {
                binder.errors.optionalBefore(parameter.span(), parameter.name());
            }
            function.parameter(
                    variable, new Function.Shape(byReference, parameter.passing() == Expr.Passing.OUT, rest, fallback));
        }
        binder.scope = outer;
    }

    private static Scope typeScope(Declaration declaration, List<? extends Type> arguments) {
        var scope = new Scope(declaration.scope());
        var names = declaration.written().typeParameters();
        for (int i = 0; i < names.size(); i++) {
            scope.declare(names.get(i), arguments.get(i));
        }
        return scope;
    }

    /** Binds the body where the function is declared. */
    @SuppressWarnings("ReferenceEquality") // two functions may be written alike
    BoundStatement function(Stmt.Function written) {
        if (binder.scope.find(written.name()) instanceof Function function && declarations.containsKey(function)) {
            var declaration = Objects.requireNonNull(declarations.get(function));
            // What a constraint allows shows with the type arguments only.
            if (declaration.written() == written && written.typeParameters().isEmpty()) {
                body(function, declaration, List.of());
            } else if (declaration.written() == written && written.constraints().isEmpty()) {
                // Inside, the type parameters are types of which nothing is known; at calls they are inferred.
                var unknown = new ArrayList<Type.Variable>();
                written.typeParameters().forEach(name -> unknown.add(new Type.Variable(name)));
                binder.opaque.addAll(unknown);
                var example = new Function(function.name(), function.parent(), function.span());
                shape(example, declaration, unknown);
                body(example, declaration, unknown);
            }
        }
        return new BoundStatement.Block(List.of());
    }

    /** The function to call for these type arguments: {@code function} itself where it is not generic. */
    Function instance(Span at, Function function, Map<Type.Variable, Type> types) {
        var declaration = declarations.get(function);
        var arguments = function.typeParameters().stream()
                .map(parameter -> types.getOrDefault(parameter, parameter))
                .toList();
        if (declaration == null || arguments.isEmpty() || arguments.stream().anyMatch(Type::isOpen)) {
            return function;
        }
        var known = declaration.instances().get(arguments);
        if (known != null) {
            return known;
        }
        if (declaration.instances().size() >= MAX_INSTANCES) {
            binder.errors.tooManyInstances(at, function.name());
            return function;
        }
        var instance = new Function(function.name(), function.parent(), function.span());
        declaration.instances().put(arguments, instance);
        shape(instance, declaration, arguments);
        if (!satisfies(at, declaration, arguments)) {
            return function;
        }
        waiting.add(new Instance(instance, declaration, arguments));
        return instance;
    }

    /** Whether the type arguments are what the constraints demand; reported where not. */
    private boolean satisfies(Span at, Declaration declaration, List<Type> arguments) {
        var written = declaration.written();
        var outer = binder.scope;
        binder.scope = typeScope(declaration, arguments);
        boolean fine = true;
        for (var constraint : written.constraints()) {
            int index = written.typeParameters().indexOf(constraint.parameter());
            if (index < 0) {
                continue;
            }
            var argument = arguments.get(index);
            var name = constraint.type();
            var demanded = name == null ? null : binder.types.resolve(name);
            fine &= switch (constraint.keyword()) {
                case "class" ->
                    !argument.isValueType() || binder.errors.constraint(at, "CS0452", argument, "a reference type");
                case "struct" ->
                    (argument.isValueType() && !argument.allowsNull())
                            || binder.errors.constraint(at, "CS0453", argument, "a value type that is not nullable");
                default ->
                    demanded == null
                            || demanded.isBad()
                            || binder.conversions.standard(new Bound.Default(at, argument), demanded) != null
                            || binder.errors.constraint(
                                    at, argument.isValueType() ? "CS0315" : "CS0311", argument, "a '" + demanded + "'");
            };
        }
        binder.scope = outer;
        return fine;
    }

    /** Binds the bodies of the instances of functions that this scope declares. */
    void bindInstances(Scope scope) {
        boolean found = true;
        while (found) {
            found = false;
            for (var instance : List.copyOf(waiting)) {
                if (instance.declaration().scope() == scope && waiting.remove(instance)) {
                    found = true;
                    bind(instance);
                }
            }
        }
    }

    private void bind(Instance instance) {
        var diagnostics = new Diagnostics();
        var outer = binder.errors.redirect(diagnostics);
        body(instance.function(), instance.declaration(), instance.arguments());
        binder.errors.redirect(outer);
        // The same mistake in several instances is one mistake.
        binder.errors.forwardNew(diagnostics);
    }

    private void body(Function function, Declaration declaration, List<? extends Type> arguments) {
        var written = declaration.written();
        var outerScope = binder.scope;
        var outerFunction = binder.function;
        binder.scope = new Scope(typeScope(declaration, arguments));
        var outerFlow = statements.enterFunction();
        var flow = statements.flow();
        binder.function = function;
        for (int i = 0; i < function.parameters().size(); i++) {
            var variable = function.parameters().get(i);
            var at = written.parameters().get(i).span();
            if (binder.scope.declaresHere(variable.name())) {
                binder.errors.duplicateParameter(at, variable.name());
            } else {
                binder.requireFree(at, variable.name());
            }
            binder.scope.declare(variable.name(), variable);
            if (function.shapes().get(i).out()) {
                flow.unassigned.add(variable);
            }
        }
        function.use(binder.budget);
        var result = Objects.requireNonNull(function.result());
        var value = written.value();
        var block = written.block();
        if (value != null) {
            var bound = binder.expressions.bind(value);
            function.body(
                    result.isVoid()
                            ? new BoundStatement.Run(bound)
                            : new BoundStatement.Return(bound.span(), binder.conversions.require(bound, result)));
            requireOutValues(bound.span());
        } else if (block != null) {
            function.body(statements.block(block));
            if (function.yields() != null && flow.returned != null) {
                binder.errors.returnInIterator(flow.returned);
            }
            if (flow.reachable) {
                requireOutValues(nameOf(written));
                if (!result.isVoid() && function.yields() == null) {
                    binder.errors.missingReturn(nameOf(written));
                }
            }
        }
        noteAssigned(function, flow, outerFlow);
        statements.leaveFunction(outerFlow);
        binder.function = outerFunction;
        binder.scope = outerScope;
    }

    /** Variables around the function that its body gives a value on every path. */
    private static void noteAssigned(Function function, Flow flow, Flow outer) {
        var lacking = new HashSet<>(flow.unassignedAtReturn);
        if (flow.reachable) {
            lacking.addAll(flow.unassigned);
        }
        for (var variable : outer.unassigned) {
            if (!lacking.contains(variable) && function.yields() == null) {
                function.assigns().add(variable);
            }
        }
    }

    /** Reports {@code out} parameters of the current function that have no value here. */
    void requireOutValues(Span at) {
        var function = binder.function;
        for (int i = 0; i < function.parameters().size(); i++) {
            var variable = function.parameters().get(i);
            if (function.shapes().get(i).out()
                    && statements.flow().reachable
                    && statements.flow().unassigned.contains(variable)) {
                binder.errors.outNotAssigned(at, variable.name());
            }
        }
    }

    /** {@code yield return x;} and, without a value, {@code yield break;}. */
    BoundStatement yieldStatement(Span at, @Nullable Expr value) {
        var function = binder.function;
        var element = elementType(function);
        if (element == null) {
            if (!declares(function)) {
                binder.errors.yieldHere(
                        at, function.parent() == null ? "CS1624" : "CS1621", "a lambda or the expression itself");
            } else {
                binder.errors.notIterator(at, Objects.requireNonNull(function.result()));
            }
            return new BoundStatement.Block(List.of());
        }
        if (function.yields() == null && function.shapes().stream().anyMatch(Function.Shape::byReference)) {
            binder.errors.yieldHere(at, "CS1623", "a function with 'ref' or 'out' parameters");
        }
        function.yields(element);
        for (var frame : statements.flow().frames) {
            switch (frame.kind) {
                case TRY -> binder.errors.yieldHere(at, "CS1626", "a 'try' with a 'catch'");
                case CATCH -> binder.errors.yieldHere(at, "CS1631", "a 'catch'");
                case FINALLY -> binder.errors.yieldHere(at, "CS1625", "a 'finally'");
                case FINALLY_BODY -> binder.errors.unsupported(at, "'yield' inside of a 'try' or 'using'");
                case LOOP -> {
                    continue;
                }
            }
            return new BoundStatement.Block(List.of());
        }
        if (value == null) {
            statements.flow().reachable = false;
            return new BoundStatement.Yield(at, null);
        }
        return new BoundStatement.Yield(at, binder.expressions.bind(value, element));
    }

    /** What an iterator's sequence consists of; null if the function cannot be one. */
    private @Nullable Type elementType(Function function) {
        return function.result() instanceof Type.Named named
                        && named.definition().values() == Iterable.class
                        && named.arguments().size() == 1
                        && declares(function)
                ? named.arguments().getFirst()
                : null;
    }

    private boolean declares(Function function) {
        return !function.name().equals("lambda") && function.parent() != null;
    }
}
