package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Base64FormattingOptions}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.base64formattingoptions">System.Base64FormattingOptions</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Base64FormattingOptions", values = Base64FormattingOptions.class, struct = true)
public final class Base64FormattingOptionsType implements LibraryType {}
