package dev.gatehouse.model;

/**
 * A set of APIs that are versions of each other, and how a call says which one it wants.
 *
 * @param id the resource name
 * @param parameter the header's or the query parameter's name; empty for {@link Scheme#SEGMENT}
 */
public record VersionSet(String id, String name, Scheme scheme, String parameter) {
    /** Where a call carries the version. */
    public enum Scheme {
        /** In the path segment after the API's path. */
        SEGMENT,
        HEADER,
        QUERY
    }
}
