package dev.gatehouse.jose;

import dev.gatehouse.jose.Algorithm.Family;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key that signatures are checked with. It knows the algorithms it goes with, so that a token cannot
 * choose another use for it (RFC 8725 §3.1).
 *
 * <p><b>Threading:</b> any number of threads may verify at once.
 */
public final class VerificationKey {
    private static final int MIN_RSA_BITS = 2048;
    /** A larger modulus only costs time. */
    private static final int MAX_RSA_BITS = 8192;

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private final Key key;
    private final Family family;
    private final @Nullable Curve curve;
    private final @Nullable String id;
    private final Binding binding;

    /** What the last verification left behind: making one anew and telling it the key costs 2 % of an RSA check. */
    private final AtomicReference<@Nullable Prepared> spare = new AtomicReference<>();

    private record Prepared(Algorithm algorithm, Signature verifier) {}

    /**
     * What else a published key says about itself; null where it says nothing.
     *
     * @param algorithm the only algorithm it is for
     * @param sha1 its certificate's thumbprint as base64url, {@code x5t}
     * @param sha256 likewise, {@code x5t#S256}
     * @param issuer the only issuer it is for, as Entra ID's shared key sets say
     */
    record Binding(
            @Nullable String algorithm,
            @Nullable String sha1,
            @Nullable String sha256,
            @Nullable IssuerName issuer) {
        static final Binding NONE = new Binding(null, null, null, null);

        static Binding of(X509Certificate certificate) throws MalformedException {
            try {
                byte[] encoded = certificate.getEncoded();
                return new Binding(null, thumbprint("SHA-1", encoded), thumbprint("SHA-256", encoded), null);
            } catch (CertificateEncodingException e) {
                throw new MalformedException("the certificate cannot be encoded: " + e.getMessage());
            }
        }

        /** The digest of a certificate as base64url. */
        static String thumbprint(String digest, byte[] certificate) {
            try {
                return BASE64URL.encodeToString(
                        MessageDigest.getInstance(digest).digest(certificate));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java runtime lacks " + digest, e);
            }
        }
    }

    private VerificationKey(Key key, Family family, @Nullable Curve curve, @Nullable String id, Binding binding) {
        this.key = key;
        this.family = family;
        this.curve = curve;
        this.id = id;
        this.binding = binding;
    }

    /**
     * A shared secret for HS256, HS384 and HS512.
     *
     * @throws MalformedException if it is empty
     */
    public static VerificationKey secret(@Nullable String id, byte[] secret) throws MalformedException {
        if (secret.length == 0) {
            throw new MalformedException("the secret is empty");
        }
        return new VerificationKey(new SecretKeySpec(secret, "HMAC"), Family.HMAC, null, id, Binding.NONE);
    }

    /**
     * An RSA key.
     *
     * @throws MalformedException unless it has 2048 to 8192 bits and an odd exponent from 3
     */
    public static VerificationKey rsa(@Nullable String id, BigInteger modulus, BigInteger exponent)
            throws MalformedException {
        return rsa(id, modulus, exponent, Binding.NONE);
    }

    /**
     * The public key of a certificate, whose own validity is not looked at. A token that names a certificate
     * in its header must name this one.
     *
     * @throws MalformedException unless it is one of RSA, P-256, P-384, P-521 or Ed25519, and sound
     */
    public static VerificationKey of(@Nullable String id, X509Certificate certificate) throws MalformedException {
        Binding binding = Binding.of(certificate);
        return switch (certificate.getPublicKey()) {
            case RSAPublicKey rsa -> rsa(id, rsa.getModulus(), rsa.getPublicExponent(), binding);
            case ECPublicKey ec -> ec(id, Curve.of(ec.getParams()), ec.getW(), binding);
            case EdECPublicKey edwards -> ed25519(id, Ed25519.encoding(edwards), binding);
            case PublicKey other ->
                throw new MalformedException("keys of '%s' do not verify tokens".formatted(other.getAlgorithm()));
        };
    }

