package dev.gatehouse.policy.elements;

import dev.gatehouse.jose.Explanation;
import dev.gatehouse.jose.Verdict;
import dev.gatehouse.jose.Verdict.Refused;
import dev.gatehouse.model.Diagnostic.Verbosity;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Meters;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.Step;
import dev.gatehouse.policy.elements.TokenPlace.Found;

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

        /** Tells how the verdict on {@code token} came about, for whoever has asked. */
        default Explanation explain(Exchange exchange, String token, Verdict verdict) {
            return Explanation.of(verdict);
        }
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
        var inquiry = exchange.inquiry();
        if (inquiry != null) {
            place.put(exchange, inquiry.token());
        }
        var found = place.find(exchange);
        return switch (verdict(exchange, found)) {
            case Verdict.Accepted accepted -> {
                meters.token(issuers.labelOf(accepted.jwt()), null);
                if (inquiry != null) {
                    failure.explain(exchange, explanation(exchange, found, accepted));
                }
                if (!variable.isEmpty()) {
                    exchange.variables().put(variable, accepted.jwt());
                    exchange.validated(accepted.jwt());
                }
                yield Flow.NEXT;
            }
            case Verdict.Wait _ -> Flow.WAIT;
            case Refused refused -> {
                meters.token(issuers.labelOf(refused.claimed()), refused.reason());
                if (inquiry != null) {
                    failure.explain(exchange, explanation(exchange, found, refused));
                }
                // All that the checks have to say of a good token is that it is good: only refusals are traced.
                boolean traced = exchange.diagnostic().verbosity() == Verbosity.VERBOSE;
                throw failure.of(
                        exchange,
                        refused,
                        traced ? explanation(exchange, found, refused).compact() : "");
            }
        };
    }

    private Verdict verdict(Exchange exchange, Found found) {
        if (found.refusal() != null) {
            return found.refusal();
        }
        return isTooLong(found)
                ? Refused.malformed("form: token is longer than %d characters".formatted(maxLength))
                : judge.of(exchange, found.token());
    }

    private boolean isTooLong(Found found) {
        return found.token().length() > maxLength;
    }

    private Explanation explanation(Exchange exchange, Found found, Verdict verdict) {
        return found.refusal() != null || isTooLong(found)
                ? Explanation.of(verdict)
                : judge.explain(exchange, found.token(), verdict);
    }
}
