package dev.gatehouse.policy;

/** A place in a program that is jumped to before it is known. See {@link ProgramBuilder#label()}. */
public final class Label {
    int position = -1;

    Label() {}
}
