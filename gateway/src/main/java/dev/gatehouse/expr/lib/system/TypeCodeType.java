package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.TypeCode}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.typecode">System.TypeCode</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.TypeCode", values = TypeCode.class, struct = true)
public final class TypeCodeType implements LibraryType {}
