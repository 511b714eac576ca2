package dev.gatehouse.expr.lib.net;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.Out;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Net.IPAddress}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.net.ipaddress">System.Net.IPAddress</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Net.IPAddress", values = IPAddress.class)
public final class IPAddressType implements LibraryType {
    @Member(STATIC)
    public static IPAddress Parse(@Nullable String ipString) {
        return IPAddress.parse(ipString);
    }

    @Member(STATIC)
    public static boolean TryParse(@Nullable String ipString, Out<@Nullable IPAddress> address) {
        address.value = ipString == null ? null : IPAddress.tryParse(ipString);
        return address.value != null;
    }

    @Member(STATIC)
    public static boolean IsLoopback(@Nullable IPAddress address) {
        if (address == null) throw DotNetException.argumentNull("address");
        return address.isLoopback();
    }

    @Member(CONSTRUCTOR)
    public static IPAddress create(byte @Nullable [] address) {
        if (address == null) throw DotNetException.argumentNull("address");
        return IPAddress.of(address);
    }

    @Member(STATIC_PROPERTY)
    public static IPAddress Loopback() {
        return IPAddress.of(new byte[] {127, 0, 0, 1});
    }

    @Member(STATIC_PROPERTY)
    public static IPAddress Any() {
        return IPAddress.of(new byte[] {0, 0, 0, 0});
    }

    @Member(STATIC_PROPERTY)
    public static IPAddress Broadcast() {
        return IPAddress.of(new byte[] {-1, -1, -1, -1});
    }

    @Member(STATIC_PROPERTY)
    public static IPAddress IPv6Any() {
        return IPAddress.of(new byte[16]);
    }

    @Member(STATIC_PROPERTY)
    public static IPAddress IPv6Loopback() {
        return IPAddress.parse("::1");
    }

    @Member(PROPERTY)
    public static AddressFamily AddressFamily(IPAddress self) {
        return self.family();
    }

    @Member(PROPERTY)
    public static boolean IsIPv4MappedToIPv6(IPAddress self) {
        return self.isMapped();
    }

    @Member(METHOD)
    public static IPAddress MapToIPv4(IPAddress self) {
        return self.toIPv4();
    }

    @Member(METHOD)
    public static byte[] GetAddressBytes(IPAddress self) {
        return self.bytes();
    }

    @Member(METHOD)
    public static String ToString(IPAddress self) {
        return self.toString();
    }

    @Member(METHOD)
    public static boolean Equals(IPAddress self, @Nullable Object comparand) {
        return self.equals(comparand);
    }
}
