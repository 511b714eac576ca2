package dev.gatehouse.alerts;

/** A rule's question that got no answer, or one that does not fit the rule. The message is for its author. */
final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /** @param passing whether the same question may well be answered in a moment */
    UnansweredException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    boolean isPassing() {
        return passing;
    }
}
