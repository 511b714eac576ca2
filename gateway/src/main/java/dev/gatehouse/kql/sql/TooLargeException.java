package dev.gatehouse.kql.sql;

/** The query's SQL is larger than what a database should be asked. */
public final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1;

    TooLargeException(int most) {
        super("the query becomes more than %d characters of SQL".formatted(most));
    }
}
