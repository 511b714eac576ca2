package dev.gatehouse.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.expr.types.Definition;
import dev.gatehouse.expr.types.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/dotnet.md} says of every member of the .NET types that API Management allows whether expressions can use it,
 * and why not. {@code dotnet/members.tsv} has the members as .NET declares them (public ones that .NET Core 3.1 and .NET
 * Framework have in common; without those over spans, memory, pointers, handles, tasks and serialization; overrides stand
 * where the member was declared first); {@code dotnet/reasons.tsv} why some are left out. {@code -Dgolden.update=true}
 * rewrites the page below its introduction.
 */
class DotNetPageTest {
    private static final Path PAGE = Path.of("../docs/dotnet.md");
    private static final Path FOLDER = Path.of("src/test/resources/dotnet");
    private static final String START = "\n## Types of the list\n";

    /** Types of ours that stand for several of .NET. */
    private static final Map<String, String> SAME = new TreeMap<>(Map.of(
            "IReadOnlyList<", "IList<",
            "IReadOnlyCollection<", "ICollection<",
            "System.IO.TextReader", "System.IO.StringReader",
            "System.IO.TextWriter", "System.IO.StringWriter",
            "X509Certificates.X509Certificate\\b", "X509Certificates.X509Certificate2",
            "System.Text.RegularExpressions.MatchEvaluator",
                    "System.Func<System.Text.RegularExpressions.Match,System.String>",
            "System.Collections.(IEnumerable|IList|ICollection|IComparer|IEqualityComparer)\\b(?!<)",
                    "System.Collections.Generic.$1<System.Object>"));

    /** A member of a .NET type. */
    private record Entry(String type, String key, String signature) {
        /** The parameters' names; without the first one of extensions. */
        List<String> names() {
            var inside = signature.substring(signature.indexOf('(') + 1, signature.lastIndexOf(')'));
            // Type arguments have commas of their own, up to three levels deep.
            for (int i = 0; i < 3; i++) inside = inside.replaceAll("<[^<>]*>", "");
            var names = new ArrayList<String>();
            for (var parameter : inside.split(",", -1)) {
                var text = parameter.replaceAll(" = .*", "").strip();
                if (!text.isEmpty() && !text.startsWith("this ")) {
                    names.add(text.substring(text.lastIndexOf(' ') + 1).replace("@", ""));
                }
            }
            return names;
        }
    }

    /** Why members of which types and keys are left out. */
    private record Reason(Pattern type, Pattern key, String group, String text) {
        boolean holds(Entry entry) {
            return type.matcher(entry.type).matches() && key.matcher(entry.key).matches();
        }
    }

    private final LibraryMembers library = new LibraryMembers(Library.load());
    private final Map<String, Set<String>> known = new HashMap<>();

    private boolean isSupported(Entry entry) {
        return known.computeIfAbsent(
                        entry.type,
                        type -> library.of(type.replace('+', '.')).stream()
                                .map(DotNetPageTest::same)
                                .collect(Collectors.toSet()))
                .contains(same(entry.key));
    }

    private static String same(String key) {
        var text = key;
        for (var pair : SAME.entrySet()) text = text.replaceAll(pair.getKey(), pair.getValue());
        return text;
    }

    private static List<Entry> entries() throws IOException {
        return Files.readAllLines(FOLDER.resolve("members.tsv")).stream()
                .map(line -> line.split("\t", 3))
                .map(cells -> new Entry(cells[0], cells[1], cells[2]))
                .toList();
    }

    /** Lines of type, key (a star stands for anything), group, reason. */
    private static List<Reason> reasons() throws IOException {
        return Files.readAllLines(FOLDER.resolve("reasons.tsv")).stream()
                .map(line -> line.split("\t", 4))
                .map(cells -> new Reason(glob(cells[0]), glob(cells[1]), cells[2], cells[3]))
                .toList();
    }

    private static Pattern glob(String text) {
        return Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"));
    }

    @Test
    void everyMemberIsSupportedOrHasAReason() throws IOException {
        var reasons = reasons();
        var missing = entries().stream()
                .filter(entry -> !isSupported(entry))
                .filter(entry -> reasons.stream().noneMatch(reason -> reason.holds(entry)))
                .map(entry -> entry.type + "\t" + entry.key)
                .toList();
        assertThat(missing).as("neither supported nor with a reason").isEmpty();
    }

