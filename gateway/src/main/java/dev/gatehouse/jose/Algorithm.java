package dev.gatehouse.jose;

import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signature algorithms of RFC 7518 §3.1 that we verify, and Ed25519 under both of its names
 * (RFC 8037 §3.1, RFC 9864 §2.2). {@code none} is not among them. Those that .NET knows under names from XML too (RFC
 * 9231, formerly 6931) go by these as well: its library writes them where an author chose {@code
 * SecurityAlgorithms.HmacSha256Signature} for {@code HmacSha256}, and reads them, so API Management takes such tokens.
 */
enum Algorithm {
    RS256(Family.RSA, "SHA256withRSA"),
    RS384(Family.RSA, "SHA384withRSA"),
    RS512(Family.RSA, "SHA512withRSA"),
    PS256("SHA-256", MGF1ParameterSpec.SHA256, 32),
    PS384("SHA-384", MGF1ParameterSpec.SHA384, 48),
    PS512("SHA-512", MGF1ParameterSpec.SHA512, 64),
    ES256(Curve.P256, "SHA256withECDSAinP1363Format"),
    ES384(Curve.P384, "SHA384withECDSAinP1363Format"),
    ES512(Curve.P521, "SHA512withECDSAinP1363Format"),
    HS256(Family.HMAC, "HmacSHA256"),
    HS384(Family.HMAC, "HmacSHA384"),
    HS512(Family.HMAC, "HmacSHA512"),
    ED25519(Family.EDWARDS, "Ed25519");

    /** What kind of key an algorithm takes. */
    enum Family {
        RSA,
        EC,
        EDWARDS,
        HMAC
    }

    final Family family;
    /** Name of the JCA signature, or of the MAC. */
    final String jcaName;

    @SuppressWarnings("ImmutableEnumChecker") // It is immutable, only not marked so.
    final @Nullable PSSParameterSpec padding;

    /** The one curve an ECDSA algorithm goes with (RFC 7518 §3.4). */
    final @Nullable Curve curve;

    private static final Map<String, Algorithm> BY_NAME = new HashMap<>();
    private static final String XML = "http://www.w3.org/2001/04/xmldsig-more#";

    static {
        for (Algorithm algorithm : values()) {
            for (String name : algorithm.names()) {
                BY_NAME.put(name, algorithm);
            }
        }
    }

    private List<String> names() {
        return switch (this) {
            case RS256, RS384, RS512 -> List.of(name(), XML + "rsa-sha" + name().substring(2));
            case ES256, ES384, ES512 -> List.of(name(), XML + "ecdsa-sha" + name().substring(2));
            case HS256, HS384, HS512 -> List.of(name(), XML + "hmac-sha" + name().substring(2));
            case PS256, PS384, PS512 ->
                List.of(name(), "http://www.w3.org/2007/05/xmldsig-more#sha" + name().substring(2) + "-rsa-MGF1");
            case ED25519 -> List.of("EdDSA", "Ed25519");
        };
    }

    Algorithm(Family family, String jcaName) {
        this.family = family;
        this.jcaName = jcaName;
        this.padding = null;
        this.curve = null;
    }

    Algorithm(String digest, MGF1ParameterSpec mask, int salt) {
        this.family = Family.RSA;
        this.jcaName = "RSASSA-PSS";
        this.padding = new PSSParameterSpec(digest, "MGF1", mask, salt, PSSParameterSpec.TRAILER_FIELD_BC);
        this.curve = null;
    }

    Algorithm(Curve curve, String jcaName) {
        this.family = Family.EC;
        this.jcaName = jcaName;
        this.padding = null;
        this.curve = curve;
    }

    /** The algorithm of exactly this name, or null. */
    static @Nullable Algorithm named(String name) {
        return BY_NAME.get(name);
    }
}
