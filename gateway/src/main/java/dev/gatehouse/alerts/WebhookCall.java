package dev.gatehouse.alerts;

import dev.gatehouse.model.ActionGroup;
import dev.gatehouse.model.ActionGroup.Webhook;
import dev.gatehouse.outbound.LimitedClient;
import dev.gatehouse.outbound.RefusedAddressException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one webhook of one notice, more than once where that may help. What is logged never holds the address. */
record WebhookCall(LimitedClient client, AlertNotice notice, ActionGroup group, Webhook webhook) {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookCall.class);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** What became of one call. */
    private record Attempt(boolean told, boolean worthRepeating, String problem) {}

    /**
     * Blocks.
     *
     * @param pauses before the second call, the third, …
     * @return whether it was told
     */
    boolean tell(List<Duration> pauses) {
        var body = CommonSchema.write(notice);
        for (int tries = 1; ; tries++) {
            var attempt = attempt(body);
            if (attempt.told) {
                LOG.debug("webhook '{}' of action group '{}' was told", webhook.name(), group.name());
                return true;
            }
            if (!attempt.worthRepeating || tries > pauses.size() || !pause(pauses.get(tries - 1))) {
                LOG.warn(
                        "webhook '{}' of action group '{}' ({}) could not be told that alert '{}' {}: {}; tried {}",
                        webhook.name(),
                        group.name(),
                        webhook.address().getHost(),
                        notice.rule().displayName(),
                        switch (notice.happening()) {
                            case FIRED -> "has fired";
                            case RESOLVED -> "is resolved";
                        },
                        attempt.problem,
                        tries == 1 ? "once" : tries + " times");
                return false;
            }
        }
    }

    private Attempt attempt(byte[] body) {
        try {
            int status = client.send(
                            webhook.address(),
                            request -> request.header("Content-Type", "application/json; charset=utf-8")
                                    .header("User-Agent", "Gatehouse")
                                    .POST(BodyPublishers.ofByteArray(body)))
                    .statusCode();
            boolean passing = status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
            return new Attempt(status / 100 == 2, passing, "answered with status " + status);
        } catch (RefusedAddressException e) {
            return new Attempt(false, false, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Attempt(false, true, String.valueOf(e.getMessage()));
        }
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return !Thread.currentThread().isInterrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
