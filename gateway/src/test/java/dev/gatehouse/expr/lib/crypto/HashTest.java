package dev.gatehouse.expr.lib.crypto;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.expr.lib.system.ConvertType;
import dev.gatehouse.expr.lib.text.Encoding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashTest {
    @ParameterizedTest
    @CsvSource({
        "MD5,XUFAKrxLKna5cZ2REBfFkg==",
        "SHA1,qvTGHdzF6KLavt4PO0gs2a6pQ00=",
        "SHA256,LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
        "SHA384,WeF0h3dEjGnea4ANejO7+5/xtGPkQ1TDVTvNucZm+pASWjx5+QOXvfX2oT3oKGhP"
    })
    void hashesAreThoseOfDotNet(String name, String base64) {
        var algorithm = requireNonNull(HashAlgorithm.named(name));
        assertThat(ConvertType.ToBase64String(algorithm.hash(Encoding.UTF8.bytes("hello"))))
                .isEqualTo(base64);
    }

    @ParameterizedTest
    @CsvSource({
        "HMACMD5,BBMHR6/KTXnjLofPIQTwhw==",
        "HMACSHA1,s0zqxFFv8joUPmHXnQ+npPvl8mY=",
        "HMACSHA256,kwezuRXvtRcf8U2MtV+8x5jGwO8UVtZt7RpqpyOli3s="
    })
    void keyedHashesAreThoseOfDotNet(String name, String base64) {
        var algorithm = requireNonNull(HMAC.keyed(name));
        algorithm.setKey(Encoding.UTF8.bytes("key"));
        assertThat(ConvertType.ToBase64String(algorithm.hash(Encoding.UTF8.bytes("hello"))))
                .isEqualTo(base64);
    }
}
