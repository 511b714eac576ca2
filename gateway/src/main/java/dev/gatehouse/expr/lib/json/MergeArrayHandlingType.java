package dev.gatehouse.expr.lib.json;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code Newtonsoft.Json.Linq.MergeArrayHandling}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.linq.mergearrayhandling">Newtonsoft.Json.Linq.MergeArrayHandling</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Linq.MergeArrayHandling", values = MergeArrayHandling.class, struct = true)
public final class MergeArrayHandlingType implements LibraryType {}
