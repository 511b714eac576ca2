package dev.gatehouse.expr;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Text;
import dev.gatehouse.expr.types.TypeNames;
import dev.gatehouse.jose.MalformedException;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;

/** What an expression gives, or what is wrong with it, as text. */
final class ExpressionReport {
    private static final CSharpCompiler COMPILER = CSharpCompiler.create();

    private ExpressionReport() {}

    /** @param input {@code @(…)} or <code>@{…}</code> */
    static String of(String input) {
        var text = input.strip();
        var diagnostics = new Diagnostics();
        var source = Source.of("policy.xml", text);
        var code = source.slice(new dev.gatehouse.text.Span(2, text.length() - 1));
        var expression = COMPILER.unit("policy.xml").compile(code, text.startsWith("@{"), Object.class, diagnostics);
        if (diagnostics.hasErrors()) {
            return String.join(
                    "\n", diagnostics.list().stream().map(Object::toString).toList());
        }
        try {
            var value = expression.evaluate(OracleContext.of(null));
            return value == null ? "null" : TypeNames.of(value) + " " + Text.of(value);
        } catch (DotNetException exception) {
            return "throws " + exception.typeName() + ": " + exception.text() + at(exception);
        } catch (MalformedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The line of the document in the stack trace. */
    private static String at(Throwable exception) {
        for (var frame : exception.getStackTrace()) {
            if ("policy.xml".equals(frame.getFileName())) {
                return "\nat policy.xml:" + frame.getLineNumber();
            }
        }
        var cause = exception.getCause();
        return cause == null ? "" : at(cause);
    }
}
