package dev.gatehouse.policy.elements;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.expr.ExpressionCompiler;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Expressions given as Java beside the C# text they stand for, where a test wants values no C# gives. */
final class ScriptedExpressions implements ExpressionCompiler {
    private final Map<String, Function<Exchange, Object>> known = new HashMap<>();

    ScriptedExpressions with(String code, Function<Exchange, Object> value) {
        known.put(code, value);
        return this;
    }

    @Override
    public Unit unit(String documentName) {
        return new Unit() {
            @Override
            public <T> Expression<T> compile(Source code, boolean block, Class<T> type, Diagnostics diagnostics) {
                var value = known.get(code.text().strip());
                if (value == null) {
                    diagnostics.add(Diagnostic.error("TEST1", code, Span.at(0), "unknown: " + code.text()));
                    return Expression.constant(null);
                }
                return context -> {
                    var result = value.apply((Exchange) context);
                    return type.cast(type == String.class && result != null ? Text.of(result) : result);
                };
            }
        };
    }
}
