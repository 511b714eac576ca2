package dev.gatehouse.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a folder is said once, at its place, all of it in one run. */
class MistakesTest {
    @TempDir
    Path folder;

    private Fixture fixture() {
        return new Fixture(folder).api("a");
    }

    private void assertProblems(Fixture fixture, String... problems) {
        assertThat(fixture.problems()).containsExactlyInAnyOrder(problems);
        assertThat(fixture.load().catalog()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # properties of an API                                | problem
            "path": "a", "subscriptionRequired": "yes"            | 2:1: error ART115: 'subscriptionRequired' is not true or false
            "path": { }                                           | 2:1: error ART115: 'path' is not text
            "path": "a", "path": "b"                              | 2:1: error ART113: 'path' stands here a second time
            "protocols": "https"                                  | 2:1: error ART115: 'protocols' is not a list
            "serviceUrl": "ftp://x"                               | 2:1: error ART134: 'serviceUrl': 'ftp://x' is not an absolute http or https URL
            "serviceUrl": "{{nobody}}"                            | 2:1: error XML201: there is no named value 'nobody'
            "serviceUrl": "http://x.test"                         | 2:1: error ART135: 'serviceUrl' is plain http; --insecure-loopback allows that, for development
            "serviceUrl": "https://localhost"                     | 2:1: error ART135: 'serviceUrl' is an address of this machine; --insecure-loopback allows that, for development
            "apiVersionSetId": "/apiVersionSets/none"             | 2:1: error ART130: there is no version set '/apiVersionSets/none'
            "apiVersionSet": { "versioningScheme": "Cookie" }     | 2:1: error ART117: 'versioningScheme' is 'Cookie'; expected one of segment, header, query
            "apiVersionSet": { "versioningScheme": "Header" }     | 2:1: error ART116: 'versionHeaderName' is missing
            "type": "websocket"                                   | 2:1: error ART119: APIs of type websocket are not supported yet
            "path": 'a'                                           | 2:9: error ART110: is not JSON
            """)
    void anApiIsReadStrictly(String properties, String problem) {
        var fixture = fixture()
                .write("apis/b/specification.yaml", Fixture.SPECIFICATION)
                .write("apis/b/apiInformation.json", "{ \"properties\": {\n" + properties + " } }");
        assertThat(fixture.problems())
                .isNotEmpty()
                .allMatch(each -> each.startsWith("apis/b/apiInformation.json:2:"))
                .anyMatch(each ->
                        each.substring(each.indexOf(": ")).startsWith(problem.substring(problem.indexOf(": "))));
        assertThat(fixture.load().catalog()).isNull();
    }

    /** Regression: what referred to a file with a mistake was told that there is no such thing. */
    @Test
    void aMistakeInOneFileIsNotHeldAgainstThoseThatReferToIt() {
        var fixture = new Fixture(folder)
                .write("apis/broken/apiInformation.json", "{")
                .write("products/p/productInformation.json", "{ \"properties\": { \"displayName\": \"P\" } }")
                .write("products/p/apis.json", "[ { \"name\": \"broken\" } ]");
        assertThat(fixture.problems())
                .extracting(each -> each.replaceFirst("^(\\S+):\\d+:\\d+: \\w+ (\\w+):.*", "$1 $2"))
                .containsExactly("apis/broken/apiInformation.json ART110");
    }

    @Test
    void everyFileIsLookedAtInOneRun() {
        var fixture = fixture()
                .write("apis/a/policy.xml", "<policies>\n  <inbound>\n    <nope />\n  </inbound>\n</policies>")
                .write("apis/b/policy.xml", "<policies />")
                .write("named values/n/namedValueInformation.json", "{\n  \"properties\": {\n")
                .write("backends/x/backendInformation.json", "{ \"properties\": { \"url\": \"\" } }")
                .write("products/p/productInformation.json", "[]")
                .write("products/p/policy.xml", "<fragment />");
        assertThat(fixture.problems())
                .extracting(each -> each.replaceFirst("( (error|warning) [A-Z]+[0-9]+).*", "$1"))
                .containsExactlyInAnyOrder(
                        "apis/a/policy.xml:3:6: error POL101",
                        "apis/b:1:1: error ART106",
                        "named values/n/namedValueInformation.json:3:1: error ART110",
                        "backends/x/backendInformation.json:1:26: error ART116",
                        "products/p/productInformation.json:1:1: error ART115",
                        "products/p/policy.xml:1:1: error ART150");
    }

    @Test
    void aMistakeInAFragmentIsReportedOnceHoweverOftenItIsIncluded() {
        var including = "<policies><inbound><include-fragment fragment-id=\"f\" /></inbound></policies>";
        assertProblems(
                fixture()
                        .write("policy.xml", including)
                        .write("apis/a/policy.xml", including)
                        .write("policy fragments/f/policy.xml", "<fragment>\n<nope /></fragment>"),
                "policy fragments/f/policy.xml:2:2: error POL101: 'nope' is not a policy that Gatehouse knows");
    }

    @Test
    void aMistakeInAFragmentWithinJsonIsFoundInTheJsonFile() {
        assertProblems(
                fixture()
                        .write(
                                "policy.xml",
                                "<policies><inbound><include-fragment fragment-id=\"f\" /></inbound></policies>")
                        .write(
                                "policyFragments/f/policyFragmentInformation.json",
                                "{ \"properties\": {\n  \"value\": \"<fragment>\\r\\n\\t<nope a=\\\"1\\\" />\\n</fragment>\" } }"),
                "policyFragments/f/policyFragmentInformation.json:2:30: error POL101: 'nope' is not a policy that"
                        + " Gatehouse knows");
    }

    // ---- named values

    @Test
    void aSecretWithoutAValueIsAnErrorThatNamesFileAndKey() {
        assertProblems(
                fixture()
                        .write("named values/one/namedValueInformation.json", """
                                {
                                  "properties": { "secret": true, "displayName": "partner-key" }
                                }
                                """)
                        .write("named values/two/namedValueInformation.json", """
                                { "properties": { "displayName": "vault.key", "secret": true,
                                    "keyVault": { "secretIdentifier": "https://v.test/secrets/k" } } }
                                """)
                        .write("named values/three/namedValueInformation.json", """
                                { "properties": { "displayName": "cut", "value": "*** REDACTED ***" } }
                                """),
                "named values/one/namedValueInformation.json:2:50: error ART132: named value 'partner-key' has no value"
                        + " here; set GATEHOUSE_NAMED_VALUE_PARTNER_KEY, or 'partner-key' in named-values.yaml",
                "named values/two/namedValueInformation.json:1:34: error ART132: named value 'vault.key' has no value"
                        + " here; set GATEHOUSE_NAMED_VALUE_VAULT_KEY, or 'vault.key' in named-values.yaml",
                "named values/three/namedValueInformation.json:1:34: error ART132: named value 'cut' has no value here;"
                        + " set GATEHOUSE_NAMED_VALUE_CUT, or 'cut' in named-values.yaml");
    }

    @Test
    void theEnvironmentWinsOverTheValuesFileAndThatOverTheArtifacts() {
        var environment = Map.of("GATEHOUSE_NAMED_VALUE_A_1", "environment");
        var fixture = new Fixture(folder, environment)
                .api("a")
                .write("named-values.yaml", "a-1: file\nb: file\nonly-here: file\n");
        for (var name : new String[] {"a-1", "b", "c"}) {
            fixture.write("named values/%s/namedValueInformation.json".formatted(name), """
                    { "properties": { "displayName": "%s", "value": "artifacts" } }
                    """.formatted(name));
        }
        fixture.write("policy.xml", """
                <policies><inbound>
                  <mark name="{{a-1}}" /><mark name="{{b}}" /><mark name="{{c}}" /><mark name="{{only-here}}" />
                </inbound></policies>
                """);
        var found = (dev.gatehouse.catalog.Resolution.Found) fixture.resolve("GET /a/1");
        assertThat(fixture.marking.run(found.pipeline())).containsExactly("environment", "file", "artifacts", "file");
    }

    @Test
    void anUnknownNamedValueIsFoundWhereItStands() {
        assertProblems(
                fixture()
                        .write(
                                "apis/a/policy.xml",
                                "<policies>\n <inbound><mark name=\"{{x}}\" /></inbound></policies>"),
                "apis/a/policy.xml:2:23: error XML201: there is no named value 'x'");
    }

    @Test
    void twoNamedValuesOfOneNameAreRefused() {
        var value = "{ \"properties\": { \"displayName\": \"n\", \"value\": \"v\" } }";
        assertProblems(
                fixture()
                        .write("named values/one/namedValueInformation.json", value)
                        .write("namedValues/two/namedValueInformation.json", value),
                "namedValues/two/namedValueInformation.json:1:34: error ART133: another named value is called 'n'");
    }

    @Test
    void secretsThatWereCutOutOfPoliciesAreNotRun() {
        assertProblems(
                fixture()
                        .write(
                                "apis/a/policy.xml",
                                "<policies><inbound>\n<mark name=\"*** REDACTED ***\" /></inbound></policies>"),
                "apis/a/policy.xml:2:13: error ART118: a secret was cut out here when the artifacts were extracted;"
                        + " use a named value");
    }

    // ---- references between resources

    @Test
    void apisAtTheSameAddressAreRefused() {
        assertProblems(
                fixture()
                        .write("apis/b/apiInformation.json", Fixture.API.formatted("A", "b", "b"))
                        .write("apis/b/specification.yaml", Fixture.SPECIFICATION),
                "apis/b/apiInformation.json:1:27: error ART139: another API ('a') answers at '/A' already");
    }

    @Test
    void aPolicyOfAnOperationThatIsNotThereIsNotIgnored() {
        assertProblems(
                fixture().write("apis/a/operations/get-two/policy.xml", "<policies />"),
                "apis/a/operations/get-two/policy.xml:1:1: error ART151: no operation is called 'get-two': its policy"
                        + " would never run");
    }

    @Test
    void danglingLinksAreWarnings() {
        var fixture = fixture()
                .write("products/p/productInformation.json", "{ \"properties\": {} }")
                .write("products/p/apis.json", "[ { \"name\": \"x\" }, { \"name\": \"a\" } ]")
                .write("products/p/groups/g/productGroupInformation.json", "{}")
                .write(
                        "subscriptions/s/subscriptionInformation.json",
                        "{ \"properties\": { \"scope\": \"/apis/x\" } }");
        assertThat(fixture.problems())
                .containsExactlyInAnyOrder(
                        "products/p/apis.json:1:13: warning ART131: there is no API 'x'; the link is ignored",
                        "products/p/groups/g:1:1: warning ART131: there is no group 'g'; the link is ignored",
                        "subscriptions/s/subscriptionInformation.json:1:28: warning ART131: there is no API 'x'; the"
                                + " link is ignored",
                        "subscriptions/s/subscriptionInformation.json:1:17: warning ART136: subscription 's' has no"
                                + " keys: nobody can use it");
        assertThat(fixture.catalog().products().getFirst().apiIds()).containsExactly("a");
    }

    @Test
    void twoSubscriptionsCannotShareAKeyAndTheKeyIsNotPrinted() {
        var subscription = "{ \"properties\": { \"scope\": \"/apis\", \"primaryKey\": \"hush\" } }";
        assertProblems(
                fixture()
                        .write("subscriptions/s/subscriptionInformation.json", subscription)
                        .write("subscriptions/t/subscriptionInformation.json", subscription),
                ".:1:1: error ART137: subscriptions 's' and 't' have a key in common");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "scope": "/apis", "state": "paused"  | ART117
            "scope": "/groups/x"                 | ART115
            "scope": "/products"                 | ART115
            "state": "active"                    | ART116
            "scope": "/apis", "createdDate": "yesterday" | ART115
            """)
    void aSubscriptionIsReadStrictly(String properties, String code) {
        var fixture = fixture()
                .write(
                        "subscriptions/s/subscriptionInformation.json",
                        "{ \"properties\": { \"primaryKey\": \"k\", " + properties + " } }");
        assertThat(fixture.problems()).hasSize(1).allMatch(each -> each.contains("error " + code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "pool": { "services": [] }, "type": "Pool"                               | error ART119: backend pools are not supported yet
            "url": "https://x.test", "proxy": { "url": "https://p.test" }            | error ART119: proxies for backends are not supported yet
            "url": "https://x.test", "credentials": { "certificateIds": [ "c" ] }    | error ART119: certificates and managed identities for backends are not supported yet
            "url": "https://x.test", "circuitBreaker": { "rules": [] }               | warning ART120: circuit breakers are not supported yet and ignored
            "url": "http://169.254.169.254/metadata"                                 | error ART135: 'url' is plain http; --insecure-loopback allows that, for development
            "url": "https://169.254.169.254/"                                        | error ART135: 'url' is an address of this machine; --insecure-loopback allows that, for development
            """)
    void backendsThatCannotBeCalledAsTheyShouldAreNotCalled(String properties, String problem) {
        var fixture =
                fixture().write("backends/b/backendInformation.json", "{ \"properties\": { " + properties + " } }");
        assertThat(fixture.problems()).singleElement().asString().endsWith(problem);
    }

    // ---- lints

    @Test
    void n08_aProductThatGuardsAnApiThatIsOpenIsMentioned() {
        var fixture = fixture()
                .write("products/p/productInformation.json", "{ \"properties\": {} }")
                .write("products/p/apis/a/productApiInformation.json", "{}")
                .write("products/p/policy.xml", "<policies><inbound><validate-jwt /></inbound></policies>");
        assertThat(fixture.problems())
                .containsExactly("products/p/policy.xml:1:21: warning ART154: 'validate-jwt' runs only for calls with a"
                        + " key of product 'p', but API 'a' takes calls without one");
        fixture.write("apis/a/policy.xml", "<policies><inbound><base /><validate-jwt /></inbound></policies>");
        assertThat(fixture.problems()).isEmpty();
    }

    @Test
    void aVersionThatStandsInThePathTooIsMentioned() {
        var fixture = fixture()
                .write(
                        "version sets/s/versionSetInformation.json",
                        "{ \"properties\": { \"versioningScheme\": \"Segment\" } }")
                .write("apis/b/specification.yaml", Fixture.SPECIFICATION)
                .write("apis/b/apiInformation.json", """
                        { "properties": { "path": "b/v1", "apiVersion": "v1", "apiVersionSetId": "/apiVersionSets/s" } }
                        """);
        assertThat(fixture.problems())
                .containsExactly("apis/b/apiInformation.json:1:27: warning ART138: the path ends in the version"
                        + " already: calls go to 'b/v1/v1'");
    }

    // ---- files

    @Test
    void l15_filesOutsideOfTheFolderAreNotRead(@TempDir Path elsewhere) throws IOException {
        var fixture = fixture();
        Files.writeString(elsewhere.resolve("policy.xml"), "<policies />");
        Files.createDirectory(elsewhere.resolve("b"));
        Files.createSymbolicLink(folder.resolve("policy.xml"), elsewhere.resolve("policy.xml"));
        Files.createSymbolicLink(folder.resolve("apis/b"), elsewhere.resolve("b"));
        Files.createSymbolicLink(folder.resolve("apis/c"), Path.of("a"));
        assertThat(fixture.problems())
                .containsExactlyInAnyOrder(
                        "policy.xml:1:1: error ART105: leads out of the artifacts folder, or nowhere",
                        "apis/b:1:1: error ART105: leads out of the artifacts folder, or nowhere",
                        "apis/c/apiInformation.json:1:27: error ART139: another API ('a') answers at '/a' already");
    }

    @Test
    void l15_namesWithPathsInThemAreRefused() {
        assertProblems(
                fixture()
                        .write("products/p/productInformation.json", "{ \"properties\": {} }")
                        .write("products/p/apis.json", "[ { \"name\": \"../../etc\" } ]"),
                "products/p/apis.json:1:13: error ART121: '../../etc' is not a resource name");
    }

    @Test
    void j17_filesOutOfAllProportionAreRefused() {
        var long_ = " ".repeat(10 * 1024 * 1024);
        assertProblems(
                fixture()
                        .write("policy.xml", "<policies>" + long_ + "</policies>")
                        .write("policy fragments/f/policy.xml", "<fragment>" + " ".repeat(600_000) + "</fragment>"),
                "policy.xml:1:1: error ART103: is larger than 10,485,760 bytes",
                "policy fragments/f/policy.xml:1:1: error ART152: the fragment is longer than 524,288 characters");
    }

    @Test
    void whatIsNotTextIsRefused() throws IOException {
        var fixture = fixture();
        Files.write(folder.resolve("policy.xml"), new byte[] {'<', (byte) 0xC3, '>'});
        assertProblems(fixture, "policy.xml:1:1: error ART104: is not text in UTF-8");
    }
}