    static VerificationKey rsa(@Nullable String id, BigInteger modulus, BigInteger exponent, Binding binding)
            throws MalformedException {
        int bits = modulus.bitLength();
        if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
            throw new MalformedException(
                    "the RSA modulus has %d bits, not %d to %d".formatted(bits, MIN_RSA_BITS, MAX_RSA_BITS));
        }
        if (!modulus.testBit(0) || !exponent.testBit(0) || exponent.compareTo(THREE) < 0 || exponent.bitLength() > 64) {
            throw new MalformedException("the RSA modulus or exponent is not one of a sound key");
        }
        try {
            PublicKey key = Crypto.keyFactory("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
            return new VerificationKey(key, Family.RSA, null, id, binding);
        } catch (GeneralSecurityException e) {
            throw new MalformedException("the RSA key is refused: " + e.getMessage());
        }
    }

    /** @param point one that has been found to be on {@code curve} */
    static VerificationKey ec(@Nullable String id, Curve curve, ECPoint point, Binding binding)
            throws MalformedException {
        try {
            PublicKey key = Crypto.keyFactory("EC").generatePublic(new ECPublicKeySpec(point, curve.parameters));
            return new VerificationKey(key, Family.EC, curve, id, binding);
        } catch (GeneralSecurityException e) {
            throw new MalformedException("the EC key is refused: " + e.getMessage());
        }
    }

    static VerificationKey ed25519(@Nullable String id, byte[] encoded, Binding binding) throws MalformedException {
        return new VerificationKey(Ed25519.publicKey(encoded), Family.EDWARDS, null, id, binding);
    }

    /** {@code kid}, if it has one. */
    public @Nullable String id() {
        return id;
    }

    Family family() {
        return family;
    }

    /** Whether tokens of {@code algorithm} may be verified with this key. */
    boolean accepts(Algorithm algorithm) {
        return algorithm.family == family
                && algorithm.curve == curve
                && (binding.algorithm == null || Algorithm.named(binding.algorithm) == algorithm);
    }

    /** Whether the certificate that a token names is this key's; true where either side names none. */
    boolean fits(JoseHeader header) {
        return agree(header.sha1(), binding.sha1) && agree(header.sha256(), binding.sha256);
    }

    /** Whether the key may sign for the issuer that {@code jwt} names. */
    boolean mayIssue(Jwt jwt) {
        return binding.issuer == null || binding.issuer.matches(jwt);
    }

    /** Whether {@code signature} over {@code signed} was made with this key. Takes 20 to 400 µs. */
    boolean verifies(Algorithm algorithm, ByteBuffer signed, byte[] signature) {
        if (!accepts(algorithm)) {
            return false;
        }
        try {
            if (key instanceof PublicKey publicKey) {
                if (curve != null && !curve.inRange(signature)) {
                    return false;
                }
                Prepared prepared = spare.getAndSet(null);
                if (prepared == null || prepared.algorithm != algorithm) {
                    prepared = prepare(algorithm, publicKey);
                }
                prepared.verifier.update(signed.duplicate());
                boolean good = prepared.verifier.verify(signature);
                // Not after an exception, when its state is anybody's guess.
                spare.set(prepared);
                return good;
            }
            var mac = Crypto.mac(algorithm);
            mac.init(key);
            mac.update(signed.duplicate());
            return MessageDigest.isEqual(mac.doFinal(), signature);
        } catch (GeneralSecurityException e) {
            // A signature of the wrong length or form is thrown at us rather than answered.
            return false;
        }
    }

    private static Prepared prepare(Algorithm algorithm, PublicKey key) throws GeneralSecurityException {
        var verifier = Crypto.signature(algorithm);
        verifier.initVerify(key);
        return new Prepared(algorithm, verifier);
    }

    private static boolean agree(@Nullable String ofToken, @Nullable String ofKey) {
        return ofToken == null || ofKey == null || ofToken.equals(ofKey);
    }
}
