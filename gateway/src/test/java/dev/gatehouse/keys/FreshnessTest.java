package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.jose.Signing;
import dev.gatehouse.keys.Provider.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often keys are fetched anew while all goes well. */
class FreshnessTest extends KeysTest {
    private void answering(String path, String body, String cacheControl, String age) {
        var headers = new TreeMap<String, String>();
        if (cacheControl != null) {
            headers.put("Cache-Control", cacheControl);
        }
        if (age != null) {
            headers.put("Age", age);
        }
        provider.answer(path, new Answer(200, Answer.ok(body).body(), headers));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # metadata            | keys                             | Age | minutes
                                  |                                  |     | 60
                                  | max-age=0                        |     | 5
                                  | no-store                         |     | 5
            no-cache              | max-age=1200                     |     | 5
                                  | max-age=1200                     |     | 20
            max-age=600           | max-age=1200                     |     | 10
            max-age=1200          |                                  |     | 20
                                  | 'public, Max-Age=1200 , no-transform' |     | 20
                                  | 'max-age="1200"'                 |     | 20
                                  | 'max-age=1200, max-age=600'      |     | 10
                                  | max-age=1200                     | 300 | 15
                                  | max-age=1200                     | x   | 20
                                  | max-age=1200                     | 99999999999999999999 | 5
                                  | max-age=86400                    |     | 60
            max-age=315360000     | max-age=315360000                |     | 60
                                  | max-age=99999999999999999999     |     | 60
                                  | max-age=-1                       |     | 5
                                  | max-age=soon                     |     | 5
                                  | 's-maxage=1, private'            |     | 60
            """)
    void b28_whatTheProviderSaysCountsWithinBounds(String metadata, String keySet, String age, int minutes) {
        answering(
                "/.well-known/openid-configuration",
                Provider.metadata(provider.issuer(), provider.base() + "/keys"),
                metadata,
                null);
        answering("/keys", Signing.keySet(Signing.RSA), keySet, age);
        outcome(token(Signing.RSA));
        pass(Duration.ofSeconds(minutes * 60 * 9 / 10 - 1));
        providers.refreshDue();
        assertThat(keys.statistics().fetches()).as("not before").isOne();
        pass(Duration.ofSeconds(minutes * 60 / 10 + 1));
        refresh();
        assertThat(provider.keyRequests).as("at the latest").hasValue(2);
    }

    @Test
    void gatewaysThatStartedTogetherDoNotAskTogether() {
        Set<OpenIdKeys> many = new HashSet<>();
        for (int i = 0; i < 64; i++) {
            var source = providers.at(provider.address() + "?" + i);
            source.load();
            many.add(source);
        }
        pass(Duration.ofMinutes(57));
        assertThat(many.stream().filter(OpenIdKeys::isDue).count())
                .as("one half, about")
                .isBetween(1L, 63L);
        pass(Duration.ofMinutes(3));
        assertThat(many).allMatch(OpenIdKeys::isDue);
    }

    @Test
    void b10_aKeyIsGoneAtTheNextFetchAtTheLatest() {
        answering("/keys", Signing.keySet(Signing.RSA), "max-age=31536000", null);
        String token = token(Signing.RSA);
        assertThat(outcome(token)).isEqualTo("Accepted");
        provider.publish(Signing.keySet(NEW_KEY));
        pass(Duration.ofHours(1));
        refresh();
        assertThat(outcome(token)).isEqualTo(KEY_NOT_FOUND);
    }

    @Test
    void b29_theTimeOfDayMayJump() {
        String token = token(Signing.RSA);
        assertThat(outcome(token)).isEqualTo("Accepted");
        long year = Duration.ofDays(365).toMillis();
        assertThat(outcome(token, NOW_MILLIS - year)).isEqualTo("Accepted");
        assertThat(outcome(token, NOW_MILLIS + year)).isEqualTo("Token expired. Access denied.");
        assertThat(outcome(naming("unknown"), NOW_MILLIS + year)).isEqualTo(KEY_NOT_FOUND);
        assertThat(outcome(naming("another"), NOW_MILLIS - year)).isEqualTo(KEY_NOT_FOUND);
        providers.refreshDue();
        assertThat(keys.statistics())
                .isEqualTo(new OpenIdKeys.Statistics(provider.address(), 2, 0, 1, Duration.ZERO, 1, false));
    }

    @Test
    void headersOtherThanThoseChangeNothing() {
        provider.answer(
                "/keys",
                new Answer(
                        200,
                        Answer.ok(Signing.keySet(Signing.RSA)).body(),
                        Map.of("Expires", "Thu, 01 Jan 1970 00:00:00 GMT", "Pragma", "no-cache")));
        outcome(token(Signing.RSA));
        pass(Duration.ofMinutes(53));
        providers.refreshDue();
        assertThat(keys.statistics().fetches()).isOne();
    }
}
