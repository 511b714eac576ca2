package dev.gatehouse.expr.lib.crypto;

import dev.gatehouse.expr.lib.xml.XElement;
import dev.gatehouse.expr.lib.xml.XName;
import dev.gatehouse.expr.lib.xml.XmlRead;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Keys as XML signatures have them.
 *
 * @see <a href="https://www.w3.org/TR/xmldsig-core1/#sec-RSAKeyValue">XML Signature, RSAKeyValue</a>
 */
final class RSAXml {
    private RSAXml() {}

    static String write(RSAParameters key) {
        var text = new StringBuilder("<RSAKeyValue>");
        element(text, "Modulus", key.modulus);
        element(text, "Exponent", key.exponent);
        element(text, "P", key.p);
        element(text, "Q", key.q);
        element(text, "DP", key.dp);
        element(text, "DQ", key.dq);
        element(text, "InverseQ", key.inverseQ);
        element(text, "D", key.d);
        return text.append("</RSAKeyValue>").toString();
    }

    private static void element(StringBuilder text, String name, byte @Nullable [] bytes) {
        if (bytes == null) return;
        text.append('<').append(name).append('>');
        text.append(Base64.getEncoder().encodeToString(bytes));
        text.append("</").append(name).append('>');
    }

    static RSAParameters read(String xml) {
        var root = XmlRead.element(xml, false);
        var key = new RSAParameters();
        key.modulus = bytes(root, "Modulus");
        key.exponent = bytes(root, "Exponent");
        key.p = bytes(root, "P");
        key.q = bytes(root, "Q");
        key.dp = bytes(root, "DP");
        key.dq = bytes(root, "DQ");
        key.inverseQ = bytes(root, "InverseQ");
        key.d = bytes(root, "D");
        return key;
    }

    private static byte @Nullable [] bytes(XElement root, String name) {
        var element = root.element(XName.of(name));
        try {
            return element == null ? null : Base64.getMimeDecoder().decode(element.value());
        } catch (IllegalArgumentException _) {
            throw Failures.cryptographic(
                    "Input string does not contain a valid encoding of the 'RSA' '" + name + "' parameter.");
        }
    }
}
