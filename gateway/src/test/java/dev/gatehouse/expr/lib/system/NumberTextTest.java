package dev.gatehouse.expr.lib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNetException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1234567.891   | N       | 1,234,567.89
            1234567.891   | N0      | 1,234,568
            1234.5678     | F2      | 1234.57
            1234.5        | C       | ¤1,234.50
            0.1234        | P       | 12.34 %
            0.1234        | P1      | 12.3 %
            1234.5678     | E       | 1.234568E+003
            1234.5678     | E2      | 1.23E+003
            1234.5678     | G3      | 1.23E+03
            0.00001       | G       | 1E-05
            1             | R       | 1
            3.14159       | 0.00    | 3.14
            3.14159       | #.##    | 3.14
            0.5           | #.##    | .5
            1234567.5     | #,##0.00 | 1,234,567.50
            0.256         | 0%      | 26%
            -5            | 0;(0);zero | (5)
            0             | 0;(0);zero | zero
            12            | '''#''0' | #12
            1500000       | '0,,.0' | 1.5
            123456        | 0.00E+00 | 1.23E+05
            1             | 0.0###  | 1.0
            2.5           | 0       | 3
            3.5           | 0       | 4
            2.5           | F0      | 2
            0.125         | F2      | 0.12
            2.675         | F2      | 2.67
            1.005         | N2      | 1.00
            1e21          | F0      | 1000000000000000000000
            123456789012345678.0 | F0 | 123456789012345680
            -1234.5       | N1      | -1,234.5
            12            | 000.00  | 012.00
            1e16          | G       | 10000000000000000
            1e20          | G       | 1E+20
            1e-7          | G       | 1E-07
            4.9E-324      | G       | 5E-324
            0.30000000000000004 | G | 0.30000000000000004
            """)
    void doublesAreWrittenAsDotNetCoreDoes(double value, String format, String text) {
        assertThat(NumberText.format(value, format)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2.675,F2,2.68", "1234.50,G,1234.50", "1234.50,0.##,1234.5", "1234.50,'',1234.50", "-0.5,0.0,-0.5"})
    void decimalsRoundHalfAwayFromZero(BigDecimal value, String format, String text) {
        assertThat(NumberText.format(Decimal.of(value), format)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "5,D3,005",
        "-5,D4,-0005",
        "255,x,ff",
        "255,X4,00FF",
        "-1,x,ffffffff",
        "42,00000,00042",
        "123,G2,1.2E+02",
        "12345,N2,'12,345.00'",
        "1234567,'#,##0','1,234,567'",
        "0,#.##,''"
    })
    void integersHaveDecimalAndHexadecimalForms(int value, String format, String text) {
        assertThat(NumberText.format(value, format)).isEqualTo(text);
    }

    @Test
    void unknownSpecifiersAreRefused() {
        assertThatThrownBy(() -> NumberText.format(5, "Q"))
                .isInstanceOfSatisfying(
                        DotNetException.class, e -> assertThat(e.typeName()).isEqualTo("System.FormatException"));
        assertThatThrownBy(() -> NumberText.format(5.5, "D")).isInstanceOf(DotNetException.class);
    }
}
