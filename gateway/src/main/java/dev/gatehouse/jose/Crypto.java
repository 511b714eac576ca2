package dev.gatehouse.jose;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Signature;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who computes signatures, decided once: Amazon's Corretto Crypto Provider where its native library
 * loads and has every algorithm (RS256 twice, ES256 eight times as fast), else the Java runtime's own.
 */
public final class Crypto {
    private static final Logger LOG = LoggerFactory.getLogger(Crypto.class);
    private static final String FAST = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    /** Null for the Java runtime's own providers. */
    private static final @Nullable Provider PROVIDER = choose();

    /** The provider's name, for logs and {@code version}. The first call chooses it, which takes a moment. */
    public static String providerName() {
        return PROVIDER == null ? "JDK" : PROVIDER.getName();
    }

    static Signature signature(Algorithm algorithm) throws GeneralSecurityException {
        return signature(algorithm, PROVIDER);
    }

    static Mac mac(Algorithm algorithm) throws GeneralSecurityException {
        return PROVIDER == null ? Mac.getInstance(algorithm.jcaName) : Mac.getInstance(algorithm.jcaName, PROVIDER);
    }

    static KeyFactory keyFactory(String type) throws GeneralSecurityException {
        return PROVIDER == null ? KeyFactory.getInstance(type) : KeyFactory.getInstance(type, PROVIDER);
    }

    private static Signature signature(Algorithm algorithm, @Nullable Provider provider)
            throws GeneralSecurityException {
        var signature = provider == null
                ? Signature.getInstance(algorithm.jcaName)
                : Signature.getInstance(algorithm.jcaName, provider);
        if (algorithm.padding != null) {
            signature.setParameter(algorithm.padding);
        }
        return signature;
    }

    private static @Nullable Provider choose() {
        Provider fast = null;
        try {
            // The one reflective call: the provider's jar is optional and must not be linked against.
            fast = (Provider) Class.forName(FAST).getField("INSTANCE").get(null);
            requireAll(fast);
            LOG.info("signatures are verified by {}", fast);
            return fast;
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.info("signatures are verified by the Java runtime ({})", e.toString());
        } catch (GeneralSecurityException e) {
            LOG.warn("signatures are verified by the Java runtime: {} lacks something", fast, e);
        }
        try {
            requireAll(null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks a signature algorithm", e);
        }
        return null;
    }

    static void requireAll(@Nullable Provider provider) throws GeneralSecurityException {
        for (Algorithm algorithm : Algorithm.values()) {
            if (algorithm.family != Algorithm.Family.HMAC) {
                signature(algorithm, provider);
            } else if (provider == null) {
                Mac.getInstance(algorithm.jcaName);
            } else {
                Mac.getInstance(algorithm.jcaName, provider);
            }
        }
    }

    private Crypto() {}
}
