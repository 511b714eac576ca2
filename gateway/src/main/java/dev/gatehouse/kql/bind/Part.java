package dev.gatehouse.kql.bind;

/** What a bound query consists of. */
sealed interface Part permits Relation, Bound {}
