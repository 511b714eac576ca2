package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.XmlNamespaceManager}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.xmlnamespacemanager">System.Xml.XmlNamespaceManager</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.XmlNamespaceManager", values = XmlNamespaceManager.class)
public final class XmlNamespaceManagerType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static XmlNamespaceManager create(@Nullable XmlNameTable nameTable) {
        if (nameTable == null) throw DotNetException.nullReference();
        return new XmlNamespaceManager();
    }

    @Member(METHOD)
    public static void AddNamespace(XmlNamespaceManager self, @Nullable String prefix, @Nullable String uri) {
        if (prefix == null) throw DotNetException.argumentNull("prefix");
        if (uri == null) throw DotNetException.argumentNull("uri");
        self.prefixes.put(prefix, uri);
    }

    @Member(METHOD)
    public static @Nullable String LookupNamespace(XmlNamespaceManager self, @Nullable String prefix) {
        return self.prefixes.get(prefix);
    }
}
