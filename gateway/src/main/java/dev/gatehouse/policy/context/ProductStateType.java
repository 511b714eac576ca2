package dev.gatehouse.policy.context;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;

/** Whether a product is published. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.ProductState", values = ProductState.class, struct = true)
public final class ProductStateType implements LibraryType {}
