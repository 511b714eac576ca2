package dev.gatehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatehouse.catalog.CatalogBuilder.OperationDefinition;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Api.KeyNames;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Diagnostic.Part;
import dev.gatehouse.model.Diagnostic.Verbosity;
import dev.gatehouse.model.Operation;
import dev.gatehouse.model.Product;
import dev.gatehouse.model.Subscription;
import dev.gatehouse.model.VersionSet;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Target;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which API, revision and version a request is for, who may call it, and which documents run. */
class CatalogTest {
    private static final KeyNames OWN_KEYS = new KeyNames("X-Key", "key");
    private final Marking marking = new Marking();

    // ---- paths, versions, revisions

    private Catalog paths() {
        var builder = new CatalogBuilder(marking.document(Scope.GLOBAL, "g"))
                .versionSet(new VersionSet("seg", "seg", VersionSet.Scheme.SEGMENT, ""))
                .versionSet(new VersionSet("head", "head", VersionSet.Scheme.HEADER, "Api-Version"))
                .versionSet(new VersionSet("quer", "quer", VersionSet.Scheme.QUERY, "v"));
        for (var api : List.of(
                api("root", "", "1", true, "", null),
                api("a", "a", "1", true, "", null),
                api("ab", "a/b", "1", true, "", null),
                api("cust", "customers", "2", true, "", null),
                api("cust", "customers", "1", false, "", null),
                api("cust", "customers", "3", false, "", null),
                api("seg", "seg", "1", true, "", "seg"),
                api("seg-v1", "seg", "1", true, "v1", "seg"),
                api("seg-v1", "seg", "2", false, "v1", "seg"),
                api("seg-v2", "seg", "1", true, "v2", "seg"),
                api("head-old", "head", "1", true, "", "head"),
                api("head-v1", "head", "1", true, "v1", "head"),
                api("quer-v1", "quer", "1", true, "v1", "quer"),
                api("only-new", "only", "2", false, "", null))) {
            builder.api(
                    api,
                    Target.of("https://backend/" + api.id(), null),
                    null,
                    List.of(
                            operation("get", "GET", "/x"),
                            operation("get-root", "GET", "/"),
                            operation("post", "POST", "/y/{z}")));
        }
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # request              | header | api      | revision | below
            GET /x                 |        | root     | 1        | /x
            GET /                  |        | root     | 1        | /
            GET /a/x               |        | a        | 1        | /x
            GET /A/X               |        | a        | 1        | /X
            GET /a                 |        | a        | 1        | ''
            GET /a/                |        | a        | 1        | /
            GET /a/b/x             |        | ab       | 1        | /x
            GET /customers/x       |        | cust     | 2        | /x
            GET /customers;rev=2/x |        | cust     | 2        | /x
            GET /customers;rev=1/x |        | cust     | 1        | /x
            GET /customers;rev=3   |        | cust     | 3        | ''
            GET /;rev=1/x          |        | root     | 1        | /x
            GET /seg/x             |        | seg      | 1        | /x
            GET /seg/v1/x          |        | seg-v1   | 1        | /x
            GET /seg/v1;rev=2/x    |        | seg-v1   | 2        | /x
            GET /seg/v2/x          |        | seg-v2   | 1        | /x
            GET /head/x            |        | head-old | 1        | /x
            GET /head/x            | v1     | head-v1  | 1        | /x
            GET /quer/x?a=1&V=v1   |        | quer-v1  | 1        | /x
            """)
    void theLongestPathThenVersionThenRevisionDecide(
            String request, @Nullable String header, String api, String revision, String below) {
        var headers = new Headers();
        if (header != null) {
            headers.add("api-version", header);
        }
        var found = (Resolution.Found) resolve(paths(), request, headers);
        assertThat(found.api().id()).isEqualTo(api);
        assertThat(found.api().revision()).isEqualTo(revision);
        assertThat(found.pathBelowApi()).isEqualTo(below);
        assertThat(found.target().path()).isEqualTo("/" + api);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # request                 | header | api known | documents whose on-error runs
            GET /ab/x                 |        | root      | g
            GET /ax                   |        | root      | g
            PUT /a/x                  |        | a         | g
            GET /a/y/1                |        | a         | g
            GET /customers;rev=9/x    |        |           | g
            GET /customers;rev=/x     |        |           | g
            GET /customers;rev=22/x   |        |           | g
            GET /customers/x;rev=1    |        | cust      | g
            POST /customers/y/1;rev=1 |        | cust      | g
            POST /customers;rev=1/y/1;rev=1 |  | cust      | g
            POST /y;rev=1/z           |        | root      | g
            GET /seg/v9/x             |        | seg       | g
            GET /seg/v2;rev=2/x       |        |           | g
            GET /head/x               | v9     |           | g
            GET /head/x               | v1,v1  |           | g
            GET /quer/x               |        |           | g
            GET /quer/x?v=v2          |        |           | g
            GET /only/x               |        |           | g
            """)
    void i14_whatIsNotThereIs404AndNoOtherVersionOrRevisionAnswers(
            String request, @Nullable String header, @Nullable String api, String marks) {
        var headers = new Headers();
        if (header != null) {
            headers.add("Api-Version", header);
        }
        var failed = (Resolution.Failed) resolve(paths(), request, headers);
        assertThat(failed.failure().status()).isEqualTo(404);
        assertThat(failed.failure().source()).isEqualTo("configuration");
        assertThat(failed.failure().reason()).isEqualTo("OperationNotFound");
        assertThat(failed.failure().message()).isEqualTo("Unable to match incoming request to an operation.");
        assertThat(failed.failure().answer()).isEqualTo("Resource not found");
        assertThat(failed.failure().headers().size()).isZero();
        assertThat(failed.api() == null ? null : failed.api().id()).isEqualTo(api);
        assertThat(marking.fail(failed.pipeline(), failed.failure())).containsExactly(marks);
    }

