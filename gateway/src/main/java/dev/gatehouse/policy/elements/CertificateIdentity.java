package dev.gatehouse.policy.elements;

import dev.gatehouse.policy.ElementReader;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * One {@code identity} of {@code validate-client-certificate}: all that it says must be so.
 *
 * @param claims each is given the certificate and that of its issuer, which may not be known
 */
record CertificateIdentity(List<BiPredicate<X509Certificate, @Nullable X509Certificate>> claims) {
    private static final int DNS_NAME = 2;
    private static final int SHA1_DIGITS = 40;
    /** Of Windows, beside those of RFC 4514 and the JDK. */
    private static final Map<String, String> KEYWORDS =
            Map.of("E", "1.2.840.113549.1.9.1", "S", "2.5.4.8", "SN", "2.5.4.4", "G", "2.5.4.42");

    /** Reads the attributes, of which there must be one at least. */
    static CertificateIdentity read(ElementReader element) {
        var claims = new ArrayList<BiPredicate<X509Certificate, @Nullable X509Certificate>>();
        thumbprint(element, "thumbprint")
                .ifPresent(expected ->
                        claims.add((certificate, _) -> thumbprint(certificate).equals(expected)));
        element.optionalText("serial-number")
                .map(CertificateIdentity::serialNumber)
                .ifPresent(expected -> {
                    if (!expected.matches("[0-9a-f]+")) {
                        element.error("serial-number", "POL352", "a serial number is written in hexadecimal digits");
                    }
                    claims.add((certificate, _) -> serialNumber(
                                    certificate.getSerialNumber().toString(16))
                            .equals(expected));
                });
        element.optionalText("common-name")
                .map(String::strip)
                .ifPresent(expected -> claims.add((certificate, _) ->
                        expected.equalsIgnoreCase(commonName(certificate.getSubjectX500Principal()))));
        names(element, "subject")
                .ifPresent(expected ->
                        claims.add((certificate, _) -> expected.contains(certificate.getSubjectX500Principal())));
        element.optionalText("dns-name")
                .map(String::strip)
                .ifPresent(expected -> claims.add(
                        (certificate, _) -> dnsNames(certificate).stream().anyMatch(expected::equalsIgnoreCase)));
        names(element, "issuer-subject")
                .ifPresent(expected ->
                        claims.add((certificate, _) -> expected.contains(certificate.getIssuerX500Principal())));
        thumbprint(element, "issuer-thumbprint")
                .ifPresent(expected -> claims.add(
                        (_, issuer) -> issuer != null && thumbprint(issuer).equals(expected)));
        var expectedIssuer = NamedCertificates.find(element, "issuer-certificate-id");
        if (expectedIssuer != null) {
            claims.add((_, issuer) -> expectedIssuer.certificate().equals(issuer));
        } else if (claims.isEmpty() && !element.has("issuer-certificate-id")) {
            element.error("POL351", "an 'identity' without attributes would be anybody's");
        }
        return new CertificateIdentity(List.copyOf(claims));
    }

    /** Whether a thumbprint is among what it says: names alone are anybody's where no authority vouches for them. */
    static boolean isPinned(ElementReader element) {
        return element.has("thumbprint") || element.has("issuer-thumbprint") || element.has("issuer-certificate-id");
    }

    /** @param issuer null if it is not known */
    boolean matches(X509Certificate certificate, @Nullable X509Certificate issuer) {
        return claims.stream().allMatch(claim -> claim.test(certificate, issuer));
    }

    private static Optional<String> thumbprint(ElementReader element, String attribute) {
        return element.optionalText(attribute).map(text -> {
            // The Windows dialog that they are copied from adds spaces and an invisible mark.
            var digits = text.replaceAll("[\\s:\\u200E]", "").toLowerCase(Locale.ROOT);
            boolean isOpen = element.surroundings().isBare() && text.contains("{{");
            if (!isOpen && (digits.length() != SHA1_DIGITS || !digits.matches("[0-9a-f]*"))) {
                element.error(attribute, "POL352", "a thumbprint is SHA-1: 40 hexadecimal digits");
            }
            return digits;
        });
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written and digested", e);
        }
    }

    private static String serialNumber(String text) {
        return text.replaceAll("[\\s:\\u200E]", "").toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }

    /** The name as it is written and back to front: some write the most specific part first, some last. */
    private static Optional<Set<X500Principal>> names(ElementReader element, String attribute) {
        return element.optionalText(attribute).map(text -> {
            boolean isOpen = element.surroundings().isBare() && text.contains("{{");
            try {
                var name = new X500Principal(text, KEYWORDS);
                var parts = new ArrayList<>(new LdapName(name.getName()).getRdns());
                Collections.reverse(parts);
                var reversed = new X500Principal(new LdapName(parts).toString());
                return name.equals(reversed) ? Set.of(name) : Set.of(name, reversed);
            } catch (IllegalArgumentException | InvalidNameException e) {
                if (!isOpen) {
                    element.error(attribute, "POL353", "'%s' is not a distinguished name".formatted(text));
                }
                return Set.of();
            }
        });
    }

    /** The most specific common name; null if there is none. */
    private static @Nullable String commonName(X500Principal name) {
        try {
            var parts = new LdapName(name.getName()).getRdns();
            for (int i = parts.size() - 1; i >= 0; i--) {
                var found = parts.get(i).toAttributes().get("CN");
                if (found != null && found.get() instanceof String text) {
                    return text.strip();
                }
            }
            return null;
        } catch (javax.naming.NamingException e) {
            return null;
        }
    }

    private static List<String> dnsNames(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
