package dev.gatehouse.xml;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Severity;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.Map;

/**
 * Puts the values of named values in place of <code>{{name}}</code>, as text, before a document is parsed.
 *
 * <p>As in Azure, once and not recursively, anywhere in the text, within expressions and their strings too, and without
 * any escaping: a value can end the string it stands in, or bring an expression along. Whoever may write named values
 * may write policies. Values that change the document's structure are warned about (XML202 to XML204) without being
 * quoted, since they may be secrets.
 */
public final class NamedValues {
    /** Azure's limit of a name. */
    private static final int LONGEST_NAME = 256;

    private NamedValues() {}

    /** Substitutes {@code values}, by display name; an unknown name is an error. */
    public static Source substitute(Source source, Map<String, String> values, Diagnostics out) {
        return substitute(source, values, out, Severity.ERROR);
    }

    /**
     * Substitutes {@code values}, by display name.
     *
     * @param unknown how bad it is when a name has no value; it stays as written. In a liquid template it may be
     *     liquid's own and is not reported.
     */
    public static Source substitute(Source source, Map<String, String> values, Diagnostics out, Severity unknown) {
        String text = source.text();
        int open = text.indexOf("{{");
        if (open < 0 || text.length() > PolicyReader.MAX_LENGTH) {
            return source;
        }
        var liquid = new LiquidBodies(text);
        Source.Rewriter rewriter = source.rewrite();
        int copied = 0;
        long length = text.length();
        while (open >= 0) {
            int end = nameEnd(text, open + 2);
            if (end < 0) {
                open = text.indexOf("{{", open + 1);
                continue;
            }
            String name = text.substring(open + 2, end);
            Span span = new Span(open, end + 2);
            String value = values.get(name);
            if (value == null) {
                if (!liquid.contains(open)) {
                    out.add(new Diagnostic(
                            unknown, "XML201", source, span, "there is no named value '%s'".formatted(name)));
                }
            } else {
                length += value.length() - span.length();
                if (length > PolicyReader.MAX_LENGTH) {
                    out.add(Diagnostic.error(
                            "XML205",
                            source,
                            span,
                            "with its named values the document is longer than %,d characters"
                                    .formatted(PolicyReader.MAX_LENGTH)));
                    return source;
                }
                lint(name, value, source, span, out);
                rewriter.copy(copied, open).replace(open, value);
                copied = span.end();
            }
            open = text.indexOf("{{", span.end());
        }
        return copied == 0 ? source : rewriter.copy(copied, text.length()).toSource();
    }

    /** Where the name at {@code start} ends, if {@code }}} follows it; -1 otherwise. */
    private static int nameEnd(String text, int start) {
        int limit = Math.min(text.length(), start + LONGEST_NAME);
        int i = start;
        while (i < limit && isNamePart(text.charAt(i))) {
            i++;
        }
        return i > start && text.startsWith("}}", i) ? i : -1;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private static void lint(String name, String value, Source source, Span span, Diagnostics out) {
        boolean expression = value.startsWith("@(") || value.startsWith("@{");
        if (expression) {
            out.add(Diagnostic.info("XML202", source, span, "named value '%s' is an expression".formatted(name)));
        } else if (value.indexOf('"') >= 0) {
            out.add(Diagnostic.warning(
                    "XML203",
                    source,
                    span,
                    "named value '%s' holds a quote, which can end the string or attribute it stands in"
                            .formatted(name)));
        } else if (value.indexOf('<') >= 0) {
            out.add(Diagnostic.warning(
                    "XML203", source, span, "named value '%s' holds '<', which is read as markup".formatted(name)));
        }
        if (value.contains("{{")) {
            out.add(Diagnostic.warning(
                    "XML204",
                    source,
                    span,
                    "named value '%s' holds '{{', which is not substituted again".formatted(name)));
        }
    }
}
