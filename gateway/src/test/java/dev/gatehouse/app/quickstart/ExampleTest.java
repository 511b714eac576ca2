package dev.gatehouse.app.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExampleTest {

    @Test
    void aCallIsOneLineForTheShell() {
        var example = new Example(
                "x",
                List.of(403),
                "POST",
                "/orders",
                Map.of("Authorization", "Bearer long", "X-A", "b"),
                Optional.of("{\"a\":1}"));
        assertThat(example.curl("http://127.0.0.1:8080"))
                .isEqualTo("curl -si -w '\\n' 'http://127.0.0.1:8080/orders' -X POST -d '{\"a\":1}'"
                        + " -H 'X-A: b' -H 'Authorization: Bearer long'");
    }

    @Test
    void severalCallsAreStillOneLine() {
        var example = new Example("x", List.of(200, 200, 429), "GET", "/limited", Map.of(), Optional.empty());
        assertThat(example.curl("http://127.0.0.1:8080"))
                .isEqualTo("curl -s -o /dev/null -w '%{http_code}\\n' 'http://127.0.0.1:8080/limited?call=[1-3]'");
    }
}
