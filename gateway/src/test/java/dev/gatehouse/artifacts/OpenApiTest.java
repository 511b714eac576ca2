package dev.gatehouse.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.catalog.Resolution;
import dev.gatehouse.http.Headers;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specifications as operations. */
class OpenApiTest {
    @TempDir
    Path folder;

    private final Diagnostics diagnostics = new Diagnostics();

    private OpenApi.Specification read(String text) {
        return read(text, true);
    }

    private OpenApi.Specification read(String text, boolean queryInTemplates) {
        var source = Source.of("spec", text);
        var tree = TreeReader.read(source, !text.startsWith("{"), diagnostics);
        return tree == null ? null : OpenApi.read(new Folder.Parsed(source, tree), queryInTemplates, diagnostics);
    }

    private static List<String> lines(OpenApi.Specification specification) {
        return specification.operations().stream()
                .map(each -> "%s %s = %s (%s) %s"
                        .formatted(
                                each.operation().method(),
                                each.operation().urlTemplate(),
                                each.operation().id(),
                                each.resourceName(),
                                each.operation().name()))
                .toList();
    }

    private List<String> problems() {
        return diagnostics.list().stream().map(Object::toString).toList();
    }

    private static final String PATHS = """
            paths:
              x-ours: { get: { operationId: not-a-path } }
              /:
                get: { operationId: listAll, summary: All of them }
              /{id}:
                summary: One thing
                parameters:
                  - { name: id, in: path, required: true }
                  - { name: tenant, in: query, required: true }
                  - { name: depth, in: query, required: true }
                  - $ref: '#/components/parameters/Page'
                get:
                  operationId: Get_One
                  parameters:
                    - { name: depth, in: query, required: false }
                delete: {}
                x-other: { operationId: no }
              /again: { $ref: '#/components/pathItems/Again' }
            components:
              parameters:
                Page: { name: page, in: query, required: true }
                Deep: { $ref: '#/components/parameters/Page' }
              pathItems:
                Again: { head: { operationId: get-one, parameters: [ { $ref: '#/components/parameters/Deep' } ] } }
            """;

    @ParameterizedTest
    @CsvSource({"'openapi: 3.0.3'", "'openapi: 3.1.0'", "'swagger: \"2.0\"'"})
    void operationsComeFromPathsAndMethods(String version) {
        assertThat(lines(read(version + "\n" + PATHS)))
                .containsExactly(
                        "GET / = listAll (listall) All of them",
                        "GET /{id}?tenant={tenant}&page={page} = Get_One (get-one) Get_One",
                        "DELETE /{id}?tenant={tenant}&depth={depth}&page={page} = delete-id (delete-id) delete-id",
                        "HEAD /again?page={page} = get-one (get-one-1) get-one");
        assertThat(problems()).isEmpty();
    }

    @Test
    void requiredQueryParametersStayOutOfTemplatesWhereTheApiSaysSo() {
        assertThat(read("openapi: 3.0.3\n" + PATHS, false).operations())
                .extracting(each -> each.operation().urlTemplate())
                .containsExactly("/", "/{id}", "/{id}", "/again");
    }

    @Test
    void anApiSaysHowRequiredQueryParametersAreMeant() {
        var specification = """
                openapi: 3.0.0
                paths:
                  /find:
                    get: { operationId: find, parameters: [ { name: q, in: query, required: true } ] }
                """;
        var fixture = new Fixture(folder)
                .write("apis/a/apiInformation.json", Fixture.API.formatted("a", "a", "a"))
                .write("apis/a/specification.yml", specification)
                .write("apis/b/apiInformation.json", """
                        { "properties": { "path": "b", "translateRequiredQueryParameters": "query" } }
                        """)
                .write("apis/b/specification.yaml", specification);
        assertThat(((Resolution.Found) fixture.resolve("GET /a/find?x=1&Q=7")).parameters())
                .containsEntry("q", "7");
        assertThat(fixture.resolve("GET /a/find")).isInstanceOf(Resolution.Failed.class);
        assertThat(((Resolution.Found) fixture.resolve("GET /b/find")).parameters())
                .isEmpty();
    }

