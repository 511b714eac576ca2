package dev.gatehouse.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.catalog.Catalog;
import dev.gatehouse.catalog.Resolution;
import dev.gatehouse.http.Headers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same service, extracted by APIOps and by apiops-cli, is the same catalog. */
class LayoutsTest {
    @TempDir
    Path folder;

    private static final String MARKED = """
            <policies><inbound><base /><include-fragment fragment-id="stamp" /><mark name="%s" /></inbound></policies>
            """;

    private Fixture common() {
        return new Fixture(folder)
                .write("policy.xml", """
                        <policies><inbound><mark name="global" /></inbound><backend><forward-request /></backend></policies>
                        """)
                .write("apis/orders/apiInformation.json", """
                        { "properties": {
                            "path": "orders", "displayName": "Orders", "apiRevision": "1", "isCurrent": true,
                            "apiVersion": "v1", "apiVersionSetId": "/apiVersionSets/orders",
                            "serviceUrl": "https://orders.test/api/", "protocols": [ "https" ],
                            "subscriptionRequired": true,
                            "subscriptionKeyParameterNames": { "header": "X-Key", "query": "key" } } }
                        """)
                .write("apis/orders;rev=2/apiInformation.json", """
                        { "properties": {
                            "path": "orders", "displayName": "Orders", "apiRevision": "2", "isCurrent": false,
                            "apiVersion": "v1", "apiVersionSetId": "/apiVersionSets/orders",
                            "serviceUrl": "https://orders2.test", "subscriptionRequired": true } }
                        """)
                .write("apis/orders;rev=2/specification.yaml", Fixture.SPECIFICATION)
                .write("apis/orders/policy.xml", MARKED.formatted("api"))
                .write("products/gold/productInformation.json", """
                        { "properties": { "displayName": "Gold", "state": "published", "subscriptionRequired": true } }
                        """)
                .write("products/gold/policy.xml", MARKED.formatted("gold"))
                .write("groups/staff/groupInformation.json", """
                        { "properties": { "displayName": "Staff", "type": "custom" } }
                        """)
                .write("subscriptions/partner/subscriptionInformation.json", """
                        { "properties": { "displayName": "Partner", "scope": "/products/gold", "state": "active",
                            "ownerId": "/users/ann", "primaryKey": "{{partner-key}}", "secondaryKey": "second" } }
                        """)
                .write("loggers/azuremonitor/loggerInformation.json", """
                        { "properties": { "loggerType": "azureMonitor", "isBuffered": true } }
                        """)
                .write("diagnostics/azuremonitor/diagnosticInformation.json", """
                        { "properties": { "loggerId": "/loggers/azuremonitor", "verbosity": "error" } }
                        """)
                .write("apis/orders/diagnostics/azuremonitor/diagnosticInformation.json", """
                        { "properties": { "loggerId": "/loggers/azuremonitor", "logClientIp": true,
                            "frontend": { "request": { "headers": [ "X-Tenant-Id" ] } } } }
                        """)
                .write("gateways/on-premises/gatewayInformation.json", "{}")
                .write("configuration.prod.yaml", "apis: []");
    }

    private Fixture apiOps() {
        return common().write("apis/orders/specification.yaml", """
                        openapi: 3.0.1
                        paths:
                          /{id}:
                            get: { operationId: getOrder, summary: An order }
                        """)
                .write("apis/orders/operations/getorder/policy.xml", MARKED.formatted("operation"))
                .write("version sets/orders/versionSetInformation.json", """
                        { "properties": { "displayName": "Orders", "versioningScheme": "Segment" } }
                        """)
                .write("named values/key-of-partner/namedValueInformation.json", """
                        { "properties": { "displayName": "partner-key", "value": "first" } }
                        """)
                .write("policy fragments/stamp/policyFragmentInformation.json", """
                        { "properties": { "description": "Leaves a stamp" } }
                        """)
                .write("policy fragments/stamp/policy.xml", "<fragment><mark name=\"stamp\" /></fragment>")
                .write("products/gold/apis/orders/productApiInformation.json", "{}")
                .write("products/gold/groups/staff/productGroupInformation.json", "{}");
    }

    private Fixture apiOpsCli() {
        return common().write("apis/orders/operations/getOrder/operationInformation.json", """
                        { "properties": { "displayName": "An order", "method": "GET", "urlTemplate": "/{id}" } }
                        """)
                .write("apis/orders/operations/getOrder/policy.xml", MARKED.formatted("operation"))
                .write("versionSets/orders/versionSetInformation.json", """
                        { "properties": { "displayName": "Orders", "versioningScheme": "Segment" } }
                        """)
                .write("namedValues/key-of-partner/namedValueInformation.json", """
                        { "properties": { "displayName": "partner-key", "value": "first" } }
                        """)
                .write("policyFragments/stamp/policyFragmentInformation.json", """
                        { "properties": { "format": "rawxml",
                            "value": "<fragment>\\r\\n\\t<mark name=\\"stamp\\" \\u002f>\\n</fragment>" } }
                        """)
                .write("products/gold/apis.json", "[ { \"name\": \"orders\", \"scope\": \"service\" } ]")
                .write("products/gold/groups.json", "[ { \"name\": \"staff\" } ]");
    }

