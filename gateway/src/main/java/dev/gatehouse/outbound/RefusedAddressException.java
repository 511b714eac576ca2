package dev.gatehouse.outbound;

import java.io.IOException;

/** An address that the rules do not let us call: no use in trying again. */
public final class RefusedAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedAddressException(String message) {
        super(message);
    }
}
