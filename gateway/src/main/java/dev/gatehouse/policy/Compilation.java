package dev.gatehouse.policy;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.expr.ExpressionCompiler;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is shared while one document is compiled. Confined to one thread. */
final class Compilation {
    final Policies policies;
    final Surroundings surroundings;
    final Ports ports;
    final Scope scope;
    /** The document's name. */
    final String document;

    /** Whether it is known in which section the policies stand; not so for a fragment by itself. */
    final boolean sectionKnown;

    final Diagnostics diagnostics;
    private final ExpressionCompiler compiler;
    private final Map<String, ExpressionCompiler.Unit> units = new HashMap<>();
    private final Set<String> reads = new HashSet<>();

    Compilation(
            Policies policies,
            Surroundings surroundings,
            Ports ports,
            ExpressionCompiler compiler,
            Scope scope,
            Document document,
            Diagnostics diagnostics) {
        this.policies = policies;
        this.surroundings = surroundings;
        this.ports = ports;
        this.compiler = compiler;
        this.scope = scope;
        this.document = document.source().name();
        this.sectionKnown = document.kind() == Document.Kind.POLICIES;
        this.diagnostics = diagnostics;
    }

    void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    <T> Expression<T> compile(Source document, Value.Code code, Class<T> type) {
        var unit = units.computeIfAbsent(document.file().name(), compiler::unit);
        var expression = unit.compile(code.source(), code.block(), type, diagnostics);
        reads.addAll(expression.reads());
        return expression;
    }

    /** What the expressions compiled since the last call may read that is not at hand at once. */
    Set<String> takeReads() {
        var taken = Set.copyOf(reads);
        reads.clear();
        return taken;
    }
}
