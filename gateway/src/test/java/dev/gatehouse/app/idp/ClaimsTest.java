package dev.gatehouse.app.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ClaimsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sub=alice                | {\"sub\":\"alice\"}",
                "sub=123                  | {\"sub\":\"123\"}",
                "admin=true               | {\"admin\":true}",
                "roles=A&roles=B&roles=C  | {\"roles\":[\"A\",\"B\",\"C\"]}",
                "roles=[\"A\"]            | {\"roles\":[\"A\"]}",
                "address={\"city\":\"X\"} | {\"address\":{\"city\":\"X\"}}",
                "exp=-60                  | {\"exp\":940}",
                "exp=+60                  | {\"exp\":1060}",
                "exp=2000                 | {\"exp\":2000}",
                "a=b=c                    | {\"a\":\"b=c\"}",
            })
    void whatIsTypedBecomesAClaim(String typed, String expected) {
        var claims = new Claims(1000);
        for (String pair : typed.split("&", -1)) {
            claims.add(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        assertThat(JsonMapper.shared().writeValueAsString(claims.over(Map.of())))
                .isEqualTo(expected);
    }

    @Test
    void anEmptyValueTakesADefaultAway() {
        assertThat(new Claims(0).add("exp", "").over(Map.of("exp", 1L, "sub", "a")))
                .isEqualTo(Map.of("sub", "a"));
    }

    @ParameterizedTest
    @CsvSource({"exp,tomorrow", "nbf,1.5", "roles,[unclosed", "x,{"})
    void whatCannotBeReadIsRefused(String name, String value) {
        assertThatThrownBy(() -> new Claims(0).add(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }
}
