package dev.gatehouse.lint;

import dev.gatehouse.lint.Estate.Context;
import dev.gatehouse.lint.Estate.Route;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.Document;
import dev.gatehouse.xml.PolicyReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text with one document, or several behind comments that say where they stand: {@code <!-- api orders -->}, then
 * {@code <!-- operation list -->} of that API; {@code global}, {@code product x} and {@code fragment x} are for all.
 */
public final class Scenario {
    private static final Pattern MARK =
            Pattern.compile("(?m)^\\s*<!-- (global|product|api|operation|fragment)(?: (\\S+))? -->\\s*$");
    private static final String STANDARD = "<policies><inbound /><backend><forward-request /></backend></policies>";

    private final List<Rule> rules;
    private final Map<String, Document> fragments = new LinkedHashMap<>();
    private final Map<String, Document> products = new LinkedHashMap<>();
    private final Map<String, Document> apis = new LinkedHashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private @Nullable Document alone;
    private Document global = PolicyReader.read(Source.of("standard", STANDARD));

    private record Operation(String api, String name, Document document) {}

    public Scenario(List<Rule> rules, String text) {
        this.rules = rules;
        var mark = MARK.matcher(text);
        if (!mark.find()) {
            alone = PolicyReader.read(Source.of("policy.xml", text));
            return;
        }
        var api = "orders";
        boolean more = true;
        while (more) {
            var scope = mark.group(1);
            var name = mark.group(2);
            int start = mark.end();
            more = mark.find();
            // Where a document starts in the text is where it starts in its file.
            var body = text.substring(0, start).replaceAll("[^\n]", " ")
                    + text.substring(start, more ? mark.start() : text.length());
            var document = PolicyReader.read(Source.of(name == null ? scope : scope + " " + name, body));
            switch (scope) {
                case "global" -> global = document;
                case "product" -> products.put(String.valueOf(name), document);
                case "fragment" -> fragments.put(String.valueOf(name), document);
                case "api" -> {
                    api = name == null ? "orders" : name;
                    apis.put(api, document);
                }
                default -> operations.add(new Operation(api, String.valueOf(name), document));
            }
        }
    }

    /** What the rules find, in the order of the text. */
    public List<Diagnostic> findings() {
        var lint = new Lint(rules);
        if (alone != null) {
            return lint.document(alone);
        }
        var documents = Stream.of(
                        List.of(global),
                        fragments.values(),
                        products.values(),
                        apis.values(),
                        operations.stream().map(Operation::document).toList())
                .flatMap(each -> each.stream())
                .toList();
        return lint.estate(estate(), documents);
    }

    public List<String> codes() {
        return findings().stream().map(Diagnostic::code).toList();
    }

    public Estate estate() {
        List<Route> routes = new ArrayList<>();
        for (var operation : operations) {
            routes.add(route(operation.api(), operation.name(), operation.document()));
        }
        for (var api : apis.keySet()) {
            if (operations.stream().noneMatch(each -> each.api().equals(api))) {
                routes.add(route(api, "any", null));
            }
        }
        return new Estate(routes);
    }

    private Route route(String api, String operation, @Nullable Document document) {
        List<Context> contexts = new ArrayList<>();
        contexts.add(new Context(null, chain(null, apis.get(api), document)));
        products.forEach((id, product) -> contexts.add(new Context(id, chain(product, apis.get(api), document))));
        var source = document == null ? Source.of(api, "") : document.source();
        return new Route(api, operation, "GET", "/" + operation, source, Span.at(0), contexts);
    }

    private Chain chain(@Nullable Document product, @Nullable Document api, @Nullable Document operation) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(Scope.GLOBAL, global));
        add(layers, Scope.PRODUCT, product);
        add(layers, Scope.API, api);
        add(layers, Scope.OPERATION, operation);
        return new Chain(layers, fragments, true);
    }

    private static void add(List<Layer> layers, Scope scope, @Nullable Document document) {
        if (document != null) {
            layers.add(new Layer(scope, document));
        }
    }

    /** Findings a line each, then for a folder what is proven of each operation. */
    public String report() {
        var lines = new ArrayList<String>();
        findings().stream()
                .sorted(Comparator.comparingInt((Diagnostic each) -> each.span().start())
                        .thenComparing(Diagnostic::code))
                .forEach(found -> lines.add(found.toString()));
        if (alone == null) {
            for (var proven : estate().proofs()) {
                lines.add("%s: %s%s"
                        .formatted(
                                proven.route().name(),
                                proven.proof()
                                        .verdict()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '),
                                proven.product() == null ? "" : " in product " + proven.product()));
                proven.proof().way().forEach(turn -> lines.add("  " + turn));
            }
        }
        return lines.stream().collect(Collectors.joining("\n"));
    }
}
