package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.rules.BestPractices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines of the security checklist that {@code check} answers for, by their names. */
class ChecklistLintTest {
    private static final String CHECK = """
            <validate-jwt header-name="Authorization" output-token-variable-name="token">
                <openid-config url="https://login.example/.well-known/openid-configuration" />
                <audiences><audience>api://orders</audience></audiences>
            </validate-jwt>
            """;

    @TempDir
    private Path folder;

    private List<String> found(String document) throws IOException {
        var file = folder.resolve("document.xml");
        Files.writeString(file, document);
        return codes(file);
    }

    private List<String> inbound(String statements) throws IOException {
        return found("<policies><inbound>" + statements + "</inbound></policies>");
    }

    /** The codes with their severities, {@code POL313 warning}. */
    private static List<String> codes(Path path) {
        var run = CommandLineRun.of("check", "--format", "json", path.toString());
        assertThat(run.err()).isEmpty();
        List<String> codes = new ArrayList<>();
        for (JsonNode file : JsonMapper.shared().readTree(run.out()).get("files")) {
            for (JsonNode found : file.get("diagnostics")) {
                codes.add(found.get("code").asString() + " "
                        + found.get("severity").asString());
            }
        }
        return codes;
    }

    private List<String> inFolder(String api, String operation) throws IOException {
        return inFolder(false, "", api, operation);
    }

