package dev.gatehouse.artifacts;

import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one JSON object. Mistakes are reported here, at their place, and answered with a harmless value.
 * Members that nobody asks for are fine: ARM has many.
 */
final class Properties {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?");

    private final Source source;
    private final Tree.Mapping mapping;
    private final Diagnostics diagnostics;

    Properties(Source source, Tree.Mapping mapping, Diagnostics diagnostics) {
        this.source = source;
        this.mapping = mapping;
        this.diagnostics = diagnostics;
    }

    /** What stands under {@code properties} in a file, as in every file that ARM knows. */
    static @Nullable Properties of(Folder.Parsed file, Diagnostics diagnostics) {
        if (!(file.tree() instanceof Tree.Mapping root)) {
            diagnostics.add(ArtifactErrors.expected(file.source(), file.tree().span(), "this file", "an object"));
            return null;
        }
        return new Properties(file.source(), root, diagnostics).required("properties");
    }

    Source source() {
        return source;
    }

    /** Where the object begins. */
    Span span() {
        return mapping.span();
    }

    /** Where the member's value stands; the object itself if there is no such member. */
    Span at(String name) {
        var found = mapping.get(name);
        return found == null ? mapping.span() : found.span();
    }

    /** Where the member's name stands; the object itself if there is no such member. */
    Span nameOf(String name) {
        var found = mapping.entries().get(name);
        return found == null ? mapping.span() : found.name();
    }

    /** The member as it was read. */
    @Nullable
    Tree tree(String name) {
        return mapping.get(name);
    }

    boolean has(String name) {
        var found = mapping.get(name);
        return found != null && !(found instanceof Tree.Nothing);
    }

    @Nullable
    String text(String name) {
        var found = mapping.get(name);
        if (found instanceof Tree.Scalar scalar) {
            return scalar.text();
        }
        if (found != null && !(found instanceof Tree.Nothing)) {
            report(found, name, "text");
        }
        return null;
    }

    String text(String name, String otherwise) {
        var found = text(name);
        return found == null ? otherwise : found;
    }

    /** A text that must be there and not be blank. */
    @Nullable
    String requiredText(String name) {
        var found = text(name);
        if (found == null || found.isBlank()) {
            diagnostics.add(ArtifactErrors.missing(source, at(name), name));
            return null;
        }
        return found;
    }

    boolean flag(String name, boolean otherwise) {
        var found = text(name);
        if (found == null) {
            return otherwise;
        }
        if (!found.equals("true") && !found.equals("false")) {
            diagnostics.add(ArtifactErrors.expected(source, at(name), name, "true or false"));
            return otherwise;
        }
        return found.equals("true");
    }

    /** A whole number between two bounds, both included. */
    int whole(String name, int least, int most, int otherwise) {
        var found = text(name);
        if (found == null) {
            return otherwise;
        }
        if (!WHOLE.matcher(found).matches() || Integer.parseInt(found) < least || Integer.parseInt(found) > most) {
            diagnostics.add(ArtifactErrors.expected(
                    source, at(name), name, "a whole number from %,d to %,d".formatted(least, most)));
            return otherwise;
        }
        return Integer.parseInt(found);
    }

    /** A number between two bounds, both included. */
    double number(String name, int least, int most, double otherwise) {
        var found = text(name);
        if (found == null) {
            return otherwise;
        }
        double value = NUMBER.matcher(found).matches() ? Double.parseDouble(found) : Double.NaN;
        if (!(value >= least && value <= most)) {
            diagnostics.add(
                    ArtifactErrors.expected(source, at(name), name, "a number from %,d to %,d".formatted(least, most)));
            return otherwise;
        }
        return value;
    }

    /** One of the constants of an enum, whose names are compared without case. */
    <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        var found = text(name);
        if (found == null) {
            return null;
        }
        List<String> allowed = new ArrayList<>();
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(found)) {
                return constant;
            }
            allowed.add(constant.name().toLowerCase(Locale.ROOT));
        }
        diagnostics.add(ArtifactErrors.notOneOf(source, at(name), name, found, allowed));
        return null;
    }

    @Nullable
    Properties object(String name) {
        var found = mapping.get(name);
        if (found instanceof Tree.Mapping object) {
            return new Properties(source, object, diagnostics);
        }
        if (found != null && !(found instanceof Tree.Nothing)) {
            report(found, name, "an object");
        }
        return null;
    }

    private @Nullable Properties required(String name) {
        if (!has(name)) {
            diagnostics.add(ArtifactErrors.missing(source, mapping.span(), name));
        }
        return object(name);
    }

    List<Tree> list(String name) {
        var found = mapping.get(name);
        if (found instanceof Tree.Sequence sequence) {
            return sequence.items();
        }
        if (found != null && !(found instanceof Tree.Nothing)) {
            report(found, name, "a list");
        }
        return List.of();
    }

    /** The members of a list that are objects. */
    List<Properties> objects(String name) {
        List<Properties> objects = new ArrayList<>();
        for (var item : list(name)) {
            if (item instanceof Tree.Mapping object) {
                objects.add(new Properties(source, object, diagnostics));
            } else {
                report(item, name, "a list of objects");
            }
        }
        return objects;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (var item : list(name)) {
            if (item instanceof Tree.Scalar scalar) {
                texts.add(scalar.text());
            } else {
                diagnostics.add(ArtifactErrors.expected(source, item.span(), name, "a list of texts"));
            }
        }
        return texts;
    }

    /** The names of the members, in the order written. */
    List<String> names() {
        return List.copyOf(mapping.entries().keySet());
    }

    private void report(Tree found, String name, String what) {
        diagnostics.add(ArtifactErrors.expected(source, found.span(), name, what));
    }
}
