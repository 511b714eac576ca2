package dev.gatehouse.policy.elements;

import dev.gatehouse.jose.Jwt;
import dev.gatehouse.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tenant of Entra ID, or one of the names that stand for many of them, and where its metadata are.
 *
 * @param endpoint of its cloud, with a slash at the end
 * @param name in small letters: a GUID, a domain or a well-known name
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#find-your-apps-openid-configuration-document-uri">
 *     Tenants in metadata addresses</a>
 */
record EntraTenant(String endpoint, String name) {
    /** The tenant of all personal accounts. */
    private static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";

    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DOMAIN = Pattern.compile("(?=.{1,253}$)[a-z0-9-]{1,63}([.][a-z0-9-]{1,63})+");

    /**
     * @param text a GUID, a domain, {@code common}, {@code organizations} or {@code consumers}; or one of them behind an
     *     endpoint, {@code https://login.microsoftonline.com/common}; or as the host of a URL without a path
     * @param endpoint where the tenant is unless {@code text} names another place than the public cloud
     * @return null if it is nothing of that kind
     */
    static @Nullable EntraTenant of(String text, String endpoint) {
        String tenant = text.strip().toLowerCase(Locale.ROOT);
        if (!tenant.contains("://")) {
            return named(tenant, endpoint);
        }
        var uri = uri(tenant);
        if (uri == null) {
            return null;
        }
        String path = uri.getRawPath().replaceFirst("(/v2[.]0)?/?$", "");
        if (path.isEmpty()) {
            return named(uri.getHost(), endpoint);
        }
        String cloud = endpointAt(uri);
        boolean isPublic = cloud.equals(Settings.DEFAULT.tokens().azureAd().endpoint());
        return named(path.substring(1), isPublic ? endpoint : cloud);
    }

    private static @Nullable EntraTenant named(String name, String endpoint) {
        boolean isTenant = switch (name) {
            case "common", "organizations", "consumers" -> true;
            default -> GUID.matcher(name).matches() || DOMAIN.matcher(name).matches();
        };
        return isTenant ? new EntraTenant(endpoint, name) : null;
    }

    /**
     * The endpoint of a cloud in one form.
     *
     * @param text {@code https://login.microsoftonline.us}; the scheme may be missing
     * @return null if it is no such address
     */
    static @Nullable String endpoint(String text) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        var uri = uri(address.contains("://") ? address : "https://" + address);
        return uri == null || !(uri.getRawPath().isEmpty() || uri.getRawPath().equals("/")) ? null : endpointAt(uri);
    }

    private static String endpointAt(URI uri) {
        return "%s://%s/".formatted(uri.getScheme(), uri.getRawAuthority());
    }

    private static @Nullable URI uri(String text) {
        try {
            var uri = new URI(text);
            boolean isPlain = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            boolean isHttp = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return isPlain && isHttp ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Addresses of its metadata: tokens of version 2.0 and of version 1.0 have issuers of their own. */
    List<String> metadata() {
        String second = endpoint + name + "/v2.0/.well-known/openid-configuration";
        // Personal accounts have tokens of version 2.0 only.
        return name.equals("consumers")
                ? List.of(second)
                : List.of(second, endpoint + name + "/.well-known/openid-configuration");
    }

    /** Whether it stands for more tenants than one. */
    boolean isMany() {
        return name.equals("common") || name.equals("organizations");
    }

    /**
     * Whether a token whose issuer is one that the metadata name may come from here: issuers hold the tenant's GUID, and
     * what an endpoint says of a tenant must not let others in.
     */
    boolean mayIssue(Jwt jwt) {
        String issuer = String.valueOf(jwt.issuer());
        return switch (name) {
            case "common" -> true;
            case "organizations" -> !issuer.contains(PERSONAL);
            case "consumers" -> issuer.contains(PERSONAL);
            default -> issuer.contains(name) || !GUID.matcher(name).matches();
        };
    }

    @Override
    public String toString() {
        return endpoint + name;
    }
}
