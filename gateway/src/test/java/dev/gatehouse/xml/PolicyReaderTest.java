package dev.gatehouse.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
    private static final Duration FAST = Duration.ofSeconds(10);

    private static final String SAMPLE = """
            <?xml version="1.0"?>
            <policies>
              <!-- comment -->
              <inbound>
                <base />
                <set-variable name="roles" value="@{
                    var jwt = (Jwt)context.Variables["jwt"]; // it's
                    return $"{jwt.Claims["roles"]:x}" + @"c:\\" + '"' /* ) */;
                }" />
                <choose><when condition="@(a[&quot;x&quot;] &lt; 3 && b)">
                  <return-response><set-status code='401' reason="no &amp; no"/>
                    <set-body template="liquid">{{ body.x }} @(y)</set-body>
                    <set-header name="h"><value>@("a" + b)</value></set-header>
                  </return-response>
                </when></choose>
                <set-body><![CDATA[<x/>]]></set-body>
              </inbound>
            </policies>
            """;

    private static Document read(String text) {
        return PolicyReader.read(Source.of("p.xml", text));
    }

    private static List<String> codes(String text) {
        return read(text).diagnostics().stream().map(Diagnostic::code).toList();
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    /** Whatever the text: no exception, and the tree's spans lie within it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void mutatedDocumentsAreReadWithoutException(int seed) {
        assertThat(codes(SAMPLE)).isEmpty();
        var random = new Random(seed);
        Assertions.assertTimeoutPreemptively(FAST, () -> {
            for (int i = 0; i < 500; i++) {
                String text = mutate(SAMPLE, random);
                Document document = read(text);
                check(document.source(), document.root());
                for (Diagnostic found : document.diagnostics()) {
                    assertThat(found.span().end()).isLessThanOrEqualTo(text.length());
                    assertThat(found.toString()).contains("p.xml:");
                }
            }
        });
    }

    private static String mutate(String text, Random random) {
        var out = new StringBuilder(text);
        String alphabet = "<>\"'@(){}[]/&;=!?-$\\ \n\r\t\0ab%#:\uFEFF\uD83D*";
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            int at = random.nextInt(out.length());
            int end = Math.min(out.length(), at + random.nextInt(20));
            switch (random.nextInt(4)) {
                case 0 -> out.delete(at, end);
                case 1 -> out.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                case 2 -> out.insert(random.nextInt(out.length()), out.substring(at, end));
                case 3 -> out.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                default -> throw new AssertionError();
            }
        }
        return out.toString();
    }

    private static void check(Source source, @Nullable Element element) {
        if (element == null) {
            return;
        }
        int length = source.text().length();
        assertThat(element.span().end()).isLessThanOrEqualTo(length);
        assertThat(element.contentSpan().end())
                .isLessThanOrEqualTo(element.span().end());
        if (!element.name().equals(Document.SNIPPET)) {
            assertThat(source.text(element.nameSpan())).isEqualTo(element.name());
        }
        element.attributes().forEach(attribute -> {
            assertThat(source.text(attribute.nameSpan())).isEqualTo(attribute.name());
            check(source, attribute.value());
        });
        for (Node child : element.children()) {
            switch (child) {
                case Element inner -> check(source, inner);
                case Text text -> check(source, text.value());
            }
        }
    }

    /** An expression's first character stands in the file where its source says. */
    private static void check(Source source, Value value) {
        assertThat(value.span().end()).isLessThanOrEqualTo(source.text().length());
        if (value instanceof Value.Code code && !code.source().text().isEmpty()) {
            int start = code.source().fileOffset(0);
            assertThat(start).isEqualTo(code.span().start() + 2);
            char first = source.text().charAt(start);
            assertThat(code.source().text().charAt(0))
                    .isIn(first, first == '\r' ? '\n' : first, decoded(source, start));
            assertThat(source.text(code.span())).startsWith(code.block() ? "@{" : "@(");
        }
    }

    private static char decoded(Source source, int at) {
        int length = Entities.lengthAt(source.text(), at, source.text().length());
        int point = length == 0 ? -1 : Entities.decode(source.text(), at, length);
        return point < 0 ? '&' : (char) point;
    }

    @Test
    void everyCharacterOfAnExpressionMapsBackToTheFile() {
        String text = "<a>\r\n  <b c=\"@{\r\n  x &lt; &quot;y&quot;;\r\n  z }\"/></a>";
        var element = (Element) ((Element) firstChild(read(text))).children().getFirst();
        var code = (Value.Code) element.attributes().getFirst().value();
        assertThat(code.source().text()).isEqualTo("\n  x < \"y\";\n  z ");
        assertThat(code.source().position(code.source().text().indexOf('x')).toString())
                .isEqualTo("3:3");
        assertThat(code.source().position(code.source().text().indexOf('<')).toString())
                .isEqualTo("3:5");
        assertThat(code.source().position(code.source().text().indexOf('y')).toString())
                .isEqualTo("3:16");
        assertThat(code.source().position(code.source().text().indexOf(';')).toString())
                .isEqualTo("3:23");
        assertThat(code.source().position(code.source().text().indexOf('z')).toString())
                .isEqualTo("4:3");
    }

    private static Node firstChild(Document document) {
        Element root = document.root();
        assertThat(root).isNotNull();
        return root == null
                ? new Text(new Value.Literal(Span.at(0), ""), Span.at(0))
                : root.children().getFirst();
    }

    /** Inputs made to cost much: each must be read in time that grows with its length. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a ",
                "<a>",
                "</a>",
                "<a b=\"@(",
                "<a b=\"@{ \"",
                "x@(",
                "@(",
                "<a b=\"x@(\"/>",
                "<",
                "<!--",
                "<![CDATA[",
                "<?",
                "<!DOCTYPE [",
                "&",
                "&a;",
                "@(\"",
                "@($\"{",
                "@($\"{$\"{",
                "a='",
                "<a b='<",
                "<a b='\"<'",
                "<set-body template='liquid'>{{a}}",
                "<set-body",
                "{{",
                "{{a}}",
                "@(/*",
                "@('",
                " ",
                "\n",
                "<a b=\"@(a\" >",
                "<v>@(a</v>",
                "<v>@(a)</v>",
                "<a>b</a>"
            })
    void j01_hostileRepetitionIsReadFast(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        Assertions.assertTimeoutPreemptively(FAST, () -> {
            read(text);
            read("<policies>" + text);
            NamedValues.substitute(Source.of("p.xml", text), Map.of("b", "c"), new Diagnostics());
        });
    }

    @Test
    void j01_doctypeAndEntitiesAreRefused() {
        assertThat(codes("<!DOCTYPE p [<!ENTITY a 'b'><!ENTITY c SYSTEM 'file:///x'>]><policies>&a;&c;</policies>"))
                .containsExactly("XML140", "XML120", "XML120");
        assertThat(codes("<policies><!ENTITY a 'b'></policies>")).containsExactly("XML140");
    }

    @Test
    void j17_documentsBeyondTheLimitAreRefusedUnread() {
        assertThat(codes("<a>" + "x".repeat(PolicyReader.MAX_LENGTH) + "</a>")).containsExactly("XML001");
    }

    @Test
    void deepNestingIsADiagnosticNotAStackOverflow() {
        assertThat(codes("<a>".repeat(256) + "</a>".repeat(256))).isEmpty();
        assertThat(codes("<a>".repeat(100_000))).startsWith("XML002").hasSizeLessThan(300);
    }

    @Test
    void manyMistakesEndTheReading() {
        assertThat(codes("<a>" + "<b c=1/>".repeat(1000) + "</a>")).hasSize(101).endsWith("XML003");
        assertThat(codes("<a>" + "<b c=1/>".repeat(100) + "x")).hasSize(101).endsWith("XML003");
    }

    @Test
    void byteOrderMarkIsNotText() {
        assertThat(codes("\uFEFF<policies/>")).isEmpty();
    }
}
