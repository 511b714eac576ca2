package dev.gatehouse.jose;

import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.jspecify.annotations.Nullable;

/**
 * How the key of an encrypted token's content is come by, {@code alg} (RFC 7518 §4.1). RSA1_5, whose
 * padding gives secrets away, and PBES2, whose senders choose how long it takes, are not among them.
 */
enum KeyManagement {
    DIR("dir", Way.DIRECT, 0),
    A128KW("A128KW", Way.WRAPPED, 16),
    A192KW("A192KW", Way.WRAPPED, 24),
    A256KW("A256KW", Way.WRAPPED, 32),
    A128GCMKW("A128GCMKW", Way.ENCRYPTED, 16),
    A192GCMKW("A192GCMKW", Way.ENCRYPTED, 24),
    A256GCMKW("A256GCMKW", Way.ENCRYPTED, 32),
    RSA_OAEP("RSA-OAEP", "SHA-1", MGF1ParameterSpec.SHA1),
    RSA_OAEP_256("RSA-OAEP-256", "SHA-256", MGF1ParameterSpec.SHA256),
    ECDH_ES("ECDH-ES", Way.AGREED, 0),
    ECDH_ES_A128KW("ECDH-ES+A128KW", Way.AGREED, 16),
    ECDH_ES_A192KW("ECDH-ES+A192KW", Way.AGREED, 24),
    ECDH_ES_A256KW("ECDH-ES+A256KW", Way.AGREED, 32);

    /** What is done with our key. */
    enum Way {
        /** It is the content's key. */
        DIRECT,
        /** It unwraps the content's key, RFC 3394. */
        WRAPPED,
        /** It decrypts the content's key, AES-GCM. */
        ENCRYPTED,
        /** It decrypts the content's key, RSA. */
        RSA,
        /** With the sender's it gives the content's key, or one that unwraps it. */
        AGREED
    }

    private static final Map<String, KeyManagement> BY_NAME = new HashMap<>();

    static {
        for (KeyManagement each : values()) {
            BY_NAME.put(each.jweName, each);
        }
        // What .NET's library writes unless it is told otherwise.
        BY_NAME.put("http://www.w3.org/2001/04/xmlenc#rsa-oaep", RSA_OAEP);
    }

    final String jweName;
    final Way way;
    /** Bytes of the AES key that wraps the content's; 0 where none does. */
    final int keySize;

    @SuppressWarnings("ImmutableEnumChecker") // It is immutable, only not marked so.
    final @Nullable AlgorithmParameterSpec padding;

    KeyManagement(String jweName, Way way, int keySize) {
        this.jweName = jweName;
        this.way = way;
        this.keySize = keySize;
        this.padding = null;
    }

    KeyManagement(String jweName, String digest, MGF1ParameterSpec mask) {
        this.jweName = jweName;
        this.way = Way.RSA;
        this.keySize = 0;
        this.padding = new OAEPParameterSpec(digest, "MGF1", mask, PSource.PSpecified.DEFAULT);
    }

    /** The algorithm of exactly this name, or null. */
    static @Nullable KeyManagement named(String name) {
        return BY_NAME.get(name);
    }
}
