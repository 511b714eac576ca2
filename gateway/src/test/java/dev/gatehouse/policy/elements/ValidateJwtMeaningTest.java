package dev.gatehouse.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.keys.OpenIdProviders;
import dev.gatehouse.keys.Provider;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Diagnostic;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Azure's words mean where another reading would open a door. */
class ValidateJwtMeaningTest {
    private static final CSharpCompiler COMPILER = CSharpCompiler.create();
    private static final long NOW = Gateway.START.getEpochSecond();

    private final Settings settings = Settings.DEFAULT.withInsecureLoopback(true);
    private final Provider one = new Provider(Signing.keySet(Signing.RSA));
    private final Provider other = new Provider(Signing.keySet(Signing.P256));
    private final OpenIdProviders providers = new OpenIdProviders(settings, System::nanoTime);
    private final Gateway gateway = new Gateway(COMPILER);

    @AfterEach
    void stop() {
        providers.close();
        one.close();
        other.close();
    }

    private Gateway inbound(String content, String onError) {
        gateway.keys = providers;
        gateway.settings = settings;
        return gateway.policy(
                Scope.API,
                "<policies><inbound>" + content + "</inbound><backend><forward-request/></backend><on-error>" + onError
                        + "</on-error></policies>");
    }

    private Gateway validating(String children) {
        return inbound("<validate-jwt header-name=\"Authorization\">" + children + "</validate-jwt>", "");
    }

    private static String metadata(Provider provider) {
        return "<openid-config url=\"" + provider.address() + "\"/>";
    }

    private boolean passes(String algorithm, String issuer) throws Exception {
        String token = Signing.token(algorithm, "{\"iss\":\"%s\",\"exp\":%d}".formatted(issuer, NOW + 600));
        var headers = new Headers().add("Authorization", "Bearer " + token);
        Exchange exchange = gateway.send("GET", "/orders/1", headers, Body.NONE);
        boolean passed = exchange.lastError() == null;
        assertThat(gateway.received).hasSize(passed ? 1 : 0);
        gateway.received.clear();
        return passed;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<audiences><audience>api://orders</audience></audiences>",
                "<issuers><issuer>https://idp.example/</issuer></issuers>",
                "<issuer-signing-keys/>"
            })
    void n01_aPolicyWithoutKeysIsAMistakeAndNoOpenDoor(String children) {
        validating(children);
        assertThat(gateway.diagnostics.hasErrors()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "not base64!,                                                              POL310",
        "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUI=,                           POL308",
        "LS0tLS1CRUdJTiBQVUJMSUMgS0VZLS0tLS0KTUlJQg==,                           POL308"
    })
    void n03_whatIsNoSecretIsNotTakenForOne(String text, String code) {
        validating("<issuer-signing-keys><key>" + text + "</key></issuer-signing-keys>");
        assertThat(gateway.diagnostics.list()).extracting(Diagnostic::code).contains(code);
        assertThat(gateway.diagnostics.hasErrors()).isTrue();
    }

    @Test
    void n03_aPublicKeyIsNotTakenForASecret() throws Exception {
        var key =
                Base64.getEncoder().encodeToString(Signing.RSA.toRSAPublicKey().getEncoded());
        validating("<issuer-signing-keys><key>" + key + "</key></issuer-signing-keys>");
        assertThat(gateway.diagnostics.list()).extracting(Diagnostic::code).contains("POL308");
    }

    @Test
    void n04_keyAndIssuerMustBeOfTheSameMetadata() throws Exception {
        validating(metadata(one) + metadata(other));
        for (int times = 0; times < 2; times++) {
            assertThat(passes("RS256", one.issuer())).isTrue();
            assertThat(passes("ES256", other.issuer())).isTrue();
            assertThat(passes("RS256", other.issuer())).isFalse();
            assertThat(passes("ES256", one.issuer())).isFalse();
        }
    }

    @Test
    void n05_issuersNarrowThoseOfTheMetadataAndAddNone() throws Exception {
        validating(metadata(one) + metadata(other) + "<issuers><issuer>" + one.issuer()
                + "</issuer><issuer>https://third.example/</issuer></issuers>");
        assertThat(passes("RS256", one.issuer())).isTrue();
        assertThat(passes("ES256", other.issuer())).isFalse();
        assertThat(passes("RS256", "https://third.example/")).isFalse();
        assertThat(passes("ES256", "https://third.example/")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<base/>", "<set-header name=\"X-Seen\"><value>1</value></set-header>"})
    void n14_aHeaderThatIsMissingIsNo200(String onError) throws Exception {
        inbound("<set-variable name=\"x\" value=\"@(context.Request.Headers[&quot;X&quot;].First())\"/>", onError);
        assertThat(gateway.diagnostics.hasErrors()).isFalse();
        var exchange = gateway.send("GET", "/orders/1", new Headers(), Body.NONE);
        assertThat(gateway.received).isEmpty();
        assertThat(exchange.response().status()).isEqualTo(500);
    }
}
