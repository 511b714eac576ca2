package dev.gatehouse.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Shared;
import dev.gatehouse.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Public documents: nearly all are read without an error, and the broken ones are refused. */
class CorpusTest {
    /** The only documents with mistakes: broken where they were published, or templates with placeholders. */
    private static final List<String> REFUSED = List.of(
            "docs/Azure__azure-api-management-policy-toolkit/.github/skills/policy-testing/SKILL.md--0.xml",
            "docs/calvinchengx__azure-apim-emulator/docs/01-quickstart.md.xml",
            "sample/Azure-Samples__ai-hub-gateway-solution-accelerator/infra/modules/apim/policies/frag-llm-usage.xml",
            "snippet/calvinchengx__azure-apim-emulator/third_party_microsoft_policy-reference_validate-jwt-policy.md~83.xml");

    @Test
    void publicDocumentsReadWithoutAnError() throws IOException {
        Path folder = Shared.path("corpus/policies");
        List<String> refused = new ArrayList<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                String name = folder.relativize(file).toString();
                read++;
                if (PolicyReader.read(Source.of(name, Files.readString(file))).hasErrors()) {
                    refused.add(name);
                }
            }
        }
        assertThat(read).isGreaterThan(600);
        assertThat(refused).containsExactlyInAnyOrderElementsOf(REFUSED);
    }
}
