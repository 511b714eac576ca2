package dev.gatehouse.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which headers a log never shows. */
class ConfidentialHeadersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "Proxy-Authorization",
                "Apim-Debug-Authorization",
                "X-Original-Authorization",
                "Cookie",
                "Set-Cookie",
                "Ocp-Apim-Subscription-Key",
                "X-Api-Key",
                "api_key",
                "apikey",
                "x-functions-key",
                "X-Amz-Security-Token",
                "X-CSRF-Token",
                "X-Proxy-Id-Token",
                "X-Zumo-Auth",
                "X-Auth",
                "X-Goog-IAP-JWT-Assertion",
                "X-Client-Secret",
                "X-Password"
            })
    void l09_whatLetsItsReaderActForOthersIsConfidential(String name) {
        assertThat(ConfidentialHeaders.contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Accept",
                "X-Tenant-Id",
                "X-User-Id",
                "X-Auth-User",
                "X-Authenticated-User",
                "WWW-Authenticate",
                "Idempotency-Key",
                "Sec-WebSocket-Key",
                "X-MS-PartitionKey",
                "X-RateLimit-Remaining-Tokens",
                "Traceparent"
            })
    void othersAreNot(String name) {
        assertThat(ConfidentialHeaders.contains(name)).isFalse();
    }

    @Test
    void theHeaderOfAnApisKeysIsConfidential() {
        var keys = new Api.KeyNames("X-Partner", "partner");
        assertThat(ConfidentialHeaders.contains("x-partner", keys)).isTrue();
        assertThat(ConfidentialHeaders.contains("X-Partner-Name", keys)).isFalse();
        assertThat(ConfidentialHeaders.contains("Cookie", keys)).isTrue();
    }
}
