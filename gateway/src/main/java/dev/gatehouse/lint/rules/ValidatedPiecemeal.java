package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Estate;
import dev.gatehouse.lint.Findings;
import dev.gatehouse.lint.Rule;
import dev.gatehouse.lint.Statement;
import dev.gatehouse.lint.TokenCheck;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.text.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Validation belongs to the API, roles to operations. */
final class ValidatedPiecemeal implements Rule {
    private static final About ABOUT = new About(
            "SEC114",
            Severity.INFO,
            "validation operation by operation",
            "Where every operation validates for itself, one that is added later does not until somebody thinks of it.",
            "Validate at the API's level and let operations add what roles they need, behind <base />.",
            List.of("article: policy scope", "checklist J10"),
            """
            <!-- operation list -->
            <policies>
                <inbound>
                    <base />
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            <!-- operation create -->
            <policies>
                <inbound>
                    <base />
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            """,
            """
            <!-- api -->
            <policies>
                <inbound>
                    <base />
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>
                </inbound>
            </policies>
            <!-- operation list -->
            <policies />
            <!-- operation create -->
            <policies />
            """);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void look(Estate estate, Findings findings) {
        Map<String, List<Statement>> byApi = new LinkedHashMap<>();
        Map<String, Integer> operations = new LinkedHashMap<>();
        for (var route : estate.routes()) {
            operations.merge(route.api(), 1, Integer::sum);
            var alone = route.contexts().getFirst();
            var effective = estate.effective(alone);
            var checks = effective.all(Section.INBOUND).filter(TokenCheck::is).toList();
            if (!checks.isEmpty() && checks.stream().allMatch(check -> effective.scopeOf(check) == Scope.OPERATION)) {
                byApi.computeIfAbsent(route.api(), _ -> new ArrayList<>()).add(checks.getFirst());
            }
        }
        byApi.forEach((api, checks) -> {
            if (checks.size() > 1) {
                findings.add(
                        this,
                        checks.getFirst(),
                        "%d of %d operations of '%s' validate each for itself; at the API's level no later one is forgotten"
                                .formatted(checks.size(), operations.getOrDefault(api, 0), api));
            }
        });
    }
}
