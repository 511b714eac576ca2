package dev.gatehouse.xml;

import static dev.gatehouse.xml.Characters.isNameStart;
import static dev.gatehouse.xml.Characters.isSpace;
import static dev.gatehouse.xml.Characters.skipBlank;
import static dev.gatehouse.xml.Characters.skipName;
import static dev.gatehouse.xml.Characters.skipSpace;
import static dev.gatehouse.xml.Characters.startsExpression;
import static dev.gatehouse.xml.Characters.startsExpressionAmidText;

import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import org.jspecify.annotations.Nullable;

/** Reads the values of attributes, and decodes literal text. */
final class Values {
    private final Source source;
    private final String text;
    private final XmlErrors errors;
    private int end;

    Values(Source source, XmlErrors errors) {
        this.source = source;
        this.text = source.text();
        this.errors = errors;
    }

    /** The offset behind what was read last. */
    int end() {
        return end;
    }

    /** Reads the value whose opening quote stands at {@code opening}, and the quote that closes it. */
    Value quoted(String name, int opening) {
        char delimiter = text.charAt(opening);
        int start = opening + 1;
        int first = skipBlank(text, start);
        if (!startsExpression(text, first)) {
            return literal(name, opening, delimiter, start);
        }
        var scanner = new ExpressionScanner(source, first, delimiter);
        Value.Code code = scanner.scan();
        if (code == null) {
            int stop = guessEnd(first, delimiter);
            // Where a bracket is missing, the quote behind the value was taken for the start of a string.
            errors.expressionNotClosed(first, scanner.openString() == stop ? -1 : scanner.openString());
            end = Math.min(text.length(), stop + 1);
            return new Value.Literal(new Span(start, stop), text.substring(start, stop));
        }
        hint(scanner);
        int behind = skipBlank(text, code.span().end());
        if (behind < text.length() && text.charAt(behind) == delimiter) {
            end = behind + 1;
            return code;
        }
        return mixed(name, opening, delimiter, behind);
    }

    /** Reads a value without quotes, after complaining about that. */
    Value bare(String name, int start) {
        Value.@Nullable Code code = startsExpression(text, start) ? expression(start) : null;
        if (code != null) {
            end = code.span().end();
            errors.quotesMissing(name, code.span());
            return code;
        }
        int i = start;
        while (i < text.length() && !isSpace(text.charAt(i)) && text.charAt(i) != '>' && text.charAt(i) != '<') {
            i++;
        }
        if (i > start + 1 && i < text.length() && text.charAt(i) == '>' && text.charAt(i - 1) == '/') {
            i--;
        }
        end = i;
        Span span = new Span(start, i);
        errors.quotesMissing(name, span);
        return new Value.Literal(span, decode(start, i));
    }

    /** The expression in an element's text at {@code start}, or null after saying that it does not end. */
    Value.@Nullable Code expression(int start) {
        var scanner = new ExpressionScanner(source, start, '\0');
        Value.Code code = scanner.scan();
        if (code == null) {
            errors.expressionNotClosed(start, scanner.openString());
        }
        return code;
    }

    private void hint(ExpressionScanner scanner) {
        if (scanner.hidden() >= 0) {
            errors.hiddenReference(scanner.hidden());
        }
    }

    /** The text {@code from..to} with references decoded and line ends as {@code \n}. */
    String decode(int from, int to) {
        var out = new StringBuilder(to - from);
        decode(from, to, out);
        return out.toString();
    }

    void decode(int from, int to, StringBuilder out) {
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '&') {
                i += reference(i, to, out);
            } else if (c == '\r') {
                out.append('\n');
                i += i + 1 < to && text.charAt(i + 1) == '\n' ? 2 : 1;
            } else {
                out.append(c);
                i++;
            }
        }
    }

    private int reference(int at, int to, StringBuilder out) {
        int length = Entities.lengthAt(text, at, to);
        if (length == 0) {
            // Microsoft's own samples write templates such as "?a=1&b=2" with a bare ampersand.
            out.append('&');
            return 1;
        }
        int point = Entities.decode(text, at, length);
        if (point < 0) {
            errors.unknownEntity(new Span(at, at + length));
            out.append(text, at, at + length);
        } else {
            out.appendCodePoint(point);
        }
        return length;
    }

    private Value literal(String name, int opening, char delimiter, int start) {
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == delimiter) {
                end = i + 1;
                return new Value.Literal(new Span(start, i), decode(start, i));
            }
            if (c == '<') {
                if (errors.stopped() || !closesInLine(i, delimiter)) {
                    break;
                }
                errors.tagInValue(name, i);
            } else if (startsExpressionAmidText(text, i)) {
                errors.beforeExpression(i);
                int stop = closing(i, delimiter);
                end = Math.min(text.length(), stop + 1);
                return new Value.Literal(new Span(start, stop), text.substring(start, stop));
            }
            i++;
        }
        return unclosed(name, opening, start, i);
    }

    /** Ends a value whose closing quote is missing at the first place that can end a tag. */
    private Value unclosed(String name, int opening, int start, int limit) {
        errors.quoteNotClosed(name, new Span(opening, opening + 1));
        int i = start;
        while (i < limit && text.charAt(i) != '>' && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        if (i > start && i < limit && text.charAt(i) == '>' && text.charAt(i - 1) == '/') {
            i--;
        }
        end = i;
        return new Value.Literal(new Span(start, i), text.substring(start, i));
    }

    private Value mixed(String name, int opening, char delimiter, int behind) {
        int stop = closing(behind, delimiter);
        if (stop > behind) {
            errors.behindExpression(new Span(behind, stop));
        } else {
            errors.quoteNotClosed(name, new Span(opening, opening + 1));
        }
        end = Math.min(text.length(), stop + 1);
        return new Value.Literal(new Span(opening + 1, stop), text.substring(opening + 1, stop));
    }

    /** Where a value ends that mixes text and expressions. */
    private int closing(int from, char delimiter) {
        int limit = Math.min(text.length(), from + ExpressionScanner.LONGEST);
        int i = from;
        while (i < limit && text.charAt(i) != delimiter) {
            if (startsExpression(text, i)) {
                Value.Code code = new ExpressionScanner(source, i, delimiter).scan();
                if (code == null) {
                    return guessEnd(i, delimiter);
                }
                i = code.span().end();
            } else {
                i++;
            }
        }
        return i;
    }

    /** Where a value may end whose expression has no end: at a quote behind which the tag goes on. */
    private int guessEnd(int from, char delimiter) {
        int limit = Math.min(text.length(), from + ExpressionScanner.LONGEST);
        for (int i = from; i < limit; i++) {
            if (text.charAt(i) == delimiter && goesOn(i + 1)) {
                return i;
            }
        }
        return limit;
    }

    /** Whether what follows at {@code at} looks like the rest of a tag. */
    private boolean goesOn(int at) {
        int i = skipSpace(text, at);
        if (i >= text.length() || text.charAt(i) == '>' || text.startsWith("/>", i)) {
            return true;
        }
        if (i == at || !isNameStart(text.charAt(i))) {
            return false;
        }
        int behind = skipSpace(text, skipName(text, i));
        return behind + 1 < text.length()
                && text.charAt(behind) == '='
                && (text.charAt(behind + 1) == '"' || text.charAt(behind + 1) == '\'');
    }

    private boolean closesInLine(int from, char delimiter) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n') {
            if (text.charAt(i) == delimiter) {
                return goesOn(i + 1);
            }
            i++;
        }
        return false;
    }
}
