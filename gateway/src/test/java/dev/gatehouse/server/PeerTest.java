package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.http.Headers;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is taken for the caller. */
class PeerTest {
    private static final String LIMITED =
            "<policies><inbound><rate-limit calls=\"2\" renewal-period=\"300\"/></inbound>"
                    + "<backend><forward-request/></backend></policies>";

    private static Settings trusting(List<String> peers) {
        var usual = Settings.DEFAULT.network();
        var network =
                new Settings.Network(1, usual.backendConnections(), usual.backendIdle(), usual.nameLookups(), peers);
        var settings = Settings.DEFAULT.withInsecureLoopback(true);
        return new Settings(
                settings.tokens(),
                settings.limits(),
                settings.http(),
                settings.tls(),
                network,
                settings.admin(),
                settings.logs(),
                settings.store(),
                settings.queries(),
                settings.telemetry(),
                true);
    }

    private static List<String> statuses(List<String> trusted, List<String> forwardedFor) throws IOException {
        try (var backend = RawBackend.answering("ok");
                var gateway = new RunningGateway(trusting(trusted));
                var client = new RawClient(gateway.start())) {
            gateway.serve(backend.url(), LIMITED);
            var statuses = new ArrayList<String>();
            for (var each : forwardedFor) {
                statuses.add(client.send("GET /api/x HTTP/1.1\r\nHost: g\r\nX-Forwarded-For: " + each + "\r\n\r\n")
                        .response()
                        .substring(9, 12));
            }
            return statuses;
        }
    }

    @Test
    void h12_aCallerCannotMoveByForwardedAddresses() throws IOException {
        assertThat(statuses(List.of(), List.of("1.1.1.1", "2.2.2.2", "3.3.3.3", "127.0.0.1, 4.4.4.4")))
                .containsExactly("200", "200", "429", "429");
    }

    @Test
    void h12_behindATrustedProxyTheLastHopCounts() throws IOException {
        assertThat(statuses(
                        List.of("127.0.0.1"),
                        List.of("1.1.1.1", "made up, 1.1.1.1", "9.9.9.9, 1.1.1.1", "2.2.2.2", "1.1.1.1, 2.2.2.2")))
                .containsExactly("200", "200", "429", "200", "200");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.1 | 1.1.1.1              | 203.0.113.1
            10.0.0.1    |                      | 10.0.0.1
            10.0.0.1    | 1.1.1.1              | 1.1.1.1
            10.0.0.1    | 9.9.9.9, 1.1.1.1     | 1.1.1.1
            10.0.0.1    | 1.1.1.1, 10.0.0.2    | 1.1.1.1
            10.0.0.1    | 10.0.0.2, 10.0.0.1   | 10.0.0.2
            10.0.0.1    | 1.1.1.1,             | 10.0.0.1
            """)
    void h12_theNearestHopThatIsNotTrustedIsTheCaller(String peer, String chain, String caller) {
        var headers = new Headers();
        if (chain != null) {
            headers.add("X-Forwarded-For", chain);
        }
        assertThat(Peer.of(peer, Set.of("10.0.0.1", "10.0.0.2"), null).caller(headers))
                .isEqualTo(caller);
    }
}
