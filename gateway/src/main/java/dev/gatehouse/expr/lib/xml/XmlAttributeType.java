package dev.gatehouse.expr.lib.xml;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Xml.XmlAttribute}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.xmlattribute">System.Xml.XmlAttribute</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.XmlAttribute", values = XmlNode.XmlAttribute.class)
public final class XmlAttributeType implements LibraryType {}
