package dev.gatehouse.expr.lib.xml;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Xml.XmlNameTable}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.xmlnametable">System.Xml.XmlNameTable</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.XmlNameTable", values = XmlNameTable.class)
public final class XmlNameTableType implements LibraryType {}
