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
    private static final int V6 = 16;

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

    @Member(STATIC_PROPERTY)
    public static IPAddress None() {
        return IPAddress.parse("255.255.255.255");
    }

    @Member(STATIC_PROPERTY)
    public static IPAddress IPv6None() {
        return IPv6Any();
    }

    /** {@code fe80::/10}. */
    @Member(PROPERTY)
    public static boolean IsIPv6LinkLocal(IPAddress self) {
        var bytes = self.bytes();
        return bytes.length == V6 && bytes[0] == (byte) 0xfe && (bytes[1] & 0xc0) == 0x80;
    }

    /** {@code fec0::/10}. */
    @Member(PROPERTY)
    public static boolean IsIPv6SiteLocal(IPAddress self) {
        var bytes = self.bytes();
        return bytes.length == V6 && bytes[0] == (byte) 0xfe && (bytes[1] & 0xc0) == 0xc0;
    }

    /** {@code ff00::/8}. */
    @Member(PROPERTY)
    public static boolean IsIPv6Multicast(IPAddress self) {
        var bytes = self.bytes();
        return bytes.length == V6 && bytes[0] == (byte) 0xff;
    }

    /** {@code 2001::/32}. */
    @Member(PROPERTY)
    public static boolean IsIPv6Teredo(IPAddress self) {
        var bytes = self.bytes();
        return bytes.length == V6 && bytes[0] == 0x20 && bytes[1] == 1 && bytes[2] == 0 && bytes[3] == 0;
    }

    @Member(METHOD)
    public static IPAddress MapToIPv6(IPAddress self) {
        var bytes = self.bytes();
        if (bytes.length == V6) return self;
        var mapped = new byte[V6];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(bytes, 0, mapped, 12, bytes.length);
        return IPAddress.of(mapped);
    }

    /** Bytes swapped: .NET runs on machines whose own order is the other one. */
    @Member(STATIC)
    public static short HostToNetworkOrder(short host) {
        return Short.reverseBytes(host);
    }

    @Member(STATIC)
    public static int HostToNetworkOrder(int host) {
        return Integer.reverseBytes(host);
    }

    @Member(STATIC)
    public static long HostToNetworkOrder(long host) {
        return Long.reverseBytes(host);
    }

    @Member(STATIC)
    public static short NetworkToHostOrder(short network) {
        return Short.reverseBytes(network);
    }

    @Member(STATIC)
    public static int NetworkToHostOrder(int network) {
        return Integer.reverseBytes(network);
    }

    @Member(STATIC)
    public static long NetworkToHostOrder(long network) {
        return Long.reverseBytes(network);
    }
}
