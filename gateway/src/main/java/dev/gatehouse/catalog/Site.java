package dev.gatehouse.catalog;

import dev.gatehouse.http.Headers;
import dev.gatehouse.model.VersionSet.Scheme;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What answers at one path: an API, or several versions of one that are told apart by a header or a query parameter.
 *
 * @param path with a slash in front, without one at its end; empty for the root
 * @param scheme how versions are told apart; {@link Scheme#SEGMENT} where the path has done it
 * @param parameter the header or query parameter
 * @param versions by version; the empty one answers where a call names none
 */
record Site(String path, Scheme scheme, String parameter, Map<String, Revisions> versions) {
    static final String REVISION = ";rev=";

    /** All revisions of one version of an API, the current one first. */
    record Revisions(List<ApiEntry> all) {
        @Nullable
        ApiEntry current() {
            var first = all.getFirst();
            return first.api().isCurrentRevision() ? first : null;
        }

        /** The revision that {@code path} names at {@code from..to}. */
        @Nullable
        ApiEntry named(String path, int from, int to) {
            for (int i = 0; i < all.size(); i++) {
                var revision = all.get(i).api().revision();
                if (revision.length() == to - from && path.startsWith(revision, from)) {
                    return all.get(i);
                }
            }
            return null;
        }
    }

    /** The version that a call asks for; null where there is none such. */
    @Nullable
    Revisions version(Headers headers, String query) {
        var wanted = switch (scheme) {
            case SEGMENT -> null;
            case HEADER -> headers.joined(parameter);
            case QUERY -> Query.first(query, parameter);
        };
        return versions.get(wanted == null ? "" : wanted);
    }

    /** Where {@code ;rev=} stands in {@code path}, if it follows this site's path at once; -1 otherwise. */
    int revisionMark(String path) {
        int at = path().isEmpty() && path.startsWith("/" + REVISION) ? 1 : path().length();
        return path.startsWith(REVISION, at) ? at : -1;
    }
}
