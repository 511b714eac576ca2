package dev.gatehouse.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Holds the reader against Jackson, with duplicate members refused, over texts that are nearly JSON. */
class JsonReaderTest {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final List<String> SEEDS = List.of(
            "{\"iss\":\"https://idp.example\",\"aud\":[\"a\",\"b\"],\"exp\":1700000000,\"x\":{\"y\":[null,true,false]}}",
            "{\"a\":-0.5e+10,\"b\":1E9,\"c\":0,\"d\":-0,\"e\":\"\\u00e9\\n\\\\\\\"\\/\\b\\f\\r\\t\"}",
            "{ \"é\" : \"\uD83D\uDE00\", \"deep\":[[[[{\"a\":{\"a\":1}}]]]] ,\t\"n\":\r\n[ ] }",
            "[{},[],\"\",0.1,{\"a\":1,\"b\":2}]");
    private static final String PIECES = "{}[]:,\"\\/u0019eE+-.tfn ad\n\t\u00e9x";

    @Test
    void readsNearlyJsonAsJacksonDoes() throws Exception {
        var random = new Random(20_261_201);
        int good = 0;
        for (int i = 0; i < 100_000; i++) {
            String text = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
            List<String> expected = withJackson(text);
            List<String> actual = tokens(text);
            assertThat(actual).as(text).isEqualTo(expected);
            good += expected.isEmpty() ? 0 : 1;
        }
        assertThat(good).as("some of them are JSON, some are not").isBetween(5_000, 95_000);
    }

    private static String mutated(String seed, Random random) {
        var text = new StringBuilder(seed);
        for (int changes = random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.length());
            char piece = PIECES.charAt(random.nextInt(PIECES.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, piece);
                case 1 -> text.insert(at, piece);
                case 2 -> text.deleteCharAt(at);
                default -> text.setLength(at + 1);
            }
        }
        return new String(text.toString().getBytes(UTF_8), UTF_8);
    }

    /** Tokens with their texts; empty for what is no JSON. */
    private static List<String> tokens(String text) {
        var found = new ArrayList<String>();
        try {
            var reader = new JsonReader(text.getBytes(UTF_8), "text");
            for (JsonToken token = reader.nextToken(); token != null; token = reader.nextToken()) {
                found.add(token + " " + reader.getString());
            }
            return found;
        } catch (MalformedException e) {
            return List.of();
        }
    }

    private static List<String> withJackson(String text) {
        var found = new ArrayList<String>();
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), text)) {
            int depth = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 0 && !found.isEmpty()) {
                    // A second text after the first, which Jackson would read on.
                    return List.of();
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                boolean bracket = token.isStructStart() || token.isStructEnd();
                found.add(token.name() + " " + (bracket ? "" : parser.getString()));
            }
            return found;
        } catch (JacksonException e) {
            return List.of();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "[1,]",
                "[,1]",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "+1",
                "tru",
                "truex",
                "nul",
                "NaN",
                "\"",
                "\"\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"a\nb\"",
                "{} {}",
                "1 2",
                "[1}",
                "{\"a\":1]",
                "// c\n1",
                "\uFEFF{}",
                "\0{}"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThat(tokens(text)).isEmpty();
    }

    @Test
    void duplicateMembersAreRefusedAtAnyDepthAndNumber() {
        var many = new StringBuilder("{\"m0\":0");
        for (int i = 1; i < 400; i++) {
            many.append(",\"m").append(i).append("\":0");
        }
        assertThat(tokens(many + "}")).hasSize(802);
        assertThat(tokens(many + ",\"m399\":0}")).isEmpty();
        assertThat(tokens(many + ",\"m3\":0}")).isEmpty();
        assertThat(tokens("[{\"a\":{\"b\":1,\"\\u0062\":2}}]")).isEmpty();
        assertThat(tokens("[{\"a\":1},{\"a\":2,\"b\":{\"a\":3}}]")).isNotEmpty();
    }

    @Test
    void depthIsBounded() {
        assertThat(tokens("[".repeat(32) + "]".repeat(32))).hasSize(64);
        assertThatThrownBy(() -> read("[".repeat(33) + "]".repeat(33))).hasMessageContaining("deeper than 32");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws Exception {
        byte[] text = "\"\uFFFD\"".getBytes(UTF_8);
        assertThat(new JsonReader(text, "text").nextToken()).isEqualTo(JsonToken.VALUE_STRING);
        text[1] = (byte) 0xC0;
        assertThatThrownBy(() -> new JsonReader(text, "text")).hasMessage("text is not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ \"a\" : [ 1.50 , \"x y\\\" z\" ] }|{\"a\":[1.50,\"x y\\\" z\"]}",
                "[\t\"\\\\\" , {} ]|[\"\\\\\",{}]",
                "[ \"é  \" ]|[\"é  \"]"
            })
    void compactTextIsAsWrittenWithoutSpace(String text, String compact) throws Exception {
        var reader = read(text);
        assertThat(reader.compactText()).isEqualTo(compact);
        assertThat(reader.nextToken()).isNull();
    }

    /** Stands on the first token, after having gone through a copy. */
    private static JsonReader read(String text) throws MalformedException {
        var copy = new JsonReader(text.getBytes(UTF_8), "text");
        copy.nextToken();
        copy.skipChildren();
        var reader = new JsonReader(text.getBytes(UTF_8), "text");
        reader.nextToken();
        return reader;
    }
}
