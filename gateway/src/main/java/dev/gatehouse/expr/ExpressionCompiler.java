package dev.gatehouse.expr;

import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;

/** Compiles policy expressions to class files. Safe for use by several threads. */
public interface ExpressionCompiler {
    /**
     * Starts on one document: its expressions share a class loader, so that they are unloaded with it,
     * and stack traces name it.
     *
     * @param documentName the file's path as messages show it
     */
    Unit unit(String documentName);

    /** The expressions of one document. Confined to one thread; the expressions are not. */
    interface Unit {
        /**
         * Compiles one expression.
         *
         * @param code the C# alone, without the at sign and the brackets around it
         * @param block whether it stood in braces, as a method body, rather than in parentheses
         * @param type what the policy wants: {@code String} (anything is converted as .NET's invariant
         *     {@code Convert.ToString} does), {@code Boolean}, {@code Integer}, {@code Long}, {@code Double}
         *     (numbers and their texts are converted) or {@code Object} (the value as it is, boxed as its
         *     .NET type)
         * @param diagnostics receives every mistake found; after an error the result cannot be evaluated
         */
        <T> Expression<T> compile(Source code, boolean block, Class<T> type, Diagnostics diagnostics);
    }
}
