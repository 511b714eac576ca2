package dev.gatehouse.model;

import java.util.List;
import java.util.Map;

/**
 * What is logged of the exchanges of an API, or of all that no API's own settings cover: a diagnostic setting.
 *
 * @param id {@code azuremonitor}, {@code applicationinsights}, …; empty for what holds where there is none
 * @param alwaysLogsErrors whether failed exchanges are logged whatever the sampling says
 * @param sampling percentage of exchanges that are logged, 0 to 100
 * @param logsClientIp whether the caller's address is logged
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.apimanagement/service/diagnostics">Diagnostics</a>
 */
public record Diagnostic(
        String id,
        Verbosity verbosity,
        boolean alwaysLogsErrors,
        double sampling,
        boolean logsClientIp,
        Part request,
        Part response,
        Part backendRequest,
        Part backendResponse) {
    /** The most that may be kept of a body, in bytes. */
    public static final int MAX_BODY_BYTES = 8192;

    /** Where nothing is set: every exchange, without headers and bodies. */
    public static final Diagnostic DEFAULT =
            new Diagnostic("", Verbosity.INFORMATION, true, 100, true, Part.NONE, Part.NONE, Part.NONE, Part.NONE);

    /** How much is logged, least first; also the least severity of {@code trace} records. */
    public enum Verbosity {
        /** Failed exchanges. */
        ERROR,
        /** All exchanges. */
        INFORMATION,
        /** All exchanges, and the verbose records of {@code trace} policies. */
        VERBOSE
    }

    /**
     * What is logged of one message.
     *
     * @param headers names as they are to appear in the log
     * @param bodyBytes how much of the body's beginning, 0 to {@link #MAX_BODY_BYTES}
     * @param maskedHeaders by lower-case name
     * @param maskedParameters parameters of the URL's query, by lower-case name
     */
    public record Part(
            List<String> headers,
            int bodyBytes,
            Map<String, Masking> maskedHeaders,
            Map<String, Masking> maskedParameters) {
        public static final Part NONE = new Part(List.of(), 0, Map.of(), Map.of());

        public Part {
            headers = List.copyOf(headers);
            maskedHeaders = Map.copyOf(maskedHeaders);
            maskedParameters = Map.copyOf(maskedParameters);
        }
    }

    /** What becomes of a value that is not to be seen. */
    public enum Masking {
        /** Stars stand for it. */
        MASK,
        /** Nothing does: as if it had not been there. */
        HIDE
    }
}
