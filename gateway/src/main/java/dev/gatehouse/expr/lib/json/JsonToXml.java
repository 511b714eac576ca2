package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.DateTimeOffset;
import dev.gatehouse.expr.lib.xml.XAttribute;
import dev.gatehouse.expr.lib.xml.XCData;
import dev.gatehouse.expr.lib.xml.XContainer;
import dev.gatehouse.expr.lib.xml.XDeclaration;
import dev.gatehouse.expr.lib.xml.XDocument;
import dev.gatehouse.expr.lib.xml.XElement;
import dev.gatehouse.expr.lib.xml.XName;
import dev.gatehouse.expr.lib.xml.XNameType;
import dev.gatehouse.expr.lib.xml.XNamespace;
import dev.gatehouse.expr.lib.xml.XText;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Text;
import org.jspecify.annotations.Nullable;

/**
 * JSON as XML, as {@code JsonConvert.DeserializeXNode} has it.
 *
 * @see <a href="https://www.newtonsoft.com/json/help/html/ConvertingJSONandXML.htm">Converting between JSON and XML</a>
 */
final class JsonToXml {
    private static final String JSON = "http://james.newtonking.com/projects/json";
    private final boolean markArrays;

    private JsonToXml(boolean markArrays) {
        this.markArrays = markArrays;
    }

    /**
     * @param root the name of an element around all; null where the JSON has one property, which is that element
     * @param markArrays whether elements of arrays say so, for the way back
     */
    static @Nullable XDocument document(JToken token, @Nullable String root, boolean markArrays) {
        if (token.type() == JTokenType.Null) return null;
        if (!(token instanceof JObject object)) {
            throw failure("XmlNodeConverter can only convert JSON that begins with an object.");
        }
        var maker = new JsonToXml(markArrays);
        var document = new XDocument();
        if (root != null && !root.isEmpty()) {
            var element = new XElement(maker.name(root, null));
            document.add(element);
            maker.fill(element, object);
            return document;
        }
        for (var property : object.properties()) {
            if (property.name().equals("?xml")) {
                document.setDeclaration(declaration(property.value()));
            } else if (document.root() != null) {
                throw failure("JSON root object has multiple properties. The root object must have a single property in"
                        + " order to create a valid XML document. Consider specifying a DeserializeRootElementName.");
            } else if (property.value() instanceof JArray array && array.count() > 1) {
                throw failure("JSON root object has property '" + property.name()
                        + "' that will be converted to an array. A root object cannot have any properties that will be"
                        + " converted to an array. Consider specifying a DeserializeRootElementName.");
            } else {
                maker.property(document, null, property.name(), property.value());
            }
        }
        return document;
    }

    private static XDeclaration declaration(JToken value) {
        return new XDeclaration(part(value, "@version"), part(value, "@encoding"), part(value, "@standalone"));
    }

    private static @Nullable String part(JToken value, String name) {
        var found = value instanceof JObject object ? object.value(name) : null;
        return found == null ? null : found.toString();
    }

    private void fill(XElement element, JObject object) {
        for (var property : object.properties()) {
            if (property.name().startsWith("@") && !(property.value() instanceof JContainer)) {
                attribute(element, property.name().substring(1), property.value());
            }
        }
        for (var property : object.properties()) {
            if (property.name().startsWith("@") && !(property.value() instanceof JContainer)) continue;
            property(element, element, property.name(), property.value());
        }
    }

    private void attribute(XElement element, String name, JToken value) {
        var colon = name.indexOf(':');
        var xname = name.equals("xmlns")
                ? XNameType.Get("xmlns")
                : name.startsWith("xmlns:")
                        ? new XName(encoded(name.substring(6)), XNamespace.XMLNS)
                        : colon < 0 ? XNameType.Get(encoded(name)) : name(name, element);
        element.setAttribute(xname, text(value));
    }

    private void property(XContainer into, @Nullable XElement scope, String name, JToken value) {
        switch (name) {
            case "#text" -> each(value, item -> into.add(new XText(text(item))));
            case "#cdata-section" -> each(value, item -> into.add(new XCData(text(item))));
            default -> {
                if (!(value instanceof JArray array)) {
                    element(into, scope, name, value, false);
                    return;
                }
                for (var item : array) element(into, scope, name, item, markArrays && array.count() == 1);
            }
        }
    }

    private static void each(JToken value, java.util.function.Consumer<JToken> action) {
        if (value instanceof JArray array) array.forEach(action);
        else action.accept(value);
    }

    private void element(XContainer into, @Nullable XElement scope, String name, JToken value, boolean marked) {
        var element = new XElement(name(name, scope, value));
        into.add(element);
        if (marked) {
            element.add(new XAttribute(new XName("Array", new XNamespace(JSON)), "true"));
            element.add(new XAttribute(new XName("json", XNamespace.XMLNS), JSON));
        }
        switch (value) {
            case JObject object -> fill(element, object);
            case JArray array -> {
                for (var item : array) element(element, element, name, item, false);
            }
            default -> {
                if (value.type() != JTokenType.Null) element.add(text(value));
            }
        }
    }

    private static String text(JToken token) {
        if (!(token instanceof JValue value)) return token.json(Formatting.None);
        return switch (value.value()) {
            case null -> "";
            case Boolean truth -> truth ? "true" : "false";
            case DateTime date -> date.format("yyyy-MM-ddTHH:mm:ss.FFFFFFFK");
            case DateTimeOffset date -> date.format("yyyy-MM-ddTHH:mm:ss.FFFFFFFK");
            case Object other -> Text.of(other);
        };
    }

    private XName name(String name, @Nullable XElement scope) {
        return name(name, scope, null);
    }

    /** Prefixes may be declared by the element itself, or around it. */
    private XName name(String name, @Nullable XElement scope, @Nullable JToken value) {
        var colon = name.indexOf(':');
        var prefix = colon < 0 ? "" : name.substring(0, colon);
        var local = encoded(name.substring(colon + 1));
        var own =
                value instanceof JObject object ? object.value(prefix.isEmpty() ? "@xmlns" : "@xmlns:" + prefix) : null;
        if (own != null) return new XName(local, new XNamespace(own.toString()));
        var around = scope == null ? null : scope.namespace(prefix);
        if (around != null) return new XName(local, around);
        return colon < 0 ? XNameType.Get(local) : new XName(encoded(name.replace(':', '_')), XNamespace.NONE);
    }

    /** As {@code XmlConvert.EncodeName}: what no name may hold is {@code _xHHHH_}. */
    private static String encoded(String name) {
        if (name.isEmpty()) throw failure("The name of an element is empty.");
        var out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean valid = Character.isLetter(c)
                    || c == '_'
                    || (i > 0 && (Character.isDigit(c) || c == '-' || c == '.' || c == '\u00b7'));
            if (valid) out.append(c);
            else out.append("_x%04X_".formatted((int) c));
        }
        return out.toString();
    }

    private static DotNetException failure(String message) {
        return new DotNetException("Newtonsoft.Json.JsonSerializationException", message);
    }
}
