package dev.gatehouse.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds thousands of generated expressions against real .NET, which evaluates them at the same time. Needs the oracle and
 * Node; {@code -Pdifferential} runs it, {@code -Doracle.differential=N} says how many, {@code -Doracle.seed=S} which.
 */
@EnabledIfSystemProperty(
        named = "oracle.differential",
        matches = "\\d+",
        disabledReason = "needs .NET: run with -Pdifferential")
class DifferentialTest {
    private static final Logger LOG = LoggerFactory.getLogger(DifferentialTest.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @TempDir
    private Path folder;

    @Test
    void generatedExpressionsGiveWhatDotNetGives() throws Exception {
        int count = Integer.getInteger("oracle.differential");
        var generator = new ExpressionGenerator(Long.getLong("oracle.seed", 20_261_201L));
        var expressions = new LinkedHashMap<String, String>();
        while (expressions.size() < count) {
            expressions.put("g" + expressions.size(), generator.next());
        }
        var different = new ArrayList<String>();
        int compiled = 0;
        int ran = 0;
        for (JsonNode answer : askDotNet(expressions)) {
            String text = expressions.get(answer.get("id").asString());
            var item = MAPPER.createObjectNode().put("expression", text);
            item.set("expect", answer);
            compiled += isFailure(answer, "compile") ? 0 : 1;
            ran += answer.get("ok").asBoolean() ? 1 : 0;
            String problem = OracleTest.check(item, null);
            if (problem != null && !isKnown(problem, answer)) {
                different.add(text + "\n    " + problem);
            }
        }
        LOG.info(
                "{} expressions: .NET compiles {}, gives a value for {}; {} differ here",
                count,
                compiled,
                ran,
                different.size());
        assertThat(different).as("%d of %d", different.size(), count).isEmpty();
    }

    /**
     * What differs on purpose: decimals have no negative zero here, and a receiver that is null fails before the
     * arguments are looked at, where .NET looks at them first and may fail of them.
     */
    private static boolean isKnown(String problem, JsonNode answer) {
        boolean ok = answer.get("ok").asBoolean();
        boolean negativeZero = ok && answer.path("text").asString("").startsWith("-0");
        boolean earlierNull = !ok && !isFailure(answer, "compile") && problem.startsWith("throws System.NullReference");
        return negativeZero || earlierNull;
    }

    private static boolean isFailure(JsonNode answer, String stage) {
        return !answer.get("ok").asBoolean()
                && answer.get("error").get("stage").asString().equals(stage);
    }

    private Iterable<JsonNode> askDotNet(Map<String, String> expressions) throws IOException, InterruptedException {
        var cases = MAPPER.createArrayNode();
        expressions.forEach((id, text) -> cases.addObject().put("id", id).put("expression", text));
        Path questions = folder.resolve("cases.json");
        Path answers = folder.resolve("answers.json");
        Files.writeString(questions, cases.toString());
        Process node = new ProcessBuilder(
                        "node",
                        Shared.path("oracle/eval.mjs").toString(),
                        questions.toString(),
                        "-o",
                        answers.toString())
                .inheritIO()
                .start();
        assertThat(node.waitFor(10, TimeUnit.MINUTES)).as("the oracle answers").isTrue();
        assertThat(node.exitValue()).isZero();
        return MAPPER.readTree(Files.readString(answers));
    }
}
