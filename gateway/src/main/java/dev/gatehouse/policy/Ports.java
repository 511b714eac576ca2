package dev.gatehouse.policy;

import dev.gatehouse.settings.Settings;
import java.time.InstantSource;

/**
 * What compiled steps may use of the world outside an exchange. Steps take what they need when they
 * are compiled.
 *
 * @param clock wall clock, for claims and dates
 */
public record Ports(InstantSource clock, ValueCache cache, Counters counters, Settings settings) {}
