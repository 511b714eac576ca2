package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.crypto.Certificate;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import dev.gatehouse.policy.Deployment;

/** {@code context.Deployment}: the gateway itself. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IDeployment", values = Deployment.class)
public final class DeploymentType implements LibraryType {
    @Member(PROPERTY)
    public static String GatewayId(Deployment self) {
        return self.gateway().id();
    }

    @Member(PROPERTY)
    public static String Region(Deployment self) {
        return self.region();
    }

    @Member(PROPERTY)
    public static String ServiceId(Deployment self) {
        return self.serviceId();
    }

    @Member(PROPERTY)
    public static String ServiceName(Deployment self) {
        return self.serviceName();
    }

    @Member(PROPERTY)
    public static Deployment.Gateway Gateway(Deployment self) {
        return self.gateway();
    }

    /** By thumbprint. */
    @Member(PROPERTY)
    public static ReadOnlyDictionary<String, Certificate> Certificates(Deployment self) {
        return new CertificateDictionary(self.certificates());
    }
}