    @Test
    void withoutAnApiAtTheRootAnUnknownPathHasNoApi() {
        var catalog = new CatalogBuilder(marking.document(Scope.GLOBAL, "g")).build();
        var failed = (Resolution.Failed) resolve(catalog, "GET /x", new Headers());
        assertThat(failed.api()).isNull();
        assertThat(failed.pathBelowApi()).isEqualTo("/x");
    }

    @Test
    void apisThatWouldAnswerAtTheSameAddressAreRefused() {
        var builder = new CatalogBuilder(marking.document(Scope.GLOBAL, "g"))
                .versionSet(new VersionSet("seg", "seg", VersionSet.Scheme.SEGMENT, ""))
                .versionSet(new VersionSet("head", "head", VersionSet.Scheme.HEADER, "h"))
                .api(api("a", "p/v1", "1", true, "", null), null, null, List.of());
        for (var clash : List.of(
                api("b", "P/v1", "1", true, "", null),
                api("c", "p", "1", true, "v1", "seg"),
                api("d", "p/v1", "1", true, "v1", "head"),
                api("a", "p/v1", "1", false, "", null),
                api("a", "p/v1", "2", true, "", null))) {
            assertThatIllegalArgumentException()
                    .as(clash.toString())
                    .isThrownBy(() -> builder.api(clash, null, null, List.of()));
        }
    }

    // ---- subscriptions

