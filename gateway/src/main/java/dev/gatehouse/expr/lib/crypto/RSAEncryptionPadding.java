package dev.gatehouse.expr.lib.crypto;

/**
 * {@code System.Security.Cryptography.RSAEncryptionPadding}.
 *
 * @param oaep the hash of OAEP; with no name it is PKCS #1
 */
public record RSAEncryptionPadding(HashAlgorithmName oaep) {
    @Override
    public String toString() {
        return oaep.name() == null ? "Pkcs1" : "OaepSHA" + oaep.toString().substring(3);
    }
}
