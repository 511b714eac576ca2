package dev.gatehouse.telemetry;

/** What a scraper is answered. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Page(String contentType, byte[] bytes) {}
