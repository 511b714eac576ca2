package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/** {@code context.Request.AzureVnetInfo}. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IAzureVnetInfo", values = AzureVnetInfo.class)
public final class AzureVnetInfoType implements LibraryType {
    @Member(PROPERTY)
    public static int VnetTrafficTag(AzureVnetInfo self) {
        return self.vnetTrafficTag();
    }

    @Member(PROPERTY)
    public static int SubnetId(AzureVnetInfo self) {
        return self.subnetId();
    }

    @Member(PROPERTY)
    public static int PrivateLinkId(AzureVnetInfo self) {
        return self.privateLinkId();
    }

    @Member(PROPERTY)
    public static String SnatVip(AzureVnetInfo self) {
        return self.snatVip();
    }
}
