package dev.gatehouse.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds some members of a JSON object by name: the values of promoted columns, before they are stored. */
final class Members {
    private static final JsonFactory JSON = new JsonFactory();

    private final List<String> names;

    Members(List<String> names) {
        this.names = names;
    }

    /**
     * The members' text, null where one is missing; what is no JSON object has none. Numbers and
     * booleans are their text, as SQL sees them.
     */
    @Nullable
    String[] find(@Nullable Object json) {
        var found = new @Nullable String[names.size()];
        if (!(json instanceof String text) || text.length() <= 2) {
            return found;
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return found;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                int place = names.indexOf(parser.currentName());
                var value = parser.nextToken();
                if (place >= 0 && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    found[place] = parser.getString();
                }
                parser.skipChildren();
            }
        } catch (JacksonException _) {
            // cut short or no JSON at all: what was found until then stands
            return found;
        }
        return found;
    }
}