    @Test
    void jsonIsReadAsWell() {
        var specification = read("""
                { "swagger": "2.0", "host": "api.test:8443", "basePath": "/v2", "schemes": [ "http", "https" ],
                  "paths": { "/pets/{id}": { "get": { "operationId": "getPet" } } } }
                """);
        assertThat(lines(specification)).containsExactly("GET /pets/{id} = getPet (getpet) getPet");
        assertThat(specification.servers()).containsExactly("http://api.test:8443/v2", "https://api.test:8443/v2");
    }

    @Test
    void serversAreAbsoluteUrlsWithTheirVariablesFilledIn() {
        assertThat(read("""
                        openapi: 3.1.0
                        servers:
                          - url: /relative
                          - url: http://plain.test
                          - url: https://{region}.api.test/{base}
                            variables: { region: { default: eu, enum: [ eu, us ] }, base: { default: v1 } }
                        paths: {}
                        """).servers()).containsExactly("http://plain.test", "https://eu.api.test/v1");
    }

    @Test
    void theFirstSecureServerStandsInForAMissingServiceUrl() {
        var specification = """
                openapi: 3.0.0
                servers: [ { url: "http://127.0.0.1:9000/a" }, { url: "https://api.test/a" } ]
                paths: { /x: { get: { } } }
                """;
        var fixture = new Fixture(folder)
                .write("apis/a/apiInformation.json", "{ \"properties\": { \"path\": \"a\" } }")
                .write("apis/a/specification.json", "{}")
                .write("apis/a/specification.yaml", specification);
        assertThat(((Resolution.Found) fixture.resolve("GET /a/x")).target().toString())
                .isEqualTo("https://api.test/a");
        fixture.insecure().write("apis/a/specification.yaml", specification.replace("https://api.test/a", "/a"));
        assertThat(((Resolution.Found) fixture.resolve("GET /a/x")).target().toString())
                .isEqualTo("http://127.0.0.1:9000/a");
    }

