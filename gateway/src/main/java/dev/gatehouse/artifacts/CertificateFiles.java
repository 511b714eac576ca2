package dev.gatehouse.artifacts;

import dev.gatehouse.artifacts.CertificateReader.UnreadableException;
import dev.gatehouse.model.Certificate;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the certificates that policies refer to. What is in one stands in {@code data} of its file, or in a file beside
 * that; extracted folders have neither, since a certificate comes from a key vault or cannot be read back.
 */
final class CertificateFiles {
    private static final String INFORMATION = "certificateInformation.json";
    private static final List<String> ENDINGS = List.of(".pfx", ".p12", ".pem", ".cer", ".crt");

    private final Folder folder;
    private final Urls values;
    private final Diagnostics diagnostics;

    CertificateFiles(Folder folder, Urls values, Diagnostics diagnostics) {
        this.folder = folder;
        this.values = values;
        this.diagnostics = diagnostics;
    }

    /** By id, those of which there is more than a name. */
    Map<String, Certificate> read() {
        Map<String, Certificate> certificates = new TreeMap<>();
        for (var directory : Layout.CERTIFICATES.in(folder)) {
            var information = directory.resolve(INFORMATION);
            var properties = folder.exists(information) ? Layout.properties(folder, information, diagnostics) : null;
            var found = certificate(directory, properties);
            if (found != null) {
                certificates.put(found.id(), found);
            }
        }
        return certificates;
    }

    private @Nullable Certificate certificate(Path directory, @Nullable Properties properties) {
        var id = Folder.name(directory);
        var password = properties == null ? "" : value(properties, "password");
        if (properties != null && properties.has("data")) {
            var source = properties.source();
            var at = properties.at("data");
            try {
                var data = value(properties, "data").replaceAll("\\s", "");
                return read(id, Base64.getDecoder().decode(data), password, source, at);
            } catch (IllegalArgumentException e) {
                diagnostics.add(ArtifactErrors.badCertificate(source, at, "'data' is not Base64"));
                return null;
            }
        }
        var files = folder.files(directory).stream()
                .filter(file -> ENDINGS.stream().anyMatch(Folder.name(file).toLowerCase(Locale.ROOT)::endsWith))
                .toList();
        if (files.size() > 1) {
            diagnostics.add(ArtifactErrors.severalCertificates(Folder.source(directory), files.size()));
            return null;
        }
        if (files.isEmpty()) {
            diagnostics.add(ArtifactErrors.withoutCertificate(Folder.source(directory), id, ENDINGS, INFORMATION));
            return null;
        }
        byte[] bytes = folder.bytes(files.getFirst());
        return bytes == null ? null : read(id, bytes, password, Folder.source(files.getFirst()), Span.at(0));
    }

    private @Nullable Certificate read(String id, byte[] bytes, String password, Source source, Span at) {
        try {
            return CertificateReader.read(id, bytes, password);
        } catch (UnreadableException e) {
            diagnostics.add(ArtifactErrors.badCertificate(source, at, String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** The member with named values in place. */
    private String value(Properties properties, String name) {
        return values.substitute(properties.text(name, ""), properties.source(), properties.at(name));
    }
}
