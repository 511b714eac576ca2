package dev.gatehouse.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnloadingTest {
    private static final CSharpCompiler COMPILER = CSharpCompiler.create();

    /** As a reload does: a unit for each document, with closures, lambdas, patterns and constants in it. */
    private static WeakReference<Object> document(int number) throws Exception {
        var code = "new[] { 1, 2, 3 }.Where(x => x > 1).Select(x => new { x, y = x * 2m }).Sum(p => p.y) + " + number
                + " + (Regex.IsMatch(\"a\", \"[a-z]\") ? 1 : 0)";
        var diagnostics = new Diagnostics();
        var name = "policy" + number + ".xml";
        var expression = COMPILER.unit(name).compile(Source.of(name, code), false, Object.class, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        assertThat(String.valueOf(expression.evaluate(OracleContext.of(null)))).isEqualTo(String.valueOf(11 + number));
        return new WeakReference<>(((Compiled<?>) expression).code().getClass());
    }

    @Test
    void classesOfDocumentsThatWereReplacedAreUnloaded() throws Exception {
        List<WeakReference<Object>> classes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            classes.add(document(i));
        }
        for (int i = 0; i < 50 && classes.stream().anyMatch(each -> each.get() != null); i++) {
            System.gc();
        }
        assertThat(classes).allMatch(each -> each.get() == null);
    }
}
