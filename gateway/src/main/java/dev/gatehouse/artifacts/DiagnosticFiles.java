package dev.gatehouse.artifacts;

import dev.gatehouse.model.ConfidentialHeaders;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Diagnostic.Masking;
import dev.gatehouse.model.Diagnostic.Part;
import dev.gatehouse.model.Diagnostic.Verbosity;
import dev.gatehouse.text.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads diagnostic settings: the service's, and those that an API has of its own. What only other tools use of them
 * (correlation, names of operations, metrics) is checked and not kept.
 *
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.apimanagement/service/diagnostics">Diagnostics</a>
 */
final class DiagnosticFiles {
    /** In the folder of the service, and in that of an API. */
    static final String FOLDER = "diagnostics";

    private final Folder folder;
    private final LoggerFiles loggers;
    private final Diagnostics diagnostics;

    private enum AlwaysLog {
        ALLERRORS
    }

    private enum SamplingType {
        FIXED
    }

    private enum Correlation {
        NONE,
        LEGACY,
        W3C
    }

    private enum NameFormat {
        NAME,
        URL
    }

    DiagnosticFiles(Folder folder, LoggerFiles loggers, Diagnostics diagnostics) {
        this.folder = folder;
        this.loggers = loggers;
        this.diagnostics = diagnostics;
    }

    /**
     * The settings of the service or of an API.
     *
     * @param directory its folder
     * @param keyHeaders headers in which subscription keys come, in lower case
     */
    List<Diagnostic> in(Path directory, Set<String> keyHeaders) {
        List<Diagnostic> settings = new ArrayList<>();
        for (var each : folder.folders(directory.resolve(FOLDER))) {
            var properties = Layout.properties(folder, each.resolve("diagnosticInformation.json"), diagnostics);
            if (properties != null) {
                settings.add(setting(Folder.name(each), properties, keyHeaders));
            }
        }
        return settings;
    }

    private Diagnostic setting(String id, Properties properties, Set<String> keyHeaders) {
        logger(properties);
        properties.choice("httpCorrelationProtocol", Correlation.class);
        properties.choice("operationNameFormat", NameFormat.class);
        properties.flag("metrics", false);
        var sampling = properties.object("sampling");
        if (sampling != null) {
            sampling.choice("samplingType", SamplingType.class);
        }
        var verbosity = properties.choice("verbosity", Verbosity.class);
        var frontend = properties.object("frontend");
        var backend = properties.object("backend");
        return new Diagnostic(
                id,
                verbosity == null ? Verbosity.INFORMATION : verbosity,
                properties.choice("alwaysLog", AlwaysLog.class) != null,
                sampling == null ? 100 : sampling.number("percentage", 0, 100, 100),
                properties.flag("logClientIp", false),
                part(frontend, "request", keyHeaders),
                part(frontend, "response", keyHeaders),
                part(backend, "request", keyHeaders),
                part(backend, "response", keyHeaders));
    }

    /** Azure refuses a setting without its logger; the gateway's own log needs none. */
    private void logger(Properties properties) {
        var text = properties.text("loggerId", "");
        var reference = ResourceId.parse(text);
        if (text.isBlank()) {
            diagnostics.add(ArtifactErrors.withoutLogger(properties.source(), properties.at("loggerId")));
        } else if (reference == null || !reference.collection().equals("loggers")) {
            diagnostics.add(ArtifactErrors.expected(
                    properties.source(), properties.at("loggerId"), text, "a logger: /loggers/ID"));
        } else if (loggers.isMissing(reference.name())) {
            diagnostics.add(
                    ArtifactErrors.unknownLogger(properties.source(), properties.at("loggerId"), reference.name()));
        }
    }

    private Part part(@Nullable Properties side, String name, Set<String> keyHeaders) {
        var message = side == null ? null : side.object(name);
        if (message == null) {
            return Part.NONE;
        }
        var body = message.object("body");
        var masking = message.object("dataMasking");
        var masked = masked(masking, "headers");
        for (var item : message.list("headers")) {
            if (item instanceof Tree.Scalar(var at, var header)
                    && !masked.containsKey(header.toLowerCase(Locale.ROOT))
                    && (ConfidentialHeaders.contains(header) || keyHeaders.contains(header.toLowerCase(Locale.ROOT)))) {
                diagnostics.add(ArtifactErrors.confidentialHeader(message.source(), at, header));
            }
        }
        return new Part(
                message.texts("headers").stream().distinct().toList(),
                body == null ? 0 : body.whole("bytes", 0, Diagnostic.MAX_BODY_BYTES, 0),
                masked,
                masked(masking, "queryParams"));
    }

    /** By lower-case name. */
    private static Map<String, Masking> masked(@Nullable Properties masking, String kind) {
        Map<String, Masking> masked = new LinkedHashMap<>();
        for (var entity : masking == null ? List.<Properties>of() : masking.objects(kind)) {
            var name = entity.requiredText("value");
            var mode = entity.choice("mode", Masking.class);
            if (name != null) {
                masked.put(name.toLowerCase(Locale.ROOT), mode == null ? Masking.MASK : mode);
            }
        }
        return masked;
    }
}
