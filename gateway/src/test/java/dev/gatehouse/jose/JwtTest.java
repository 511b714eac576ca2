package dev.gatehouse.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtTest {
    private static Jwt read(String payload) throws MalformedException {
        return Jwt.read(Signing.base64url("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k\"}") + '.'
                + Signing.base64url(payload) + ".AA");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "text"                                    | text
            ""                                        | ~~
            12                                        | 12
            -0                                        | -0
            123456789012345678901234567890            | 123456789012345678901234567890
            1e308                                     | 1e308
            1.10                                      | 1.10
            true                                      | true
            false                                     | false
            null                                      | ~~
            ["a","b"]                                 | a,b
            [1, 2.50, true, null, "x"]                | 1,2.50,true,x
            []                                        | ~~
            [["a", 1.0], {"b" : "c d"}]               | ["a",1.0],{"b":"c d"}
            { "a" : [ 1.50 , "\\" }" ] }              | {"a":[1.50,"\\" }"]}
            "\\u00fc \\ud83d\\ude00"                  | ü 😀
            """)
    void d25_claimsKeepWhatTheTokenSays(String json, String text) throws MalformedException {
        assertThat(read("{\"c\":" + json + "}").claimText("c")).isEqualTo(text);
    }

    @Test
    void membersAreReadOnce() throws MalformedException {
        Jwt jwt = read("{\"iss\":\"i\",\"sub\":\"s\",\"jti\":\"j\",\"aud\":[\"a\",\"b\"],"
                + "\"exp\":1700000000,\"nbf\":1.5,\"iat\":-1,\"roles\":[\"r1\",\"r2\"],\"x\":null}");
        assertThat(jwt.algorithm()).isEqualTo("RS256");
        assertThat(jwt.type()).isEqualTo("JWT");
        assertThat(jwt.keyId()).isEqualTo("k");
        assertThat(jwt.issuer()).isEqualTo("i");
        assertThat(jwt.subject()).isEqualTo("s");
        assertThat(jwt.id()).isEqualTo("j");
        assertThat(jwt.audiences()).containsExactly("a", "b");
        assertThat(jwt.expirationTime()).isEqualTo(Instant.ofEpochSecond(1700000000));
        assertThat(jwt.notBefore()).isEqualTo(Instant.ofEpochMilli(1500));
        assertThat(jwt.issuedAt()).isEqualTo(Instant.ofEpochSecond(-1));
        assertThat(jwt.claim("roles")).containsExactly("r1", "r2");
        assertThat(jwt.claim("x")).isEmpty();
        assertThat(jwt.claim("none")).isEmpty();
        assertThat(jwt.claimText("none")).isNull();
        assertThat(jwt.hasClaim("x")).isTrue();
        assertThat(jwt.claimNames()).containsExactly("iss", "sub", "jti", "aud", "exp", "nbf", "iat", "roles", "x");
    }

    @Test
    void n06_whatCallersGetCannotChangeTheToken() throws MalformedException {
        Jwt jwt = read("{\"roles\":[\"reader\"]}");
        jwt.claim("roles")[0] = "admin";
        assertThat(jwt.claim("roles")).containsExactly("reader");
        assertThatThrownBy(() -> jwt.claimNames().add("x")).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\":\"a\",\"sub\":\"b\"}",
                "{\"o\":{\"a\":1,\"a\":2}}",
                "{\"s\\u0075b\":\"a\",\"sub\":\"b\"}",
                "[]",
                "null",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":1}x",
                "{\"a\":\"\n\"}",
                "/**/{}",
                "\uFEFF{}",
                "",
            })
    void d11_payloadsThatParsersDisagreeOnAreRefused(String payload) {
        assertThatThrownBy(() -> read(payload)).isInstanceOf(MalformedException.class);
    }

    @Test
    void d14_onlyUtf8IsRead() {
        for (byte[] bytes : new byte[][] {
            "{\"a\":1}".getBytes(StandardCharsets.UTF_16),
            "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE),
            "{\"a\":1}".getBytes(Charset.forName("UTF-32")),
            "\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_8),
            "{\"a\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1)
        }) {
            String token = Signing.base64url("{\"alg\":\"RS256\"}") + '.' + Signing.base64url(bytes) + ".AA";
            assertThatThrownBy(() -> Jwt.read(token)).isInstanceOf(MalformedException.class);
        }
    }
}
