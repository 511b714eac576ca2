package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.EXTENSION;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.Extensions}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.extensions">System.Xml.Linq.Extensions</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.Extensions")
public final class XmlExtensionsType implements LibraryType {
    @Member(EXTENSION)
    public static <T extends XContainer> Iterable<XElement> Elements(@Nullable Iterable<T> source) {
        return flat(source, container -> container.elements());
    }

    @Member(EXTENSION)
    public static <T extends XContainer> Iterable<XElement> Descendants(@Nullable Iterable<T> source) {
        return flat(source, container -> container.descendants());
    }

    @Member(EXTENSION)
    public static <T extends XContainer> Iterable<XNode> Nodes(@Nullable Iterable<T> source) {
        return flat(source, container -> container.nodes());
    }

    @Member(EXTENSION)
    public static <T extends XContainer> Iterable<XElement> Elements(
            @Nullable Iterable<T> source, @Nullable XName name) {
        return flat(source, container -> XContainerType.named(container.elements(), name));
    }

    @Member(EXTENSION)
    public static <T extends XContainer> Iterable<XElement> Descendants(
            @Nullable Iterable<T> source, @Nullable XName name) {
        return flat(source, container -> XContainerType.named(container.descendants(), name));
    }

    @Member(EXTENSION)
    public static Iterable<XAttribute> Attributes(@Nullable Iterable<XElement> source) {
        return flat(source, XElement::attributes);
    }

    @Member(EXTENSION)
    public static Iterable<XAttribute> Attributes(@Nullable Iterable<XElement> source, @Nullable XName name) {
        return flat(
                source,
                element -> element.attributes().stream()
                        .filter(attribute -> attribute.name().equals(name))
                        .toList());
    }

    @Member(EXTENSION)
    public static <T extends XNode> void Remove(@Nullable Iterable<T> source) {
        for (var node : flat(source, List::of)) node.remove();
    }

    @Member(value = EXTENSION, name = "Remove")
    public static void removeAttributes(@Nullable Iterable<XAttribute> source) {
        for (var attribute : flat(source, List::of)) attribute.remove();
    }

    private static <T, R> List<R> flat(@Nullable Iterable<T> source, Function<T, List<R>> step) {
        if (source == null) throw DotNetException.argumentNull("source");
        var found = new ArrayList<R>();
        for (var item : source) found.addAll(step.apply(item));
        return found;
    }

    @Member(EXTENSION)
    public static Iterable<XElement> AncestorsAndSelf(@Nullable Iterable<XElement> source) {
        return flat(source, element -> element.ancestors(true));
    }

    @Member(EXTENSION)
    public static Iterable<XElement> AncestorsAndSelf(@Nullable Iterable<XElement> source, @Nullable XName name) {
        return flat(source, element -> XContainerType.named(element.ancestors(true), name));
    }

    @Member(EXTENSION)
    public static <T extends XNode> Iterable<XElement> Ancestors(@Nullable Iterable<T> source) {
        return flat(source, node -> node.ancestors(false));
    }

    @Member(EXTENSION)
    public static <T extends XNode> Iterable<XElement> Ancestors(@Nullable Iterable<T> source, @Nullable XName name) {
        return flat(source, node -> XContainerType.named(node.ancestors(false), name));
    }

    @Member(EXTENSION)
    public static Iterable<XNode> DescendantNodesAndSelf(@Nullable Iterable<XElement> source) {
        return flat(source, element -> list(XElementType.DescendantNodesAndSelf(element)));
    }

    @Member(EXTENSION)
    public static <T extends XContainer> Iterable<XNode> DescendantNodes(@Nullable Iterable<T> source) {
        return flat(source, container -> list(XContainerType.DescendantNodes(container)));
    }

    @Member(EXTENSION)
    public static Iterable<XElement> DescendantsAndSelf(@Nullable Iterable<XElement> source) {
        return flat(source, element -> list(XElementType.DescendantsAndSelf(element)));
    }

    @Member(EXTENSION)
    public static Iterable<XElement> DescendantsAndSelf(@Nullable Iterable<XElement> source, @Nullable XName name) {
        return flat(source, element -> list(XElementType.DescendantsAndSelf(element, name)));
    }

    @Member(EXTENSION)
    public static <T extends XNode> Iterable<T> InDocumentOrder(@Nullable Iterable<T> source) {
        return XNodeDocumentOrderComparer.sorted(flat(source, List::of));
    }

    private static <T> List<T> list(Iterable<T> items) {
        var list = new ArrayList<T>();
        items.forEach(list::add);
        return list;
    }
}
