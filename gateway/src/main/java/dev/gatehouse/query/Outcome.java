package dev.gatehouse.query;

/** What becomes of a question. */
public sealed interface Outcome permits Answer, Refusal {}
