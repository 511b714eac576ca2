package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Type;
import org.jspecify.annotations.Nullable;

/** A local variable, parameter or temporary. Filled while binding, constant for the emitter. */
public final class Variable {
    private final String name;
    private final Type type;
    private final Class<?> java;
    private final Function owner;
    private boolean used;
    private boolean captured;
    private boolean cell;
    private @Nullable String readOnly;
    private int assignments;
    private @Nullable Bound constant;

    Variable(String name, Type type, Class<?> java, Function owner) {
        this.name = name;
        this.type = type;
        this.java = java;
        this.owner = owner;
    }

    Variable(String name, Type type, Function owner) {
        this(name, type, type.java(), owner);
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    /** The class on the JVM's stack. */
    public Class<?> java() {
        return java;
    }

    /** The function that it belongs to. */
    public Function owner() {
        return owner;
    }

    /**
     * Whether it lives in an array of one element, because a lambda or local function shares it while it
     * changes, or because it is passed by reference.
     */
    public boolean isCell() {
        return cell || (captured && assignments > 1);
    }

    /** Whether anything refers to it. */
    public boolean isUsed() {
        return used;
    }

    void touch() {
        used = true;
    }

    void capture() {
        captured = true;
    }

    void makeCell() {
        cell = true;
    }

    void assigned() {
        assignments++;
    }

    /** Why it cannot be assigned: it is a foreach or using variable; null if it can. */
    @Nullable
    String readOnly() {
        return constant != null ? "constant" : readOnly;
    }

    void makeReadOnly(String why) {
        readOnly = why;
    }

    @Nullable
    Bound constant() {
        return constant;
    }

    void constant(Bound value) {
        constant = value;
    }

    @Override
    public String toString() {
        return name;
    }
}
