package dev.gatehouse.expr.lib.json;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.TypeToken;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JTokenTest {
    @Test
    void objectsPrintIndentedByTwoSpaces() {
        var object = JObjectType.create(new JProperty("a", 1), new JProperty("b", JArrayType.create(1, "x", null)));
        assertThat(object).hasToString("{\n  \"a\": 1,\n  \"b\": [\n    1,\n    \"x\",\n    null\n  ]\n}");
        assertThat(JsonRead.token("{\"e\":{},\"f\":[]}")).hasToString("{\n  \"e\": {},\n  \"f\": []\n}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1.10} | {"a":1.1}
            {"a":1e3,"b":12345678901234567890} | {"a":1000.0,"b":12345678901234567890}
            {'a':'x', b: 1, /* c */ c: [1,2,]} | {"a":"x","b":1,"c":[1,2]}
            {"a":1,"a":2} | {"a":2}
            {"a":"2024-01-02T03:04:05.120Z","b":"2024-01-02T03:04:05","c":"2024-01-02"} | {"a":"2024-01-02T03:04:05.12Z","b":"2024-01-02T03:04:05","c":"2024-01-02"}
            {"a":"2024-01-02T03:04:05+02:00"} | {"a":"2024-01-02T01:04:05+00:00"}
            {"s":"é\\"\\\\/\\n\\u0001<>&"} | {"s":"é\\"\\\\/\\n\\u0001<>&"}
            """)
    void whatIsReadPrintsAsNewtonsoftPrintsIt(String json, String printed) {
        assertThat(JsonRead.token(json).json(Formatting.None)).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "", "{\"a\":1} x", "{\"a\":}", "[1]", "{\"a\":1", "{\"a\":tru}"})
    void badObjectsAreReaderExceptions(String json) {
        assertThatThrownBy(() -> JsonRead.object(json))
                .isInstanceOfSatisfying(
                        DotNetException.class,
                        e -> assertThat(e.typeName()).isEqualTo("Newtonsoft.Json.JsonReaderException"));
    }

    @Test
    void readerExceptionsNamePathAndPosition() {
        assertThatThrownBy(() -> JsonRead.object("{\"a\":}")).hasMessageContaining("Path 'a', line 1, position");
    }

    @Test
    void deepNestingIsRefusedAndNotAStackOverflow() {
        var json = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatThrownBy(() -> JsonRead.token(json)).isInstanceOf(DotNetException.class);
    }

    @Test
    void aTokenThatHasAParentIsCopied() {
        var inner = JsonRead.object("{\"x\":1}");
        var outer = new JObject();
        outer.setValue("a", inner);
        outer.setValue("b", inner);
        inner.setValue("x", new JValue(2L));
        assertThat(outer.json(Formatting.None)).isEqualTo("{\"a\":{\"x\":2},\"b\":{\"x\":1}}");
    }

    @Test
    void tokensCanBeChangedInPlace() {
        var object = JsonRead.object("{\"a\":{\"b\":1},\"c\":2}");
        var inner = requireNonNull(object.value("a"));
        var value = requireNonNull(inner.child("b"));
        value.replace(new JValue("z"));
        object.remove("c");
        object.addFirst(new JProperty("first", null));
        assertThat(object.json(Formatting.None)).isEqualTo("{\"first\":null,\"a\":{\"b\":\"z\"}}");
        assertThatThrownBy(() -> object.add(new JProperty("a", 2))).hasMessageContaining("same name already exists");
    }

    @Test
    void mergeJoinsObjectsAndArrays() {
        var object = JsonRead.object("{\"a\":{\"x\":1},\"l\":[1]}");
        JsonMerge.of(null).into(object, JsonRead.object("{\"a\":{\"y\":2},\"l\":[2]}"));
        assertThat(object.json(Formatting.None)).isEqualTo("{\"a\":{\"x\":1,\"y\":2},\"l\":[1,2]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.b[1]                    | 20
            $.a.b[0]                  | 10
            a['b'][-1:]               | 20
            l[?(@.k == 2)].v          | y
            l[?(@.v == 'x' && @.k < 2)].v | x
            $..v                      | x,y
            l[*].k                    | 1,2
            l[0,1].v                  | x,y
            nope.more                 | ''
            """)
    void pathsSelectTokens(String path, String found) {
        var root = JsonRead.object("{\"a\":{\"b\":[10,20]},\"l\":[{\"k\":1,\"v\":\"x\"},{\"k\":2,\"v\":\"y\"}]}");
        assertThat(String.join(
                        ",",
                        JsonPath.select(root, path, false).map(JToken::toString).toList()))
                .isEqualTo(found);
    }

    @Test
    void tokensKnowTheirPath() {
        var token = JsonPath.select(JsonRead.object("{\"a\":{\"b c\":[10,20]}}"), "a['b c'][1]", true)
                .toList()
                .getFirst();
        assertThat(token.path()).isEqualTo("a['b c'][1]");
    }

    @Test
    void castsFollowTheKindOfToken() {
        var object = JsonRead.object("{\"i\":\"12\",\"f\":1.7,\"t\":true,\"n\":null,\"o\":{},\"big\":9999999999}");
        assertThat(JsonCast.toInt32(object.value("i"))).isEqualTo(12);
        assertThat(JsonCast.toInt32(object.value("f"))).isEqualTo(2);
        assertThat(JsonCast.toText(object.value("t"))).isEqualTo("True");
        assertThat(JsonCast.toText(object.value("n"))).isNull();
        assertThatThrownBy(() -> JsonCast.toInt32(object.value("n"))).hasMessage("Can not convert Null to Int32.");
        assertThatThrownBy(() -> JsonCast.toText(object.value("o"))).hasMessage("Can not convert Object to String.");
        assertThatThrownBy(() -> JsonCast.toInt32(object.value("big")))
                .hasMessage("Value was either too large or too small for an Int32.");
    }

    @Test
    void valuesConvertThemselves() {
        var object = JsonRead.object("{\"a\":1,\"s\":\"5\"}");
        assertThat(JTokenDeclaration.Value(object, "a", TypeToken.INT)).isEqualTo(1);
        assertThat(JTokenDeclaration.Value(object, "a", TypeToken.STRING)).isEqualTo("1");
        assertThat(JTokenDeclaration.Value(object, "s", TypeToken.LONG)).isEqualTo(5L);
        assertThat(JTokenDeclaration.Value(object, "none", TypeToken.STRING)).isNull();
    }

    @Test
    void equalityLooksAtKindAndValue() {
        assertThat(JsonRead.token("{\"a\":1,\"b\":2}").deepEquals(JsonRead.token("{\"b\":2,\"a\":1}")))
                .isTrue();
        assertThat(JsonRead.token("1").deepEquals(JsonRead.token("1.0"))).isFalse();
        assertThat(JsonRead.token("1")).isEqualTo(JsonRead.token("1"));
    }

    @Test
    void netValuesHaveJsonForms() {
        var object = JObjectType.create(
                new JProperty("g", new UUID(0, 0)),
                new JProperty("d", dev.gatehouse.expr.types.Decimal.of(new java.math.BigDecimal("1.50"))),
                new JProperty("f", 1.0),
                new JProperty("n", Double.NaN),
                new JProperty("b", new byte[] {1, 2, 3}),
                new JProperty("l", new int[] {1, 2}));
        assertThat(object.json(Formatting.None))
                .isEqualTo("{\"g\":\"00000000-0000-0000-0000-000000000000\",\"d\":1.50,\"f\":1.0,\"n\":\"NaN\","
                        + "\"b\":\"AQID\",\"l\":[1,2]}");
    }

    @Test
    void whatJsonHasNoFormForIsRefused() {
        assertThatThrownBy(() -> new JProperty("c", 'x'))
                .hasMessage("Could not determine JSON object type for type System.Char.");
    }
}
