package dev.gatehouse.jose;

import dev.gatehouse.jose.Verdict.Refused;

/** What can be known of tokens beside what they say themselves. Safe for use by several threads. */
public interface TokenStates {
    /** Whoever asks that endpoint. Nothing is asked yet. */
    Introspector introspector(Introspector.Endpoint endpoint);

    /** The list there, shared by all who name it; the same object as long as somebody holds it. Nothing is read yet. */
    RevocationList revoked(RevocationList.Source source);

    /** The proofs that callers have used up. */
    UsedProofs proofs();

    /** For where nothing may be asked, as in checks of documents: every place is out of reach. */
    TokenStates OFFLINE = new TokenStates() {
        private final UsedProofs proofs = new UsedProofs(1);

        @Override
        public Introspector introspector(Introspector.Endpoint endpoint) {
            return (_, _, _, _) -> Refused.of(Reason.TOKEN_STATE_UNKNOWN, "introspection: nothing is asked here");
        }

        @Override
        public RevocationList revoked(RevocationList.Source source) {
            var failed = new RevocationList.Failed("nothing is read here: " + source.location());
            return new RevocationList() {
                @Override
                public State state() {
                    return failed;
                }

                @Override
                public State load() {
                    return failed;
                }
            };
        }

        @Override
        public UsedProofs proofs() {
            return proofs;
        }
    };
}
