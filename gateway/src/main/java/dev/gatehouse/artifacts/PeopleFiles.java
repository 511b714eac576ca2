package dev.gatehouse.artifacts;

import dev.gatehouse.model.Group;
import dev.gatehouse.model.User;
import dev.gatehouse.text.Diagnostics;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads groups and users. Neither layout extracts users, but what owns a subscription can be described. */
final class PeopleFiles {
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, User> users = new HashMap<>();

    PeopleFiles(Folder folder, Diagnostics diagnostics) {
        for (var builtIn : List.of("Administrators", "Developers", "Guests")) {
            var id = builtIn.toLowerCase(Locale.ROOT);
            groups.put(id, new Group(id, builtIn));
        }
        for (var directory : Layout.GROUPS.in(folder)) {
            var id = Folder.name(directory);
            var properties = Layout.properties(folder, directory.resolve("groupInformation.json"), diagnostics);
            if (properties != null) {
                groups.put(id, new Group(id, properties.text("displayName", id)));
            }
        }
        for (var directory : Layout.USERS.in(folder)) {
            var properties = Layout.properties(folder, directory.resolve("userInformation.json"), diagnostics);
            if (properties != null) {
                var id = Folder.name(directory);
                users.put(id, user(id, properties, diagnostics));
            }
        }
    }

    @Nullable
    Group group(String id) {
        return groups.get(id);
    }

    /** The user of that id: as described, or with nothing but the id. */
    User user(String id) {
        var known = users.get(id);
        return known != null ? known : new User(id, "", "", "", "", Instant.EPOCH, List.of(), List.of());
    }

    private User user(String id, Properties properties, Diagnostics diagnostics) {
        var identities = properties.objects("identities").stream()
                .map(each -> new User.Identity(each.text("id", ""), each.text("provider", "")))
                .toList();
        var memberOf = properties.texts("groups").stream()
                .map(name -> groups.getOrDefault(name, new Group(name, name)))
                .toList();
        var registered = date(properties, "registrationDate", diagnostics);
        return new User(
                id,
                properties.text("email", ""),
                properties.text("firstName", ""),
                properties.text("lastName", ""),
                properties.text("note", ""),
                registered == null ? Instant.EPOCH : registered,
                memberOf,
                identities);
    }

    /** A date in ISO 8601; null where there is none. */
    static @Nullable Instant date(Properties properties, String name, Diagnostics diagnostics) {
        var text = properties.text(name);
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            diagnostics.add(ArtifactErrors.expected(
                    properties.source(), properties.at(name), name, "a date such as 2026-01-31T12:00:00Z"));
            return null;
        }
    }
}
