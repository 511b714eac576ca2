package dev.gatehouse.policy;

import dev.gatehouse.jose.Explanation;

/**
 * The question why the policies of one exchange accept or refuse a token. Whoever asks hears of every policy that looks
 * at one, on the exchange's thread.
 */
public interface TokenInquiry {
    /** The token in question: put where a policy looks for its token, if nothing stands there. */
    String token();

    /**
     * A policy has judged a token.
     *
     * @param policy the policy's name
     * @param scope of its document
     * @param location file, line and column
     */
    void explained(String policy, Scope scope, String location, Explanation explanation);

    /** A policy has failed: for its token, which then has been {@link #explained} before, or for anything else. */
    default void failed(Place place, PolicyException failure) {}
}
