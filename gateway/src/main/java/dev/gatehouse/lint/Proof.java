package dev.gatehouse.lint;

import dev.gatehouse.lint.Guarantee.State;
import dev.gatehouse.policy.Section;
import dev.gatehouse.xml.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a verified token is guaranteed before the backend is called, over everything that applies. Where it cannot be
 * told, it is not.
 *
 * @param way the turns of a request that reaches the backend without one; empty where no policy asks for one
 * @param isLost whether a broader document asks for one, and a narrower leaves it out
 */
public record Proof(Verdict verdict, List<Turn> way, boolean isLost) {
    /** What was found. */
    public enum Verdict {
        /** No request reaches the backend, or an answer of its that was kept, without a verified token. */
        GUARANTEED,
        /** One may. */
        NOT_GUARANTEED,
        /** No request reaches a backend at all. */
        NO_BACKEND;

        /** As in reports: {@code guaranteed}, {@code not guaranteed}, {@code no backend}. */
        public String label() {
            return switch (this) {
                case GUARANTEED -> "guaranteed";
                case NOT_GUARANTEED -> "not guaranteed";
                case NO_BACKEND -> "no backend";
            };
        }
    }

    public Proof {
        way = List.copyOf(way);
    }

    public Proof(Verdict verdict, List<Turn> way) {
        this(verdict, way, false);
    }

    public static Proof of(Effective effective) {
        if (effective.chain().hasErrors() || !effective.isComplete()) {
            return new Proof(Verdict.NOT_GUARANTEED, unreadable(effective));
        }
        List<State> calls = new ArrayList<>();
        List<Turn> leaks = new ArrayList<>();
        var guarantee = new Guarantee(TokenCheck::isCertain, (statement, state) -> {
            boolean kept = statement.is("cache-lookup");
            if (kept && !(state instanceof State.Held)) {
                leaks.add(Turn.at(statement, "answers from the cache before a token is verified"));
            }
            if (kept || calls(statement)) {
                calls.add(state);
            }
        });
        var state = guarantee.after(effective.section(Section.INBOUND), Guarantee.START);
        guarantee.after(effective.section(Section.BACKEND), state);
        if (calls.isEmpty()) {
            return new Proof(Verdict.NO_BACKEND, List.of());
        }
        for (var call : calls) {
            switch (call) {
                case State.Held _, State.Ended _ -> {}
                case State.Unknown _ -> {
                    return new Proof(Verdict.NOT_GUARANTEED, unknown(effective));
                }
                case State.Open open -> {
                    return explained(effective, open, leaks);
                }
            }
        }
        return new Proof(Verdict.GUARANTEED, List.of());
    }

    /** Whether it calls the backend, or holds what does and is not known to be a frame around statements. */
    private static boolean calls(Statement statement) {
        return !Effective.holdsStatements(statement) && holds(statement.element(), "forward-request");
    }

    private static boolean holds(Element element, String name) {
        return element.name().equals(name)
                || element.children().stream().anyMatch(node -> node instanceof Element inner && holds(inner, name));
    }

    private static Proof explained(Effective effective, State.Open open, List<Turn> leaks) {
        var lost = lost(effective);
        List<Turn> way = new ArrayList<>(open.way());
        way.addAll(lost);
        effective.all(Section.INBOUND).filter(TokenCheck::is).forEach(each -> {
            var doubt = TokenCheck.doubt(each);
            if (doubt != null) {
                way.add(Turn.at(each, "does not count: " + doubt));
            }
        });
        var check = effective.all(Section.INBOUND).filter(TokenCheck::is).findFirst();
        if (way.isEmpty() && check.isPresent()) {
            way.addAll(
                    leaks.isEmpty()
                            ? List.of(Turn.at(check.get(), "does not count: not every request passes here"))
                            : leaks);
        }
        return new Proof(Verdict.NOT_GUARANTEED, way, !lost.isEmpty());
    }

    /** Checks that a narrower document leaves out. */
    private static List<Turn> lost(Effective effective) {
        return effective.lost(Section.INBOUND, TokenCheck::is).stream()
                .map(lost -> Turn.at(
                        lost.by(),
                        "'inbound' has no <base />: '%s' of %s does not run"
                                .formatted(
                                        lost.statement().name(),
                                        lost.statement().place())))
                .toList();
    }

    private static List<Turn> unknown(Effective effective) {
        return effective
                .requestSide()
                .filter(Statement::isOpaque)
                .limit(1)
                .map(statement -> Turn.at(statement, "what this stands for is not at hand"))
                .toList();
    }

    private static List<Turn> unreadable(Effective effective) {
        return effective.chain().layers().stream()
                .map(Layer::document)
                .filter(document -> document.hasErrors())
                .limit(1)
                .map(document -> new Turn(
                        document.source(),
                        document.diagnostics().getFirst().span(),
                        "the document has mistakes: nothing is known of it"))
                .toList();
    }
}
