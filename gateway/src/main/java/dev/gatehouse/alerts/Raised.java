package dev.gatehouse.alerts;

import java.time.Instant;

/**
 * An alert that has fired and is not resolved, or is silent for a while.
 *
 * @param id of the alert
 * @param well in how many evaluations since its condition was last met it was not
 */
record Raised(String id, Instant firedAt, int well) {}
