package dev.gatehouse.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Diagnostic.Masking;
import dev.gatehouse.model.Diagnostic.Part;
import dev.gatehouse.model.Diagnostic.Verbosity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway's log keeps, as the folder says. */
class DiagnosticSettingsTest {
    private static final String SERVICE = "diagnostics/azuremonitor/diagnosticInformation.json";
    private static final String API = "apis/a/diagnostics/azuremonitor/diagnosticInformation.json";

    @TempDir
    Path folder;

    private Fixture fixture() {
        return new Fixture(folder).api("a");
    }

    private Fixture service(String members) {
        return fixture().write(SERVICE, setting(members));
    }

    private static String setting(String members) {
        var logger = "{ \"properties\": {\n\"loggerId\": \"/loggers/azuremonitor\"";
        return logger + (members.isEmpty() ? "" : ",\n") + members + " } }";
    }

    @Test
    void everythingThatASettingSaysIsRead() {
        var fixture = service("""
                "alwaysLog": "allErrors", "sampling": { "samplingType": "fixed", "percentage": 12.5 },
                "verbosity": "verbose", "logClientIp": true,
                "httpCorrelationProtocol": "W3C", "operationNameFormat": "Url", "metrics": true,
                "frontend": {
                  "request": {
                    "headers": [ "X-Tenant-Id", "x-request-id", "X-Tenant-Id" ],
                    "body": { "bytes": 8192 },
                    "dataMasking": {
                      "headers": [ { "value": "X-Request-Id", "mode": "Mask" }, { "value": "From", "mode": "Hide" } ],
                      "queryParams": [ { "value": "Code", "mode": "Hide" }, { "value": "sig" } ] } },
                  "response": { "headers": [ "Retry-After" ], "body": { "bytes": 1 } } },
                "backend": {
                  "request": { "headers": [ "X-User-Id" ], "body": { "bytes": 0 } },
                  "response": { "body": { "bytes": 512 } } },
                "largeLanguageModel": { "logs": "enabled" }
                """);
        assertThat(fixture.problems()).isEmpty();
        assertThat(fixture.resolve("GET /a/1").diagnostic())
                .isEqualTo(new Diagnostic(
                        "azuremonitor",
                        Verbosity.VERBOSE,
                        true,
                        12.5,
                        true,
                        new Part(
                                List.of("X-Tenant-Id", "x-request-id"),
                                8192,
                                Map.of("x-request-id", Masking.MASK, "from", Masking.HIDE),
                                Map.of("code", Masking.HIDE, "sig", Masking.MASK)),
                        new Part(List.of("Retry-After"), 1, Map.of(), Map.of()),
                        new Part(List.of("X-User-Id"), 0, Map.of(), Map.of()),
                        new Part(List.of(), 512, Map.of(), Map.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"verbosity\": null, \"alwaysLog\": null, \"sampling\": null, \"frontend\": null, \"backend\": null",
                "\"sampling\": { }, \"frontend\": { \"request\": { }, \"response\": null }, \"backend\": { }",
                "\"frontend\": { \"request\": { \"headers\": [], \"body\": { }, \"dataMasking\": { } } }",
                "\"verbosity\": \"Information\", \"logClientIp\": false, \"sampling\": { \"samplingType\": \"Fixed\" }"
            })
    void aSettingThatSaysNothingLogsAllExchangesWithoutCallersHeadersAndBodies(String members) {
        var fixture = service(members);
        assertThat(fixture.problems()).isEmpty();
        assertThat(fixture.resolve("GET /a/1").diagnostic())
                .isEqualTo(new Diagnostic(
                        "azuremonitor",
                        Verbosity.INFORMATION,
                        false,
                        100,
                        false,
                        Part.NONE,
                        Part.NONE,
                        Part.NONE,
                        Part.NONE));
    }

    @Test
    void withoutASettingTheDefaultHolds() {
        assertThat(fixture().resolve("GET /a/1").diagnostic()).isSameAs(Diagnostic.DEFAULT);
        assertThat(fixture().resolve("GET /nowhere").diagnostic()).isSameAs(Diagnostic.DEFAULT);
    }

    @Test
    void anApisOwnSettingReplacesTheServicesAsAWhole() {
        var fixture = service("\"logClientIp\": true, \"frontend\": { \"request\": { \"headers\": [ \"A\" ] } }")
                .api("b")
                .write(API, setting("\"verbosity\": \"error\""));
        var own = fixture.resolve("GET /a/1").diagnostic();
        assertThat(own.verbosity()).isEqualTo(Verbosity.ERROR);
        assertThat(own.logsClientIp()).isFalse();
        assertThat(own.request()).isEqualTo(Part.NONE);
        assertThat(fixture.resolve("GET /b/1").diagnostic().logsClientIp()).isTrue();
        assertThat(fixture.resolve("GET /nowhere").diagnostic().logsClientIp()).isTrue();
    }

    @Test
    void aRevisionWithoutAFolderOfSettingsHasThoseOfItsApi() {
        var fixture = fixture().write(API, setting("\"verbosity\": \"error\""));
        for (var number : List.of("2", "3")) {
            fixture.write("apis/a;rev=" + number + "/apiInformation.json", """
                            { "properties": { "path": "a", "apiRevision": "%s", "isCurrent": false } }
                            """.formatted(number))
                    .write("apis/a;rev=" + number + "/specification.yaml", Fixture.SPECIFICATION);
        }
        fixture.write(
                "apis/a;rev=3/diagnostics/azuremonitor/diagnosticInformation.json",
                setting("\"verbosity\": \"verbose\""));
        assertThat(fixture.problems()).isEmpty();
        assertThat(fixture.resolve("GET /a;rev=2/1").diagnostic().verbosity()).isEqualTo(Verbosity.ERROR);
        assertThat(fixture.resolve("GET /a;rev=3/1").diagnostic().verbosity()).isEqualTo(Verbosity.VERBOSE);
    }

    // ---- mistakes

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # members                                                      | problem
            "verbosity": "loud"                                            | 14: error ART117: 'verbosity' is 'loud'; expected one of error, information, verbose
            "alwaysLog": "errors"                                          | 14: error ART117: 'alwaysLog' is 'errors'; expected one of allerrors
            "logClientIp": "yes"                                           | 16: error ART115: 'logClientIp' is not true or false
            "metrics": 1                                                   | 12: error ART115: 'metrics' is not true or false
            "httpCorrelationProtocol": "B3"                                | 28: error ART117: 'httpCorrelationProtocol' is 'B3'; expected one of none, legacy, w3c
            "operationNameFormat": "Id"                                    | 24: error ART117: 'operationNameFormat' is 'Id'; expected one of name, url
            "sampling": 50                                                 | 13: error ART115: 'sampling' is not an object
            "sampling": { "samplingType": "adaptive" }                     | 31: error ART117: 'samplingType' is 'adaptive'; expected one of fixed
            "sampling": { "percentage": 100.1 }                            | 29: error ART115: 'percentage' is not a number from 0 to 100
            "sampling": { "percentage": -1 }                               | 29: error ART115: 'percentage' is not a number from 0 to 100
            "sampling": { "percentage": "NaN" }                            | 29: error ART115: 'percentage' is not a number from 0 to 100
            "sampling": { "percentage": "a few" }                          | 29: error ART115: 'percentage' is not a number from 0 to 100
            "backend": { "request": { "body": { "bytes": 8193 } } }        | 46: error ART115: 'bytes' is not a whole number from 0 to 8,192
            "backend": { "request": { "body": { "bytes": -1 } } }          | 46: error ART115: 'bytes' is not a whole number from 0 to 8,192
            "backend": { "request": { "body": { "bytes": 1.5 } } }         | 46: error ART115: 'bytes' is not a whole number from 0 to 8,192
            "backend": { "request": { "body": { "bytes": 99999999999 } } } | 46: error ART115: 'bytes' is not a whole number from 0 to 8,192
            "backend": { "request": { "headers": "X" } }                   | 38: error ART115: 'headers' is not a list
            "backend": { "request": { "headers": [ { } ] } }               | 40: error ART115: 'headers' is not a list of texts
            "backend": { "request": { "dataMasking": { "headers": [ { "mode": "Mask" } ] } } } | 57: error ART116: 'value' is missing
            "backend": { "request": { "dataMasking": { "queryParams": [ { "value": "v", "mode": "Blur" } ] } } } | 85: error ART117: 'mode' is 'Blur'; expected one of mask, hide
            """)
    void aSettingIsReadStrictly(String members, String problem) {
        var fixture = service(members);
        assertThat(fixture.problems()).containsExactly(SERVICE + ":3:" + problem);
        assertThat(fixture.load().catalog()).isNull();
    }

    @Test
    void everyMistakeInEverySettingIsReportedInOneRun() {
        var fixture = service("\"verbosity\": \"loud\", \"logClientIp\": 1")
                .write(API, setting("\"sampling\": { \"percentage\": 101 }"))
                .write("apis/a/diagnostics/applicationinsights/diagnosticInformation.json", "{")
                .write("loggers/azuremonitor/loggerInformation.json", "[]");
        fixture.folder.resolve("apis/a/diagnostics/zipkin").toFile().mkdir();
        assertThat(fixture.problems())
                .extracting(each -> each.replaceFirst("^(\\S+?):\\d.*( \\w+\\d+):.*", "$1$2"))
                .containsExactlyInAnyOrder(
                        SERVICE + " ART117",
                        SERVICE + " ART115",
                        API + " ART115",
                        "apis/a/diagnostics/applicationinsights/diagnosticInformation.json ART110",
                        "apis/a/diagnostics/zipkin ART106",
                        "loggers/azuremonitor/loggerInformation.json ART115");
    }

    // ---- loggers

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # loggerId                  | problem
            "/loggers/azuremonitor"     |
            "/loggers/AzureMonitor"     |
            "/subscriptions/0/resourceGroups/g/providers/Microsoft.ApiManagement/service/s/loggers/azuremonitor" |
            "/loggers/insights"         | 15: warning ART171: there is no logger 'insights'; Azure does not take a setting without one
            ""                          | 15: warning ART170: 'loggerId' is missing; Azure does not take a setting without a logger
            null                        | 15: warning ART170: 'loggerId' is missing; Azure does not take a setting without a logger
            "/backends/azuremonitor"    | 15: error ART115: '/backends/azuremonitor' is not a logger: /loggers/ID
            """)
    void aSettingRefersToALogger(String loggerId, String problem) {
        var fixture = fixture()
                .write("loggers/azuremonitor/loggerInformation.json", """
                        { "properties": { "loggerType": "azureMonitor" } }
                        """)
                .write(SERVICE, "{ \"properties\": {\n  \"loggerId\": " + loggerId + " } }");
        assertThat(fixture.problems()).isEqualTo(problem == null ? List.of() : List.of(SERVICE + ":2:" + problem));
    }

    @Test
    void aFolderWithoutLoggersIsNotAskedForThem() {
        assertThat(service("").problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # members                                              | problem
            "loggerType": "azureEventHub", "isBuffered": true      |
            "loggerType": "ApplicationInsights"                    |
            "description": "none"                                  | 1:17: error ART116: 'loggerType' is missing
            "loggerType": "splunk"                                 | 1:33: error ART117: 'loggerType' is 'splunk'; expected one of applicationinsights, azureeventhub, azuremonitor
            "loggerType": "azureMonitor", "isBuffered": "no"       | 1:63: error ART115: 'isBuffered' is not true or false
            "loggerType": "azureMonitor", "credentials": "hush"    | 1:64: error ART115: 'credentials' is not an object
            "loggerType": "azureMonitor", "credentials": { "connectionString": [ "hush" ] } | 1:86: error ART115: 'connectionString' is not text
            "loggerType": "azureMonitor", "credentials": { "connectionString": "hush {{none}}" } | 1:86: warning ART173: there is no named value 'none'; Azure does not take this logger
            """)
    void l09_aLoggerIsCheckedAndItsCredentialsAreNotShown(String members, String problem) {
        var file = "loggers/l/loggerInformation.json";
        var fixture = fixture().write(file, "{ \"properties\": { " + members + " } }");
        assertThat(fixture.problems()).isEqualTo(problem == null ? List.of() : List.of(file + ":" + problem));
        assertThat(fixture.load().diagnostics().toString()).doesNotContain("hush");
    }

    /** Regression: no folder of a service that logs to Application Insights could be served as extracted. */
    @Test
    void aSecretThatOnlyLoggersUseNeedsNoValue() {
        var fixture = fixture()
                .write("loggers/insights/loggerInformation.json", """
                        { "properties": { "loggerType": "applicationInsights",
                            "credentials": { "instrumentationKey": "{{Logger-Credentials--1}}" } } }
                        """)
                .write("named values/1/namedValueInformation.json", """
                        { "properties": { "displayName": "Logger-Credentials--1", "secret": true } }
                        """);
        assertThat(fixture.problems()).isEmpty();
        assertThat(fixture.load().diagnostics()).extracting(each -> each.code()).containsExactly("ART174");
        fixture.write(
                "policy.xml", "<policies><inbound><mark name=\"{{Logger-Credentials--1}}\" /></inbound></policies>");
        assertThat(fixture.problems())
                .containsExactly("policy.xml:1:32: error XML201: there is no named value 'Logger-Credentials--1'");
    }

    // ---- secrets

    @Test
    void l09_loggingAHeaderThatHoldsSecretsIsMentioned() {
        var fixture = fixture()
                .write("apis/b/apiInformation.json", """
                        { "properties": { "path": "b", "subscriptionKeyParameterNames": { "header": "X-Partner" } } }
                        """)
                .write("apis/b/specification.yaml", Fixture.SPECIFICATION)
                .write(API, setting("""
                        "frontend": { "response": { "headers": [ "Set-Cookie", "X-Partner" ] } }"""))
                .write(SERVICE, setting("""

                        "frontend": { "request": { "headers": [ "Accept", "authorization", "x-partner" ] } },
                        "backend": { "request": { "headers": [ "X-Api-Key", "Cookie" ],
                          "dataMasking": { "headers": [ { "value": "cookie", "mode": "Hide" } ] } } }"""));
        assertThat(fixture.problems())
                .containsExactlyInAnyOrder(
                        API + ":3:42: warning ART172: 'Set-Cookie' may hold a secret: the log masks its values anyway",
                        SERVICE + ":4:51: warning ART172: 'authorization' may hold a secret: the log masks its values"
                                + " anyway",
                        SERVICE + ":4:68: warning ART172: 'x-partner' may hold a secret: the log masks its values"
                                + " anyway",
                        SERVICE + ":5:40: warning ART172: 'X-Api-Key' may hold a secret: the log masks its values"
                                + " anyway");
    }
}
