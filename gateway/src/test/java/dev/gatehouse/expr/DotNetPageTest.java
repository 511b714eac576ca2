package dev.gatehouse.expr;
import dev.gatehouse.expr.types.Library;
import java.nio.file.*; import java.util.*;
class DotNetPageTest {
    static List<String> gaps() throws Exception {
        var members = new LibraryMembers(Library.load());
        var out = new ArrayList<String>();
        var cache = new HashMap<String, Set<String>>();
        for (var line : Files.readAllLines(Path.of("src/test/resources/dotnet/members.tsv"))) {
            var c = line.split("\t");
            var have = cache.computeIfAbsent(c[0], n -> { var s = new TreeSet<String>(); for (var k : members.of(n)) s.add(canon(k)); return s; });
            if (!have.contains(canon(c[1]))) out.add(line);
        }
        return out;
    }
    static String canon(String key) {
        return key.replace("IReadOnlyList<", "IList<").replace("IReadOnlyCollection<", "ICollection<")
            .replaceAll("System\\.Collections\\.(IEnumerable|IList|ICollection|IComparer|IEqualityComparer)\\b(?!<)", "System.Collections.Generic.$1<System.Object>");
    }
}
