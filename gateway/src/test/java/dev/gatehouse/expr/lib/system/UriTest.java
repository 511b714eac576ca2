package dev.gatehouse.expr.lib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.expr.types.DotNetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://User@Example.COM:8443/a | https://User@example.com:8443/a
            https://example.com/a b         | https://example.com/a%20b
            https://example.com/é           | https://example.com/%C3%A9
            https://example.com             | https://example.com/
            https://example.com/a/../b/./c  | https://example.com/b/c
            https://example.com:443/x       | https://example.com/x
            https://example.com/a%2Fb       | https://example.com/a%2Fb
            https://example.com/a\\b        | https://example.com/a/b
            https://[::1]:8080/             | https://[::1]:8080/
            """)
    void addressesAreCanonical(String text, String absolute) {
        assertThat(Uri.of(text).escaped()).isEqualTo(absolute);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/%C3%A9?x=%C3%A9,https://example.com/é?x=é",
        "https://example.com/a%2Fb,https://example.com/a%2Fb",
        "https://example.com/a%20b,https://example.com/a b"
    })
    void shownTextResolvesHarmlessEscapes(String text, String shown) {
        assertThat(Uri.of(text)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a/b,c,https://example.com/a/c",
        "https://example.com/a/b/,../c?x,https://example.com/a/c?x",
        "https://example.com/a/b,/c,https://example.com/c",
        "https://example.com/a,//other.com/c,https://other.com/c",
        "https://example.com/a?q,?r,https://example.com/a?r"
    })
    void referencesAreResolved(String base, String relative, String resolved) {
        assertThat(Uri.of(Uri.of(base), relative)).hasToString(resolved);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a uri", "", "/x", "http://", "http://a b/", "http://x:99999/"})
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> Uri.of(text))
                .isInstanceOfSatisfying(
                        DotNetException.class, e -> assertThat(e.typeName()).isEqualTo("System.UriFormatException"));
    }

    @Test
    void partsAreThoseOfDotNet() {
        var uri = Uri.of("https://user:pw@example.com:444/x/y/z?a=1#f");
        assertThat(uri.segments()).containsExactly("/", "x/", "y/", "z");
        assertThat(uri.authority()).isEqualTo("example.com:444");
        assertThat(uri.leftPart(UriPartial.Path)).isEqualTo("https://user:pw@example.com:444/x/y/z");
        assertThat(uri.userInfo()).isEqualTo("user:pw");
        assertThat(uri.query()).isEqualTo("?a=1");
        assertThat(uri.fragment()).isEqualTo("#f");
        assertThat(Uri.of("https://example.com/a#x")).isEqualTo(Uri.of("HTTPS://EXAMPLE.com/a#y"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a b&c=d/é+~!*'()  | a%20b%26c%3Dd%2F%C3%A9%2B~%21%2A%27%28%29
            """, quoteCharacter = '`')
    void dataIsEscaped(String text, String escaped) {
        assertThat(UriType.EscapeDataString(text)).isEqualTo(escaped);
        assertThat(UriType.UnescapeDataString(escaped)).isEqualTo(text);
        assertThat(UriType.UnescapeDataString("a%20b%2Bc+d%zz%C3%A9")).isEqualTo("a b+c+d%zzé");
    }
}
