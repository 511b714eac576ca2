package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.lib.xml.XAttribute;
import dev.gatehouse.expr.lib.xml.XCData;
import dev.gatehouse.expr.lib.xml.XComment;
import dev.gatehouse.expr.lib.xml.XContainer;
import dev.gatehouse.expr.lib.xml.XDocument;
import dev.gatehouse.expr.lib.xml.XElement;
import dev.gatehouse.expr.lib.xml.XNode;
import dev.gatehouse.expr.lib.xml.XObject;
import dev.gatehouse.expr.lib.xml.XProcessingInstruction;
import dev.gatehouse.expr.lib.xml.XText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * XML as JSON, as {@code JsonConvert.SerializeXNode} has it: attributes are properties that begin with {@code @}, elements
 * of the same name an array, an element of text alone is that text.
 *
 * @see <a href="https://www.newtonsoft.com/json/help/html/ConvertingJSONandXML.htm">Converting between JSON and XML</a>
 */
final class XmlToJson {
    private XmlToJson() {}

    /** @param omitRoot whether an element's own name is left out */
    static JToken of(@Nullable XObject node, boolean omitRoot) {
        return switch (node) {
            case null -> JValue.ofNull();
            case XDocument document -> {
                var object = new JObject();
                var declaration = document.declaration();
                if (declaration != null) {
                    var inner = new JObject();
                    if (declaration.version() != null) inner.setValue("@version", text(declaration.version()));
                    if (declaration.encoding() != null) inner.setValue("@encoding", text(declaration.encoding()));
                    if (declaration.standalone() != null) inner.setValue("@standalone", text(declaration.standalone()));
                    object.setValue("?xml", inner);
                }
                children(document, object);
                var root = document.root();
                yield omitRoot && root != null ? of(root, true) : object;
            }
            case XElement element -> {
                if (omitRoot) yield value(element);
                var object = new JObject();
                object.setValue(element.qualifiedName(), value(element));
                yield object;
            }
            case XAttribute attribute -> {
                var object = new JObject();
                object.setValue("@" + attribute.name().local(), text(attribute.value()));
                yield object;
            }
            case XNode other -> {
                var object = new JObject();
                object.setValue(name(other), single(other));
                yield object;
            }
        };
    }

    private static JValue text(@Nullable String text) {
        return new JValue(text, text == null ? JTokenType.Null : JTokenType.String);
    }

    private static JToken value(XElement element) {
        boolean bare = element.attributes().isEmpty();
        if (bare && element.nodes().isEmpty()) return element.isEmpty() ? JValue.ofNull() : text("");
        if (bare
                && element.nodes().size() == 1
                && element.nodes().getFirst() instanceof XText only
                && !(only instanceof XCData)) {
            return text(only.value());
        }
        var object = new JObject();
        for (var attribute : element.attributes()) {
            object.setValue("@" + element.qualifiedName(attribute), text(attribute.value()));
        }
        children(element, object);
        return object;
    }

    /** Nodes of the same name together, where the first of them stands. */
    private static void children(XContainer container, JObject object) {
        Map<String, List<XNode>> groups = new LinkedHashMap<>();
        for (var node : container.nodes()) {
            groups.computeIfAbsent(name(node), _ -> new ArrayList<>()).add(node);
        }
        groups.forEach((name, nodes) -> {
            if (nodes.size() == 1) {
                object.setValue(name, single(nodes.getFirst()));
                return;
            }
            if (nodes.getFirst() instanceof XComment) {
                for (int i = 0; i < nodes.size(); i++) object.setValue(name + i, single(nodes.get(i)));
                return;
            }
            var array = new JArray();
            for (var node : nodes) array.add(single(node));
            object.setValue(name, array);
        });
    }

    private static String name(XNode node) {
        return switch (node) {
            case XElement element -> element.qualifiedName();
            case XCData _ -> "#cdata-section";
            case XText _ -> "#text";
            case XComment _ -> "#comment";
            case XProcessingInstruction instruction -> "?" + instruction.target();
            case XDocument _ -> "#document";
        };
    }

    private static JToken single(XNode node) {
        return switch (node) {
            case XElement element -> value(element);
            case XText part -> text(part.value());
            case XComment comment -> new JValue(comment.value(), JTokenType.Comment);
            case XProcessingInstruction instruction -> text(instruction.data());
            case XDocument document -> of(document, false);
        };
    }
}
