package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.TypeToken;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XObject}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xobject">System.Xml.Linq.XObject</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XObject", values = XObject.class)
public final class XObjectType implements LibraryType {
    @Member(PROPERTY)
    public static @Nullable XElement Parent(XObject self) {
        return self.parent();
    }

    @Member(PROPERTY)
    public static @Nullable XDocument Document(XObject self) {
        return self.document();
    }

    @Member(PROPERTY)
    public static XmlNodeType NodeType(XObject self) {
        return self.nodeType();
    }

    /** Empty: nothing that expressions read has an address. */
    @Member(PROPERTY)
    public static String BaseUri(XObject self) {
        return "";
    }

    /** Null is not kept; several of a class may be. */
    @Member(METHOD)
    public static void AddAnnotation(XObject self, @Nullable Object annotation) {
        if (annotation == null) throw DotNetException.argumentNull("annotation");
        self.annotations().add(annotation);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> @Nullable T Annotation(XObject self, TypeToken<T> type) {
        for (var annotation : self.annotations()) if (type.isInstance(annotation)) return type.cast(annotation);
        return null;
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> Iterable<@Nullable T> Annotations(XObject self, TypeToken<T> type) {
        var found = new ArrayList<@Nullable T>();
        for (var annotation : self.annotations()) if (type.isInstance(annotation)) found.add(type.cast(annotation));
        return found;
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> void RemoveAnnotations(XObject self, TypeToken<T> type) {
        self.annotations().removeIf(type::isInstance);
    }
}
