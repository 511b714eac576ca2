package dev.gatehouse.expr.types;

/** An object that expressions can change and that outlives them only as a copy: what is cached is shared by exchanges. */
public interface Copyable {
    /** The same as a whole, sharing nothing that can change. */
    Object copied();
}
