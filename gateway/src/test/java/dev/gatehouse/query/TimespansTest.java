package dev.gatehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimespansTest {
    private static final Instant NOW = Instant.parse("2026-11-24T05:10:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PT5M                                      | 2026-11-24T05:05:00Z     | 2026-11-24T05:10:00Z
            P1D                                       | 2026-11-23T05:10:00Z     | 2026-11-24T05:10:00Z
            P1DT12H                                   | 2026-11-22T17:10:00Z     | 2026-11-24T05:10:00Z
            P2W                                       | 2026-11-10T05:10:00Z     | 2026-11-24T05:10:00Z
            P1M                                       | 2026-10-24T05:10:00Z     | 2026-11-24T05:10:00Z
            P1Y2M3DT4H5M6.5S                          | 2025-09-21T01:04:53.500Z | 2026-11-24T05:10:00Z
            PT0,25S                                   | 2026-11-24T05:09:59.750Z | 2026-11-24T05:10:00Z
            P999999999Y                               | 0001-01-01T00:00:00Z     | 2026-11-24T05:10:00Z
            P99999999W                                | 0001-01-01T00:00:00Z     | 2026-11-24T05:10:00Z
            2026-11-24T05:00:00Z/2026-11-24T06:00:00Z | 2026-11-24T05:00:00Z     | 2026-11-24T06:00:00Z
            2026-11-24T05:00/2026-11-24 06:00         | 2026-11-24T05:00:00Z     | 2026-11-24T06:00:00Z
            2026-11-23/2026-11-24                     | 2026-11-23T00:00:00Z     | 2026-11-24T00:00:00Z
            2026-11-24T05:00+02:00/PT1H               | 2026-11-24T03:00:00Z     | 2026-11-24T04:00:00Z
            2026-11-24T05:00:00.1234567Z/PT1S         | 2026-11-24T05:00:00.123456700Z | 2026-11-24T05:00:01.123456700Z
            PT1H/2026-11-24T06:00:00Z                 | 2026-11-24T05:00:00Z     | 2026-11-24T06:00:00Z
            2026-11-24/P9999Y                         | 2026-11-24T00:00:00Z     | 9999-12-31T23:59:59Z
            """)
    void durationsAndIntervalsOfIso8601(String text, Instant from, Instant to) throws Exception {
        var range = Timespans.parse(text, NOW);
        assertThat(range.from()).isEqualTo(from);
        assertThat(range.to()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            ""                        | 'PT5M' or 'P1D'
            P                         | 'PT5M' or 'P1D'
            PT                        | 'PT5M' or 'P1D'
            P1DT                      | 'PT5M' or 'P1D'
            -P1D                      | 'PT5M' or 'P1D'
            P1H                       | 'PT5M' or 'P1D'
            yesterday                 | 'PT5M' or 'P1D'
            1d                        | here it is one of ISO 8601: 'P1D'
            30m                       | here it is one of ISO 8601: 'PT30M'
            pt5m                      | in capitals: 'PT5M'
            PT0S                      | it ends when it begins
            2026-11-24/2026-11-23     | ends before it begins
            P1D/PT1H                  | has two durations
            /                         | '' in '/' is neither a time nor a duration
            2026-11-24/               | '' in '2026-11-24/' is neither
            2026-11-24/2026-13-01     | '2026-13-01' in '2026-11-24/2026-13-01' is neither
            2026-11-24/tomorrow       | 'tomorrow' in
            2026-11-24T25:00Z/PT1H    | '2026-11-24T25:00Z' in
            """)
    void whatIsNoneIsRefusedWithWhatWouldBe(String text, String message) {
        assertThatThrownBy(() -> Timespans.parse(text, NOW))
                .isInstanceOf(BadTimespanException.class)
                .hasMessageContaining(message);
    }
}