    /** One API in one product; each of the two needs a key or does not. */
    private Catalog shop(boolean productNeedsKey, boolean apiNeedsKey, KeyNames names) {
        var orders = new Api("orders", "Orders", "orders", "1", true, "", null, null, List.of(), apiNeedsKey, names);
        var revision = new Api("orders", "Orders", "orders", "2", false, "", null, null, List.of(), apiNeedsKey, names);
        var other = new Api("other", "Other", "other", "1", true, "", null, null, List.of(), true, names);
        var builder = new CatalogBuilder(marking.document(Scope.GLOBAL, "global"))
                .product(product("gold", productNeedsKey, "orders"), marking.document(Scope.PRODUCT, "gold"))
                .product(product("silver", true, "other"), marking.document(Scope.PRODUCT, "silver"))
                .subscription(grant("for-gold", new Grant.Scope.OneProduct("gold"), true))
                .subscription(grant("for-silver", new Grant.Scope.OneProduct("silver"), true))
                .subscription(grant("for-orders", new Grant.Scope.OneApi("orders"), true))
                .subscription(grant("for-other", new Grant.Scope.OneApi("other"), true))
                .subscription(grant("for-all", new Grant.Scope.AllApis(), true))
                .subscription(grant("suspended", new Grant.Scope.AllApis(), false))
                .subscription(grant("gold-cancelled", new Grant.Scope.OneProduct("gold"), false));
        for (var api : List.of(orders, revision, other)) {
            builder.api(
                    api,
                    null,
                    marking.document(Scope.API, api.id()),
                    List.of(new OperationDefinition(
                            new Operation("get", "Get", "GET", "/x"),
                            Template.parse("/x"),
                            marking.document(Scope.OPERATION, "get"))));
        }
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # product | API   | key             | outcome
            key       | key   |                 | missing
            key       | open  |                 | allowed
            open      | key   |                 | gold
            open      | open  |                 | gold
            key       | key   | for-gold-1      | gold
            key       | open  | for-gold-1      | gold
            open      | key   | for-gold-1      | gold
            open      | open  | for-gold-1      | gold
            key       | key   | for-gold-2      | gold
            key       | key   | for-orders-1    | allowed
            key       | open  | for-orders-2    | allowed
            open      | key   | for-orders-1    | allowed
            open      | open  | for-orders-1    | allowed
            key       | key   | for-all-1       | allowed
            open      | open  | for-all-1       | allowed
            key       | key   | for-silver-1    | invalid
            key       | open  | for-silver-1    | invalid
            open      | key   | for-silver-1    | invalid
            open      | open  | for-silver-1    | invalid
            key       | key   | for-other-1     | invalid
            open      | open  | for-other-1     | invalid
            key       | key   | suspended-1     | invalid
            open      | open  | suspended-1     | invalid
            key       | key   | gold-cancelled-2| invalid
            open      | open  | gold-cancelled-1| invalid
            key       | key   | for-gold        | invalid
            key       | key   | for-gold-11     | invalid
            key       | key   | FOR-GOLD-1      | invalid
            open      | open  | nonsense        | invalid
            """)
    void n09_aKeyOpensWhatItIsForAndNothingElse(String product, String api, @Nullable String key, String outcome) {
        var catalog = shop(product.equals("key"), api.equals("key"), KeyNames.DEFAULT);
        for (var place : List.of("header", "query", "revision")) {
            var headers = new Headers();
            if (key != null && !place.equals("query")) {
                headers.add("ocp-apim-subscription-key", key);
            }
            var path = place.equals("revision") ? "/orders;rev=2/x" : "/orders/x";
            var query = key != null && place.equals("query") ? "?a=1&subscription-key=" + key : "";
            var resolved = resolve(catalog, "GET " + path + query, headers);
            assertThat(outcome(resolved)).as(place).isEqualTo(outcome);
        }
    }

    private static String outcome(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Found found ->
                found.product() == null ? "allowed" : found.product().id();
            case Resolution.Failed failed ->
                failed.failure().reason().equals("SubscriptionKeyNotFound") ? "missing" : "invalid";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # header     | query                             | outcome
            for-gold-1   | subscription-key=nonsense         | gold
            nonsense     | subscription-key=for-gold-1       | invalid
            ''           | subscription-key=for-gold-1       | gold
                         | subscription-key=                 | missing
                         | Subscription-Key=for-gold-1       | gold
                         | subscription-key=for%2Dgold-1     | gold
                         | xsubscription-key=for-gold-1      | missing
                         | key=for-gold-1                    | missing
                         | subscription-key=a&subscription-key=for-gold-1 | invalid
            for-gold-1,for-gold-1 |                          | invalid
            """)
    void n09_theHeaderIsLookedAtBeforeTheQuery(@Nullable String header, @Nullable String query, String outcome) {
        var headers = new Headers();
        if (header != null) {
            headers.add("Ocp-Apim-Subscription-Key", header);
        }
        var resolved = resolve(
                shop(true, true, KeyNames.DEFAULT), "GET /orders/x" + (query == null ? "" : "?" + query), headers);
        assertThat(outcome(resolved)).isEqualTo(outcome);
    }

