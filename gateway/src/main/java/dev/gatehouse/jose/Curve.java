package dev.gatehouse.jose;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** The elliptic curves of RFC 7518 §6.2.1.1. */
enum Curve {
    P256("P-256", "secp256r1", 32),
    P384("P-384", "secp384r1", 48),
    P521("P-521", "secp521r1", 66);

    final String jwkName;
    /** Bytes of one coordinate, and of each half of a signature. */
    final int size;

    @SuppressWarnings("ImmutableEnumChecker") // It is immutable, only not marked so.
    final ECParameterSpec parameters;

    private final BigInteger prime;

    Curve(String jwkName, String jcaName, int size) {
        this.jwkName = jwkName;
        this.size = size;
        try {
            var named = AlgorithmParameters.getInstance("EC");
            named.init(new ECGenParameterSpec(jcaName));
            this.parameters = named.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks the curve " + jwkName, e);
        }
        this.prime = ((ECFieldFp) parameters.getCurve().getField()).getP();
    }

    static Curve named(String jwkName) throws MalformedException {
        for (Curve curve : values()) {
            if (curve.jwkName.equals(jwkName)) {
                return curve;
            }
        }
        throw new MalformedException("curve '" + jwkName + "' is not supported");
    }

    /** Whether {@code point} satisfies y² = x³ + ax + b; keys that do not leak or accept too much. */
    boolean has(ECPoint point) {
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.signum() < 0 || y.signum() < 0 || x.compareTo(prime) >= 0 || y.compareTo(prime) >= 0) {
            return false;
        }
        var curve = parameters.getCurve();
        BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
        return y.multiply(y).subtract(right).mod(prime).signum() == 0;
    }

    /**
     * Whether both halves of {@code signature} are between 1 and the order of the curve. Providers check
     * this too, but one that forgot accepted all zeros for everything (CVE-2022-21449).
     */
    boolean inRange(byte[] signature) {
        if (signature.length != 2 * size) {
            return false;
        }
        BigInteger r = new BigInteger(1, signature, 0, size);
        BigInteger s = new BigInteger(1, signature, size, size);
        BigInteger order = parameters.getOrder();
        return r.signum() > 0 && s.signum() > 0 && r.compareTo(order) < 0 && s.compareTo(order) < 0;
    }
}