    private List<String> inFolder(boolean keyed, String product, String api, String operation) throws IOException {
        write("apis/orders/apiInformation.json", """
                {"properties": {"path": "orders", "serviceUrl": "https://backend.example", "subscriptionRequired": %s}}
                """.formatted(keyed));
        write("apis/orders/specification.json", """
                {"openapi": "3.0.1", "info": {"title": "Orders", "version": "1"},
                 "paths": {"/": {"get": {"operationId": "list", "responses": {"200": {"description": "ok"}}}}}}
                """);
        if (!api.isEmpty()) {
            write("apis/orders/policy.xml", "<policies><inbound>" + api + "</inbound></policies>");
        }
        if (!operation.isEmpty()) {
            write(
                    "apis/orders/operations/list/policy.xml",
                    "<policies><inbound>" + operation + "</inbound></policies>");
        }
        if (!product.isEmpty()) {
            write("products/partners/productInformation.json", "{\"properties\": {\"subscriptionRequired\": true}}");
            write("products/partners/apis.json", "[{\"name\": \"orders\"}]");
            write("products/partners/policy.xml", "<policies><inbound>" + product + "</inbound></policies>");
        }
        return codes(folder);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static List<About> foundWhileCompiling() {
        return BestPractices.all().stream()
                .filter(about -> !about.bad().isBlank()
                        && (about.code().startsWith("POL") || about.code().equals("SEC100")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("foundWhileCompiling")
    void whatIsFoundElsewhereIsExplainedWithTrueExamples(About about) throws IOException {
        assertThat(found(about.bad()))
                .contains(about.code() + " " + about.severity().label());
        assertThat(found(about.good()))
                .doesNotContain(about.code() + " " + about.severity().label());
    }

    @Test
    void d06_noAudienceIsAWarning() throws IOException {
        assertThat(
                        inbound(
                                "<validate-jwt header-name=\"Authorization\"><openid-config url=\"https://a.example/c\" /></validate-jwt>"))
                .contains("POL313 warning");
        assertThat(inbound(CHECK)).doesNotContain("POL313 warning");
    }

    @Test
    void d07_anAudienceOfTheHostIsAWarning() throws IOException {
        assertThat(inbound(CHECK.replace("api://orders", "@(context.Request.OriginalUrl.Host)")))
                .contains("POL316 warning");
    }

    @Test
    void e04_aSchemeForAHeaderOfOnesOwnIsAWarning() throws IOException {
        assertThat(inbound(CHECK.replace("\"Authorization\"", "\"X-Token\" require-scheme=\"Bearer\"")))
                .contains("POL303 warning");
    }

    @Test
    void e05_aTokenFromTheQueryIsAWarning() throws IOException {
        assertThat(inbound(CHECK.replace("header-name=\"Authorization\"", "query-parameter-name=\"token\"")))
                .contains("SEC101 warning");
    }

    @Test
    void f09_aKeptAnswerBeforeTheValidationIsFoundInOneDocumentAndAcrossScopes() throws IOException {
        var lookup = "<cache-lookup vary-by-developer=\"false\" vary-by-developer-groups=\"false\" />";
        assertThat(inbound(lookup + CHECK)).contains("POL122 warning");
        assertThat(inFolder(CHECK, lookup + "<base />")).contains("SEC124 warning");
        assertThat(inFolder(CHECK, "<base />" + lookup)).doesNotContain("SEC124 warning");
    }

    @Test
    void h02_aHeaderSetOnSomePathsIsAWarning() throws IOException {
        var some = """
                <choose><when condition="@(context.Request.Method == "GET")">
                <set-header name="X-User-Id" exists-action="override"><value>@(((Jwt)context.Variables["token"]).Subject)</value></set-header>
                </when></choose>
                """;
        assertThat(inFolder(CHECK + some, "")).contains("SEC120 warning");
        assertThat(inFolder("<set-header name=\"X-User-Id\" exists-action=\"delete\" />" + CHECK + some, ""))
                .doesNotContain("SEC120 warning");
    }

    @Test
    void h10_skipAndAppendOnIdentityHeadersAreWarnings() throws IOException {
        for (var action : List.of("skip", "append")) {
            assertThat(inbound("<set-header name=\"X-User\" exists-action=\"%s\"><value>a</value></set-header>"
                            .formatted(action)))
                    .contains("POL207 warning");
        }
    }

    @Test
    void j07_aNamedValueThatEndsItsStringIsAWarning() throws IOException {
        write("named values/evil/namedValueInformation.json", """
                {"properties": {"displayName": "evil", "value": "a\\" />"}}
                """);
        assertThat(inFolder("<set-variable name=\"x\" value=\"{{evil}}\" />", ""))
                .contains("XML203 warning");
    }

    @Test
    void j08_anAddressOfTheCallersIsAWarning() throws IOException {
        assertThat(
                        inbound(
                                "<set-backend-service base-url=\"@(context.Request.Headers.GetValueOrDefault(\"X-To\", \"\"))\" />"))
                .contains("SEC128 warning");
    }

    @Test
    void j10_aLostBaseIsAWarningAtTheExactLine() throws IOException {
        assertThat(inFolder(CHECK, "<set-method>GET</set-method>")).contains("SEC141 warning");
        assertThat(inFolder(CHECK, "<base />")).doesNotContain("SEC141 warning");
    }

    @Test
    void j11_validationAtTheCallersDiscretionIsAWarning() throws IOException {
        var when =
                "<choose><when condition=\"@(context.Request.Headers.ContainsKey(\"X-Debug\"))\">%s</when>%s</choose>";
        assertThat(inFolder(when.formatted("", "<otherwise>" + CHECK + "</otherwise>"), ""))
                .contains("SEC123 warning");
        assertThat(inFolder(when.formatted(CHECK, "<otherwise>" + CHECK + "</otherwise>"), ""))
                .doesNotContain("SEC123 warning");
    }

    @Test
    void j12_anErrorAnsweredAsSuccessIsAWarning() throws IOException {
        assertThat(found("<policies><on-error><return-response /></on-error></policies>"))
                .contains("SEC127 warning");
        assertThat(
                        found(
                                "<policies><on-error><return-response><set-status code=\"500\" /></return-response></on-error></policies>"))
                .doesNotContain("SEC127 warning");
    }

    @Test
    void j13_aMessageThatTellsOfTheTokenIsAWarning() throws IOException {
        assertThat(
                        inbound(
                                CHECK.replace(
                                        "output-token",
                                        "failed-validation-error-message=\"@(context.Request.Headers.GetValueOrDefault(\"Authorization\", \"\"))\" output-token")))
                .contains("SEC105 warning");
    }

    @Test
    void k01_aCounterOfAnUnverifiedTokenIsAWarning() throws IOException {
        assertThat(inbound("""
                <rate-limit-by-key calls="1" renewal-period="60"
                    counter-key="@(context.Request.Headers.GetValueOrDefault("Authorization", "").AsJwt()?.Subject)" />
                """)).contains("POL221 warning");
    }

    @Test
    void k09_oneKeyInTwoApisIsARemark() throws IOException {
        var limit = CHECK
                + "<rate-limit-by-key calls=\"1\" renewal-period=\"60\" counter-key=\"@(((Jwt)context.Variables[\"token\"]).Subject)\" />";
        write(
                "apis/other/apiInformation.json",
                "{\"properties\": {\"path\": \"other\", \"serviceUrl\": \"https://backend.example\"}}");
        write(
                "apis/other/operations/get/operationInformation.json",
                "{\"properties\": {\"method\": \"GET\", \"urlTemplate\": \"/\"}}");
        write("apis/other/policy.xml", "<policies><inbound>" + limit + "</inbound></policies>");
        assertThat(inFolder(limit, "")).contains("SEC129 info");
    }

    @Test
    void n08_aProductThatValidatesAloneIsAWarning() throws IOException {
        assertThat(inFolder(false, CHECK, "", "")).contains("ART154 warning");
    }

    @Test
    void n10_authorizationWrittenBeforeItIsValidatedIsAWarning() throws IOException {
        var own =
                "<set-header name=\"Authorization\" exists-action=\"override\"><value>Bearer {{backend-token}}</value></set-header>";
        assertThat(inbound(own + CHECK)).contains("SEC125 warning");
        assertThat(inbound(CHECK + own)).doesNotContain("SEC125 warning");
        assertThat(inbound(own.replace(
                                "Bearer {{backend-token}}",
                                "@(context.Request.Headers.GetValueOrDefault(\"X-Token\", \"\"))")
                        + CHECK))
                .doesNotContain("SEC125 warning");
    }

    @Test
    void n11_answersBeforeTheValidationAreWarnings() throws IOException {
        assertThat(inbound("<return-response />" + CHECK)).contains("POL122 warning");
        assertThat(inbound("<mock-response />" + CHECK)).contains("POL122 warning");
    }

    @Test
    void n13_anAuthorizerThatFailsOpenIsAWarning() throws IOException {
        var call =
                "<send-request response-variable-name=\"a\" ignore-error=\"true\"><set-url>https://a.example</set-url></send-request>";
        var refuse =
                "<choose><when condition=\"@(%s)\"><return-response><set-status code=\"403\" /></return-response></when></choose>";
        var status = "((IResponse)context.Variables[\"a\"])?.StatusCode";
        assertThat(inbound(call + refuse.formatted(status + " == 403"))).contains("SEC126 warning");
        assertThat(inbound(call + refuse.formatted(status + " != 200"))).doesNotContain("SEC126 warning");
    }
}
