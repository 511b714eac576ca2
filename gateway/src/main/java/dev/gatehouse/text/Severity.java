package dev.gatehouse.text;

/** How bad a {@link Diagnostic} is: an error refuses the document, the others do not. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** The name as printed: {@code error}, {@code warning}, {@code info}. */
    public String label() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }
}
