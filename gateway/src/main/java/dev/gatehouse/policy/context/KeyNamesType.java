package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.model.Api;

/** Where a call carries its subscription key. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.ISubscriptionKeyParameterNames", values = Api.KeyNames.class)
public final class KeyNamesType implements LibraryType {
    @Member(PROPERTY)
    public static String Header(Api.KeyNames self) {
        return self.header();
    }

    @Member(PROPERTY)
    public static String Query(Api.KeyNames self) {
        return self.query();
    }
}
