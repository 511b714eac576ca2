package dev.gatehouse.policy;

/** The four messages of an exchange, as they are on the wire. */
public enum Leg {
    /** From the client. */
    REQUEST,
    /** To the client. */
    RESPONSE,
    /** To the backend; of several calls, the last. */
    BACKEND_REQUEST,
    /** From the backend, before any policy has seen it. */
    BACKEND_RESPONSE
}
