package dev.gatehouse.logs;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON. */
final class Json {
    /** Values one behind the other stand on lines of their own. */
    private static final JsonFactory FACTORY =
            JsonFactory.builder().rootValueSeparator("\n").build();

    private Json() {}

    static JsonFactory factory() {
        return FACTORY;
    }

    static String text(Consumer<JsonGenerator> content) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            content.accept(json);
        }
        return text.toString();
    }
}
