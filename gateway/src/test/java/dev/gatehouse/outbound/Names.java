package dev.gatehouse.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Names below {@code names.test}, for the whole test run; all others are the system's. */
public final class Names extends InetAddressResolverProvider {
    private static final Map<String, List<String>> ADDRESSES = Map.of(
            "metadata.names.test", List.of("169.254.169.254"),
            "private.names.test", List.of("10.1.2.3"),
            "mixed.names.test", List.of("1.1.1.1", "192.168.1.1"),
            "loopback.names.test", List.of("127.0.0.1"),
            "mapped.names.test", List.of("64:ff9b::7f00:1"),
            "public.names.test", List.of("1.1.1.1", "2606:4700::1111"));

    @Override
    public InetAddressResolver get(Configuration configuration) {
        var system = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                var known = ADDRESSES.get(host.toLowerCase(Locale.ROOT));
                return known == null
                        ? system.lookupByName(host, policy)
                        : known.stream().map(Names::literal);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return system.lookupByAddress(address);
            }
        };
    }

    private static InetAddress literal(String address) {
        return InetAddress.ofLiteral(address);
    }

    @Override
    public String name() {
        return "names.test";
    }
}
