package dev.gatehouse.app.quickstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the backend and the identity provider of a quickstart listen. A kept folder remembers them, since its documents
 * name them.
 */
record Addresses(URI backend, URI identityProvider) {
    /** What the sample folder says as it is. */
    static final Addresses SAMPLE =
            new Addresses(URI.create("http://127.0.0.1:8081"), URI.create("http://127.0.0.1:8082"));

    private static final String FILE = "quickstart.properties";

    /** Those that a kept folder remembers; empty where there is none yet. */
    static Optional<Addresses> of(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new Addresses(
                    URI.create(properties.getProperty("backend", "")),
                    URI.create(properties.getProperty("identityProvider", ""))));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    void remember(Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), """
                # The ports that the documents in this folder name.
                backend=%s
                identityProvider=%s
                """.formatted(backend, identityProvider));
    }

    /** The text with the sample's addresses replaced by these. */
    String put(String text) {
        return text.replace(SAMPLE.backend.toString(), "\0")
                .replace(SAMPLE.identityProvider.toString(), identityProvider.toString())
                .replace("\0", backend.toString());
    }
}
