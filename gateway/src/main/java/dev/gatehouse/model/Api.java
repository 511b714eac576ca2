package dev.gatehouse.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API, one revision of it.
 *
 * @param id the resource name, without {@code ;rev=}
 * @param name the display name
 * @param path the path below the host, without slashes at its ends; may be empty
 * @param revision {@code 1}, {@code 2}, …
 * @param version empty for an API without versions and for the original of a version set
 * @param serviceUrl the backend's base URL, if the API names one
 * @param subscriptionRequired whether a call needs a key where no open product lets it in
 */
public record Api(
        String id,
        String name,
        String path,
        String revision,
        boolean isCurrentRevision,
        String version,
        @Nullable String versionSetId,
        @Nullable String serviceUrl,
        List<String> protocols,
        boolean subscriptionRequired,
        KeyNames keyNames) {
    public Api {
        protocols = List.copyOf(protocols);
    }

    /**
     * Where a call carries its subscription key.
     *
     * @param header header name
     * @param query query parameter name, looked at only when the header is absent
     */
    public record KeyNames(String header, String query) {
        public static final KeyNames DEFAULT = new KeyNames("Ocp-Apim-Subscription-Key", "subscription-key");
    }
}
