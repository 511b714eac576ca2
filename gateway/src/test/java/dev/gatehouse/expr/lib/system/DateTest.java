package dev.gatehouse.expr.lib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.expr.types.DotNetException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTest {
    private static final DateTime DATE = DateTime.of(2024, 1, 2, 3, 4, 5, 60, DateTimeKind.Utc);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            o | 2024-01-02T03:04:05.0600000Z
            yyyy-MM-ddTHH:mm:ssZ | 2024-01-02T03:04:05Z
            yyyy-MM-ddTHH:mm:ss.fffffffK | 2024-01-02T03:04:05.0600000Z
            R | Tue, 02 Jan 2024 03:04:05 GMT
            s | 2024-01-02T03:04:05
            u | 2024-01-02 03:04:05Z
            d | 01/02/2024
            D | Tuesday, 02 January 2024
            f | Tuesday, 02 January 2024 03:04
            G | 01/02/2024 03:04:05
            M | January 02
            Y | 2024 January
            h:mm tt | 3:04 AM
            yy M d H m s | 24 1 2 3 4 5
            fff/ff/f/FFF/FF | 060/06/0/06/06
            %d | 2
            yyyy\\-MM | 2024-01
            ddd dddd MMM MMMM | Tue Tuesday Jan January
            """)
    void formatsFollowTheInvariantCulture(String format, String text) {
        assertThat(DATE.format(format)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-01-02                        | 2024-01-02T00:00:00.0000000
            2024-01-02T03:04:05Z              | 2024-01-02T03:04:05.0000000+00:00
            2024-01-02T03:04:05+02:00         | 2024-01-02T01:04:05.0000000+00:00
            2024-01-02T03:04:05.1234567       | 2024-01-02T03:04:05.1234567
            Tue, 02 Jan 2024 03:04:05 GMT     | 2024-01-02T03:04:05.0000000+00:00
            01/02/2024                        | 2024-01-02T00:00:00.0000000
            2 Jan 2024 3:04 PM                | 2024-01-02T15:04:00.0000000
            Jan 2024                          | 2024-01-01T00:00:00.0000000
            January 2, 2024 12:00 AM          | 2024-01-02T00:00:00.0000000
            2024-01-02 03:04                  | 2024-01-02T03:04:00.0000000
            """)
    void commonTextsAreRead(String text, String iso) {
        assertThat(DateParse.parse(text).format("o")).isEqualTo(iso);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"not a date", "2024-13-01", "", "2024-01-02T25:00:00", "99", "1/2/3/4", "12:", "2024-02-30"})
    void otherTextsAreFormatExceptions(String text) {
        assertThatThrownBy(() -> DateParse.parse(text))
                .isInstanceOfSatisfying(
                        DotNetException.class, e -> assertThat(e.typeName()).isEqualTo("System.FormatException"));
    }

    @Test
    void theTimeComesFromTheClock() {
        var before = SystemClock.replace(Clock.fixed(Instant.parse("2026-07-01T12:30:15.123456789Z"), ZoneOffset.UTC));
        try {
            assertThat(DateTimeType.UtcNow().format("o")).isEqualTo("2026-07-01T12:30:15.1234567Z");
            assertThat(DateParse.parse("03:04").format("o")).isEqualTo("2026-07-01T03:04:00.0000000");
        } finally {
            SystemClock.replace(before);
        }
    }

    @Test
    void arithmeticKeepsToTheCalendar() {
        assertThat(DateTime.of(2024, 1, 31, 0, 0, 0, 0, DateTimeKind.Utc)
                        .plusMonths(1)
                        .format("d"))
                .isEqualTo("02/29/2024");
        assertThat(DATE.plus(1.6, TimeSpan.PER_MILLISECOND).ticks() - DATE.ticks())
                .isEqualTo(20_000);
        assertThatThrownBy(() -> DateTime.MAX.plus(1, TimeSpan.PER_DAY))
                .hasMessageContaining("un-representable DateTime");
    }

    @ParameterizedTest
    @CsvSource({
        "01:02:03,01:02:03",
        "1.02:03:04.5,1.02:03:04.5000000",
        "5,5.00:00:00",
        "25:00:00,25.00:00:00",
        "-00:00:05,-00:00:05",
        "6.12:14,6.12:14:00"
    })
    void timeSpansAreRead(String text, String constant) {
        assertThat(TimeSpanText.parse(text)).hasToString(constant);
    }

    @ParameterizedTest
    @CsvSource({"c,01:01:01.5000000", "g,1:01:01.5", "G,0:01:01:01.5000000", "hh\\:mm\\:ss\\.fff,01:01:01.500"})
    void timeSpansHaveFormats(String format, String text) {
        assertThat(TimeSpan.of(3661.5, TimeSpan.PER_SECOND).format(format)).isEqualTo(text);
    }

    @Test
    void exactFormatsAreReadBack() {
        assertThat(DateTimeType.ParseExact("20240102", "yyyyMMdd", null).format("s"))
                .isEqualTo("2024-01-02T00:00:00");
        assertThat(DateExact.tryParse("2024-01-02", "yyyyMMdd", new DateTimeStyles(0)))
                .isNull();
    }
}
