package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.syntax.Expr;
import dev.gatehouse.expr.syntax.Stmt;
import dev.gatehouse.expr.types.Budget;
import dev.gatehouse.expr.types.Definition;
import dev.gatehouse.expr.types.Library;
import dev.gatehouse.expr.types.Simple;
import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Binds one expression: the hub that holds the state and one object per subject. Never throws on what
 * an author wrote; after an error the program is not to be emitted.
 */
public final class Binder {
    private static final int MAX_DEPTH = 300;
    private static final int MAX_WORK = 300_000;

    final Library library;
    final BindErrors errors;
    final TypeResolver types;
    final Conversions conversions;
    final Operators operators;
    final Lifting lifting;
    final Equality equality;
    final Invocations invocations;
    final Literals literals;
    final Members members;
    final Overloads overloads;
    final Calls calls;
    final CallErrors callErrors;
    final Inference inference;
    final Lambdas lambdas;
    final Creation creation;
    final Patterns patterns;
    final Places places;
    final Deconstruction deconstruction;
    final Expressions expressions;
    final Queries queries;
    final Grids grids;
    final LateBinding late;
    final Statements statements;
    final Set<String> reads = new HashSet<>();
    final Variable budget;
    final Results results;
    Scope scope;
    Function function;
    boolean checked;
    /** Inside {@code unchecked(…)}: constants that do not fit are cut. */
    boolean lenientConstants;

    private int depth;
    private int work;
    private boolean exhausted;

    private Binder(Library library, Source source, Definition root, Wanted wanted, Diagnostics diagnostics) {
        this.library = library;
        this.errors = new BindErrors(source, diagnostics);
        this.types = new TypeResolver(this);
        this.conversions = new Conversions(this);
        this.operators = new Operators(this);
        this.lifting = new Lifting(this);
        this.equality = new Equality(this);
        this.invocations = new Invocations(this);
        this.literals = new Literals(this);
        this.members = new Members(this);
        this.overloads = new Overloads(this);
        this.calls = new Calls(this);
        this.callErrors = new CallErrors(this);
        this.inference = new Inference(this);
        this.lambdas = new Lambdas(this);
        this.creation = new Creation(this);
        this.patterns = new Patterns(this);
        this.places = new Places(this);
        this.deconstruction = new Deconstruction(this);
        this.expressions = new Expressions(this);
        this.queries = new Queries(this);
        this.grids = new Grids(this);
        this.late = new LateBinding(this);
        this.statements = new Statements(this);
        this.results = new Results(this, wanted);
        this.function = new Function("run", null, Span.at(0));
        this.scope = new Scope(null);
        this.budget = new Variable("$budget", Type.Special.BAD, Budget.class, function);
        budget.assigned();
        var context = new Variable("context", root.open(), function);
        context.assigned();
        context.makeReadOnly("parameter");
        function.parameter(context, new Function.Shape(false, false, false, null));
        scope.declare("context", context);
    }

    /**
     * Binds the expression of {@code @( … )}.
     *
     * @param root what {@code context} is
     */
    public static Program expression(
            Library library, Source source, Definition root, Wanted wanted, Expr expression, Diagnostics diagnostics) {
        var binder = new Binder(library, source, root, wanted, diagnostics);
        var value = binder.results.convert(binder.expressions.bind(expression));
        return binder.program(new BoundStatement.Return(expression.span(), value));
    }

    /** Binds the body of <code>@{ … }</code>. */
    public static Program block(
            Library library, Source source, Definition root, Wanted wanted, Stmt.Block block, Diagnostics diagnostics) {
        var binder = new Binder(library, source, root, wanted, diagnostics);
        return binder.program(binder.statements.body(block, true));
    }

    /**
     * Binds the template of a {@link Bound.Late} for operands of these types. The program's {@code context} is an array of
     * the operands.
     *
     * @param type what the result has to become; dynamic if it stays what it is
     * @param explicit whether by a cast
     */
    public static Program late(
            Library library,
            Source source,
            List<Type> operands,
            Expr template,
            Type type,
            boolean explicit,
            Diagnostics diagnostics) {
        var root = java.util.Objects.requireNonNull(library.object().definition());
        var binder = new Binder(library, source, root, Wanted.OBJECT, diagnostics);
        return binder.program(binder.late.body(operands, template, type, explicit));
    }

    private Program program(BoundStatement body) {
        function.body(body);
        return new Program(function, budget, library, reads);
    }

    /** Counts nesting; false (reported once) where there is too much. Each true call is paired with {@link #leave}. */
    boolean enter(Span at) {
        work++;
        if (exhausted) {
            return false;
        }
        if (depth >= MAX_DEPTH) {
            exhausted = true;
            errors.tooDeep(at);
            return false;
        }
        if (work > MAX_WORK) {
            exhausted = true;
            errors.tooComplex(at);
            return false;
        }
        depth++;
        return true;
    }

    void leave() {
        depth--;
    }

    /** Type parameters of the local functions around: to the code inside they are types like others. */
    final Set<Type.Variable> opaque = new HashSet<>();

    /** Whether some type parameter in the type is still to be inferred. */
    boolean isOpen(Type type) {
        return type.isOpen() && !opaque.containsAll(Inference.variablesOf(type));
    }

    /** Whether binding was given up; then even trials that failed are reported. */
    boolean isExhausted() {
        return exhausted;
    }

    Type.Named simple(Simple type) {
        return library.simple(type);
    }

    Type.Named bool() {
        return library.simple(Simple.BOOL);
    }

    Type.Named integer() {
        return library.simple(Simple.INT);
    }

    Variable temporary(Type type) {
        var variable = new Variable("$temporary", type, function);
        variable.assigned();
        return variable;
    }

    /** A temporary that lives as long as a statement. */
    Variable held(Type type) {
        var variable = temporary(type);
        function.local(variable);
        return variable;
    }

    Bound read(Span at, Variable variable) {
        function.use(variable);
        return new Bound.Read(at, variable);
    }

    /** Declares a local variable; reports a name that is taken. */
    Variable declare(Span at, String name, Type type) {
        var variable = new Variable(name, type, function);
        function.local(variable);
        requireFree(at, name);
        scope.declare(name, variable);
        return variable;
    }

    /** Declares what an {@code out} argument or a deconstruction names; an underscore is no name there. */
    Variable declareUnlessDiscarded(Span at, String name, Type type) {
        if (!name.equals("_")) {
            return declare(at, name, type);
        }
        var variable = new Variable(name, type, function);
        function.local(variable);
        return variable;
    }

    /** Reports a name that is taken. */
    void requireFree(Span at, String name) {
        var existing = scope.find(name);
        if ((existing != null && !(existing instanceof Type)) || scope.declaredInside(name)) {
            errors.duplicate(at, name, scope.declaresHere(name));
        }
    }
}
