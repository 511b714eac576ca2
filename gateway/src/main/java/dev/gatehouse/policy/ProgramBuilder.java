package dev.gatehouse.policy;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.BodyTooLargeException;
import dev.gatehouse.text.Source;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.Element;
import dev.gatehouse.xml.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the program of one section of one document. A step that reads a body which may still be on
 * its way is preceded by one that waits for it; nobody has to ask.
 *
 * <p>Confined to one thread.
 */
public final class ProgramBuilder {
    private static final int MAX_OPS = 50_000;

    private final Compilation compilation;
    private final Section section;
    private final List<Op> ops = new ArrayList<>();
    /** Jumps whose label was not placed when they were written: op index to label. */
    private final Map<Integer, Label> open = new HashMap<>();

    private Place place;

    ProgramBuilder(Compilation compilation, Section section) {
        this.compilation = compilation;
        this.section = section;
        this.place = new Place("", section, compilation.scope, "", null, "");
    }

    /** Adds a step. */
    public void step(Step step) {
        waitFor(compilation.takeReads());
        add(new Op.Run(step, place));
    }

    /** Goes on with the next step where {@code condition} is true, else at {@code otherwise}. */
    public void branch(Expression<Boolean> condition, Label otherwise) {
        waitFor(compilation.takeReads());
        open.put(ops.size(), otherwise);
        add(new Op.Branch(condition, place, -1));
    }

    /** The same for a condition of a child, such as {@code choose[1]/when[2]}, where a failure is said to be. */
    public void branch(Expression<Boolean> condition, ElementReader child, int index, Label otherwise) {
        var outer = place;
        place = nested(child, index);
        branch(condition, otherwise);
        place = outer;
    }

    /** Goes on at {@code label}. */
    public void jump(Label label) {
        open.put(ops.size(), label);
        add(new Op.Jump(-1));
    }

    /** Goes on with what broader scopes say in this section. */
    public void inherit(ElementReader at) {
        if (at.inFragment()) {
            compilation.report(PolicyErrors.baseInFragment(at.source(), at.nameSpan()));
        } else {
            add(new Op.Inherit());
        }
    }

    /**
     * Names the policy that is being compiled among all policies of all documents, for what it keeps
     * from one exchange to the next. Stays the same while the document keeps its structure.
     */
    public String identity() {
        return compilation.document + "#" + section.element() + "/" + place.path();
    }

    public Label label() {
        return new Label();
    }

    /** Says that {@code label} is here. */
    public void place(Label label) {
        label.position = ops.size();
    }

    /** Compiles the children of {@code parent} as policies. */
    public void policies(ElementReader parent) {
        parent.readAll();
        policies(parent.element(), parent.source(), parent.inFragment());
    }

    /** Compiles the statements of a policy fragment in this place. */
    public void fragment(ElementReader at, String id) {
        if (at.inFragment()) {
            compilation.report(PolicyErrors.nestedFragment(at.source(), at.nameSpan()));
            return;
        }
        var document = compilation.surroundings.fragment(id);
        if (document == null) {
            compilation.report(
                    PolicyErrors.unknownFragment(at.source(), at.nameSpan(), id, compilation.surroundings.isBare()));
            return;
        }
        var root = document.root();
        if (document.kind() == Document.Kind.FRAGMENT && root != null) {
            policies(root, document.source(), true);
        }
    }

    void policies(Element parent, Source source, boolean inFragment) {
        Map<String, Integer> counts = new HashMap<>();
        var outer = place;
        for (var node : parent.children()) {
            if (node instanceof Element element) {
                int index = counts.merge(element.name(), 1, Integer::sum);
                policy(element, source, inFragment, outer, index);
            } else {
                compilation.report(PolicyErrors.unexpectedText(source, node.span(), parent.name()));
            }
        }
        place = outer;
    }

