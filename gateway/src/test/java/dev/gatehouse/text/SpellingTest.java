package dev.gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> ELEMENTS = List.of("set-header", "set-body", "choose", "when", "base");

    @ParameterizedTest
    @CsvSource({"set-haeder,set-header", "set_body,set-body", "Choose,choose", "wen,when", "retry,", "x,", "bas,base"})
    void theClosestNameIsFound(String name, String meant) {
        assertThat(Spelling.closest(name, ELEMENTS)).isEqualTo(meant);
    }
}
