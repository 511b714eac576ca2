package dev.gatehouse.expr.lib.json;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code Newtonsoft.Json.Formatting}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.formatting">Newtonsoft.Json.Formatting</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Formatting", values = Formatting.class, struct = true)
public final class FormattingType implements LibraryType {}
