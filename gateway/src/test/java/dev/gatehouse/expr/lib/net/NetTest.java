package dev.gatehouse.expr.lib.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1,10.0.0.1",
        "::ffff:10.0.0.1,::ffff:10.0.0.1",
        "2001:DB8:0:0:0:0:0:1,2001:db8::1",
        "10.1,10.0.0.1",
        "::1,::1",
        "1::,1::",
        "1:0:0:2:0:0:0:3,1:0:0:2::3",
        "[::1],::1"
    })
    void addressesAreReadAndWritten(String text, String canonical) {
        assertThat(IPAddress.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"300.1.1.1", "x", "", "1:2", "::1::", "1.2.3.4.5", ":::"})
    void otherTextsAreNoAddresses(String text) {
        assertThat(IPAddress.tryParse(text)).isNull();
    }

    @Test
    void formsAreEncodedAsDotNetDoes() {
        assertThat(WebUtilityType.UrlEncode("a b&c=d/é+~!*'()-_.")).isEqualTo("a+b%26c%3Dd%2F%C3%A9%2B%7E!*%27()-_.");
        assertThat(WebUtilityType.UrlDecode("a+b%26c%C3%A9%zz")).isEqualTo("a b&cé%zz");
        assertThat(WebUtilityType.UrlEncode("😀")).isEqualTo("%F0%9F%98%80");
        assertThat(WebUtilityType.HtmlEncode("<a href=\"x\">'&é€</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#233;€&lt;/a&gt;");
        assertThat(WebUtilityType.HtmlDecode("&lt;&amp;&#39;&#x41;&eacute;&nbsp;&bogus;"))
                .isEqualTo("<&'Aé\u00a0&bogus;");
    }
}
