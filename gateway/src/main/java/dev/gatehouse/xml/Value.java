package dev.gatehouse.xml;

import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;

/** What an attribute or an element's text says: never a mixture of the two. */
public sealed interface Value {
    /** Where it stands in the document's source; without the quotes around an attribute's value. */
    Span span();

    /**
     * Plain text.
     *
     * @param text entities decoded, white space as written, line ends as {@code \n}
     */
    record Literal(Span span, String text) implements Value {}

    /**
     * A C# expression.
     *
     * @param span from {@code @} to the closing bracket
     * @param source what stands between the brackets, entities decoded, line ends as {@code \n}; its
     *     positions are those of the file
     * @param block whether it is {@code @{ statements }} rather than {@code @( expression )}
     */
    record Code(Span span, Source source, boolean block) implements Value {}
}
