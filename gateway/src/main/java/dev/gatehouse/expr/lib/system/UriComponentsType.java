package dev.gatehouse.expr.lib.system;

import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code System.UriComponents}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.uricomponents">System.UriComponents</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.UriComponents", values = UriComponents.class, struct = true)
public final class UriComponentsType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static UriComponents Scheme() {
        return new UriComponents(0x1);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents UserInfo() {
        return new UriComponents(0x2);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents Host() {
        return new UriComponents(0x4);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents Port() {
        return new UriComponents(0x8);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents Path() {
        return new UriComponents(0x10);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents Query() {
        return new UriComponents(0x20);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents Fragment() {
        return new UriComponents(0x40);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents StrongPort() {
        return new UriComponents(0x80);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents NormalizedHost() {
        return new UriComponents(0x100);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents AbsoluteUri() {
        return new UriComponents(0x7f);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents HostAndPort() {
        return new UriComponents(0x84);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents HttpRequestUrl() {
        return new UriComponents(0x3d);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents PathAndQuery() {
        return new UriComponents(0x30);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents SchemeAndServer() {
        return new UriComponents(0xd);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents StrongAuthority() {
        return new UriComponents(0x86);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents KeepDelimiter() {
        return new UriComponents(0x40000000);
    }

    @Member(STATIC_PROPERTY)
    public static UriComponents SerializationInfoString() {
        return new UriComponents(Integer.MIN_VALUE);
    }
}
