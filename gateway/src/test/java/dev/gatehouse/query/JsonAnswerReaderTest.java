package dev.gatehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.kql.KqlCompiler;
import dev.gatehouse.kql.schema.Schema;
import dev.gatehouse.store.QueryException.Kind;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAnswerReaderTest {
    private static final JsonAnswerReader READER = new JsonAnswerReader(Source.of("query", "a\n| b\r\n| c"));

    private static Answer read(String json) throws IOException {
        return READER.answer(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Duration.ZERO);
    }

    @Test
    void whatWasWrittenIsReadAgain() throws Exception {
        var written = Answers.of(
                        "b:bool",
                        "i:int",
                        "l:long",
                        "r:real",
                        "m:decimal",
                        "s:string",
                        "t:datetime",
                        "d:timespan",
                        "g:guid",
                        "j:dynamic")
                .row(
                        true,
                        -1,
                        Long.MIN_VALUE,
                        Double.NEGATIVE_INFINITY,
                        new BigDecimal("123456789012345678901234567890.5000000001"),
                        "a\n\"b\"",
                        Instant.parse("0001-01-01T00:00:00.000001Z"),
                        Long.MAX_VALUE,
                        UUID.fromString("6f0bd4a1-9a7e-4d52-8f6c-000000000001"),
                        "{\"a\":[1,null]}")
                .row(false, 1, 0L, Double.NaN, BigDecimal.ZERO, "", Instant.EPOCH, -1L, new UUID(0, 0), "\"text\"")
                .row(null, null, null, 1.5, null, "", null, null, null, null)
                .render("timechart", Map.of("title", "T"));
        var read = read(written.written(new JsonAnswers()));
        assertThat(read.columns()).isEqualTo(written.answer().columns());
        assertThat(read.rows().toArray(Object[][]::new))
                .isDeepEqualTo(written.answer().rows().toArray(Object[][]::new));
        assertThat(read.render()).isEqualTo(written.answer().render());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "[]",
                "null",
                "{\"tables\":[]}",
                "{\"tables\":{}}",
                "{\"tables\":[{\"columns\":[{\"name\":\"a\",\"type\":\"complex\"}]}]}",
                "{\"tables\":[{\"columns\":[{\"name\":\"a\",\"type\":\"long\"}],\"rows\":[[1,2]]}]}",
                "{\"tables\":[{\"columns\":[{\"name\":\"a\",\"type\":\"long\"}],\"rows\":[[]]}]}",
                "{\"tables\":[{\"columns\":[{\"name\":\"a\",\"type\":\"long\"}],\"rows\":[[\"x\"]]}]}",
                "{\"tables\":[{\"columns\":[{\"name\":\"a\",\"type\":\"long\"}],\"rows\":[[99999999999999999999]]}]}",
                "{\"tables\":[{\"columns\":[{\"name\":\"a\",\"type\":\"real\"}],\"rows\":[[{}]]}]}",
                "{\"tables\":[{\"columns\":[{\"name\":\"a\",\"type\":\"datetime\"}],\"rows\":[[\"soon\"]]}]}",
                "{\"tables\":[{\"columns\":[{\"name\":\"a\",\"type\":\"timespan\"}],\"rows\":[[\"99999999.00:00:00\"]]}]}",
                "{\"tables\":[{\"columns\":[{\"name\":\"a\",\"type\":\"guid\"}],\"rows\":[[\"1\"]]}]}",
                "{\"tables\":[{\"columns\":[{\"name\":\"a\",\"type\":\"long\"}],\"rows\":[[1],[2"
            })
    void whatIsNoAnswerIsAnIoFailureInOneLine(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IOException.class)
                .message()
                .startsWith("not an answer to a query: ")
                .doesNotContain("\n");
    }

    private static String written(Refusal refusal) throws IOException {
        var out = new StringWriter();
        new JsonAnswers().write(refusal, out);
        return out.toString();
    }

    @Test
    void mistakesKeepTheirPlaces() throws Exception {
        var source = Source.of("query", "print x = 1,\r\n  y = nothing(),\n  z = here");
        var diagnostics = new Diagnostics();
        new KqlCompiler(new Schema(List.of())).compile(source, Instant.EPOCH, null, diagnostics);
        var json = written(new Refusal.Mistaken(diagnostics.list()));
        assertThat(json)
                .startsWith("{\"error\":{\"code\":\"KQL203\",\"message\":\"")
                .contains("\"line\":2,\"column\":7");
        var read = Objects.requireNonNull(new JsonAnswerReader(source).refusal(json));
        assertThat(read)
                .isInstanceOfSatisfying(
                        Refusal.Mistaken.class,
                        mistaken -> assertThat(mistaken.diagnostics())
                                .extracting(Object::toString)
                                .containsExactlyElementsOf(diagnostics.list().stream()
                                        .map(Object::toString)
                                        .toList()));
        assertThat(read.position()).hasToString("2:7");
    }

    @Test
    void otherRefusalsKeepTheirKind() throws Exception {
        for (var kind : Kind.values()) {
            var refusal = new Refusal.Unanswered(kind, "why");
            assertThat(READER.refusal(written(refusal))).isEqualTo(refusal);
        }
        assertThat(written(new Refusal.Unanswered(Kind.TOO_MANY_ROWS, "why")))
                .isEqualTo("{\"error\":{\"code\":\"TooManyRows\",\"message\":\"why\",\"line\":1,\"column\":1}}\n");
        assertThat(READER.refusal("<html>")).isNull();
        assertThat(READER.refusal("{\"error\":\"no\"}")).isNull();
        assertThat(READER.refusal("{\"error\":{\"code\":\"Teapot\",\"message\":\"short\"}}"))
                .isEqualTo(new Refusal.Unanswered(Kind.FAILED, "short"));
    }
}
