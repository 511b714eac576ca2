package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/** {@code context.Request.PrivateEndpointConnection}. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IPrivateEndpointConnection", values = PrivateEndpointConnection.class)
public final class PrivateEndpointConnectionType implements LibraryType {
    @Member(PROPERTY)
    public static String Name(PrivateEndpointConnection self) {
        return self.name();
    }

    @Member(PROPERTY)
    public static String GroupId(PrivateEndpointConnection self) {
        return self.groupId();
    }

    @Member(PROPERTY)
    public static String MemberName(PrivateEndpointConnection self) {
        return self.memberName();
    }
}