    @Test
    void foldersAsApiOpsWritesThemAreRead() {
        check(apiOps());
    }

    @Test
    void foldersAsApiOpsCliWritesThemAreRead() {
        check(apiOpsCli());
    }

    private void check(Fixture fixture) {
        var result = fixture.load();
        assertThat(fixture.problems(result)).isEmpty();
        assertThat(result.documents())
                .extracting(each -> folder.relativize(Path.of(each.file())).toString())
                .hasSize(5)
                .contains("policy.xml", "apis/orders/policy.xml", "products/gold/policy.xml");
        assertThat(result.documents())
                .filteredOn(document -> document.fragment() != null)
                .hasSize(1);
        Catalog catalog = result.catalog();

        var found = (Resolution.Found)
                Fixture.resolve(catalog, "GET /orders/v1/a%2Fb", new Headers().add("x-key", "first"));
        assertThat(found.api().name()).isEqualTo("Orders");
        assertThat(found.api().protocols()).containsExactly("https");
        assertThat(found.operation().id()).isEqualTo("getOrder");
        assertThat(found.operation().name()).isEqualTo("An order");
        assertThat(found.operation().urlTemplate()).isEqualTo("/{id}");
        assertThat(found.parameters()).containsEntry("id", "a/b");
        assertThat(found.pathBelowApi()).isEqualTo("/a%2Fb");
        assertThat(found.target().toString()).isEqualTo("https://orders.test/api");
        assertThat(found.product().name()).isEqualTo("Gold");
        assertThat(found.product().published()).isTrue();
        assertThat(found.product().groups()).extracting(group -> group.name()).containsExactly("Staff");
        assertThat(found.subscription().id()).isEqualTo("partner");
        assertThat(found.subscription().user().id()).isEqualTo("ann");
        assertThat(found.diagnostic().request().headers()).containsExactly("X-Tenant-Id");
        assertThat(fixture.marking.run(found.pipeline()))
                .containsExactly("global", "stamp", "gold", "stamp", "api", "stamp", "operation", "forward");

        var second = (Resolution.Found) Fixture.resolve(
                catalog, "GET /orders/v1;rev=2/7", new Headers().add("Ocp-Apim-Subscription-Key", "second"));
        assertThat(second.target().host()).isEqualTo("orders2.test");
        assertThat(second.product().id()).isEqualTo("gold");
        assertThat(second.diagnostic()).isEqualTo(found.diagnostic());
        assertThat(fixture.marking.run(second.pipeline())).containsExactly("global", "stamp", "gold", "forward");
    }

    @Test
    void whatIsNotUsedIsMentionedAndNotInTheWay() {
        var result =
                apiOps().write("stuff/readme.txt", "").write(".git/config", "").load();
        assertThat(result.diagnostics())
                .extracting(each -> each.severity() + " "
                        + folder.relativize(Path.of(each.source().name())))
                .containsExactly("INFO gateways", "INFO stuff");
    }

    @Test
    void anEmptyFolderServesNothingAndSaysSo() {
        var fixture = new Fixture(folder);
        var result = fixture.load();
        assertThat(fixture.problems(result))
                .containsExactly(".:1:1: warning ART108: holds no APIs; expected a folder 'apis'");
        assertThat(result.catalog().apis()).isEmpty();
    }

    @Test
    void withoutAGlobalDocumentRequestsAreForwarded() {
        var fixture = new Fixture(folder).api("a");
        var found = (Resolution.Found) fixture.resolve("GET /a/1");
        assertThat(fixture.marking.run(found.pipeline())).containsExactly("forward");
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        var fixture = new Fixture(folder.resolve("missing"));
        assertThat(fixture.load().catalog()).isNull();
        assertThat(fixture.problems()).containsExactly(".:1:1: error ART101: is not a folder");
    }

    @Test
    void theBuiltInSubscriptionOpensEverythingWithoutAProduct() {
        var fixture = apiOps().write("subscriptions/master/subscriptionInformation.json", """
                { "properties": { "scope": "/", "primaryKey": "all", "state": "active" } }
                """);
        var found = (Resolution.Found)
                Fixture.resolve(fixture.catalog(), "GET /orders/v1/7", new Headers().add("X-Key", "all"));
        assertThat(found.product()).isNull();
        assertThat(List.of(found.subscription().id())).containsExactly("master");
    }

    @Test
    void longReferencesAreReadLikeShortOnes() {
        var service = "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.ApiManagement/service/contoso";
        var fixture =
                apiOps().write("subscriptions/long/subscriptionInformation.json", """
                { "properties": { "scope": "%s/apis/orders;rev=2", "ownerId": "%s/users/bob", "primaryKey": "long" } }
                """.formatted(service, service));
        assertThat(fixture.problems()).isEmpty();
        var found = (Resolution.Found)
                Fixture.resolve(fixture.catalog(), "GET /orders/v1/7", new Headers().add("X-Key", "long"));
        assertThat(found.product()).isNull();
        assertThat(found.subscription().user().id()).isEqualTo("bob");
    }
}
