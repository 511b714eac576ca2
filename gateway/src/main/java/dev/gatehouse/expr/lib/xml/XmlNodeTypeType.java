package dev.gatehouse.expr.lib.xml;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Xml.XmlNodeType}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.xmlnodetype">System.Xml.XmlNodeType</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.XmlNodeType", values = XmlNodeType.class, struct = true)
public final class XmlNodeTypeType implements LibraryType {}
