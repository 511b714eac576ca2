package dev.gatehouse.policy.elements;

import dev.gatehouse.expr.ExpressionCompiler;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.model.Backend;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.text.Diagnostic;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * What documents do to requests, as text. The input's parts are separated by lines of {@code ---}:
 *
 * <ul>
 *   <li>a document, for API scope unless a line {@code # global}, {@code # product}, {@code # operation} stands in
 *       front; or {@code # fragment ID};
 *   <li>a request: request line, headers, empty line, body;
 *   <li>{@code # wait SECONDS}; {@code # backend ID URL}; {@code # backend-status CODE}.
 * </ul>
 */
final class PolicyReport {
    private final Gateway gateway;
    private final StringBuilder report = new StringBuilder();

    private PolicyReport(ExpressionCompiler expressions) {
        gateway = new Gateway(expressions);
    }

    static String of(ExpressionCompiler expressions, String input) {
        var report = new PolicyReport(expressions);
        for (var part : input.split("\n---\n", -1)) {
            report.part(part.strip());
        }
        return report.report.toString();
    }

    private void part(String part) {
        if (!part.startsWith("#")) {
            if (part.startsWith("<")) {
                document(Scope.API, part);
            } else {
                request(part);
            }
            return;
        }
        int end = part.indexOf('\n');
        var words = (end < 0 ? part : part.substring(0, end)).split(" ", -1);
        var rest = end < 0 ? "" : part.substring(end + 1);
        switch (words[1]) {
            case "fragment" -> gateway.fragment(words[2], rest);
            case "wait" -> gateway.pass(Duration.ofSeconds(Long.parseLong(words[2])));
            case "backend" -> gateway.backends.put(words[2], Backend.of(words[2], words[3]));
            case "backend-status" -> {
                int status = Integer.parseInt(words[2]);
                gateway.backend = _ -> new dev.gatehouse.policy.Response(
                        status, "", new Headers().add("X-From", "backend"), Body.of("backend says " + status));
            }
            default -> document(Scope.valueOf(words[1].toUpperCase(java.util.Locale.ROOT)), rest);
        }
    }

    private void document(Scope scope, String text) {
        int before = gateway.diagnostics.list().size();
        gateway.policy(scope, text);
        gateway.diagnostics.list().stream()
                .skip(before)
                .map(Diagnostic::toString)
                .forEach(line -> report.append(line).append('\n'));
    }

    private void request(String text) {
        if (gateway.diagnostics.hasErrors()) {
            return;
        }
        var lines = text.lines().toList();
        int empty = lines.indexOf("");
        int headersEnd = empty < 0 ? lines.size() : empty;
        var headers = new Headers();
        for (var line : lines.subList(1, headersEnd)) {
            int colon = line.indexOf(':');
            headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        var body = empty < 0
                ? Body.NONE
                : Body.of(lines.subList(empty + 1, lines.size()).stream().collect(Collectors.joining("\n")));
        var line = lines.getFirst().split(" ", -1);
        gateway.received.clear();
        gateway.counted.clear();
        try {
            var exchange = gateway.send(line[0], line[1], headers, body);
            report.append("> ").append(lines.getFirst()).append('\n');
            for (var received : gateway.received) {
                report.append(indented("backend", received));
            }
            report.append(indented("caller", Gateway.answer(exchange)));
            var error = exchange.lastError();
            if (error != null) {
                report.append(indented("error", error.toString()));
            }
            if (!exchange.variables().isEmpty()) {
                report.append(indented(
                        "variables",
                        exchange.variables().entrySet().stream()
                                .map(entry -> "%s = %s (%s)"
                                        .formatted(
                                                entry.getKey(),
                                                entry.getValue(),
                                                entry.getValue() == null
                                                        ? "null"
                                                        : entry.getValue()
                                                                .getClass()
                                                                .getSimpleName()))
                                .collect(Collectors.joining("\n"))));
            }
            gateway.counted.forEach(counted -> report.append(indented("counted", counted)));
            exchange.traceRecords().forEach(record -> report.append(indented("trace", record.toString())));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String indented(String label, String text) {
        var lines = text.strip().replace("\n", "\n" + " ".repeat(10));
        return "%-10s%s\n".formatted(label, lines);
    }
}
