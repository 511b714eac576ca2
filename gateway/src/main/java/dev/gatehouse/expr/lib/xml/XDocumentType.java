package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.text.StringWriter;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XDocument}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xdocument">System.Xml.Linq.XDocument</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XDocument", values = XDocument.class)
public final class XDocumentType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static XDocument create(@Nullable Object... content) {
        return create(null, content);
    }

    @Member(CONSTRUCTOR)
    public static XDocument create(@Nullable XDeclaration declaration, @Nullable Object... content) {
        var document = new XDocument();
        document.setDeclaration(declaration);
        document.add(content);
        return document;
    }

    @Member(STATIC)
    public static XDocument Parse(@Nullable String text) {
        return XmlRead.document(text, false);
    }

    @Member(STATIC)
    public static XDocument Parse(@Nullable String text, LoadOptions options) {
        return XmlRead.document(text, options.has(new LoadOptions(1)));
    }

    @Member(PROPERTY)
    public static @Nullable XElement Root(XDocument self) {
        return self.root();
    }

    @Member(PROPERTY)
    public static @Nullable XDeclaration Declaration(XDocument self) {
        return self.declaration();
    }

    @Member(value = SETTER, name = "Declaration")
    public static void setDeclaration(XDocument self, @Nullable XDeclaration value) {
        self.setDeclaration(value);
    }

    @Member(CONSTRUCTOR)
    public static XDocument create() {
        return new XDocument();
    }

    @Member(CONSTRUCTOR)
    public static XDocument create(@Nullable XDocument other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return other.copy();
    }

    @Member(METHOD)
    public static void Save(XDocument self, @Nullable StringWriter textWriter) {
        Save(self, textWriter, new SaveOptions(0));
    }

    /** With a declaration, as of the text that it goes into. */
    @Member(METHOD)
    public static void Save(XDocument self, @Nullable StringWriter textWriter, SaveOptions options) {
        if (textWriter == null) throw DotNetException.argumentNull("textWriter");
        XmlContent.save(self.declaration(), self, textWriter, options);
    }
}
