package dev.gatehouse.expr.lib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.expr.types.DotNetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompositeFormatTest {
    @Test
    void holesTakeIndexWidthAndFormat() {
        assertThat(CompositeFormat.format("{0} {1} {0}", new Object[] {"a", "b"}))
                .isEqualTo("a b a");
        assertThat(CompositeFormat.format("{0:0.0} {1,6:X}", new Object[] {1.25, 255}))
                .isEqualTo("1.3     FF");
        assertThat(CompositeFormat.format("{{{0}}}", new Object[] {1})).isEqualTo("{1}");
        assertThat(CompositeFormat.format("{0,-4}|{1}|", new Object[] {5, true}))
                .isEqualTo("5   |True|");
        assertThat(CompositeFormat.format("{0:yyyy-MM-dd HH:mm:ss}", new Object[] {date()}))
                .isEqualTo("2024-01-02 03:04:05");
    }

    private static DateTime date() {
        return DateTime.of(2024, 1, 2, 3, 4, 5, 0, DateTimeKind.Utc);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{1}", "{0", "}", "{x}", "{0,}", "{0:a{b}"})
    void badFormatsAreFormatExceptions(String format) {
        assertThatThrownBy(() -> CompositeFormat.format(format, new Object[] {"a"}))
                .isInstanceOfSatisfying(
                        DotNetException.class, e -> assertThat(e.typeName()).isEqualTo("System.FormatException"));
    }
}
