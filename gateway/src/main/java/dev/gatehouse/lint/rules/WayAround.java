package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Estate;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Proof;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.text.Severity;
import java.util.List;

/** Validation on every path. */
final class WayAround implements Rule {
    private static final About ABOUT = new About(
            "SEC142",
            Severity.INFO,
            "a way around the validation",
            "The token is validated on some paths only, and a request that takes another reaches the backend without.",
            "Validate before the branches, or end the others with return-response.",
            List.of("checklist J10", "checklist J11"),
            """
            <!-- api -->
            <policies>
                <inbound>
                    <choose>
                        <when condition="@(context.Request.Method != "GET")">
                            <validate-jwt header-name="Authorization" output-token-variable-name="token">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                        </when>
                    </choose>
                </inbound>
            </policies>
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
            var way = proven.proof().way();
            // What is lost for want of <base /> is SEC141.
            boolean open = proven.proof().verdict() == Proof.Verdict.NOT_GUARANTEED
                    && !proven.proof().isLost();
            if (open && !way.isEmpty()) {
                var turn = way.getFirst();
                findings.add(
                        this,
                        turn.source(),
                        turn.span(),
                        "%s: the backend may be called without a verified token%s: %s"
                                .formatted(proven.route().name(), where(proven), turn.text()));
            }
        }
    }

    /** In which of an operation's contexts it is so, where it is not so in all of them. */
    static String where(Estate.Proven proven) {
        if (proven.byProduct()) {
            return " where no product's key is used";
        }
        return proven.product() == null ? "" : " with a key of product '%s'".formatted(proven.product());
    }
}
