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

    /** The curve whose parameters these are. */
    static Curve of(ECParameterSpec given) throws MalformedException {
        for (Curve curve : values()) {
            ECParameterSpec own = curve.parameters;
            if (own.getCurve().equals(given.getCurve())
                    && own.getGenerator().equals(given.getGenerator())
                    && own.getOrder().equals(given.getOrder())) {
                return curve;
            }
        }
        throw new MalformedException("the key's curve is not supported");
    }

    /** The point with these coordinates, in base64url, of which each must be written in full. */
    ECPoint point(String x, String y) throws MalformedException {
        var point = new ECPoint(coordinate("x", x), coordinate("y", y));
        if (!has(point)) {
            throw new MalformedException("the point is not on the curve " + jwkName);
        }
        return point;
    }

    private BigInteger coordinate(String name, String text) throws MalformedException {
        byte[] bytes = Base64Url.decode(text, "member '" + name + "'");
        if (bytes.length != size) {
            throw new MalformedException("member '%s' has %d bytes, not %d".formatted(name, bytes.length, size));
        }
        return new BigInteger(1, bytes);
    }

    /** Whether {@code point} satisfies y² = x³ + ax + b; keys that do not leak or accept too much. */
    private boolean has(ECPoint point) {
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
