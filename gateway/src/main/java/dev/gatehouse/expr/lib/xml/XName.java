package dev.gatehouse.expr.lib.xml;

import dev.gatehouse.expr.types.DotNetException;
import org.jspecify.annotations.Nullable;

/** {@code System.Xml.Linq.XName}; prints as <code>{namespace}local</code>. */
public record XName(String local, XNamespace namespace) {

    /**
     * From a local name or <code>{namespace}local</code>.
     *
     * @throws DotNetException XmlException for what is no name
     */
    public static XName of(@Nullable String expanded) {
        if (expanded == null) throw DotNetException.argumentNull("expandedName");
        if (!expanded.startsWith("{")) return of(expanded, XNamespace.NONE);
        var close = expanded.lastIndexOf('}');
        if (close < 2 || close == expanded.length() - 1) {
            throw DotNetException.argument("'" + expanded + "' is an invalid expanded name.");
        }
        return of(expanded.substring(close + 1), new XNamespace(expanded.substring(1, close)));
    }

    static XName of(String local, XNamespace namespace) {
        if (local.isEmpty()) throw DotNetException.argument("'' is an invalid expanded name.");
        for (var i = 0; i < local.length(); i++) {
            var c = local.charAt(i);
            var valid = Character.isLetter(c) || c == '_' || c > 0x2000;
            if (!(valid || (i > 0 && (Character.isDigit(c) || c == '-' || c == '.' || c == 0xb7)))) {
                throw XmlFailures.of("The '" + c + "' character, hexadecimal value 0x" + Integer.toHexString(c)
                        + ", cannot be included in a name.");
            }
        }
        return new XName(local, namespace);
    }

    @Override
    public String toString() {
        return namespace.name().isEmpty() ? local : "{" + namespace.name() + "}" + local;
    }
}
