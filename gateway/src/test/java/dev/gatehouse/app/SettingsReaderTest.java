package dev.gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private final Diagnostics diagnostics = new Diagnostics();
    private final SettingsReader reader = new SettingsReader(diagnostics);

    private List<String> messages() {
        return diagnostics.list().stream()
                .map(each -> each.source().name() + ":" + each.position() + ": " + each.message())
                .toList();
    }

    @Test
    void nothingSaidIsTheDefault() {
        assertThat(reader.read()).isEqualTo(Settings.DEFAULT);
        assertThat(new SettingsReader(diagnostics)
                        .file(Source.of("empty.yaml", "# nothing\n"))
                        .read())
                .isEqualTo(Settings.DEFAULT);
        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"store: off", "'store:\n  enabled: false'"})
    void theStoreIsSwitchedOffInOneWord(String yaml) {
        assertThat(reader.file(Source.of("s.yaml", yaml)).read().store().enabled())
                .isFalse();
        assertThat(new SettingsReader(diagnostics)
                        .set("store=off")
                        .read()
                        .store()
                        .enabled())
                .isFalse();
        assertThat(messages()).isEmpty();
    }

    @Test
    void fileThenEnvironmentThenCommandLine() {
        var settings = reader.file(Source.of("s.yaml", """
                        tokens:
                          clockSkew: 10s
                          maxLength: 1000
                        limits: { withoutSubscription: "off" }
                        network:
                          trustedPeers: [10.0.0.1, 10.0.0.2]
                        http:
                          idleTimeout: PT2M
                        """))
                .environment(Map.of(
                        "GATEHOUSE_TOKENS_CLOCK_SKEW", "20s",
                        "GATEHOUSE_HTTP_MAX_BODY_BYTES", "5",
                        "GATEHOUSE_ADMIN_TOKEN", "s3cret",
                        "GATEHOUSE_NAMED_VALUE_X", "ignored"))
                .set("http.maxBodyBytes=7")
                .set("insecureLoopback=true")
                .read();
        assertThat(messages()).isEmpty();
        assertThat(settings.tokens().clockSkew()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.tokens().maxLength()).isEqualTo(1000);
        assertThat(settings.tokens().keyRefresh())
                .isEqualTo(Settings.DEFAULT.tokens().keyRefresh());
        assertThat(settings.limits().withoutSubscription()).isEqualTo(Settings.Limits.WithoutSubscription.OFF);
        assertThat(settings.network().trustedPeers()).containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(settings.http().idleTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.http().maxBodyBytes()).isEqualTo(7);
        assertThat(settings.insecureLoopback()).isTrue();
        assertThat(settings.admin().token()).isEqualTo("s3cret");
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void mistakesAreSaidAtTheirLineAndAllAtOnce() {
        var settings = reader.file(Source.of("s.yaml", """
                        tokens:
                          clockSkew: soon
                          maxlength: 3
                        http:
                          maxHeaders: -1
                          maxBodyBytes: many
                        limits:
                          withoutSubscription: sometimes
                        insecureLoopback: perhaps
                        """)).set("nonsense").read();
        assertThat(messages())
                .containsExactlyInAnyOrder(
                        "--set:1:1: expected KEY=VALUE",
                        "s.yaml:3:3: there is no setting 'tokens.maxlength'; did you mean 'tokens.maxLength'?",
                        "s.yaml:2:3: 'tokens.clockSkew': expected a duration such as 500ms, 30s, 5m or 24h, got 'soon'",
                        "s.yaml:5:3: 'http.maxHeaders': -1 is out of range",
                        "s.yaml:6:3: 'http.maxBodyBytes': expected a whole number, got 'many'",
                        "s.yaml:8:3: 'limits.withoutSubscription': expected one of [by-address, off], got 'sometimes'",
                        "s.yaml:9:1: 'insecureLoopback': expected true or false, got 'perhaps'");
        assertThat(settings).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void brokenYamlIsSaidAtItsLine() {
        reader.file(Source.of("s.yaml", "tokens:\n  clockSkew: [1\n")).read();
        assertThat(messages())
                .containsExactly(
                        "s.yaml:2:16: while parsing a flow sequence: expected ',' or ']', but got <stream end>");
    }

    @ParameterizedTest
    @CsvSource({"500ms,500", "30s,30000", "5m,300000", "24h,86400000", "2d,172800000", "PT1M,60000"})
    void durations(String text, long millis) {
        assertThat(reader.set("http.drain=" + text).read().http().drain()).isEqualTo(Duration.ofMillis(millis));
        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tokens.clockSkew,GATEHOUSE_TOKENS_CLOCK_SKEW",
        "insecureLoopback,GATEHOUSE_INSECURE_LOOPBACK",
        "network.backendIdle,GATEHOUSE_NETWORK_BACKEND_IDLE"
    })
    void everySettingHasAVariable(String key, String variable) {
        assertThat(SettingsReader.variable(key)).isEqualTo(variable);
    }

    @Test
    void tlsMayBeSetOnTheCommandLine() {
        var tls = reader.set("tls.certificate=chain.pem")
                .set("tls.key=key.pem")
                .set("tls.clientCertificates=require")
                .set("tls.clientCertificateAuthorities=authorities.pem")
                .read()
                .tls();
        assertThat(tls)
                .isEqualTo(new Settings.Tls(
                        "chain.pem", "key.pem", Settings.Tls.ClientCertificates.REQUIRE, "authorities.pem"));
        assertThat(reader.set("tls.clientCertificates=maybe").read().tls().clientCertificates())
                .isEqualTo(Settings.Tls.ClientCertificates.NONE);
        assertThat(messages())
                .containsExactly(
                        "--set:1:1: 'tls.clientCertificates': expected one of [none, request, require], got 'maybe'");
    }

    @Test
    void entraMayBeElsewhere() {
        assertThat(reader.environment(Map.of("GATEHOUSE_TOKENS_AZURE_AD_ENDPOINT", "https://login.microsoftonline.us/"))
                        .read()
                        .tokens()
                        .azureAd()
                        .endpoint())
                .isEqualTo("https://login.microsoftonline.us/");
    }
}
