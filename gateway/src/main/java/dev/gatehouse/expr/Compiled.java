package dev.gatehouse.expr;

import dev.gatehouse.expr.emit.Code;
import dev.gatehouse.expr.types.Budget;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Growth;
import dev.gatehouse.expr.types.Operations;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An expression that runs as generated code. */
record Compiled<T>(Code code, Class<T> type, Set<String> reads) implements Expression<T> {
    @Override
    public @Nullable T evaluate(Object context) {
        Growth.begin();
        try {
            return type.cast(code.run(context));
        } catch (DotNetException exception) {
            throw exception;
        } catch (Budget.Exhausted exhausted) {
            throw exhausted.toDotNet();
        } catch (RuntimeException | StackOverflowError failure) {
            throw Operations.caught(failure);
        }
    }
}
