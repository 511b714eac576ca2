package dev.gatehouse.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.jose.IntrospectionReply;
import dev.gatehouse.standing.Replies.Answered;
import dev.gatehouse.standing.Replies.Unanswered;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RepliesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Answered answered(String reply) throws Exception {
        return new Answered(IntrospectionReply.read(reply.getBytes(StandardCharsets.UTF_8)), reply.length());
    }

    @Test
    void f04_aFloodOfBadTokensTakesBoundedRoomAndDisplacesNoGoodAnswer() throws Exception {
        var replies = new Replies(10, () -> 0);
        var good = answered("{\"active\":true}");
        replies.store("good", good, MINUTE, 0);
        for (int i = 0; i < 5000; i++) {
            replies.store("inactive-" + i, answered("{\"active\":false}"), MINUTE, 0);
            replies.store("failed-" + i, new Unanswered("down"), MINUTE, 0);
        }
        assertThat(replies.find("good", MINUTE, 0)).isSameAs(good);
        assertThat(replies.sizes()[0]).isEqualTo(1);
        assertThat(replies.sizes()[1]).isLessThanOrEqualTo(10);
    }

    @Test
    void largeAnswersCountAsSeveral() throws Exception {
        var replies = new Replies(10, () -> 0);
        var large = "{\"active\":true,\"x\":\"%s\"}".formatted("y".repeat(10_000));
        for (int i = 0; i < 100; i++) {
            replies.store("large-" + i, answered(large), MINUTE, 0);
        }
        assertThat(replies.sizes()[0]).isLessThanOrEqualTo(1);
    }

    @Test
    void aTokenThatBecomesActiveIsNotHeldToItsOldAnswer() throws Exception {
        var replies = new Replies(10, () -> 0);
        var good = answered("{\"active\":true}");
        replies.store("token", answered("{\"active\":false}"), MINUTE, 0);
        replies.store("token", good, MINUTE, 0);
        assertThat(replies.find("token", MINUTE, 0)).isSameAs(good);
    }

    @Test
    void aTokenThatIsNoLongerActiveIsNotHeldToItsOldAnswer() throws Exception {
        var replies = new Replies(10, () -> 0);
        var inactive = answered("{\"active\":false}");
        replies.store("token", answered("{\"active\":true}"), MINUTE, 0);
        replies.store("token", inactive, MINUTE, 0);
        assertThat(replies.find("token", MINUTE, 0)).isSameAs(inactive);
    }
}
