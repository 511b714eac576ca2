package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.policy.Deployment;

/** {@code context.Deployment.Gateway}. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IGateway", values = Deployment.Gateway.class)
public final class GatewayType implements LibraryType {
    @Member(PROPERTY)
    public static String Id(Deployment.Gateway self) {
        return self.id();
    }

    @Member(PROPERTY)
    public static String InstanceId(Deployment.Gateway self) {
        return self.instanceId();
    }

    @Member(PROPERTY)
    public static boolean IsManaged(Deployment.Gateway self) {
        return self.isManaged();
    }
}
