package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.SelfSigned;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.cli.CheckReport.CheckedFile;
import dev.gatehouse.policy.DocumentCompiler;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactsCheckTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void anApi() throws IOException {
        write("apis/echo/apiInformation.json", """
                {"properties": {"path": "echo", "displayName": "Echo", "serviceUrl": "https://backend.example"}}
                """);
        write("apis/echo/specification.json", """
                {"openapi": "3.0.1", "info": {"title": "Echo", "version": "1"},
                 "paths": {"/": {"get": {"operationId": "get", "responses": {"200": {"description": "ok"}}}}}}
                """);
        write("policy.xml", "<policies><inbound><set-method>GET</set-method></inbound></policies>");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<CheckedFile> check() {
        var check = new ArtifactsCheck(
                settings -> new DocumentCompiler(
                        Policies.registered(),
                        name -> {
                            throw new AssertionError(name + " holds no expression");
                        },
                        new InertPorts(InstantSource.system(), settings).ports()),
                SecretValues.NONE);
        return check.check(folder, Settings.DEFAULT).files();
    }

    @Test
    void whatADevelopersMachineMayDoIsAWarning() throws IOException {
        write("apis/echo/apiInformation.json", """
                {"properties": {"path": "echo", "displayName": "Echo", "serviceUrl": "http://127.0.0.1:1/"}}
                """);
        assertThat(check())
                .filteredOn(file -> file.kind().equals("artifact"))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.isGood()).isTrue();
                    assertThat(file.diagnostics()).singleElement().asString().contains("warning ART135");
                });
    }

    @Test
    void policiesFindTheCertificatesOfTheFolder() throws IOException {
        write("certificates/partner/partner.pem", SelfSigned.of("RSA").certificatePem());
        write("apis/echo/policy.xml", """
                <policies><inbound><base /><validate-jwt header-name="Authorization" clock-skew="0">
                <issuer-signing-keys><key certificate-id="partner" /></issuer-signing-keys>
                <decryption-keys><key certificate-id="partners" /></decryption-keys>
                <audiences><audience>a</audience></audiences><issuers><issuer>i</issuer></issuers>
                </validate-jwt></inbound></policies>
                """);
        assertThat(check())
                .flatExtracting(CheckedFile::diagnostics)
                .filteredOn(found -> found.severity() == Severity.ERROR)
                .extracting(Diagnostic::toString)
                .singleElement()
                .asString()
                .endsWith("policy.xml:3:39: error POL342: there is no certificate 'partners' with content;"
                        + " did you mean 'partner'?");
    }

    @Test
    void aSecretThatMakesAMistakeIsNotShown() throws IOException {
        write("named values/one/namedValueInformation.json", """
                { "properties": { "secret": true, "displayName": "list", "value": "ftp://canary/?sig=canary" } }
                """);
        write("apis/echo/policy.xml", """
                <policies xmlns:gh="urn:gatehouse:extensions"><inbound><base />
                <gh:check-revocation token-variable-name="token" list-url="{{list}}" />
                </inbound></policies>
                """);
        assertThat(check())
                .flatExtracting(CheckedFile::diagnostics)
                .extracting(Diagnostic::toString)
                .anySatisfy(found -> assertThat(found).contains("error POL601: '{{list}}' is not an address"))
                .noneSatisfy(found -> assertThat(found).contains("canary"));
    }

    @Test
    void mistakesInTheQueryOfAnAlertRuleAreFoundAtTheirPlace() throws IOException {
        write("scheduledQueryRules/spike.yaml", """
                evaluationFrequency: PT1M
                windowSize: PT5M
                criteria:
                  allOf:
                    - query: |
                        ApiManagementGatewayLogs
                        | where ResponsCode == 401
                      timeAggregation: Count
                      operator: GreaterThan
                      threshold: 50
                """);
        assertThat(check())
                .filteredOn(file -> !file.isGood())
                .singleElement()
                .satisfies(file -> assertThat(file.diagnostics())
                        .singleElement()
                        .asString()
                        .contains("spike.yaml:7:17: error KQL", "did you mean 'ResponseCode'?"));
    }

    @Test
    void rulesAloneMakeAFolderOfArtifacts() throws IOException {
        var rules = Files.createDirectories(folder.resolve("other/scheduledQueryRules"));
        assertThat(DocumentFiles.isArtifacts(rules.getParent())).isFalse();
        Files.writeString(rules.resolve("spike.yaml"), "{}");
        assertThat(DocumentFiles.isArtifacts(rules.getParent())).isTrue();
    }

    /** Regression: a backend whose address was refused counted as missing where a policy named it. */
    @Test
    void aBackendThatIsRefusedIsNotMissing() throws IOException {
        write("backends/near/backendInformation.json", "{\"properties\": {\"url\": \"http://127.0.0.1:1/\"}}");
        write("policy.xml", "<policies><inbound><set-backend-service backend-id=\"near\" /></inbound></policies>");
        assertThat(check())
                .flatExtracting(CheckedFile::diagnostics)
                .extracting(Diagnostic::code)
                .containsExactly("ART135");
    }

    @Test
    void everyPolicyDocumentIsNamed() {
        List<CheckedFile> files = check();
        assertThat(files).allMatch(CheckedFile::isGood);
        assertThat(files)
                .filteredOn(file -> file.kind().equals("policies"))
                .singleElement()
                .satisfies(file -> assertThat(file.path()).endsWith("policy.xml"));
    }

    @Test
    void mistakesGoToTheFilesTheyStandIn() throws IOException {
        write(
                "apis/echo/policy.xml",
                "<policies>\n<inbound><include-fragment fragment-id='none' /></inbound></policies>");
        write("named values/key/namedValueInformation.json", "{\"properties\": {\"displayName\": ");
        List<CheckedFile> bad = check().stream().filter(file -> !file.isGood()).toList();
        assertThat(bad).extracting(CheckedFile::kind).containsExactly("policies", "artifact");
        assertThat(bad.getFirst().diagnostics())
                .singleElement()
                .extracting(Diagnostic::toString)
                .asString()
                .contains("apis/echo/policy.xml:2:", "POL116");
        assertThat(bad.getLast().path()).endsWith("namedValueInformation.json");
    }
}
