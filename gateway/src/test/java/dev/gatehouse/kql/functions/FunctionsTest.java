package dev.gatehouse.kql.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.kql.schema.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsTest {
    /** Of 139 public queries over API Management's tables and 652 over Azure Monitor's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ago",
                "isnotempty",
                "tostring",
                "iff",
                "iif",
                "round",
                "split",
                "bin",
                "coalesce",
                "case",
                "substring",
                "todouble",
                "strcat",
                "parse_url",
                "isempty",
                "row_number",
                "replace_regex",
                "countof",
                "isnan",
                "isfinite",
                "toreal",
                "strcat_array",
                "max_of",
                "extract_all",
                "parse_json",
                "replace_string",
                "now",
                "isnull",
                "startofmonth",
                "endofmonth",
                "hourofday",
                "array_sort_asc",
                "geo_info_from_ip_address",
                "bin_at",
                "format_datetime",
                "extract",
                "dayofweek",
                "toint",
                "startofday",
                "isnotnull",
                "datetime_diff"
            })
    void functionsOfPublicQueriesExist(String name) {
        assertThat(Functions.scalar(name)).isInstanceOf(Lookup.Found.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count",
                "sum",
                "countif",
                "avg",
                "percentile",
                "percentiles",
                "min",
                "max",
                "dcount",
                "take_any",
                "any",
                "arg_max",
                "make_set"
            })
    void aggregatesOfPublicQueriesExist(String name) {
        assertThat(Functions.aggregate(name)).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void textFromAQueryNeverStandsInTheSql() {
        var evil = "'; DROP TABLE x; --";
        var text = new ArgumentType(Type.STRING, evil);
        for (var name : List.of("has", "contains", "==", "in", "matches regex", "has_any", "=~", "startswith")) {
            var sql = Operators.of(name)
                    .sql(
                            List.of(Sql.name("a"), Sql.constant(Type.STRING, evil)),
                            List.of(new ArgumentType(Type.STRING), text));
            assertThat(sql.text()).as(name).doesNotContain("DROP");
        }
        assertThat(Dynamics.at(Sql.name("d"), List.of(evil, "\"x\"", 1L)).text())
                .doesNotContain("DROP");
        assertThat(Sql.name("a\" OR \"b").text()).isEqualTo("\"a\"\" OR \"\"b\"");
    }

    @Test
    void aRepeatedPieceRepeatsItsParameters() {
        var sql = Sql.of("f({0}, {1}, {0})", Sql.parameter("x"), Sql.of("g({0})", Sql.parameter(2L)));
        assertThat(sql.text()).isEqualTo("f(?::VARCHAR, g(?::BIGINT), ?::VARCHAR)");
        assertThat(sql.parameters()).containsExactly("x", 2L, "x");
    }

    @Test
    void theOrderOfRowsKeepsParametersInTheirPlaces() {
        var sql = Sql.of("lag({0}) OVER ({1}) + {2}", Sql.parameter("?"), Sql.ROW_ORDER, Sql.parameter(1L));
        var ordered = sql.ordered(Sql.of("ORDER BY f({0})", Sql.parameter(7L)));
        assertThat(ordered.text()).isEqualTo("lag(?::VARCHAR) OVER (ORDER BY f(?::BIGINT)) + ?::BIGINT");
        assertThat(ordered.parameters()).containsExactly("?", 7L, 1L);
    }

    @Test
    void unknownNamesSuggestTheNearest() {
        assertThat(Functions.scalar("tolowr")).isEqualTo(new Lookup.Unknown<>("tolower"));
        assertThat(Functions.scalar("Ago")).isEqualTo(new Lookup.Unknown<>("ago"));
        assertThat(Functions.scalar("completely_different")).isEqualTo(new Lookup.Unknown<>(""));
    }
}