    private void policy(Element element, Source source, boolean inFragment, Place outer, int index) {
        var policy = compilation.policies.of(element);
        if (policy == null) {
            compilation.report(Extensions.unknown(source, element, compilation.policies));
            return;
        }
        if (policy.isExtension()) {
            compilation.report(Extensions.notPortable(source, element));
        }
        if (compilation.sectionKnown && !policy.sections().contains(section)) {
            compilation.report(
                    PolicyErrors.misplaced(source, element.nameSpan(), element.name(), section, policy.sections()));
        }
        place = new Place(
                policy.name(),
                section,
                compilation.scope,
                (outer.path().isEmpty() ? "" : outer.path() + "/") + policy.name() + "[" + index + "]",
                id(element),
                source.name() + ":" + source.position(element.span().start()));
        var reader = new ElementReader(compilation, source, element, section, inFragment);
        policy.compile(reader, this);
        reader.finish();
        compilation.takeReads();
    }

    /** Nested statements of a policy stand at a path of their own, {@code choose[1]/when[2]}. */
    public void within(ElementReader child, int index) {
        var outer = place;
        place = nested(child, index);
        policies(child);
        place = outer;
    }

    private Place nested(ElementReader child, int index) {
        return new Place(
                place.policy(),
                section,
                place.scope(),
                place.path() + "/" + child.name() + "[" + index + "]",
                place.id(),
                place.file());
    }

    List<Op> finish(Source source, Element at) {
        if (ops.size() > MAX_OPS) {
            compilation.report(PolicyErrors.tooLarge(source, at.nameSpan(), MAX_OPS));
            return List.of();
        }
        List<Op> resolved = new ArrayList<>(ops);
        open.forEach((index, label) -> {
            if (label.position < 0) {
                throw new IllegalStateException("a label was never placed");
            }
            resolved.set(
                    index,
                    switch (ops.get(index)) {
                        case Op.Branch branch -> new Op.Branch(branch.condition(), branch.place(), label.position);
                        case Op.Jump _ -> new Op.Jump(label.position);
                        case Op.Run _, Op.Inherit _ -> throw new IllegalStateException("not a jump");
                    });
        });
        return List.copyOf(resolved);
    }

    private void add(Op op) {
        ops.add(op);
    }

    private void waitFor(Set<String> reads) {
        if (reads.contains("request.body")) {
            add(new Op.Run(exchange -> buffer(exchange, exchange.request(), 413), place));
        }
        if (reads.contains("response.body")) {
            add(new Op.Run(exchange -> buffer(exchange, exchange.response(), 500), place));
        }
        for (boolean revocation : new boolean[] {false, true}) {
            if (reads.contains(revocation ? "certificate.revocation" : "certificate.trust")) {
                add(new Op.Run(exchange -> judged(exchange, revocation), place));
            }
        }
    }

    /** Certificates are judged where that may take its time. */
    private static Flow judged(Exchange exchange, boolean revocation) {
        var client = exchange.request().clientCertificate();
        return client == null || client.isJudged(revocation) || exchange.mayBlock() ? Flow.NEXT : Flow.WAIT;
    }

    private Flow buffer(Exchange exchange, @Nullable Message message, int tooLarge) {
        if (message == null || !(message.body() instanceof Body.Stream stream)) {
            return Flow.NEXT;
        }
        stream.collect(compilation.ports.settings().http().maxBufferedBytes(), (bytes, failure) -> {
            if (bytes != null) {
                message.buffered(bytes);
                exchange.resume();
            } else if (failure instanceof BodyTooLargeException) {
                exchange.resume(
                        tooLarge == 413
                                ? PolicyException.refused("RequestBodyTooLarge", "Request body is too large.", 413)
                                : PolicyException.failed(
                                        "ResponseBodyTooLarge", "Response body is too large.", failure));
            } else {
                exchange.resume(PolicyException.failed(
                        message instanceof Request ? "ClientConnectionFailure" : "BackendConnectionFailure",
                        "The body could not be read.",
                        failure));
            }
        });
        return Flow.SUSPENDED;
    }

    private static @Nullable String id(Element element) {
        var id = element.attribute("id");
        return id != null && id.value() instanceof Value.Literal literal ? literal.text() : null;
    }
}
