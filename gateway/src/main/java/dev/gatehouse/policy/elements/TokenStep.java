package dev.gatehouse.policy.elements;

import dev.gatehouse.jose.Verdict;
import dev.gatehouse.jose.Verdict.Refused;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Meters;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.Step;

/**
 * What policies that validate tokens do with an exchange: find its token, have it judged, keep it or refuse the request.
 *
 * @param judge is asked about tokens of a bearable length only
 * @param issuers whose names metrics may show
 * @param variable that takes a good token; empty for none
 * @param maxLength of a token, in characters
 */
record TokenStep(
        TokenPlace place,
        Judge judge,
        KnownIssuers issuers,
        TokenFailure failure,
        String variable,
        Meters meters,
        int maxLength)
        implements Step {
    /** Says whether a token may be believed. */
    @FunctionalInterface
    interface Judge {
        Verdict of(Exchange exchange, String token);
    }

    /** Reads the attributes that all such policies have. */
    static TokenStep read(ElementReader element, TokenPlace place, Judge judge, KnownIssuers issuers) {
        var ports = element.ports();
        return new TokenStep(
                place,
                judge,
                issuers,
                TokenFailure.read(element),
                element.optionalText("output-token-variable-name").orElse(""),
                ports.meters(),
                ports.settings().tokens().maxLength());
    }

    @Override
    public Flow run(Exchange exchange) throws PolicyException {
        return switch (verdict(exchange)) {
            case Verdict.Accepted accepted -> {
                meters.token(issuers.labelOf(accepted.jwt()), null);
                if (!variable.isEmpty()) {
                    exchange.variables().put(variable, accepted.jwt());
                }
                yield Flow.NEXT;
            }
            case Verdict.Wait _ -> Flow.WAIT;
            case Refused refused -> {
                meters.token(issuers.labelOf(refused.claimed()), refused.reason());
                throw failure.of(exchange, refused);
            }
        };
    }

    private Verdict verdict(Exchange exchange) {
        var found = place.find(exchange);
        if (found.refusal() != null) {
            return found.refusal();
        }
        return found.token().length() > maxLength
                ? Refused.malformed("form: token is longer than %d characters".formatted(maxLength))
                : judge.of(exchange, found.token());
    }
}
