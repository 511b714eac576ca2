package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CheckReport.CheckedFile;
import dev.gatehouse.expr.Expression;
import dev.gatehouse.expr.ExpressionCompiler;
import dev.gatehouse.policy.DocumentCompiler;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Section;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentCheckTest {
    @TempDir
    private Path folder;

    /** A policy with a number and an expression. */
    private static final class Limit implements Policy {
        @Override
        public String name() {
            return "limit";
        }

        @Override
        public void compile(ElementReader element, ProgramBuilder program) {
            element.required("calls", Long.class, 1L);
            element.required("key");
        }
    }

    /** Knows one mistake: a brace. */
    private static final class Braces implements ExpressionCompiler, ExpressionCompiler.Unit {
        @Override
        public Unit unit(String documentName) {
            return this;
        }

        @Override
        public <T> Expression<T> compile(Source code, boolean block, Class<T> type, Diagnostics diagnostics) {
            int brace = code.text().indexOf('{');
            if (brace >= 0) {
                diagnostics.add(Diagnostic.error("EXPR1", code, Span.at(brace), "a brace"));
            }
            return Expression.constant(null);
        }
    }

    private static CheckedFile check(String text, boolean bare) {
        var ports = new InertPorts(InstantSource.system(), Settings.DEFAULT).ports();
        var compiler = new DocumentCompiler(Policies.of(List.of(new Limit(), new Forward())), new Braces(), ports);
        return new DocumentCheck(compiler, bare).check(Source.of("a.xml", text));
    }

    private static List<String> lines(CheckedFile file) {
        return file.diagnostics().stream().map(Diagnostic::toString).toList();
    }

    @Test
    void unknownNamedValuesAreErrorsWhereTheyStand() {
        CheckedFile file = check("<fragment>\n  <limit calls=\"{{n}}\" key=\"@({{k}})\" />\n</fragment>", false);
        assertThat(file.isGood()).isFalse();
        assertThat(lines(file)).contains("a.xml:2:17: error XML201: there is no named value 'n'");
    }

    @Test
    void bareMakesWarningsOfThemAndOfWhatTheyMayCause() {
        CheckedFile file = check("<fragment><limit calls=\"{{n}}\" key=\"@(a {{k}})\" /></fragment>", true);
        assertThat(lines(file))
                .contains(
                        "a.xml:1:25: warning XML201: there is no named value 'n'",
                        "a.xml:1:41: warning EXPR1: a brace (a named value in it is not known)");
        assertThat(file.isGood()).isTrue();
    }

    @Test
    void bareLeavesOtherMistakesErrors() {
        CheckedFile file = check("<fragment><limit calls=\"1\" key=\"@({)}\" other='{{n}}'/></fragment>", true);
        assertThat(file.isGood()).isFalse();
        CheckedFile expression = check("<fragment><limit calls=\"1\" key=\"@(a { })\"/></fragment>", true);
        assertThat(lines(expression)).containsExactly("a.xml:1:37: error EXPR1: a brace");
    }

    /** A policy that belongs in one section. */
    private static final class Forward implements Policy {
        @Override
        public String name() {
            return "forward";
        }

        @Override
        public Set<Section> sections() {
            return Set.of(Section.BACKEND);
        }

        @Override
        public void compile(ElementReader element, ProgramBuilder program) {}
    }

    @ParameterizedTest
    @CsvSource({
        "<forward/>,",
        "<fragment><forward/></fragment>,",
        "<inbound/><backend><forward/></backend>,",
        "<policies><inbound><forward/></inbound></policies>, POL105",
        "<inbound><forward/></inbound>,",
        "<inbound/><limit/>, POL113"
    })
    void onlyAKnownSectionCanBeTheWrongOne(String text, @Nullable String code) {
        assertThat(check(text, false).diagnostics())
                .extracting(Diagnostic::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void misspelledNamesAreRecognised() {
        assertThat(lines(check("<limt />", false)))
                .containsExactly(
                        "a.xml:1:2: error POL101: 'limt' is not a policy that Gatehouse knows; did you mean 'limit'?");
        assertThat(lines(check("<limit calls=\"1\" key=\"k\" cals=\"2\"/>", false)))
                .containsExactly("a.xml:1:26: error POL102: 'limit' has no attribute 'cals'; did you mean 'calls'?");
    }

    @Test
    void whatIsNotReadIsNotCompiled() {
        assertThat(check("<fragment><limit></fragment>", false).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("XML101");
    }

    @Test
    void bytesThatAreNoTextAreADiagnostic() throws IOException {
        Path file = Files.write(folder.resolve("a.xml"), "é".getBytes(StandardCharsets.ISO_8859_1));
        var ports = new InertPorts(InstantSource.system(), Settings.DEFAULT).ports();
        var compiler = new DocumentCompiler(Policies.of(List.of()), new Braces(), ports);
        assertThat(new DocumentCheck(compiler, false).check(file).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("CHK101");
    }
}
