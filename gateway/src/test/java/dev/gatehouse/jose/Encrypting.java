package dev.gatehouse.jose;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.AESEncrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Encrypted tokens for tests, made by another library than ours. */
public final class Encrypting {
    public static final RSAKey RSA = Signing.rsa("enc-rsa");
    static final List<ECKey> EC = List.of(Signing.P256, Signing.P384, Signing.P521);

    /** The first bytes of the tests' secret. */
    static byte[] secret(int size) {
        return Arrays.copyOf(Signing.secret(), size);
    }

    static DecryptionKey key(int size) {
        try {
            return DecryptionKey.secret(null, secret(size));
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static DecryptionKey key(RSAKey key) {
        try {
            return DecryptionKey.of(key.getKeyID(), key.toRSAPrivateKey());
        } catch (MalformedException | JOSEException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static DecryptionKey key(ECKey key) {
        try {
            return DecryptionKey.of(key.getKeyID(), key.toECPrivateKey());
        } catch (MalformedException | JOSEException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A token for {@link #RSA}, RSA-OAEP-256 and A256GCM. */
    public static String token(String content) {
        return token("RSA-OAEP-256", "A256GCM", rsa(), content, header -> header);
    }

    public static String token(String algorithm, String encryption, JWEEncrypter encrypter, String content) {
        return token(algorithm, encryption, encrypter, content, header -> header);
    }

    static String token(
            String algorithm,
            String encryption,
            JWEEncrypter encrypter,
            String content,
            UnaryOperator<JWEHeader.Builder> more) {
        var header = new JWEHeader.Builder(JWEAlgorithm.parse(algorithm), EncryptionMethod.parse(encryption));
        var object = new JWEObject(more.apply(header).build(), new Payload(content));
        try {
            object.encrypt(encrypter);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return object.serialize();
    }

    static JWEEncrypter rsa() {
        try {
            return new RSAEncrypter(RSA);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWEEncrypter direct(int size) {
        try {
            return new DirectEncrypter(secret(size));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWEEncrypter aes(int size) {
        try {
            return new AESEncrypter(secret(size));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWEEncrypter agreeing(ECKey key) {
        try {
            return new ECDHEncrypter(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Encrypting() {}
}
