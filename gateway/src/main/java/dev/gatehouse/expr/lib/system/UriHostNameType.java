package dev.gatehouse.expr.lib.system;

/** {@code System.UriHostNameType}, in the order of its values. */
public enum UriHostNameType {
    Unknown,
    Basic,
    Dns,
    IPv4,
    IPv6
}
