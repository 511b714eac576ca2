package dev.gatehouse.expr.lib.net;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.INDEX_SETTER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Collections.Specialized.NameValueCollection}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.collections.specialized.namevaluecollection">System.Collections.Specialized.NameValueCollection</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Collections.Specialized.NameValueCollection", values = NameValues.class)
public final class NameValuesType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static NameValues create() {
        return new NameValues(false);
    }

    /** The values of a name, joined by commas; null if there is none. */
    @Member(INDEXER)
    public static @Nullable String Item(NameValues self, @Nullable String name) {
        return Get(self, name);
    }

    @Member(INDEXER)
    public static @Nullable String Item(NameValues self, int index) {
        return Get(self, index);
    }

    @Member(INDEX_SETTER)
    public static void setItem(NameValues self, @Nullable String name, @Nullable String value) {
        self.set(name, value);
    }

    @Member(METHOD)
    public static @Nullable String Get(NameValues self, @Nullable String name) {
        var values = self.values(name);
        return values == null ? null : String.join(",", values);
    }

    @Member(METHOD)
    public static @Nullable String Get(NameValues self, int index) {
        var values = self.values(index);
        return values.isEmpty() ? null : String.join(",", values);
    }

    @Member(METHOD)
    public static String @Nullable [] GetValues(NameValues self, @Nullable String name) {
        var values = self.values(name);
        return values == null ? null : values.toArray(String[]::new);
    }

    @Member(METHOD)
    public static String @Nullable [] GetValues(NameValues self, int index) {
        var values = self.values(index);
        return values.isEmpty() ? null : values.toArray(String[]::new);
    }

    @Member(METHOD)
    public static @Nullable String GetKey(NameValues self, int index) {
        return self.name(index);
    }

    @Member(METHOD)
    public static void Add(NameValues self, @Nullable String name, @Nullable String value) {
        self.add(name, value);
    }

    @Member(METHOD)
    public static void Set(NameValues self, @Nullable String name, @Nullable String value) {
        self.set(name, value);
    }

    @Member(METHOD)
    public static void Remove(NameValues self, @Nullable String name) {
        self.remove(name);
    }

    @Member(METHOD)
    public static void Clear(NameValues self) {
        self.clear();
    }

    @Member(METHOD)
    public static boolean HasKeys(NameValues self) {
        return self.names().stream().anyMatch(Objects::nonNull);
    }

    @Member(PROPERTY)
    public static int Count(NameValues self) {
        return self.count();
    }

    @Member(PROPERTY)
    public static @Nullable String[] AllKeys(NameValues self) {
        return self.names().toArray(String[]::new);
    }

    @Member(PROPERTY)
    public static List<@Nullable String> Keys(NameValues self) {
        return self.names();
    }
}
