package dev.gatehouse.policy.elements;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keys that come from requests, made fit for keeping: compared exactly, and bounded in length. */
final class Keys {
    private static final int MAX = 256;

    private Keys() {}

    /** {@code prefix} and the key; a long key is replaced by its digest. */
    static String bounded(String prefix, String key) {
        if (key.length() <= MAX) {
            return prefix + key;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return prefix + "sha-256 " + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
