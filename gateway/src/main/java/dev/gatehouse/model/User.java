package dev.gatehouse.model;

import java.time.Instant;
import java.util.List;

/** A developer who owns subscriptions. */
public record User(
        String id,
        String email,
        String firstName,
        String lastName,
        String note,
        Instant registrationDate,
        List<Group> groups,
        List<Identity> identities) {
    public User {
        groups = List.copyOf(groups);
        identities = List.copyOf(identities);
    }

    /** An account elsewhere that the user signs in with. */
    public record Identity(String id, String provider) {}
}
