package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Estate;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Proof;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.text.Severity;
import java.util.List;

/** An operation that anybody may call. */
final class NotProtected implements Rule {
    private static final About ABOUT = new About(
            "SEC140",
            Severity.INFO,
            "operation without a verified token",
            "No policy asks for a token before the backend is called, which is right for a public API and for no other.",
            "Add validate-jwt at the API's level, or say that it is meant: <!-- gatehouse-disable SEC140: public -->.",
            List.of("checklist J10"),
            """
            <!-- api -->
            <policies />
            <!-- operation list -->
            <policies />
            """,
            """
            <!-- api -->
            <policies>
                <inbound>
                    <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            <!-- operation list -->
            <policies />
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Estate estate, Findings findings) {
        for (var proven : estate.proofs()) {
            boolean open = proven.proof().verdict() == Proof.Verdict.NOT_GUARANTEED
                    && proven.proof().way().isEmpty();
            if (open) {
                var route = proven.route();
                findings.add(
                        this,
                        route.source(),
                        route.at(),
                        "%s: the backend is called without a verified token%s"
                                .formatted(route.name(), WayAround.where(proven)));
            }
        }
    }
}
