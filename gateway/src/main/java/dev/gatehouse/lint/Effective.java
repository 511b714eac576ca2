package dev.gatehouse.lint;

import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Source;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.Element;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What runs for an operation: the statements of all its documents, {@code base} and fragments with what they stand for.
 * The order is that of API Management: a section that a document lacks inherits.
 */
public final class Effective {
    /** More than this is not put together; nothing is known of such a policy. */
    private static final int MAX_STATEMENTS = 200_000;

    private static final Set<String> HOLD_STATEMENTS =
            Set.of("choose", "when", "otherwise", "retry", "wait", "limit-concurrency", "base", "include-fragment");

    private final Chain chain;
    private final Map<Section, List<Statement>> sections = new EnumMap<>(Section.class);
    private final List<Dropped> dropped = new ArrayList<>();
    private int count;
    private int broadest;

    /**
     * A document that a narrower one leaves out of a section, for want of {@code base}.
     *
     * @param by the section that lacks it
     * @param statements what does not run
     */
    public record Dropped(Layer layer, Section section, Statement by, List<Statement> statements) {
        public Dropped {
            statements = List.copyOf(statements);
        }

        /** All that does not run, nested statements too. */
        public Stream<Statement> all() {
            return statements.stream().flatMap(Statement::withNested);
        }
    }

    /**
     * A statement that does not run, for want of {@code base} in a narrower document.
     *
     * @param by the section that lacks it
     */
    public record Lost(Statement by, Statement statement) {}

    private Effective(Chain chain) {
        this.chain = chain;
        int narrowest = chain.layers().size() - 1;
        for (var section : Section.values()) {
            broadest = narrowest + 1;
            sections.put(section, section(narrowest, section));
            drop(section);
        }
    }

    public static Effective of(Chain chain) {
        return new Effective(chain);
    }

    public Chain chain() {
        return chain;
    }

    public List<Statement> section(Section section) {
        return sections.getOrDefault(section, List.of());
    }

    /** Every statement of a section, nested ones too, in the order of the text. */
    public Stream<Statement> all(Section section) {
        return section(section).stream().flatMap(Statement::withNested);
    }

    /** Every statement that a request may meet before it is sent on. */
    public Stream<Statement> requestSide() {
        return Stream.concat(all(Section.INBOUND), all(Section.BACKEND));
    }

    /** Whether all that is inherited and included is at hand. */
    public boolean isKnown(Section section) {
        return isComplete() && all(section).noneMatch(Statement::isOpaque);
    }

    /** The documents that are left out of sections by narrower ones. */
    public List<Dropped> dropped() {
        return List.copyOf(dropped);
    }

    /** Of each document that is left out of {@code section}, the first statement of a kind. */
    public List<Lost> lost(Section section, Predicate<Statement> kind) {
        List<Lost> lost = new ArrayList<>();
        for (var document : dropped) {
            if (document.section() == section) {
                document.all()
                        .filter(kind)
                        .findFirst()
                        .ifPresent(statement -> lost.add(new Lost(document.by(), statement)));
            }
        }
        return List.copyOf(lost);
    }

    /** Whether everything was put together. */
    boolean isComplete() {
        return count < MAX_STATEMENTS;
    }

    static boolean holdsStatements(Statement statement) {
        return HOLD_STATEMENTS.contains(statement.name());
    }

    private void drop(Section section) {
        if (broadest == 0 || broadest >= chain.layers().size()) {
            return;
        }
        var layer = chain.layers().get(broadest);
        var by = sectionElement(layer.document(), section);
        if (by == null) {
            return;
        }
        var at = new Statement(by, layer.document().source(), section, false, List.of());
        for (int i = broadest - 1; i >= 0; i--) {
            var left = chain.layers().get(i);
            var element = sectionElement(left.document(), section);
            if (element != null) {
                var alone = statements(element, left.document().source(), section, -1, false);
                dropped.add(new Dropped(left, section, at, alone));
            }
        }
    }

    private static @Nullable Element sectionElement(Document document, Section section) {
        var root = document.root();
        if (root == null) {
            return null;
        }
        for (var node : root.children()) {
            if (node instanceof Element element && element.name().equals(section.element())) {
                return element;
            }
        }
        return null;
    }

    private List<Statement> section(int layer, Section section) {
        if (layer < 0) {
            return List.of();
        }
        broadest = Math.min(broadest, layer);
        var document = chain.layers().get(layer).document();
        var root = document.root();
        if (root == null || document.kind() == Document.Kind.RESOLVER) {
            return List.of();
        }
        var source = document.source();
        boolean bare = document.kind() == Document.Kind.FRAGMENT
                || (document.kind() == Document.Kind.SNIPPET && !holdsSections(root));
        if (bare) {
            // Nobody knows what stands around it.
            var around = new Statement(root, source, section, true, List.of());
            List<Statement> all = new ArrayList<>(List.of(around));
            if (section == Section.INBOUND) {
                all.addAll(statements(root, source, section, layer, true));
                all.add(around);
            }
            return all;
        }
        var element = sectionElement(document, section);
        if (element != null) {
            return statements(element, source, section, layer, false);
        }
        return layer == 0 && !chain.isWhole()
                ? List.of(new Statement(root, source, section, true, List.of()))
                : section(layer - 1, section);
    }

    private static boolean holdsSections(Element snippet) {
        return snippet.children().stream()
                .anyMatch(node -> node instanceof Element element && Section.named(element.name()) != null);
    }

    /** @param layer whose document it is; -1 where {@code base} is not followed */
    private List<Statement> statements(Element parent, Source source, Section section, int layer, boolean inFragment) {
        List<Statement> found = new ArrayList<>();
        for (var node : parent.children()) {
            if (node instanceof Element element && isComplete()) {
                count++;
                found.add(statement(element, source, section, layer, inFragment));
            }
        }
        return found;
    }

    private Statement statement(Element element, Source source, Section section, int layer, boolean inFragment) {
        return switch (element.name()) {
            case "base" -> {
                boolean unknown = (layer == 0 && !chain.isWhole()) || inFragment;
                var inherited = inFragment || layer < 0 ? List.<Statement>of() : section(layer - 1, section);
                yield new Statement(element, source, section, unknown, inherited);
            }
            case "include-fragment" -> fragment(element, source, section, layer, inFragment);
            case "choose", "when", "otherwise", "retry", "wait", "limit-concurrency" ->
                new Statement(element, source, section, false, statements(element, source, section, layer, inFragment));
            default -> new Statement(element, source, section, false, List.of());
        };
    }

    private Statement fragment(Element element, Source source, Section section, int layer, boolean inFragment) {
        var id = Statement.literal(element, "fragment-id");
        var document = id == null || inFragment ? null : chain.fragments().get(id);
        var root = document == null ? null : document.root();
        if (document == null || root == null) {
            return new Statement(element, source, section, true, List.of());
        }
        return new Statement(
                element, source, section, false, statements(root, document.source(), section, layer, true));
    }

    /** The scope of the document that a statement was written in; null for one in a fragment. */
    public @Nullable Scope scopeOf(Statement statement) {
        for (var layer : chain.layers()) {
            if (layer.document().source() == statement.source()) {
                return layer.scope();
            }
        }
        return null;
    }
}
