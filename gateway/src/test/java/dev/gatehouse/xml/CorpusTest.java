package dev.gatehouse.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Shared;
import dev.gatehouse.text.Source;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

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

    /** Where a document is well-formed, a strict parser and this one agree on every element and attribute. */
    @Test
    void wellFormedDocumentsReadAsAnXmlParserReadsThem() throws IOException, ParserConfigurationException {
        Path folder = Shared.path("corpus/policies");
        int wellFormed = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                String text = Files.readString(file);
                List<String> strict = strict(text);
                if (strict != null) {
                    wellFormed++;
                    List<String> ours = new ArrayList<>();
                    Element root =
                            PolicyReader.read(Source.of(file.toString(), text)).root();
                    if (root != null) {
                        ours(root, ours);
                    }
                    assertThat(ours).as(file.toString()).isEqualTo(strict);
                }
            }
        }
        assertThat(wellFormed).isGreaterThan(300);
    }

    /** Elements and attributes by a strict parser, or null where it refuses; a snippet gets a root. */
    private static @Nullable List<String> strict(String text) throws IOException, ParserConfigurationException {
        List<String> found = new ArrayList<>();
        String body = text.replaceFirst("^\uFEFF?<\\?xml[^>]*>", "");
        try {
            SAXParserFactory.newDefaultInstance()
                    .newSAXParser()
                    .parse(new InputSource(new StringReader("<a>" + body + "</a>")), new DefaultHandler() {
                        @Override
                        public void startElement(String uri, String local, String name, Attributes attributes) {
                            found.add(name);
                            for (int i = 0; i < attributes.getLength(); i++) {
                                found.add(attributes.getQName(i) + "=" + plain(attributes.getValue(i)));
                            }
                        }

                        @Override
                        public void fatalError(SAXParseException e) throws SAXException {
                            throw e;
                        }
                    });
            return found.subList(1, found.size());
        } catch (SAXException e) {
            return null;
        }
    }

    private static void ours(Element element, List<String> found) {
        if (!element.name().equals(Document.SNIPPET)) {
            found.add(element.name());
        }
        for (Attribute attribute : element.attributes()) {
            String value = switch (attribute.value()) {
                case Value.Literal literal -> literal.text();
                case Value.Code code ->
                    code.block()
                            ? "@{" + code.source().text() + "}"
                            : "@(" + code.source().text() + ")";
            };
            found.add(attribute.name() + "=" + plain(value));
        }
        for (Node child : element.children()) {
            if (child instanceof Element inner) {
                ours(inner, found);
            }
        }
    }

    /** Without the white space around it, and with white space as an XML parser hands it over. */
    private static String plain(String value) {
        return value.replaceAll("[\n\r\t]", " ").strip();
    }
}
