package dev.gatehouse.expr.lib.json;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code Newtonsoft.Json.Linq.JTokenType}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.linq.jtokentype">Newtonsoft.Json.Linq.JTokenType</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Linq.JTokenType", values = JTokenType.class, struct = true)
public final class JTokenTypeType implements LibraryType {}
