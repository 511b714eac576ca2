package dev.gatehouse.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Field names that are seen often: read from the wire without making a new string, with what they mean to a proxy. */
final class FieldNames {
    /** What a field is to the one who reads or writes a message. */
    enum Kind {
        ORDINARY,
        HOST,
        CONTENT_LENGTH,
        TRANSFER_ENCODING,
        CONNECTION,
        EXPECT,
        /** Concerns this connection alone (RFC 9110 §7.6.1). */
        HOP_BY_HOP,
        /** Says who called before: true only from a peer that is trusted. */
        FORWARDING
    }

    private static final List<String> USUAL = List.of(
            "Accept",
            "Accept-Charset",
            "Accept-Encoding",
            "Accept-Language",
            "Accept-Ranges",
            "Age",
            "Allow",
            "Authorization",
            "Cache-Control",
            "Content-Disposition",
            "Content-Encoding",
            "Content-Language",
            "Content-Location",
            "Content-Range",
            "Content-Security-Policy",
            "Content-Type",
            "Cookie",
            "Date",
            "ETag",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "Last-Modified",
            "Link",
            "Location",
            "Ocp-Apim-Subscription-Key",
            "Origin",
            "Pragma",
            "Range",
            "Referer",
            "Request-Id",
            "Retry-After",
            "Sec-Fetch-Dest",
            "Sec-Fetch-Mode",
            "Sec-Fetch-Site",
            "Server",
            "Set-Cookie",
            "Strict-Transport-Security",
            "Traceparent",
            "Tracestate",
            "User-Agent",
            "Vary",
            "Via",
            "WWW-Authenticate",
            "X-Content-Type-Options",
            "X-Correlation-Id",
            "X-Frame-Options",
            "X-Powered-By",
            "X-Request-Id");

    private static final int SLOTS = 1024;
    private static final @Nullable Known[] TABLE = new Known[SLOTS];

    static {
        USUAL.forEach(FieldNames::enter);
        List.of(
                        "Host",
                        "Content-Length",
                        "Transfer-Encoding",
                        "Connection",
                        "Expect",
                        "Keep-Alive",
                        "Proxy-Connection",
                        "Proxy-Authorization",
                        "Proxy-Authenticate",
                        "TE",
                        "Trailer",
                        "Upgrade",
                        "HTTP2-Settings",
                        "X-Forwarded-For",
                        "X-Forwarded-Host",
                        "X-Forwarded-Proto",
                        "X-Forwarded-Port",
                        "X-Forwarded-Prefix",
                        "X-Forwarded-Uri",
                        "X-Real-IP",
                        "Forwarded",
                        "X-Original-URL",
                        "X-Rewrite-URL",
                        "X-HTTP-Method-Override")
                .forEach(FieldNames::enter);
    }

    private FieldNames() {}

    /** A name in one spelling, and what it means. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Known(String name, byte[] bytes, Kind kind) {}

    private static void enter(String name) {
        for (var spelling : List.of(name, name.toLowerCase(Locale.ROOT))) {
            var bytes = spelling.getBytes(StandardCharsets.ISO_8859_1);
            int slot = hash(bytes, 0, bytes.length) & (SLOTS - 1);
            var there = TABLE[slot];
            // Where two fall on one slot the first stays: the other is read as any rare name is.
            if (there == null) {
                TABLE[slot] = new Known(spelling, bytes, kind(spelling));
            }
        }
    }

    static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash;
    }

    /** The name in {@code bytes}; {@code hash} is its {@link #hash}. */
    static Known name(byte[] bytes, int from, int to, int hash) {
        var known = TABLE[hash & (SLOTS - 1)];
        if (known != null && Arrays.equals(known.bytes, 0, known.bytes.length, bytes, from, to)) {
            return known;
        }
        var name = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return new Known(name, bytes, kind(name));
    }

    /** What a field of this name means, its case aside. */
    static Kind kind(String name) {
        return switch (name.length()) {
            case 2 -> is(name, "te", Kind.HOP_BY_HOP);
            case 4 -> is(name, "host", Kind.HOST);
            case 6 -> is(name, "expect", Kind.EXPECT);
            case 7 -> name.equalsIgnoreCase("trailer") ? Kind.HOP_BY_HOP : is(name, "upgrade", Kind.HOP_BY_HOP);
            case 9 -> name.equalsIgnoreCase("x-real-ip") ? Kind.FORWARDING : is(name, "forwarded", Kind.FORWARDING);
            case 10 -> name.equalsIgnoreCase("connection") ? Kind.CONNECTION : is(name, "keep-alive", Kind.HOP_BY_HOP);
            case 13 -> is(name, "x-rewrite-url", Kind.FORWARDING);
            case 14 -> {
                if (name.equalsIgnoreCase("content-length")) {
                    yield Kind.CONTENT_LENGTH;
                }
                yield name.equalsIgnoreCase("http2-settings")
                        ? Kind.HOP_BY_HOP
                        : is(name, "x-original-url", Kind.FORWARDING);
            }
            case 15 ->
                name.equalsIgnoreCase("x-forwarded-uri")
                        ? Kind.FORWARDING
                        : is(name, "x-forwarded-for", Kind.FORWARDING);
            case 16 -> {
                if (name.equalsIgnoreCase("proxy-connection")) {
                    yield Kind.HOP_BY_HOP;
                }
                yield name.equalsIgnoreCase("x-forwarded-host")
                        ? Kind.FORWARDING
                        : is(name, "x-forwarded-port", Kind.FORWARDING);
            }
            case 17 ->
                name.equalsIgnoreCase("transfer-encoding")
                        ? Kind.TRANSFER_ENCODING
                        : is(name, "x-forwarded-proto", Kind.FORWARDING);
            case 18 -> {
                if (name.equalsIgnoreCase("proxy-authenticate")) {
                    yield Kind.HOP_BY_HOP;
                }
                yield name.equalsIgnoreCase("x-forwarded-prefix") ? Kind.FORWARDING : Kind.ORDINARY;
            }
            case 19 -> is(name, "proxy-authorization", Kind.HOP_BY_HOP);
            case 22 -> is(name, "x-http-method-override", Kind.FORWARDING);
            default -> Kind.ORDINARY;
        };
    }

    private static Kind is(String name, String expected, Kind kind) {
        return name.equalsIgnoreCase(expected) ? kind : Kind.ORDINARY;
    }
}
