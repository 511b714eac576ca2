package dev.gatehouse.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            T                                      ~ T⏎| count
            T | where a == 1                       ~ T | where a == 1⏎| count
            T | where a == 1 // why                ~ T | where a == 1⏎| count
            T | where a == 1;                      ~ T | where a == 1⏎| count
            let b = 1; T | where a == b; // why    ~ let b = 1; T | where a == b⏎| count
            let f = () { T }; f()                  ~ let f = () { T }; f()⏎| count
            T | summarize c = count() by a | render timechart with (title = 'x') ~ T | summarize c = count() by a | count
            T | // as a chart⏎ render barchart;    ~ T | // as a chart⏎ count
            union A, B                             ~ union A, B⏎| count
            (T | where a == 1)                     ~ (T | where a == 1)⏎| count
            range x from 1 to 3 step 1             ~ range x from 1 to 3 step 1⏎| count
            T | where a ==                         ~ T | where a ==
            ``                                     ~ ``
            """)
    void stagesFollowTheQueryWhateverItsEnd(String query, String result) {
        assertThat(Continuation.of(Source.of("query", query.replace('⏎', '\n')), "count")
                        .text()
                        .replace('\n', '⏎'))
                .isEqualTo(result);
    }

    @Test
    void positionsAreThoseOfTheQuery() {
        var continued = Continuation.of(Source.of("query", "T\n| where a == 1"), "count");
        assertThat(continued.position(continued.text().indexOf("where"))).hasToString("2:3");
        assertThat(continued.position(continued.text().indexOf("count"))).hasToString("2:14");
    }
}
