package dev.gatehouse.cli;

import dev.gatehouse.cli.TokenTrial.Judged;
import dev.gatehouse.cli.TokenTrial.Outcome;
import dev.gatehouse.jose.Explanation.Check;
import dev.gatehouse.jose.Verdict.Refused;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code jwt why --format json}. */
final class WhyJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private WhyJson() {}

    static String of(Outcome outcome) {
        ObjectNode root = JSON.createObjectNode();
        root.put("accepted", outcome.isAccepted());
        root.put("request", outcome.request());
        var policies = root.putArray("policies");
        outcome.judged().forEach(judged -> describe(judged, policies.addObject()));
        var failure = outcome.failure();
        if (failure == null) {
            root.putNull("failure");
        } else {
            root.putObject("failure")
                    .put("policy", failure.policy())
                    .put("scope", failure.scope().text())
                    .put("location", failure.location())
                    .put("reason", failure.reason())
                    .put("message", failure.message());
        }
        var answer = outcome.answer();
        if (answer == null) {
            root.putNull("answer");
        } else {
            root.putObject("answer").put("status", answer.status()).put("body", WhyText.body(answer));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void describe(Judged judged, ObjectNode node) {
        node.put("policy", judged.policy());
        node.put("scope", judged.scope().text());
        node.put("location", judged.location());
        node.put("accepted", judged.isAccepted());
        describe(judged.explanation().checks(), node.putArray("checks"));
        if (judged.explanation().verdict() instanceof Refused refused) {
            var remedy = TokenRemedy.of(refused);
            node.putObject("refusal")
                    .put("reason", refused.reason().code())
                    .put("message", refused.message())
                    .put("error", remedy.error())
                    .put("code", remedy.code())
                    .put("cause", remedy.cause())
                    .put("fix", remedy.fix());
        }
    }

    private static void describe(List<Check> checks, ArrayNode array) {
        for (Check check : checks) {
            var node = array.addObject();
            node.put("name", check.name());
            node.put("outcome", check.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            node.put("expected", check.expected());
            node.put("got", check.got());
            node.put("hint", check.hint());
            if (!check.parts().isEmpty()) {
                describe(check.parts(), node.putArray("parts"));
            }
        }
    }
}
