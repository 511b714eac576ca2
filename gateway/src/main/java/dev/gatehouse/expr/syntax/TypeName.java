package dev.gatehouse.expr.syntax;

import dev.gatehouse.text.Span;
import java.util.List;
import java.util.stream.Collectors;

/** A type as written. */
public sealed interface TypeName {
    Span span();

    /** {@code a.b.C<D>}; keyword types have one segment, the keyword. */
    record Named(Span span, List<Segment> segments) implements TypeName {
        public Named {
            segments = List.copyOf(segments);
        }

        @Override
        public String toString() {
            return segments.stream().map(Segment::toString).collect(Collectors.joining("."));
        }
    }

    /** One name with its type arguments; those of {@code List<,>} are {@link Open}. */
    record Segment(String name, List<TypeName> arguments) {
        public Segment {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return arguments.isEmpty()
                    ? name
                    : name + arguments.stream().map(Object::toString).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    record Array(Span span, TypeName element, int rank) implements TypeName {
        @Override
        public String toString() {
            return element + "[" + ",".repeat(rank - 1) + "]";
        }
    }

    record Nullable(Span span, TypeName value) implements TypeName {
        @Override
        public String toString() {
            return value + "?";
        }
    }

    /** {@code (int a, string b)}; names may be empty. */
    record Tuple(Span span, List<TypeName> types, List<String> names) implements TypeName {
        public Tuple {
            types = List.copyOf(types);
            names = List.copyOf(names);
        }

        @Override
        public String toString() {
            return types.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /** The missing argument of {@code typeof(List<>)}. */
    record Open(Span span) implements TypeName {
        @Override
        public String toString() {
            return "";
        }
    }
}
