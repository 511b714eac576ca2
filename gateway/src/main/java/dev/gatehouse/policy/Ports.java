package dev.gatehouse.policy;

import dev.gatehouse.jose.KeySources;
import dev.gatehouse.jose.TokenStates;
import dev.gatehouse.jose.VerifiedTokens;
import dev.gatehouse.settings.Settings;
import java.time.InstantSource;

/**
 * What compiled steps may use of the world outside an exchange. Steps take what they need when they
 * are compiled.
 *
 * @param clock wall clock, for claims and dates
 * @param keys where the keys of identity providers come from
 * @param verified tokens whose signature has been found good; one memory for all policies
 * @param meters what counts tokens and authors' own metrics
 * @param states what else can be known of tokens
 */
public record Ports(
        InstantSource clock,
        ValueCache cache,
        Counters counters,
        KeySources keys,
        VerifiedTokens verified,
        Settings settings,
        Meters meters,
        TokenStates states) {

    /** Where nobody is asked about tokens. */
    public Ports(
            InstantSource clock,
            ValueCache cache,
            Counters counters,
            KeySources keys,
            VerifiedTokens verified,
            Settings settings,
            Meters meters) {
        this(clock, cache, counters, keys, verified, settings, meters, TokenStates.OFFLINE);
    }

    /** Where nobody counts. */
    public Ports(
            InstantSource clock,
            ValueCache cache,
            Counters counters,
            KeySources keys,
            VerifiedTokens verified,
            Settings settings) {
        this(clock, cache, counters, keys, verified, settings, Meters.NONE);
    }

    /** Without identity providers: for checking documents, and where no token is verified. */
    public Ports(InstantSource clock, ValueCache cache, Counters counters, Settings settings) {
        this(
                clock,
                cache,
                counters,
                KeySources.OFFLINE,
                new VerifiedTokens(settings.tokens().cachedTokens()),
                settings);
    }
}
