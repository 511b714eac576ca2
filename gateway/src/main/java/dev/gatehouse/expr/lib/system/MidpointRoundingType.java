package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.MidpointRounding}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.midpointrounding">System.MidpointRounding</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.MidpointRounding", values = MidpointRounding.class, struct = true)
public final class MidpointRoundingType implements LibraryType {}
