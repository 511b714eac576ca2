package dev.gatehouse.artifacts;

import dev.gatehouse.model.Backend;
import dev.gatehouse.policy.Target;
import dev.gatehouse.text.Diagnostics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the backend entities. */
final class BackendFiles {
    private final Folder folder;
    private final Urls urls;
    private final Diagnostics diagnostics;

    BackendFiles(Folder folder, Urls urls, Diagnostics diagnostics) {
        this.folder = folder;
        this.urls = urls;
        this.diagnostics = diagnostics;
    }

    /** By id. */
    Map<String, Backend> read() {
        Map<String, Backend> backends = new HashMap<>();
        for (var directory : Layout.BACKENDS.in(folder)) {
            var properties = Layout.properties(folder, directory.resolve("backendInformation.json"), diagnostics);
            var backend = properties == null ? null : backend(Folder.name(directory), properties);
            if (backend != null) {
                backends.put(backend.id(), backend);
            }
        }
        return backends;
    }

    private @Nullable Backend backend(String id, Properties properties) {
        var source = properties.source();
        if (properties.has("pool") || "Pool".equalsIgnoreCase(properties.text("type"))) {
            diagnostics.add(ArtifactErrors.unsupported(source, properties.at("pool"), "backend pools are"));
            return null;
        }
        if (properties.has("proxy")) {
            diagnostics.add(ArtifactErrors.unsupported(source, properties.at("proxy"), "proxies for backends are"));
        }
        if (properties.has("circuitBreaker")) {
            diagnostics.add(ArtifactErrors.unsupportedHarmless(
                    source, properties.at("circuitBreaker"), "circuit breakers are"));
        }
        var url = properties.requiredText("url");
        if (url == null) {
            return null;
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        Map<String, List<String>> query = new LinkedHashMap<>();
        var credentials = properties.object("credentials");
        if (credentials != null) {
            if (!credentials.texts("certificateIds").isEmpty()
                    || !credentials.texts("certificate").isEmpty()
                    || credentials.has("managedIdentity")) {
                diagnostics.add(ArtifactErrors.unsupported(
                        source, credentials.span(), "certificates and managed identities for backends are"));
            }
            named(credentials.object("header"), headers);
            named(credentials.object("query"), query);
            authorization(credentials.object("authorization"), headers);
        }
        var tls = properties.object("tls");
        boolean validate = tls == null
                || (tls.flag("validateCertificateChain", true) && tls.flag("validateCertificateName", true));
        var resolved = urls.substitute(url, source, properties.at("url"));
        var backend = new Backend(id, resolved, headers, query, validate);
        urls.target("url", resolved, backend, source, properties.at("url"));
        // A URL that is only refused has been reported; whoever refers to this backend has made no mistake.
        return isUrl(resolved) ? backend : null;
    }

    private static boolean isUrl(String text) {
        try {
            Target.of(text, null);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void authorization(@Nullable Properties authorization, Map<String, List<String>> headers) {
        if (authorization == null) {
            return;
        }
        var scheme = authorization.requiredText("scheme");
        var parameter = authorization.text("parameter", "");
        if (scheme != null) {
            headers.put(
                    "Authorization",
                    List.of(urls.substitute(
                                    scheme + " " + parameter, authorization.source(), authorization.at("parameter"))
                            .strip()));
        }
    }

    private void named(@Nullable Properties properties, Map<String, List<String>> into) {
        if (properties == null) {
            return;
        }
        for (var name : properties.names()) {
            var at = properties.at(name);
            into.put(
                    name,
                    properties.texts(name).stream()
                            .map(value -> urls.substitute(value, properties.source(), at))
                            .toList());
        }
    }
}
