package dev.gatehouse.proxy;

import dev.gatehouse.policy.Target;

/**
 * What connections are kept for.
 *
 * @param host without the brackets of an IPv6 address
 * @param verified whether its certificate is checked
 */
record Origin(boolean secure, String host, int port, boolean verified) {
    static Origin of(Target target) {
        var backend = target.backend();
        var host = target.host();
        return new Origin(
                target.isSecure(),
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                target.port(),
                backend == null || backend.validateCertificates());
    }

    /** For a {@code Host} field. */
    String authority() {
        var name = host.indexOf(':') >= 0 ? '[' + host + ']' : host;
        return port == (secure ? 443 : 80) ? name : name + ':' + port;
    }
}
