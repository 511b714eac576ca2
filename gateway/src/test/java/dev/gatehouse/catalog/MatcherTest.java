package dev.gatehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which operation a request is for. */
class MatcherTest {
    private static final Matcher<String> SHOP = matcher(
            "GET /",
            "GET /orders",
            "POST /orders",
            "GET /orders/{id}",
            "DELETE /orders/{id}",
            "GET /orders/open",
            "POST /orders/{id}/cancel",
            "GET /orders/{id}/lines/{line}",
            "GET /orders/open/lines/first",
            "GET /orders/{id}?expand=lines",
            "GET /orders/{id}?expand={what}&depth={depth}",
            "GET /files/*",
            "GET /files/index.html",
            "GET /files/{name}",
            "GET /reports/report-{year}.{format}",
            "GET /reports/report-{year}.json",
            "GET /reports/{name}",
            "GET /Customers('{key}')",
            "GET /a b/{c d}",
            "GET /tail/{*rest}",
            "CHECKOUT /orders");

    private static Matcher<String> matcher(String... operations) {
        var builder = new Matcher.Builder<String>();
        for (var operation : operations) {
            int space = operation.indexOf(' ');
            builder.add(operation.substring(0, space), Template.parse(operation.substring(space + 1)), operation);
        }
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # request                        | operation                                    | parameters
            GET /                            | GET /                                        | {}
            GET                              | GET /                                        | {}
            GET /orders                      | GET /orders                                  | {}
            GET /orders/                     | GET /orders                                  | {}
            GET /ORDERS/Open                 | GET /orders/open                             | {}
            POST /orders                     | POST /orders                                 | {}
            CHECKOUT /orders                 | CHECKOUT /orders                             | {}
            GET /orders/7                    | GET /orders/{id}                             | {id=7}
            GET /orders/7/                   | GET /orders/{id}                             | {id=7}
            GET /orders/open                 | GET /orders/open                             | {}
            DELETE /orders/open              | DELETE /orders/{id}                          | {id=open}
            GET /orders/open/lines/2         | GET /orders/{id}/lines/{line}                | {id=open, line=2}
            GET /orders/open/lines/first     | GET /orders/open/lines/first                 | {}
            GET /orders/a%20b%2Fc            | GET /orders/{id}                             | {id=a b/c}
            GET /orders/%C3%A4               | GET /orders/{id}                             | {id=ä}
            GET /orders/100%                 | GET /orders/{id}                             | {id=100%}
            GET /orders/7?expand=lines       | GET /orders/{id}?expand=lines                | {id=7}
            GET /orders/7?x=1&EXPAND=Lines   | GET /orders/{id}?expand=lines                | {id=7}
            GET /orders/7?%65xpand=l%69nes   | GET /orders/{id}?expand=lines                | {id=7}
            GET /orders/7?expand=x&expand=lines | GET /orders/{id}?expand=lines             | {id=7}
            GET /orders/7?expand=x           | GET /orders/{id}                             | {id=7}
            GET /orders/7?depth=2&expand=x+y | GET /orders/{id}?expand={what}&depth={depth} | {id=7, what=x y, depth=2}
            GET /files                       | GET /files/*                                 | {*=}
            GET /files/                      | GET /files/*                                 | {*=}
            GET /files/a                     | GET /files/{name}                            | {name=a}
            GET /files/index.html            | GET /files/index.html                        | {}
            GET /files/a/b%20c               | GET /files/*                                 | {*=a/b c}
            GET /files/index.html/x          | GET /files/*                                 | {*=index.html/x}
            GET /reports/report-2026.json    | GET /reports/report-{year}.json              | {year=2026}
            GET /reports/report-2026.csv     | GET /reports/report-{year}.{format}          | {year=2026, format=csv}
            GET /reports/report-.csv         | GET /reports/{name}                          | {name=report-.csv}
            GET /reports/report-2026.        | GET /reports/{name}                          | {name=report-2026.}
            GET /reports/2026                | GET /reports/{name}                          | {name=2026}
            GET /Customers('A7')             | GET /Customers('{key}')                      | {key=A7}
            GET /customers('A7')             | GET /Customers('{key}')                      | {key=A7}
            GET /a%20b/1                     | GET /a b/{c d}                               | {c d=1}
            GET /tail/x/y                    | GET /tail/{*rest}                            | {rest=x/y}
            """)
    void theMostSpecificOperationIsFound(String request, String operation, String parameters) {
        var found = match(SHOP, request);
        assertThat(found).isNotNull();
        assertThat(found.value()).isEqualTo(operation);
        assertThat(found.parameters().toString()).isEqualTo(parameters);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /orders",
                "HEAD /orders",
                "OPTIONS /orders",
                "get /orders",
                "GET /orders//",
                "GET /orders//lines/1",
                "GET /order",
                "GET /orders/7/cancel",
                "POST /orders/7/cancel/now",
                "GET /Customers('')",
                "GET /nothing"
            })
    void everythingElseIsNotFound(String request) {
        assertThat(match(SHOP, request)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /{a}/x  | GET /{b}/y   | GET /1/y  | GET /{b}/y
            GET /{a}    | GET /{b}     | GET /1    | GET /{a}
            GET /a/*    | GET /{x}/b   | GET /a/b  | GET /a/*
            GET /{x}/b  | GET /a/{y}   | GET /a/b  | GET /a/{y}
            GET /*      | GET /{x}     | GET /a    | GET /{x}
            GET /*      | POST /a      | GET /a    | GET /*
            GET /x-{a}  | GET /{b}     | GET /x-1  | GET /x-{a}
            GET /x-{a}/p| GET /{b}/q   | GET /x-1/q| GET /{b}/q
            GET /a?b=1  | GET /a       | GET /a?b=1| GET /a?b=1
            GET /a      | GET /a?b=1   | GET /a?b=1| GET /a?b=1
            GET /a?b={b}| GET /{x}     | GET /a    | GET /{x}
            """)
    void precedenceGoesFromLeftToRightThenByQueryThenByDeclaration(
            String first, String second, String request, String expected) {
        assertThat(match(matcher(first, second), request).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a/{id        | a '{' is not closed in '/a/{id'
            /a/id}        | a '}' was never opened in '/a/id}'
            /{}/b         | a parameter has no name in '/{}/b'
            /{id}/{ID}    | two parameters are called 'ID' in '/{id}/{ID}'
            /{id}?id={id} | two parameters are called 'id' in '/{id}?id={id}'
            /*/b          | a wildcard can only stand at the end of '/*/b'
            /{a}{b}       | two parameters touch each other in '/{a}{b}'
            """)
    void malformedTemplatesAreRefused(String template, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.parse(template))
                .withMessage(message);
    }

    @Test
    void theWorkDoesNotGrowWithTheNumberOfOperations() {
        Map<Integer, Integer> visits = new TreeMap<>();
        for (int count : new int[] {10, 100, 1_000, 10_000}) {
            var builder = new Matcher.Builder<Integer>();
            for (int i = 0; i < count; i++) {
                builder.add("GET", Template.parse("/things" + i + "/{id}/parts/{part}"), i);
                builder.add("GET", Template.parse("/all/kind-" + i + "-{id}"), -i);
                builder.add("GET", Template.parse("/v1/x" + i), i);
            }
            var matcher = builder.build();
            int last = count - 1;
            assertThat(matcher.match("GET", "/things%d/a/parts/b".formatted(last), 0, "")
                            .value())
                    .isEqualTo(last);
            visits.put(
                    count,
                    matcher.visits("GET", "/things%d/a/parts/b".formatted(last))
                            + matcher.visits("GET", "/v1/x" + last)
                            + matcher.visits("GET", "/v1/nothing")
                            + matcher.visits("GET", "/all/kind-%d-7".formatted(last)));
        }
        assertThat(visits.values()).allMatch(each -> each <= 20);
        assertThat(visits.get(10_000) - visits.get(10)).isLessThanOrEqualTo(4);
    }

    @Test
    void aPathIsMatchedFromWhereTheApiEnds() {
        assertThat(SHOP.match("GET", "/shop/v1/orders/9", 8, "").parameters()).isEqualTo(Map.of("id", "9"));
    }

    private static Matcher.Match<String> match(Matcher<String> matcher, String request) {
        var parts = request.split(" ", 2);
        var target = parts.length == 1 ? "" : parts[1];
        int question = target.indexOf('?');
        return matcher.match(
                parts[0],
                question < 0 ? target : target.substring(0, question),
                0,
                question < 0 ? "" : target.substring(question + 1));
    }
}
