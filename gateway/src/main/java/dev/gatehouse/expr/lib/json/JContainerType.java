package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JContainer}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.linq.jcontainer">Newtonsoft.Json.Linq.JContainer</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Linq.JContainer", values = JContainer.class)
public final class JContainerType implements LibraryType {
    @Member(PROPERTY)
    public static int Count(JContainer self) {
        return self.count();
    }

    @Member(METHOD)
    public static void Add(JContainer self, @Nullable Object content) {
        self.add(content);
    }

    @Member(METHOD)
    public static void AddFirst(JContainer self, @Nullable Object content) {
        self.addFirst(content);
    }

    @Member(METHOD)
    public static Iterable<JToken> Descendants(JContainer self) {
        return self.descendants(false);
    }

    @Member(METHOD)
    public static Iterable<JToken> DescendantsAndSelf(JContainer self) {
        return self.descendants(true);
    }

    @Member(METHOD)
    public static void RemoveAll(JContainer self) {
        self.clear();
    }

    @Member(METHOD)
    public static void ReplaceAll(JContainer self, @Nullable Object content) {
        self.clear();
        self.add(content);
    }

    @Member(METHOD)
    public static void Merge(JContainer self, @Nullable Object content) {
        Merge(self, content, null);
    }

    @Member(METHOD)
    public static void Merge(JContainer self, @Nullable Object content, @Nullable JsonMergeSettings settings) {
        JsonMerge.of(settings).into(self, content);
    }
}
