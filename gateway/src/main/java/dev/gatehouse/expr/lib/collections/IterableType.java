package dev.gatehouse.expr.lib.collections;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Collections.Generic.IEnumerable`1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.generic.ienumerable-1">System.Collections.Generic.IEnumerable`1</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Generic.IEnumerable`1", values = Iterable.class)
public final class IterableType implements LibraryType {}
