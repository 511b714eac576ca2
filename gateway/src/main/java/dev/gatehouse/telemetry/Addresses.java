package dev.gatehouse.telemetry;

/** Addresses as labels show them. */
public final class Addresses {
    private Addresses() {}

    /** An address without its query, its fragment and the user that it may name: those may be secrets. */
    public static String withoutSecrets(String address) {
        int end = address.length();
        int scheme = address.indexOf("://");
        int host = scheme < 0 ? 0 : scheme + 3;
        for (int i = host; i < end; i++) {
            char c = address.charAt(i);
            if (c == '?' || c == '#') {
                end = i;
            }
        }
        int slash = address.indexOf('/', host);
        int authorityEnd = slash < 0 || slash > end ? end : slash;
        int at = scheme < 0 ? -1 : address.lastIndexOf('@', authorityEnd - 1);
        return at < host ? address.substring(0, end) : address.substring(0, host) + address.substring(at + 1, end);
    }
}
