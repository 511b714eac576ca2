package dev.gatehouse.expr.lib.net;

import dev.gatehouse.expr.types.DotNetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Net.IPAddress}: four or sixteen bytes. IPv4 is read in all of .NET's notations
 * ({@code 10.1}, {@code 0x7f.0.0.1}, {@code 010.0.0.1} is octal).
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.net.ipaddress">System.Net.IPAddress</a>
 */
public final class IPAddress {
    private static final int MAX_LENGTH = 100;
    private final byte[] bytes;

    private IPAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws DotNetException ArgumentException unless there are 4 or 16 */
    public static IPAddress of(byte[] bytes) {
        if (bytes.length != 4 && bytes.length != 16) {
            throw DotNetException.argument("An invalid IP address was specified.\nParameter name: address");
        }
        return new IPAddress(bytes.clone());
    }

    public static IPAddress parse(@Nullable String text) {
        if (text == null) throw DotNetException.argumentNull("ipString");
        var address = tryParse(text);
        if (address == null) throw DotNetException.format("An invalid IP address was specified.");
        return address;
    }

    public static @Nullable IPAddress tryParse(String text) {
        if (text.length() > MAX_LENGTH) return null;
        var bytes = text.indexOf(':') >= 0 ? v6(text) : v4(text);
        return bytes == null ? null : new IPAddress(bytes);
    }

    private static byte @Nullable [] v4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length > 4) return null;
        var bytes = new byte[4];
        for (var i = 0; i < parts.length; i++) {
            var width = i == parts.length - 1 ? 4 - i : 1;
            var value = number(parts[i]);
            if (value < 0 || value >= 1L << (8 * width)) return null;
            for (var b = 0; b < width; b++) bytes[i + b] = (byte) (value >> (8 * (width - 1 - b)));
        }
        return bytes;
    }

    private static long number(String text) {
        var hex = text.startsWith("0x") || text.startsWith("0X");
        var radix = hex ? 16 : text.length() > 1 && text.startsWith("0") ? 8 : 10;
        var digits = hex ? text.substring(2) : text;
        if (digits.isEmpty() || digits.length() > 12 || digits.charAt(0) == '+' || digits.charAt(0) == '-') return -1;
        try {
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private static byte @Nullable [] v6(String given) {
        var text = given.startsWith("[") && given.endsWith("]") ? given.substring(1, given.length() - 1) : given;
        var zone = text.indexOf('%');
        if (zone >= 0) text = text.substring(0, zone);
        var gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) return null;
        var head = groups(gap < 0 ? text : text.substring(0, gap));
        var tail = gap < 0 ? new ArrayList<Integer>() : groups(text.substring(gap + 2));
        if (head == null || tail == null) return null;
        var missing = 8 - head.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 1) return null;
        for (var i = 0; i < missing; i++) head.add(0);
        head.addAll(tail);
        var bytes = new byte[16];
        for (var i = 0; i < 8; i++) {
            bytes[2 * i] = (byte) (head.get(i) >> 8);
            bytes[2 * i + 1] = (byte) (int) head.get(i);
        }
        return bytes;
    }

    private static @Nullable List<Integer> groups(String text) {
        var groups = new ArrayList<Integer>();
        if (text.isEmpty()) return groups;
        var parts = text.split(":", -1);
        for (var i = 0; i < parts.length; i++) {
            var part = parts[i];
            if (i == parts.length - 1 && part.indexOf('.') >= 0) {
                var embedded = part.split("\\.", -1).length == 4 ? v4(part) : null;
                if (embedded == null) return null;
                groups.add(((embedded[0] & 0xff) << 8) | (embedded[1] & 0xff));
                groups.add(((embedded[2] & 0xff) << 8) | (embedded[3] & 0xff));
            } else {
                if (part.isEmpty() || part.length() > 4 || !part.matches("[0-9a-fA-F]+")) return null;
                groups.add(Integer.parseInt(part, 16));
            }
        }
        return groups;
    }

    public AddressFamily family() {
        return bytes.length == 4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public boolean isLoopback() {
        if (bytes.length == 4) return bytes[0] == 127;
        var loopback = new byte[16];
        loopback[15] = 1;
        return Arrays.equals(bytes, loopback) || (isMapped() && bytes[12] == 127);
    }

    /** Whether it is IPv4 written as IPv6. */
    public boolean isMapped() {
        if (bytes.length == 4 || bytes[10] != -1 || bytes[11] != -1) return false;
        for (var i = 0; i < 10; i++) if (bytes[i] != 0) return false;
        return true;
    }

    public IPAddress toIPv4() {
        return bytes.length == 4 ? this : new IPAddress(Arrays.copyOfRange(bytes, 12, 16));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IPAddress address && Arrays.equals(address.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The shortest form, by RFC 5952. */
    @Override
    public String toString() {
        if (bytes.length == 4) return dotted(0);
        if (isMapped()) return "::ffff:" + dotted(12);
        var bestStart = -1;
        var bestLength = 1;
        for (var i = 0; i < 8; ) {
            var end = i;
            while (end < 8 && group(end) == 0) end++;
            if (end - i > bestLength) {
                bestStart = i;
                bestLength = end - i;
            }
            i = Math.max(end, i + 1);
        }
        var text = new StringBuilder();
        for (var i = 0; i < 8; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') text.append(':');
                text.append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    private int group(int index) {
        return ((bytes[2 * index] & 0xff) << 8) | (bytes[2 * index + 1] & 0xff);
    }

    private String dotted(int start) {
        var text = new StringBuilder();
        for (var i = start; i < start + 4; i++)
            text.append(i > start ? "." : "").append(bytes[i] & 0xff);
        return text.toString();
    }
}
