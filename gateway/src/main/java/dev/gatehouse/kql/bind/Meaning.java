package dev.gatehouse.kql.bind;

import dev.gatehouse.kql.syntax.Statement;

/** What a name that the query defines stands for. */
sealed interface Meaning {
    record Value(Bound value) implements Meaning {}

    record Table(Relation relation) implements Meaning {}

    /**
     * @param names those that its body sees
     * @param table whether it gives a table
     */
    record Function(Statement.LetFunction definition, Environment names, boolean table) implements Meaning {}

    /** Something with a mistake that was reported. */
    record Unknown() implements Meaning {}
}
