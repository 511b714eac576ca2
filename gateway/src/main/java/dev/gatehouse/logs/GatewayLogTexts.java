package dev.gatehouse.logs;

import dev.gatehouse.http.Url;
import dev.gatehouse.model.Api.KeyNames;
import dev.gatehouse.model.Diagnostic.Masking;
import dev.gatehouse.model.Diagnostic.Part;
import dev.gatehouse.policy.Leg;
import dev.gatehouse.policy.Measures.Failure;
import dev.gatehouse.policy.TraceRecord;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a row, masked. A row has {@value #MAX_LENGTH} characters at most: of one that would have more, bodies and
 * trace records are left out, then headers; the row itself never is.
 *
 * @param headers JSON objects by message; none where no headers of it are logged
 * @param bodies by message; none where nothing of it is logged
 * @param errors a JSON array; null where nothing failed
 * @param traces a JSON array; null where nothing was said
 */
record GatewayLogTexts(
        String url,
        String backendUrl,
        Map<Leg, String> headers,
        Map<Leg, String> bodies,
        String errorMessage,
        @Nullable String errors,
        @Nullable String traces) {
    /** As Azure's, whose limit is in bytes. */
    static final int MAX_LENGTH = 32 * 1024;

    static GatewayLogTexts of(GatewayLog row) {
        var secrets = new Secrets(row.api == null ? KeyNames.DEFAULT : row.api.keyNames());
        Map<Leg, String> headers = new EnumMap<>(Leg.class);
        Map<Leg, String> bodies = new EnumMap<>(Leg.class);
        for (var leg : GatewayLog.LEGS) {
            var values = row.headers.of(leg);
            if (values != null) {
                headers.put(leg, headers(row.part(leg), values, secrets));
            }
            var excerpt = row.excerpt(leg);
            if (excerpt != null && excerpt.size() > 0) {
                bodies.put(leg, body(excerpt.array(), excerpt.size(), excerpt.isCut(), secrets));
            }
        }
        var failure = row.lastFailure();
        var made = new GatewayLogTexts(
                url(row.url, row.diagnostic.request().maskedParameters(), secrets),
                backendUrl(row, secrets),
                headers,
                bodies,
                failure == null ? "" : secrets.inText(failure.error().message()),
                errors(row.failures, secrets),
                traces(row.traces, secrets));
        return made.withinLimit();
    }

    private GatewayLogTexts withinLimit() {
        if (length() <= MAX_LENGTH) {
            return this;
        }
        var less = new GatewayLogTexts(url, backendUrl, headers, Map.of(), errorMessage, errors, null);
        return less.length() <= MAX_LENGTH
                ? less
                : new GatewayLogTexts(url, backendUrl, Map.of(), Map.of(), errorMessage, errors, null);
    }

    /** Characters of all of it. */
    int length() {
        int length = url.length() + backendUrl.length() + errorMessage.length();
        for (var text : headers.values()) {
            length += text.length();
        }
        for (var text : bodies.values()) {
            length += text.length();
        }
        return length + (errors == null ? 0 : errors.length()) + (traces == null ? 0 : traces.length());
    }

    private static String url(Url url, Map<String, Masking> masked, Secrets secrets) {
        return secrets.inText(
                url.at(url.path(), secrets.inQuery(url.query(), masked)).toString());
    }

    private static String backendUrl(GatewayLog row, Secrets secrets) {
        var call = row.backend;
        if (call == null) {
            return "";
        }
        var url = call.url();
        int question = url.indexOf('?');
        if (question < 0) {
            return secrets.inText(url);
        }
        // Parameters go from one to the other: what is masked in one is masked in both.
        var query = secrets.inQuery(
                secrets.inQuery(
                        url.substring(question + 1),
                        row.diagnostic.backendRequest().maskedParameters()),
                row.diagnostic.request().maskedParameters());
        return secrets.inText(url.substring(0, question) + (query.isEmpty() ? "" : "?" + query));
    }

    private static String headers(Part part, @Nullable String[] values, Secrets secrets) {
        return Json.text(json -> {
            json.writeStartObject();
            for (int i = 0; i < values.length; i++) {
                var name = part.headers().get(i);
                var value = values[i];
                var masking = part.maskedHeaders().get(name.toLowerCase(Locale.ROOT));
                if (value != null && masking != Masking.HIDE) {
                    json.writeStringProperty(
                            name, masking == Masking.MASK ? Secrets.MASK : secrets.inHeader(name, value));
                }
            }
            json.writeEndObject();
        });
    }

    /** A character that the limit has cut in two is left out; what is no text at all is read as far as it is one. */
    private static String body(byte[] bytes, int size, boolean cut, Secrets secrets) {
        int end = cut ? wholeCharacters(bytes, size) : size;
        return secrets.inBody(new String(bytes, 0, end, StandardCharsets.UTF_8), cut);
    }

    private static int wholeCharacters(byte[] bytes, int size) {
        int start = size;
        while (start > 0 && size - start < 3 && (bytes[start - 1] & 0xC0) == 0x80) {
            start--;
        }
        if (start == 0 || bytes[start - 1] >= 0) {
            return size;
        }
        int lead = bytes[start - 1] & 0xFF;
        int wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        return size - start + 1 < wanted ? start - 1 : size;
    }

    private static @Nullable String errors(List<Failure> failures, Secrets secrets) {
        return failures.isEmpty()
                ? null
                : Json.text(json -> {
                    json.writeStartArray();
                    for (var failure : failures) {
                        var error = failure.error();
                        json.writeStartObject();
                        json.writeNumberProperty("elapsed", TimeUnit.NANOSECONDS.toMillis(failure.elapsedNanos()));
                        json.writeStringProperty("source", error.source());
                        json.writeStringProperty("scope", error.scope());
                        json.writeStringProperty("section", error.section());
                        json.writeStringProperty("reason", error.reason());
                        json.writeStringProperty("message", secrets.inText(error.message()));
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    private static @Nullable String traces(List<TraceRecord> records, Secrets secrets) {
        return records.isEmpty()
                ? null
                : Json.text(json -> {
                    json.writeStartArray();
                    for (var said : records) {
                        json.writeStartObject();
                        json.writeStringProperty("source", said.source());
                        json.writeStringProperty("severity", said.severity());
                        json.writeStringProperty("message", secrets.inText(said.message()));
                        if (!said.metadata().isEmpty()) {
                            json.writeObjectPropertyStart("metadata");
                            for (var entry : said.metadata().entrySet()) {
                                json.writeStringProperty(entry.getKey(), secrets.inText(entry.getValue()));
                            }
                            json.writeEndObject();
                        }
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }
}
