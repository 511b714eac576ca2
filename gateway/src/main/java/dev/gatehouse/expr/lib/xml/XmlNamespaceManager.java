package dev.gatehouse.expr.lib.xml;

import java.util.HashMap;
import java.util.Map;

/**
 * {@code System.Xml.XmlNamespaceManager}: prefixes for XPath.
 *
 * <p><b>Threading:</b> confined to one evaluation.
 */
public final class XmlNamespaceManager {
    final Map<String, String> prefixes = new HashMap<>();
}
