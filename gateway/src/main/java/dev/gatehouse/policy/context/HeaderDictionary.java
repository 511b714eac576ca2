package dev.gatehouse.policy.context;

import dev.gatehouse.http.Headers;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A view of a message's headers. */
final class HeaderDictionary extends TextsDictionary {
    private final Headers headers;

    HeaderDictionary(Headers headers) {
        this.headers = headers;
    }

    @Override
    String @Nullable [] find(String key) {
        var values = headers.all(key);
        return values.isEmpty() ? null : values.toArray(String[]::new);
    }

    @Override
    @Nullable
    String joined(String key) {
        return headers.joined(key);
    }

    @Override
    Collection<String> names() {
        return headers.names();
    }
}
