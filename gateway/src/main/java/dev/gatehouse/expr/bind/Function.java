package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A method to emit: the expression itself, a lambda or a local function. */
public final class Function {
    /** A parameter of a local function. */
    record Shape(
            boolean byReference,
            boolean out,
            boolean rest,
            @Nullable Bound fallback) {}

    private final String name;
    private final @Nullable Function parent;
    private final Span span;
    private final List<Variable> parameters = new ArrayList<>();
    private final List<Variable> locals = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final Set<Variable> captures = new LinkedHashSet<>();
    private final Set<Function> callees = new LinkedHashSet<>();
    private final List<Bound> returns = new ArrayList<>();
    private List<Type.Variable> typeParameters = List.of();
    private @Nullable Type result;
    private @Nullable BoundStatement body;
    private @Nullable Type yields;
    private final Set<Variable> assigns = new LinkedHashSet<>();

    Function(String name, @Nullable Function parent, Span span) {
        this.name = name;
        this.parent = parent;
        this.span = span;
    }

    public String name() {
        return name;
    }

    public Span span() {
        return span;
    }

    @Nullable
    Function parent() {
        return parent;
    }

    /** The parameters; those passed by reference are cells. */
    public List<Variable> parameters() {
        return parameters;
    }

    /** Its local variables, temporaries left out. */
    public List<Variable> locals() {
        return locals;
    }

    void local(Variable variable) {
        locals.add(variable);
    }

    List<Shape> shapes() {
        return shapes;
    }

    void parameter(Variable variable, Shape shape) {
        parameters.add(variable);
        shapes.add(shape);
    }

    List<Type.Variable> typeParameters() {
        return typeParameters;
    }

    void typeParameters(List<Type.Variable> variables) {
        typeParameters = variables;
    }

    /** The declared or inferred result; null while a lambda's is being inferred. */
    public @Nullable Type result() {
        return result;
    }

    void result(Type type) {
        result = type;
    }

    /** The type of the elements that {@code yield return} gives; null if it is no iterator. */
    public @Nullable Type yields() {
        return yields;
    }

    void yields(Type element) {
        yields = element;
    }

    /** Variables around it that have a value once it was called. */
    Set<Variable> assigns() {
        return assigns;
    }

    /** What the function returns where its result is being inferred. */
    List<Bound> returns() {
        return returns;
    }

    public BoundStatement body() {
        return java.util.Objects.requireNonNull(body);
    }

    void body(BoundStatement statement) {
        body = statement;
    }

    /** Notes that code here uses a variable of a function around it. */
    void use(Variable variable) {
        variable.touch();
        if (variable.owner() == this) {
            return;
        }
        variable.capture();
        for (var at = this; at != null && at != variable.owner(); at = at.parent) {
            at.captures.add(variable);
        }
    }

    /** Notes a call of a local function: what that needs, this must have. */
    void call(Function function) {
        for (var at = this; at != null; at = at.parent) {
            at.callees.add(function);
        }
    }

    /** The variables of functions around it that it needs, in a fixed order. */
    public List<Variable> captures() {
        var all = new LinkedHashSet<Variable>();
        collect(all, new LinkedHashSet<>());
        all.removeIf(this::isInside);
        return List.copyOf(all);
    }

    private void collect(Set<Variable> into, Set<Function> seen) {
        if (seen.add(this)) {
            into.addAll(captures);
            callees.forEach(callee -> callee.collect(into, seen));
        }
    }

    private boolean isInside(Variable variable) {
        for (var at = variable.owner(); at != null; at = at.parent) {
            if (at == this) {
                return true;
            }
        }
        return false;
    }
}
