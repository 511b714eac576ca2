package dev.gatehouse.app;

import dev.gatehouse.text.Spelling;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call of Azure Monitor's query API asks for.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/logs/api/request-format">Azure Monitor Log Analytics API request format</a>
 */
record QueryRequest(String query, @Nullable String timespan) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<String> KNOWN = List.of("query", "timespan", "workspaces");

    /** Reads {@code {"query": "…", "timespan": "…"}}; fields that the API does not have are let pass, but no misspellings. */
    static QueryRequest json(byte[] body) throws RefusedRequestException {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new RefusedRequestException(
                    400,
                    "InvalidJson",
                    "the body is no JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    at == null ? 1 : Math.max(1, at.getColumnNr()));
        }
        if (!json.isObject()) {
            throw RefusedRequestException.invalid(
                    "the body must be a JSON object such as {\"query\": \"ApiManagementGatewayLogs | count\"}");
        }
        for (var name : json.propertyNames()) {
            var meant = KNOWN.contains(name) ? null : Spelling.closest(name, KNOWN);
            if (meant != null) {
                throw RefusedRequestException.invalid("there is no '%s'; did you mean '%s'?".formatted(name, meant));
            }
        }
        if (!json.path("workspaces").isEmpty()) {
            throw RefusedRequestException.invalid(
                    "'workspaces' is not supported: there are no logs here but this gateway's");
        }
        return of(text(json, "query"), text(json, "timespan"));
    }

    private static @Nullable String text(JsonNode json, String name) throws RefusedRequestException {
        var value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw RefusedRequestException.invalid("'%s' must be a string".formatted(name));
        }
        return value.asString();
    }

    /** Reads {@code query=…&timespan=…}. */
    static QueryRequest parameters(@Nullable String raw) throws RefusedRequestException {
        Map<String, String> parameters = new TreeMap<>();
        try {
            for (var parameter : raw == null ? new String[0] : raw.split("&", -1)) {
                var parts = parameter.split("=", 2);
                var name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
                var value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
                if (parameters.put(name, value) != null) {
                    throw RefusedRequestException.invalid("'%s' is given twice".formatted(name));
                }
            }
        } catch (IllegalArgumentException e) {
            throw RefusedRequestException.invalid("the URL's query is not well encoded: " + e.getMessage());
        }
        return of(parameters.get("query"), parameters.get("timespan"));
    }

    private static QueryRequest of(@Nullable String query, @Nullable String timespan) throws RefusedRequestException {
        if (query == null) {
            throw RefusedRequestException.invalid("there is no 'query'");
        }
        return new QueryRequest(query, timespan == null || timespan.isEmpty() ? null : timespan);
    }
}
