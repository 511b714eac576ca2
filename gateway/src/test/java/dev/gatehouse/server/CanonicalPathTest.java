package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.wire.MessageException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalPathTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                          | /
            /a/b                       | /a/b
            /a/b/                      | /a/b/
            /A/b                       | /A/b
            /a//b                      | /a/b
            //admin                    | /admin
            ///                        | /
            /admin/.                   | /admin/
            /./admin                   | /admin
            /public/../admin           | /admin
            /public/%2e%2e/admin       | /admin
            /public/.%2E/admin         | /admin
            /%2e/admin                 | /admin
            /a/b/..                    | /a/
            /a/b/../                   | /a/
            /a/../..a/...              | /..a/...
            /admin.                    | /admin.
            /%61dmin                   | /admin
            /%7euser                   | /~user
            /a%20b                     | /a%20b
            /caf%c3%a9                 | /caf%C3%A9
            /a%3ab                     | /a%3Ab
            /a%3bb                     | /a%3Bb
            /100%25                    | /100%25
            /100%25g                   | /100%25g
            /a+b,c;rev=2               | /a+b,c;rev=2
            /orders;rev=12/items       | /orders;rev=12/items
            /a:b@c!$&'()*=d            | /a:b@c!$&'()*=d
            """)
    void i01_onePathIsWrittenOneWay(String sent, String canonical) {
        assertThat(CanonicalPath.of(sent)).isEqualTo(canonical);
        assertThat(CanonicalPath.of(canonical)).as("canonical again").isEqualTo(canonical);
    }

    @Test
    void aPipeIsEncoded() {
        assertThat(CanonicalPath.of("/a|b{c}")).isEqualTo("/a%7Cb%7Bc%7D");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "admin",
                "*",
                "/..",
                "/a/../..",
                "/%2e%2e",
                "/a/..;/admin",
                "/..;/admin",
                "/a;jsessionid=1",
                "/a;",
                "/;rev=1",
                "/a;rev=",
                "/a;rev=x",
                "/a;rev=1;rev=2",
                "/a;rev=1;x",
                "/a;REV=1",
                "/a\\b",
                "/a%5cb",
                "/a%5Cb",
                "/a%2fb",
                "/a%2Fb",
                "/a%252fb",
                "/a%252e",
                "/plain/%25%32%66x",
                "/a%252%66b",
                "/a%25%32fb",
                "/a%25%41%42",
                "/a%00",
                "/a%0d%0a",
                "/a%7f",
                "/a%1f",
                "/a%",
                "/a%2",
                "/a%zz",
                "/a%+1",
                "/a#b",
                "/a%23b",
                "/a b",
                "/a\u00e9",
                "/a\tb"
            })
    void i01_i02_whatCanBeReadTwoWaysIsRefused(String sent) {
        assertThatThrownBy(() -> CanonicalPath.of(sent))
                .isInstanceOfSatisfying(
                        MessageException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void whatIsCanonicalStaysAsItIs() {
        var pieces =
                List.of("/", "a", "%", "%25", "%32", "%66", "2", "f", "%2e", ".", "%41", ";rev=1", "%zz", "+", "{");
        var random = new Random(7);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            var path = new StringBuilder("/");
            for (int j = random.nextInt(7); j >= 0; j--) {
                path.append(pieces.get(random.nextInt(pieces.size())));
            }
            String canonical;
            try {
                canonical = CanonicalPath.of(path.toString());
            } catch (MessageException e) {
                continue;
            }
            accepted++;
            assertThat(CanonicalPath.of(canonical)).as("%s", path).isEqualTo(canonical);
        }
        assertThat(accepted).isGreaterThan(1000);
    }
}
