package dev.gatehouse.expr.lib.crypto;

/** A hash without a key. */
abstract sealed class Digest extends HashAlgorithm permits MD5, SHA1, SHA256, SHA384, SHA512 {
    private final String algorithm;

    Digest(String netName, String algorithm, int bits) {
        super(netName, bits);
        this.algorithm = algorithm;
    }

    @Override
    byte[] hash(byte[] bytes, int offset, int count) {
        var digest = digest(algorithm);
        digest.update(bytes, offset, count);
        return digest.digest();
    }
}
