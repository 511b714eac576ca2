package dev.gatehouse.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of Spring Authorization Server. */
@Timeout(240)
class SpringAuthorizationServerTest {
    private final JWK rsa = rsa("rsa");

    @TempDir
    private Path folder;

    private SpringProvider provider;
    private GuardedApi api;

    @BeforeEach
    void start() throws Exception {
        provider = SpringProvider.start(rsa);
        api = GuardedApi.start(folder, """
                <openid-config url="%s" />
                <audiences><audience>api://orders</audience></audiences>
                <required-claims><claim name="scope" match="any"><value>orders.read</value></claim></required-claims>
                """.formatted(provider.metadata()));
    }

    @AfterEach
    void stop() {
        api.close();
        provider.close();
    }

    private static JWK rsa(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keysAndAlgorithmsRotate() throws Exception {
        var first = provider.token();
        var answer = api.call(first);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("x-subject");
        assertThat(api.status(Tokens.tampered(first))).isEqualTo(401);

        JWK ec = new ECKeyGenerator(Curve.P_256)
                .keyID("ec")
                .algorithm(JWSAlgorithm.ES256)
                .keyUse(KeyUse.SIGNATURE)
                .generate();
        provider.publish(ec, rsa);
        var second = provider.token();
        assertThat(Tokens.header(second).path("alg").asString("")).isEqualTo("ES256");
        assertThat(api.status(second)).as("the new key, at once").isEqualTo(200);
        assertThat(api.status(first)).as("the old one is still published").isEqualTo(200);

        JWK twin = rsa("rsa");
        provider.publish(twin);
        api.refetch(first);
        var third = provider.token();
        assertThat(api.status(third)).as("another key under an old id").isEqualTo(200);
        assertThat(api.status(first)).as("withdrawn").isEqualTo(401);
        assertThat(api.status(second)).as("withdrawn").isEqualTo(401);
    }
}