    @Test
    void anOperationFileDecidesOverTheSpecification() {
        var fixture = new Fixture(folder)
                .api("a")
                .write("apis/a/operations/Get-One/operationInformation.json", """
                        { "properties": { "displayName": "Other", "method": "post", "urlTemplate": "/other/{x}" } }
                        """)
                .write("apis/a/operations/extra/operationInformation.json", """
                        { "properties": { "method": "GET", "urlTemplate": "/extra" } }
                        """);
        var found = (Resolution.Found) fixture.resolve("POST /a/other/1");
        assertThat(found.operation().id()).isEqualTo("get-one");
        assertThat(found.operation().name()).isEqualTo("Other");
        assertThat(((Resolution.Found) fixture.resolve("GET /a/extra"))
                        .operation()
                        .id())
                .isEqualTo("extra");
        assertThat(fixture.resolve("GET /a/1")).isInstanceOf(Resolution.Failed.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            getOrder                    | getorder
            Get Order/By.Id             | get-order-by-id
            --Get__Order--              | get-order
            get-/foo/{id}               | get-foo-id
            GetÄpfel                    | getäpfel
            """)
    void operationIdsBecomeResourceNames(String id, String name) {
        assertThat(OpenApi.normalize(id)).isEqualTo(name);
        assertThat(OpenApi.normalize("x".repeat(75) + "-yz")).isEqualTo("x".repeat(75));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /a: { $ref: 'https://evil.test/paths.yaml#/a' } | spec:3:15: error ART162: 'https://evil.test/paths.yaml#/a' points out of this file; only '#/…' is followed
            /a: { $ref: 'file:///etc/passwd' }              | spec:3:15: error ART162: 'file:///etc/passwd' points out of this file; only '#/…' is followed
            /a: { $ref: '#/nowhere' }                       | spec:3:15: error ART163: '#/nowhere' leads nowhere
            /a: { $ref: '#/paths/~1a' }                     | spec:3:7: error ART164: '$ref' refers to itself, or through too many others
            """)
    void l15_referencesLeadNowhereElse(String path, String problem) {
        read("openapi: 3.0.0\npaths:\n  " + path + "\n");
        assertThat(problems()).containsExactly(problem);
    }

    @Test
    void l15_aYamlBombStaysAsSmallAsItIs() {
        var bomb = new StringBuilder("openapi: 3.0.0\nx0: &x0 [ a, a, a, a, a, a, a, a, a, a ]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("x%d: &x%d [ *x%d, *x%d, *x%d, *x%d, *x%d, *x%d, *x%d, *x%d, *x%d ]\n"
                    .formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1));
        }
        assertThat(lines(read(bomb + "paths: { /x: { get: { tags: *x39 } } }\n")))
                .hasSize(1);
        assertThat(problems()).isEmpty();
    }

    @Test
    void l15_depthIsLimitedAndTagsMakeNothing() {
        read("openapi: " + "[".repeat(5_000));
        read("{ \"a\": " + "[".repeat(5_000));
        assertThat(problems()).hasSize(2).allMatch(each -> each.contains("ART110"));
        assertThat(lines(read(
                        "openapi: 3.0.0\nx: !!javax.script.ScriptEngineManager [ !!java.net.URL [ 'http://e.test' ] ]\n"
                                + "paths: { /x: { get: {} } }")))
                .hasSize(1);
    }

    @Test
    void anchorsAreFollowed() {
        assertThat(lines(read("""
                        openapi: 3.0.0
                        paths:
                          /a: &one { get: { } }
                          /b: *one
                        """))).containsExactly("GET /a = get-a (get-a) get-a", "GET /b = get-b (get-b) get-b");
        read("openapi: 3.0.0\npaths: *nobody\n");
        assertThat(problems()).singleElement().asString().contains("anchor 'nobody'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            swagger: "1.2"       | spec:1:1: error ART160
            - a                  | spec:1:1: error ART160
            openapi: 4.0.0       | spec:1:1: error ART160
            a: [                 | spec:1:4: error ART110
            "{ \\"a\\" 1 }"      | spec:1:1: error ART160
            """)
    void whatIsNoSpecificationIsRefused(String text, String problem) {
        assertThat(read(text)).isNull();
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(problem.substring(0, problem.indexOf(':')))
                .contains(problem.substring(problem.indexOf("error")));
    }

    @Test
    void positionsAreThoseOfTheFileAlsoBehindCharactersOutsideOfTheBasicPlane() {
        read("x: '😀😀'\nopenapi: 3.0.0\npaths:\n  /é😀: { $ref: '#/nowhere' }\n");
        assertThat(problems()).containsExactly("spec:4:17: error ART163: '#/nowhere' leads nowhere");
    }

    @Test
    void twoOperationsOfOneIdAreRefused() {
        var fixture = new Fixture(folder)
                .write("apis/a/apiInformation.json", Fixture.API.formatted("a", "a", "a"))
                .write("apis/a/specification.yaml", """
                        openapi: 3.0.0
                        paths:
                          /a: { get: { operationId: same } }
                          /b: { get: { operationId: Same } }
                          /c/{id: { get: {} }
                        """);
        assertThat(fixture.problems())
                .containsExactly(
                        "apis/a/specification.yaml:4:29: error ART165: another operation is called 'Same'",
                        "apis/a/specification.yaml:5:13: error ART161: a '{' is not closed in '/c/{id'");
    }

    @Test
    void tenThousandOperationsAreRoutine() {
        var paths = new StringBuilder("openapi: 3.0.0\npaths:\n");
        for (int i = 0; i < 10_000; i++) {
            paths.append("  /things%d/{id}:\n    get: { operationId: get-thing-%d }\n".formatted(i, i));
        }
        var fixture = new Fixture(folder)
                .write("apis/a/apiInformation.json", Fixture.API.formatted("a", "a", "a"))
                .write("apis/a/specification.yaml", paths.toString());
        var catalog = fixture.catalog();
        for (int i : new int[] {0, 4_711, 9_999}) {
            var found = (Resolution.Found) Fixture.resolve(catalog, "GET /a/things" + i + "/x", new Headers());
            assertThat(found.operation().id()).isEqualTo("get-thing-" + i);
        }
    }
}
