package dev.gatehouse.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are those of the machine itself. */
class UrlsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost", "a.localhost", "localhost.", "127.0.0.1", "127.8.9.1", "127.1", "2130706433", "0x7f.1",
                "0177.0.0.1", "0.0.0.0", "0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "169.254.169.254", "[fe80::1]"
            })
    void theMachineItselfHasManyNames(String host) {
        assertThat(Urls.isLocal(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "localhost.example.org",
                "10.0.0.1",
                "192.0.2.1",
                "[2001:db8::1]",
                "127.example.org"
            })
    void othersAreNot(String host) {
        assertThat(Urls.isLocal(host)).isFalse();
    }
}