    @Test
    void everyReasonIsNeeded() throws IOException {
        var gaps = entries().stream().filter(entry -> !isSupported(entry)).toList();
        assertThat(reasons())
                .allSatisfy(reason ->
                        assertThat(gaps).as("%s %s", reason.type, reason.key).anyMatch(reason::holds));
    }

    /** Expressions may name arguments: {@code Substring(startIndex: 1)}. */
    @Test
    void parametersAreNamedAsInDotNet() throws IOException {
        var different = new ArrayList<String>();
        for (var entry : entries()) {
            var ours = library.parameters(entry.type.replace('+', '.')).get(entry.key);
            if (ours != null && !entry.names().equals(ours)) {
                different.add(entry.signature + ": " + ours);
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void theLibraryIsReadWithoutProblems() {
        assertThat(Library.load().problems()).isEmpty();
    }

    @Test
    void thePageListsThem() throws IOException {
        var page = Files.readString(PAGE);
        var text = page.substring(0, page.indexOf(START)) + tables();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, text);
        }
        assertThat(page).isEqualTo(text);
    }

    private String tables() throws IOException {
        var reasons = reasons();
        var out = new StringBuilder(START);
        var types =
                entries().stream().collect(Collectors.groupingBy(Entry::type, LinkedHashMap::new, Collectors.toList()));
        types.forEach((type, members) -> {
            var here = members.stream().filter(this::isSupported).toList();
            out.append("\n### %s\n\n%d of %d members.\n".formatted(title(type), here.size(), members.size()));
            if (!here.isEmpty()) out.append("\n").append(names(here)).append("\n");
            var groups = new TreeMap<String, List<Entry>>();
            for (var entry : members) {
                if (isSupported(entry)) continue;
                var reason = reasons.stream().filter(each -> each.holds(entry)).findFirst();
                groups.computeIfAbsent(
                                reason.map(each -> each.group + ": " + each.text)
                                        .orElse("**no reason**"),
                                _ -> new ArrayList<>())
                        .add(entry);
            }
            groups.forEach((reason, left) ->
                    out.append("\n- *").append(reason).append("* – ").append(signatures(left)));
            if (!groups.isEmpty()) out.append("\n");
        });
        out.append(
                "\n## Further types\n\nNot on API Management's list, or a part of it only; there because documents use them, or"
                        + " members of the list need them.\n\n| Type | Members |\n|---|---|\n");
        var listed = new TreeSet<String>(types.keySet());
        Library.load().definitions().stream()
                .filter(definition -> !listed.contains(definition.fullName()))
                .filter(definition ->
                        !listed.contains(definition.fullName().replaceAll("\\.(\\w+)\\.(\\w+)$", ".$1+$2")))
                .filter(definition -> definition.kind() != Definition.Kind.DELEGATE)
                .sorted(java.util.Comparator.comparing(Definition::fullName))
                .forEach(definition ->
                        out.append("| %s | %s |\n".formatted(title(definition.fullName()), own(definition))));
        return out.toString();
    }

    private static String title(String type) {
        return "`" + type.replace('+', '.').replaceAll("`(\\d)", "&lt;$1&gt;") + "`";
    }

    /** The names, with the number of overloads where there are several. */
    private static String names(Collection<Entry> entries) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var entry : entries) counts.merge(entry.key.replaceAll("[`(].*|\\[.*", ""), 1, Integer::sum);
        return counts.entrySet().stream()
                .map(each -> "`" + each.getKey() + "`" + (each.getValue() > 1 ? "&nbsp;(" + each.getValue() + ")" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String signatures(Collection<Entry> entries) {
        return entries.stream().map(each -> "`" + each.signature + "`").collect(Collectors.joining(", "));
    }

    private static String own(Definition definition) {
        var names = new TreeSet<String>(definition.constants().keySet());
        for (var method : definition.all()) {
            switch (method.kind()) {
                case METHOD, PROPERTY, STATIC, STATIC_PROPERTY, EXTENSION -> names.add(method.name());
                case CONSTRUCTOR -> names.add("new");
                case INDEXER -> names.add("this[]");
                case SETTER, INDEX_SETTER, IMPLICIT, EXPLICIT, OPERATOR -> {}
            }
        }
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