    @Test
    void twoKeyHeadersAreNoKey() {
        var headers =
                new Headers().add("Ocp-Apim-Subscription-Key", "for-gold-1").add("ocp-apim-subscription-key", "x");
        assertThat(outcome(resolve(shop(true, true, KeyNames.DEFAULT), "GET /orders/x", headers)))
                .isEqualTo("invalid");
    }

    @Test
    void anApiMayNameItsKeysOtherwise() {
        var catalog = shop(true, true, OWN_KEYS);
        assertThat(outcome(resolve(catalog, "GET /orders/x", new Headers().add("X-Key", "for-gold-1"))))
                .isEqualTo("gold");
        assertThat(outcome(resolve(catalog, "GET /orders/x?key=for-gold-1", new Headers())))
                .isEqualTo("gold");
        assertThat(outcome(resolve(
                        catalog, "GET /orders/x", new Headers().add("Ocp-Apim-Subscription-Key", "for-gold-1"))))
                .isEqualTo("missing");
    }

    @Test
    void aMissingKeyIsAnsweredWithAChallenge() {
        var failed = (Resolution.Failed) resolve(shop(true, true, KeyNames.DEFAULT), "GET /orders/x", new Headers());
        var failure = failed.failure();
        assertThat(failure.status()).isEqualTo(401);
        assertThat(failure.source()).isEqualTo("authorization");
        assertThat(failure.answer())
                .isEqualTo("Access denied due to missing subscription key. Make sure to include subscription key when"
                        + " making requests to an API.")
                .isEqualTo(failure.message());
        assertThat(failure.headers().first("WWW-Authenticate"))
                .isEqualTo("AzureApiManagementKey realm=\"https://gateway.test/orders\","
                        + "name=\"Ocp-Apim-Subscription-Key\",type=\"header\"");
        assertThat(failed.operation().id()).isEqualTo("get");
        assertThat(marking.fail(failed.pipeline(), failure)).containsExactly("global", "orders", "get");
    }

