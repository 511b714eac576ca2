package dev.gatehouse.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Shared;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The expressions of public policy documents: what C# takes must compile, what it refuses must be refused. */
class CorpusTest {
    private static final Logger LOG = LoggerFactory.getLogger(CorpusTest.class);

    @Test
    void publicExpressionsCompile() throws IOException {
        var root = JsonMapper.builder().build().readTree(Files.readString(Shared.path("oracle/corpus-compile.json")));
        var compiler = CSharpCompiler.create();
        var refused = new ArrayList<String>();
        var accepted = new ArrayList<String>();
        int good = 0;
        for (var item : root.get("cases").properties()) {
            var text = item.getValue().get("expression").asString().strip();
            boolean wanted = item.getValue().get("ok").asBoolean();
            var diagnostics = new Diagnostics();
            var source = Source.of(item.getKey(), text.substring(2, Math.max(2, text.length() - 1)));
            compiler.unit(item.getKey()).compile(source, text.startsWith("@{"), Object.class, diagnostics);
            if (wanted && diagnostics.hasErrors()) {
                refused.add(diagnostics.list().getFirst().toString());
            } else if (!wanted && !diagnostics.hasErrors()) {
                accepted.add(item.getKey());
            } else if (wanted) {
                good++;
            }
        }
        LOG.info("{} expressions of public documents compile, {} do not", good, refused.size());
        assertThat(accepted).as("C# refuses these").isEmpty();
        assertThat(refused).as("C# compiles these").isEmpty();
    }
}
