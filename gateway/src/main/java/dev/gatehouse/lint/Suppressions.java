package dev.gatehouse.lint;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Severity;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The comments by which an author says that a finding is meant: {@code <!-- gatehouse-disable SEC104: reason -->} before
 * an element, for that element and all in it. Errors cannot be disabled, and a reason is needed.
 */
public final class Suppressions {
    private static final Pattern COMMENT = Pattern.compile("<!--\\s*gatehouse-disable\\b([^>]*?)-->");
    private static final Pattern CONTENT =
            Pattern.compile("\\s+([A-Z]+[0-9]+(?:[\\s,]+[A-Z]+[0-9]+)*)\\s*:\\s*\\S.*", Pattern.DOTALL);

    private final List<Range> ranges = new ArrayList<>();
    private final List<Diagnostic> mistakes = new ArrayList<>();

    /** Offsets into the file as written. */
    private record Range(List<String> codes, int start, int end) {
        boolean covers(Diagnostic found) {
            int at = found.source().fileOffset(found.span().start());
            return codes.contains(found.code()) && at >= start && at < end;
        }
    }

    private Suppressions() {}

    public static Suppressions in(Document document) {
        var suppressions = new Suppressions();
        var text = document.source().text();
        var matcher = COMMENT.matcher(text);
        while (matcher.find()) {
            var span = new Span(matcher.start(), matcher.end());
            var content = CONTENT.matcher(matcher.group(1));
            var element = document.root() == null ? null : following(document.root(), text, matcher.end());
            if (!content.matches()) {
                suppressions.mistakes.add(Diagnostic.warning(
                        "SEC100",
                        document.source(),
                        span,
                        "this disables nothing: expected 'gatehouse-disable CODE: reason'"));
            } else if (element == null) {
                suppressions.mistakes.add(Diagnostic.warning(
                        "SEC100", document.source(), span, "this disables nothing: no element follows"));
            } else {
                suppressions.ranges.add(new Range(
                        List.of(content.group(1).split("[\\s,]+")),
                        document.source().fileOffset(element.span().start()),
                        document.source().fileOffset(element.span().end())));
            }
        }
        return suppressions;
    }

    /** Whether a finding of this document is meant to be. */
    public boolean cover(Diagnostic found) {
        return found.severity() != Severity.ERROR && ranges.stream().anyMatch(range -> range.covers(found));
    }

    /** Comments that look as if they disabled something, and do not. */
    public List<Diagnostic> mistakes() {
        return List.copyOf(mistakes);
    }

    /** The element that starts behind {@code offset}, with nothing but white space and comments before it. */
    private static @Nullable Element following(Element element, String text, int offset) {
        if (element.span().start() >= offset) {
            var between = text.substring(offset, element.span().start());
            return between.replaceAll("(?s)<!--.*?-->", "").isBlank() ? element : null;
        }
        for (var child : element.children()) {
            if (child instanceof Element inner && inner.span().end() > offset) {
                return following(inner, text, offset);
            }
        }
        return null;
    }
}