    @Test
    void anInvalidKeyIsAnsweredWithoutOne() {
        var failed = (Resolution.Failed) resolve(
                shop(true, true, KeyNames.DEFAULT),
                "GET /orders/x",
                new Headers().add("Ocp-Apim-Subscription-Key", "nonsense"));
        assertThat(failed.failure().status()).isEqualTo(401);
        assertThat(failed.failure().source()).isEqualTo("authorization");
        assertThat(failed.failure().reason()).isEqualTo("SubscriptionKeyInvalid");
        assertThat(failed.failure().answer())
                .isEqualTo("Access denied due to invalid subscription key. Make sure to provide a valid key for an"
                        + " active subscription.");
        assertThat(failed.failure().headers().size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # key          | marks in inbound
            for-gold-1     | global gold orders get
            for-orders-1   | global orders get
            for-all-1      | global orders get
                           | global orders get
            """)
    void aProductsDocumentRunsOnlyInItsContext(@Nullable String key, String marks) {
        var headers = new Headers();
        if (key != null) {
            headers.add("Ocp-Apim-Subscription-Key", key);
        }
        var found = (Resolution.Found) resolve(shop(true, false, KeyNames.DEFAULT), "GET /orders/x", headers);
        assertThat(marking.run(found.pipeline())).containsExactly(marks.split(" "));
        assertThat(found.subscription() == null ? null : found.subscription().key())
                .isEqualTo(key);
    }

    @Test
    void pipelinesOfTheSameDocumentsAreShared() {
        var catalog = paths();
        var x = (Resolution.Found) resolve(catalog, "GET /a/x", new Headers());
        var y = (Resolution.Found) resolve(catalog, "POST /customers/y/1", new Headers());
        assertThat(x.pipeline()).isSameAs(y.pipeline());
    }

    @Test
    void twoSubscriptionsWithTheSameKeyAreRefusedWithoutNamingIt() {
        var builder = new CatalogBuilder(marking.document(Scope.GLOBAL, "g"))
                .subscription(grant("one", new Grant.Scope.AllApis(), true));
        var other = new Subscription("two", "two", "k", "one-2", "k", Instant.EPOCH, null, null, null);
        builder.subscription(new Grant(other, new Grant.Scope.AllApis(), true));
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("subscriptions 'one' and 'two' have a key in common");
    }

    // ---- what is logged

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the API's                        | the service's                     | governing
                                               |                                   | none
            azuremonitor                       |                                   | api azuremonitor
                                               | azuremonitor                      | service azuremonitor
            AzureMonitor                       | azuremonitor                      | api AzureMonitor
            applicationinsights                | azuremonitor                      | service azuremonitor
            applicationinsights                | applicationinsights               | api applicationinsights
            zipkin                             | applicationinsights               | api zipkin
                                               | zipkin applicationinsights        | service applicationinsights
            zipkin eventhub                    |                                   | api eventhub
            applicationinsights azuremonitor   | azuremonitor                      | api azuremonitor
            """)
    void theApisSettingForTheLogThenTheServicesThenOthersGovern(
            @Nullable String ofApi, @Nullable String ofService, String governing) {
        var catalog = new CatalogBuilder(marking.document(Scope.GLOBAL, "g"))
                .diagnostics(diagnostics(ofService, Verbosity.ERROR))
                .api(
                        api("a", "a", "1", true, "", null),
                        null,
                        null,
                        List.of(operation("get", "GET", "/x")),
                        diagnostics(ofApi, Verbosity.VERBOSE))
                .build();
        for (var request : List.of("GET /a/x", "GET /a/y", "GET /a/x?subscription-key=nonsense")) {
            assertThat(name(resolve(catalog, request, new Headers()).diagnostic()))
                    .as(request)
                    .isEqualTo(governing);
        }
        // No API: its settings say nothing.
        var elsewhere = resolve(catalog, "GET /b", new Headers()).diagnostic();
        assertThat(name(elsewhere)).isEqualTo(ofService == null ? "none" : "service " + firstOf(ofService));
    }

    private static List<Diagnostic> diagnostics(@Nullable String ids, Verbosity mark) {
        return ids == null
                ? List.of()
                : Stream.of(ids.split(" "))
                        .map(id ->
                                new Diagnostic(id, mark, false, 100, false, Part.NONE, Part.NONE, Part.NONE, Part.NONE))
                        .toList();
    }

    private static String firstOf(String ids) {
        return ids.contains("applicationinsights") ? "applicationinsights" : ids;
    }

    private static String name(Diagnostic diagnostic) {
        return switch (diagnostic.verbosity()) {
            case VERBOSE -> "api " + diagnostic.id();
            case ERROR -> "service " + diagnostic.id();
            case INFORMATION -> diagnostic.equals(Diagnostic.DEFAULT) ? "none" : diagnostic.toString();
        };
    }

    // ---- material

    private static Resolution resolve(Catalog catalog, String request, Headers headers) {
        int space = request.indexOf(' ');
        var target = request.substring(space + 1);
        int question = target.indexOf('?');
        var url = new Url(
                "https",
                "gateway.test",
                443,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1));
        return catalog.resolve(request.substring(0, space), url, headers);
    }

    private static Api api(
            String id, String path, String revision, boolean current, String version, @Nullable String set) {
        return new Api(id, id, path, revision, current, version, set, null, List.of(), false, KeyNames.DEFAULT);
    }

    private static OperationDefinition operation(String id, String method, String template) {
        return new OperationDefinition(new Operation(id, id, method, template), Template.parse(template), null);
    }

    private static Product product(String id, boolean needsKey, String... apis) {
        return new Product(id, id, false, needsKey, null, true, Stream.of(apis).toList(), List.of());
    }

    private static Grant grant(String id, Grant.Scope scope, boolean active) {
        var subscription = new Subscription(id, id, id + "-1", id + "-1", id + "-2", Instant.EPOCH, null, null, null);
        return new Grant(subscription, scope, active);
    }
}
