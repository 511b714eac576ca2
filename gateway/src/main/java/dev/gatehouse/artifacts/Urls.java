package dev.gatehouse.artifacts;

import dev.gatehouse.model.Backend;
import dev.gatehouse.policy.Target;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.NamedValues;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the URLs of backends apart, and refuses those that belong on a developer's machine only. */
final class Urls {
    private final Map<String, String> namedValues;
    private final boolean insecureLoopback;
    private final Diagnostics diagnostics;

    Urls(Map<String, String> namedValues, boolean insecureLoopback, Diagnostics diagnostics) {
        this.namedValues = namedValues;
        this.insecureLoopback = insecureLoopback;
        this.diagnostics = diagnostics;
    }

    boolean insecureLoopback() {
        return insecureLoopback;
    }

    /** {@code text} with named values in place; an unknown one is reported at {@code at}. */
    String substitute(String text, Source source, Span at) {
        var scratch = new Diagnostics();
        var substituted = NamedValues.substitute(Source.of(source.name(), text), namedValues, scratch);
        for (var problem : scratch.list()) {
            diagnostics.add(new Diagnostic(problem.severity(), problem.code(), source, at, problem.message()));
        }
        return substituted.text();
    }

    /** A base URL; null where it cannot be called, which is reported at {@code at}. */
    @Nullable
    Target target(String name, String url, @Nullable Backend backend, Source source, Span at) {
        Target target;
        try {
            target = Target.of(substitute(url, source, at), backend);
        } catch (IllegalArgumentException e) {
            diagnostics.add(ArtifactErrors.badUrl(source, at, name, String.valueOf(e.getMessage())));
            return null;
        }
        if (!insecureLoopback) {
            var problem =
                    !target.isSecure() ? "plain http" : isLocal(target.host()) ? "an address of this machine" : null;
            if (problem != null) {
                diagnostics.add(ArtifactErrors.insecureUrl(source, at, name, problem));
                return null;
            }
        }
        return target;
    }

    /** Whether a host is the machine itself, or an address that only has a meaning on its own network link. */
    static boolean isLocal(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost") || host.equals("localhost.")) {
            return true;
        }
        var literal = literal(host);
        return literal != null
                && (literal.isLoopbackAddress() || literal.isAnyLocalAddress() || literal.isLinkLocalAddress());
    }

    private static @Nullable InetAddress literal(String host) {
        try {
            // POSIX: 127.1, 0x7f000001 and 2130706433 are the same address.
            return host.startsWith("[")
                    ? Inet6Address.ofLiteral(host.substring(1, host.length() - 1))
                    : Inet4Address.ofPosixLiteral(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
