package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Proofs over a folder of artifacts with products, operations, fragments and revisions, in every format. */
class ArtifactsProofTest {
    private static final String CHECK = """
            <validate-jwt header-name="Authorization" output-token-variable-name="token">
                <openid-config url="https://login.example/.well-known/openid-configuration" />
                <audiences><audience>api://orders</audience></audiences>
                <issuers><issuer>https://login.example/</issuer></issuers>
            </validate-jwt>
            <set-header name="Authorization" exists-action="delete" />
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void twoApis() throws IOException {
        api("orders", "orders", "validated", "lost", "around");
        write("policy fragments/validate/policy.xml", "<fragment>\n" + CHECK + "</fragment>");
        write("policy fragments/validate/policyFragmentInformation.json", "{\"properties\": {\"format\": \"rawxml\"}}");
        policy("apis/orders", "<base />\n<include-fragment fragment-id=\"validate\" />");
        policy("apis/orders/operations/lost", "<set-method>GET</set-method>");
        policy("apis/orders/operations/around", """
                <choose>
                <when condition="@(context.Request.Method == "GET")">
                <base />
                </when>
                </choose>""");
        api("news", "news", "read");
        api("keyed", "keyed", "get");
        write("products/partners/productInformation.json", "{\"properties\": {\"subscriptionRequired\": true}}");
        write("products/partners/apis.json", "[{\"name\": \"keyed\"}]");
        policy("products/partners", "<base />" + CHECK);
    }

    private void api(String id, String path, String... operations) throws IOException {
        write("apis/%s/apiInformation.json".formatted(id), """
                {"properties": {"path": "%s", "serviceUrl": "https://backend.example", "subscriptionRequired": %s}}
                """.formatted(path, id.equals("keyed")));
        var paths = new ArrayList<String>();
        for (var operation : operations) {
            paths.add("""
                    "/%1$s": {"get": {"operationId": "%1$s", "responses": {"200": {"description": "ok"}}}}""".formatted(operation));
        }
        write("apis/%s/specification.json".formatted(id), """
                {"openapi": "3.0.1", "info": {"title": "A", "version": "1"},
                 "paths": {%s}}
                """.formatted(String.join(",\n", paths)));
    }

    private void policy(String directory, String inbound) throws IOException {
        write(directory + "/policy.xml", "<policies>\n<inbound>\n" + inbound + "\n</inbound>\n</policies>");
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void textCountsAndShowsTheWaysAround() {
        var run = CommandLineRun.of("check", folder.toString());
        var text = run.out().replace(folder.toString(), "F");
        assertThat(text).contains("""
                1 of 5 operations: a verified token is guaranteed before the backend
                  not for keyed/get: without a product's key, no policy validates a token
                  not for news/read: no policy validates a token
                  not for orders/around:
                    F/apis/orders/operations/around/policy.xml:3:2: goes on where no 'when' of this 'choose' holds
                  not for orders/lost:
                    F/apis/orders/operations/lost/policy.xml:2:2: 'inbound' has no <base />: 'include-fragment' of F/apis/orders/policy.xml:4 does not run
                """.replace(
                        "'include-fragment' of F/apis/orders/policy.xml:4",
                        "'validate-jwt' of F/policy fragments/validate/policy.xml:2"));
        assertThat(text).contains("warning SEC141").doesNotContain("SEC140", "SEC142");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void jsonHasAnObjectForEachOperationBesideWhatItHadBefore() {
        var root = JsonMapper.shared()
                .readTree(CommandLineRun.of("check", "--format", "json", folder.toString())
                        .out());
        assertThat(root.propertyNames()).containsExactly("files", "operations", "errors", "warnings");
        List<String> proofs = new ArrayList<>();
        for (JsonNode operation : root.get("operations")) {
            proofs.add(operation.get("api").asString() + "/"
                    + operation.get("operation").asString() + " "
                    + operation.get("verifiedToken").asString());
        }
        assertThat(proofs)
                .containsExactlyInAnyOrder(
                        "orders/validated guaranteed",
                        "orders/lost not guaranteed",
                        "orders/around not guaranteed",
                        "news/read not guaranteed",
                        "keyed/get not guaranteed");
        var around = root.get("operations")
                .valueStream()
                .filter(each -> each.get("operation").asString().equals("around"))
                .findFirst()
                .orElseThrow();
        assertThat(around.get("method").asString()).isEqualTo("GET");
        assertThat(around.get("urlTemplate").asString()).isEqualTo("/around");
        var turn = around.get("path").get(0);
        assertThat(turn.get("file").asString()).endsWith("operations/around/policy.xml");
        assertThat(turn.get("line").asInt()).isEqualTo(3);
        assertThat(turn.get("column").asInt()).isEqualTo(2);
        assertThat(turn.get("message").asString()).contains("no 'when'");
    }

    @Test
    void sarifHasWhatCodeScanningAsksFor() {
        var root = JsonMapper.shared()
                .readTree(CommandLineRun.of("check", "--format", "sarif", folder.toString())
                        .out());
        assertThat(root.get("version").asString()).isEqualTo("2.1.0");
        assertThat(root.get("$schema").asString()).contains("sarif");
        var run = root.get("runs").get(0);
        var driver = run.get("tool").get("driver");
        assertThat(driver.get("name").asString()).isEqualTo("gatehouse");
        List<String> found = new ArrayList<>();
        for (JsonNode result : run.get("results")) {
            var code = result.get("ruleId").asString();
            found.add(code);
            assertThat(result.get("message").get("text").asString()).isNotBlank();
            assertThat(result.get("level").asString()).isIn("error", "warning", "note");
            var rule = driver.get("rules").get(result.get("ruleIndex").asInt());
            assertThat(rule.get("id").asString()).isEqualTo(code);
            var place = result.get("locations").get(0).get("physicalLocation");
            assertThat(place.get("artifactLocation").get("uri").asString())
                    .isNotBlank()
                    .doesNotContain(" ");
            assertThat(place.get("region").get("startLine").asInt()).isPositive();
            if (code.startsWith("SEC")) {
                assertThat(rule.get("shortDescription").get("text").asString()).isNotBlank();
                assertThat(rule.get("fullDescription").get("text").asString()).endsWith(".");
                assertThat(rule.get("help").get("text").asString()).isNotBlank();
                assertThat(rule.get("help").get("markdown").asString()).contains("```xml");
                assertThat(rule.get("defaultConfiguration").get("level").asString())
                        .isIn("warning", "note");
                assertThat(rule.get("properties").get("tags").get(0).asString()).isEqualTo("security");
            }
        }
        assertThat(found).contains("SEC140", "SEC141", "SEC142");
    }

    @Test
    void aCommentSaysThatItIsMeant() throws IOException {
        var lost = "apis/orders/operations/lost/policy.xml";
        write(lost, "<!-- gatehouse-disable SEC141: public on purpose -->\n" + Files.readString(folder.resolve(lost)));
        assertThat(CommandLineRun.of("check", folder.toString()).out()).doesNotContain("SEC141");
    }

    @Test
    void anOldRevisionIsProvenToo() throws IOException {
        write("apis/news;rev=2/apiInformation.json", """
                {"properties": {"path": "news", "serviceUrl": "https://backend.example", "apiRevision": "2", "isCurrent": false}}
                """);
        write("apis/news;rev=2/specification.json", Files.readString(folder.resolve("apis/news/specification.json")));
        policy("apis/news;rev=2", CHECK);
        assertThat(CommandLineRun.of("check", folder.toString()).out())
                .contains("2 of 6 operations: a verified token is guaranteed before the backend");
    }

    @Test
    void explanationsAreListedAndShown() {
        assertThat(CommandLineRun.of("check", "--rules").out()).contains("SEC141  warning  inherited validation lost");
        var explained = CommandLineRun.of("check", "--explain", "sec141");
        assertThat(explained.out())
                .startsWith("warning SEC141: inherited validation lost")
                .contains("Better:");
        assertThat(explained.exitCode()).isZero();
        assertThat(CommandLineRun.of("check", "--explain", "SEC999").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandLineRun.of("check").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
