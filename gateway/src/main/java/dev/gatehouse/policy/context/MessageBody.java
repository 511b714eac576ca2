package dev.gatehouse.policy.context;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.http.Body;
import dev.gatehouse.policy.Message;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The body of a message, which is read once unless the reader says otherwise. */
public final class MessageBody {
    private final Message message;

    private MessageBody(Message message) {
        this.message = message;
    }

    /** Null where the message has no body; one that was read already is there, but cannot be read again. */
    static @Nullable MessageBody of(Message message) {
        return message.body() instanceof Body.None && !message.isConsumed() ? null : new MessageBody(message);
    }

    byte[] take(boolean preserve) {
        if (message.isConsumed()) {
            throw DotNetException.invalidOperation("The message body was read before without preserveContent.");
        }
        byte[] bytes = switch (message.body()) {
            case Body.Bytes present -> present.bytes();
            case Body.None _ -> new byte[0];
            case Body.Stream _ ->
                // The program waits for bodies that expressions name; one kept in a variable may still come.
                throw DotNetException.invalidOperation("The message body has not been received.");
        };
        if (!preserve) {
            message.consume();
        }
        return bytes;
    }

    /** As UTF-8, without the mark that may stand at its start. */
    String takeText(boolean preserve) {
        var text = new String(take(preserve), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
