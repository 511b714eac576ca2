package dev.gatehouse.expr.lib.system;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Growth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code String.Split}: at any of some characters or texts; at white space where there are none. */
final class StringSplit {
    private StringSplit() {}

    static String[] atChars(String text, char @Nullable [] separators, int count, StringSplitOptions options) {
        return split(text, count, options, index -> {
            var c = text.charAt(index);
            if (separators == null || separators.length == 0) return Character.isWhitespace(c) || c == '\u00a0' ? 1 : 0;
            for (var separator : separators) if (separator == c) return 1;
            return 0;
        });
    }

    static String[] atTexts(
            String text, @Nullable String @Nullable [] separators, int count, StringSplitOptions options) {
        if (separators == null || separators.length == 0) return atChars(text, null, count, options);
        return split(text, count, options, index -> {
            for (var separator : separators) {
                if (separator != null && !separator.isEmpty() && text.startsWith(separator, index)) {
                    return separator.length();
                }
            }
            return 0;
        });
    }

    private interface Separator {
        /** Length of the separator at an index, 0 for none. */
        int lengthAt(int index);
    }

    private static String[] split(String text, int count, StringSplitOptions options, Separator separator) {
        if (count < 0) throw DotNetException.argumentOutOfRange("count");
        var dropEmpty = options.has(StringSplitOptions.REMOVE_EMPTY_ENTRIES);
        if (count == 0 || (dropEmpty && text.isEmpty())) return new String[0];
        List<String> parts = new ArrayList<>();
        var start = 0;
        for (var at = 0; at < text.length() && parts.size() < count - 1; ) {
            var length = separator.lengthAt(at);
            if (length == 0) {
                at++;
                continue;
            }
            if (at > start || !dropEmpty) {
                Growth.item(parts.size());
                parts.add(text.substring(start, at));
            }
            at += length;
            start = at;
        }
        if (dropEmpty) {
            // The rest begins at its first character that no separator covers.
            for (int length; start < text.length() && (length = separator.lengthAt(start)) > 0; ) start += length;
        }
        if (start < text.length() || !dropEmpty) parts.add(text.substring(start));
        return parts.toArray(new String[0]);
    }
}
