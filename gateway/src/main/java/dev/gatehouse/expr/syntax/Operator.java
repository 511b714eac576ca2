package dev.gatehouse.expr.syntax;

/** Operators with one or two operands, in C#'s order of precedence. */
public enum Operator {
    COALESCE("??", 1),
    OR_ELSE("||", 2),
    AND_ALSO("&&", 3),
    OR("|", 4),
    XOR("^", 5),
    AND("&", 6),
    EQUAL("==", 7),
    NOT_EQUAL("!=", 7),
    LESS("<", 8),
    GREATER(">", 8),
    LESS_OR_EQUAL("<=", 8),
    GREATER_OR_EQUAL(">=", 8),
    SHIFT_LEFT("<<", 9),
    SHIFT_RIGHT(">>", 9),
    ADD("+", 10),
    SUBTRACT("-", 10),
    MULTIPLY("*", 11),
    DIVIDE("/", 11),
    REMAINDER("%", 11),
    NOT("!", 0),
    COMPLEMENT("~", 0),
    PLUS("+", 0),
    MINUS("-", 0);

    private final String text;
    private final int precedence;

    Operator(String text, int precedence) {
        this.text = text;
        this.precedence = precedence;
    }

    /** As written. */
    public String text() {
        return text;
    }

    /** Higher binds tighter; 0 for operators with one operand. */
    int precedence() {
        return precedence;
    }
}
