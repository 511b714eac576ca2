package dev.gatehouse.providers;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Spring Authorization Server with one client, whose keys the test changes. */
final class SpringProvider implements AutoCloseable {
    private final ServletWebServerApplicationContext server;

    private SpringProvider(ServletWebServerApplicationContext server) {
        this.server = server;
    }

    static SpringProvider start(JWK key) {
        var client = "--spring.security.oauth2.authorizationserver.client.orders.";
        var registration = client + "registration.";
        var context = new SpringApplicationBuilder(Server.class)
                .initializers(made -> made.getBeanFactory().registerSingleton("keys", new Keys(key)))
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        registration + "client-id=orders",
                        registration + "client-secret={noop}secret",
                        registration + "client-authentication-methods=client_secret_basic",
                        registration + "authorization-grant-types=client_credentials",
                        registration + "scopes=orders.read");
        return new SpringProvider((ServletWebServerApplicationContext) context);
    }

    /** What it signs with, and what it publishes: the first key signs. */
    static final class Keys implements JWKSource<SecurityContext> {
        private final AtomicReference<JWKSet> published;

        Keys(JWK key) {
            published = new AtomicReference<>(new JWKSet(key));
        }

        @Override
        public List<JWK> get(JWKSelector selector, SecurityContext context) {
            return selector.select(published.get());
        }

        JWK signing() {
            return published.get().getKeys().getFirst();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Server {
        @Bean
        JwtEncoder encoder(Keys keys) {
            var encoder = new NimbusJwtEncoder(keys);
            encoder.setJwkSelector(List::getFirst);
            return encoder;
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> algorithm(Keys keys) {
            return token -> {
                token.getJwsHeader()
                        .algorithm(SignatureAlgorithm.from(
                                keys.signing().getAlgorithm().getName()));
                token.getClaims().audience(List.of("api://orders"));
            };
        }
    }

    void publish(JWK... keys) {
        server.getBean(Keys.class).published.set(new JWKSet(List.of(keys)));
    }

    private String base() {
        return "http://127.0.0.1:" + server.getWebServer().getPort();
    }

    String metadata() {
        return base() + "/.well-known/openid-configuration";
    }

    String token() throws IOException, InterruptedException {
        return Tokens.ask(
                base() + "/oauth2/token",
                Tokens.basic("orders"),
                Map.of("grant_type", "client_credentials", "scope", "orders.read"));
    }

    @Override
    public void close() {
        server.close();
    }
}
