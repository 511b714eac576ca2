package dev.gatehouse.wire;

/** A message that cannot be taken or sent as it is. It has no stack trace: peers cause it at will. */
public final class MessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    /**
     * @param status what to answer where a request is at fault
     * @param message for logs
     */
    public MessageException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
