package dev.gatehouse.expr.lib.json;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code Newtonsoft.Json.NullValueHandling}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.nullvaluehandling">Newtonsoft.Json.NullValueHandling</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.NullValueHandling", values = NullValueHandling.class, struct = true)
public final class NullValueHandlingType implements LibraryType {}
