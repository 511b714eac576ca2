package dev.gatehouse.jose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.jose.UsedProofs.Outcome;
import org.junit.jupiter.api.Test;

class UsedProofsTest {
    private static DpopProof proof(String algorithm, String id) throws Exception {
        return DpopProof.verified(Proofs.proof(
                algorithm, Signing.keyFor(algorithm), Proofs.payload(id, "GET", "https://api.example/", 0, "t")));
    }

    @Test
    void g08_theSameProofIsRefusedUntilItIsTooOld() throws Exception {
        var used = new UsedProofs(100);
        assertThat(used.use("a", proof("ES256", "1"), 1000, 0)).isEqualTo(Outcome.FIRST);
        assertThat(used.use("a", proof("ES256", "1"), 1000, 999)).isEqualTo(Outcome.AGAIN);
        assertThat(used.use("a", proof("ES256", "2"), 1000, 999)).isEqualTo(Outcome.FIRST);
        assertThat(used.use("a", proof("ES256", "1"), 2000, 1000))
                .as("forgotten")
                .isEqualTo(Outcome.FIRST);
    }

    @Test
    void ofAnotherKeyOrAtAnotherPlaceItIsAnotherProof() throws Exception {
        var used = new UsedProofs(100);
        assertThat(used.use("a", proof("ES256", "1"), 1000, 0)).isEqualTo(Outcome.FIRST);
        assertThat(used.use("a", proof("RS256", "1"), 1000, 0)).isEqualTo(Outcome.FIRST);
        assertThat(used.use("b", proof("ES256", "1"), 1000, 0)).isEqualTo(Outcome.FIRST);
    }

    @Test
    void g08_aFloodOfOneKeyDisplacesNothingAndLeavesRoomForOthers() throws Exception {
        var used = new UsedProofs(8);
        var first = proof("ES256", "first");
        assertThat(used.use("a", first, 1000, 0)).isEqualTo(Outcome.FIRST);
        assertThat(used.use("a", proof("ES256", "2"), 1000, 0)).isEqualTo(Outcome.FIRST);
        for (int i = 3; i < 50; i++) {
            assertThat(used.use("a", proof("ES256", "" + i), 1000, 0)).isEqualTo(Outcome.FULL);
        }
        assertThat(used.use("a", first, 1000, 0)).isEqualTo(Outcome.AGAIN);
        assertThat(used.use("a", proof("RS256", "1"), 1000, 0)).isEqualTo(Outcome.FIRST);
        assertThat(used.use("a", proof("ES256", "3"), 2000, 1000)).as("later").isEqualTo(Outcome.FIRST);
    }
}
