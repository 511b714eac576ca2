package dev.gatehouse.expr.lib.json;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code Newtonsoft.Json.DateParseHandling}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.dateparsehandling">Newtonsoft.Json.DateParseHandling</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.DateParseHandling", values = DateParseHandling.class, struct = true)
public final class DateParseHandlingType implements LibraryType {}
