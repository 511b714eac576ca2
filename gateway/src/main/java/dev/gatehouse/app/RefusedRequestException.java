package dev.gatehouse.app;

import java.io.Serial;

/** A request that is not carried out; code and message are for whoever sent it. */
final class RefusedRequestException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final int line;
    private final int column;

    RefusedRequestException(int status, String code, String message, int line, int column) {
        super(message);
        this.status = status;
        this.code = code;
        this.line = line;
        this.column = column;
    }

    RefusedRequestException(int status, String code, String message) {
        this(status, code, message, 1, 1);
    }

    static RefusedRequestException invalid(String message) {
        return new RefusedRequestException(400, "InvalidRequest", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** In the body, where it is about a place in it. */
    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
