package dev.gatehouse.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of a real Keycloak. */
@Timeout(240)
class KeycloakTest {
    @TempDir
    private static Path folder;

    private static Keycloak keycloak;
    private static GuardedApi api;

    @BeforeAll
    static void start() throws Exception {
        keycloak = Keycloak.start();
        api = GuardedApi.start(folder, """
                <openid-config url="%s" />
                <audiences><audience>api://orders</audience></audiences>
                <required-claims><claim name="roles" match="any"><value>Orders.Read</value></claim></required-claims>
                """.formatted(keycloak.metadata()));
    }

    @AfterAll
    static void stop() {
        if (api != null) {
            api.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "PS256", "EdDSA"})
    void tokensOfEveryAlgorithmPass(String algorithm) throws Exception {
        var token = keycloak.token("orders-" + algorithm.toLowerCase(Locale.ROOT));
        assertThat(Tokens.header(token).path("alg").asString("")).isEqualTo(algorithm);
        var answer = api.call(token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("x-subject");
        assertThat(api.status(Tokens.tampered(token))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other-audience", "without-role"})
    void tokensMadeForSomethingElseDoNotPass(String client) throws Exception {
        assertThat(api.status(keycloak.token(client))).isEqualTo(401);
    }

    @Test
    void tokensOfAnotherRealmDoNotPass() throws Exception {
        assertThat(api.status(keycloak.adminToken())).isEqualTo(401);
    }

    @Test
    void keysRotate() throws Exception {
        var before = keycloak.token("orders-rs256");
        assertThat(api.status(before)).isEqualTo(200);
        keycloak.addSigningKey("rs256-next");
        var after = keycloak.token("orders-rs256");
        assertThat(Tokens.header(after).path("kid"))
                .isNotEqualTo(Tokens.header(before).path("kid"));
        assertThat(api.status(after)).as("the new key, at once").isEqualTo(200);
        assertThat(api.status(before)).as("the old one is still published").isEqualTo(200);

        keycloak.removeSigningKey("rs256");
        api.refetch(before);
        assertThat(api.status(before)).as("withdrawn").isEqualTo(401);
        assertThat(api.status(after)).isEqualTo(200);
    }
}
