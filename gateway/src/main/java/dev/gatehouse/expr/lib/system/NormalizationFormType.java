package dev.gatehouse.expr.lib.system;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/**
 * {@code System.Text.NormalizationForm}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.text.normalizationform">System.Text.NormalizationForm</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Text.NormalizationForm", values = NormalizationForm.class, struct = true)
public final class NormalizationFormType implements LibraryType {}
