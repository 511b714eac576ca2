package dev.gatehouse.jose;

/**
 * An issuer that is trusted. Compared character by character (RFC 7519 §4.1.1), except that
 * {@code {tenantid}} stands for the tenant the token names in {@code tid}, as in the metadata of
 * Entra ID's multi-tenant endpoints.
 */
public final class IssuerName {
    private static final String TENANT = "{tenantid}";
    private static final int MAX_TENANT = 64;

    private final String text;
    private final int hole;

    public IssuerName(String text) {
        this.text = text;
        this.hole = text.indexOf(TENANT);
    }

    /** Whether {@code jwt} names this issuer. */
    public boolean matches(Jwt jwt) {
        String issuer = jwt.issuer();
        if (issuer == null) {
            return false;
        }
        if (hole < 0) {
            return issuer.equals(text);
        }
        String[] tenants = jwt.values("tid");
        if (tenants.length != 1 || !isTenant(tenants[0])) {
            return false;
        }
        String tenant = tenants[0];
        int rest = hole + TENANT.length();
        return issuer.length() == text.length() - TENANT.length() + tenant.length()
                && issuer.startsWith(text.substring(0, hole))
                && issuer.startsWith(tenant, hole)
                && issuer.endsWith(text.substring(rest));
    }

    /** Small letters, digits and hyphens: nothing that could mean something else within a URL. */
    private static boolean isTenant(String tenant) {
        if (tenant.isEmpty() || tenant.length() > MAX_TENANT) {
            return false;
        }
        for (int i = 0; i < tenant.length(); i++) {
            char c = tenant.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
