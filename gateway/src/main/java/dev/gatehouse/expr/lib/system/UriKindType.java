package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.UriKind}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.urikind">System.UriKind</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.UriKind", values = UriKind.class, struct = true)
public final class UriKindType implements LibraryType {}
