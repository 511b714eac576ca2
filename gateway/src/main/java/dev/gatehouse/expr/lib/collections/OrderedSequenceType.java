package dev.gatehouse.expr.lib.collections;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Linq.IOrderedEnumerable`1}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.linq.iorderedenumerable-1">System.Linq.IOrderedEnumerable`1</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Linq.IOrderedEnumerable`1", values = OrderedSequence.class)
public final class OrderedSequenceType implements LibraryType {}
