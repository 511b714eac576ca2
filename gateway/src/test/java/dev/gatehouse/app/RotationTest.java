package dev.gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.app.echo.EchoBackend;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.keys.OpenIdKeys;
import dev.gatehouse.keys.Provider;
import dev.gatehouse.keys.Provider.Answer;
import dev.gatehouse.settings.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys come, go and cannot be had while requests go on: two clients send one good token after the other through a whole
 * gateway, and each of them must pass. Time stands still unless the test moves it.
 */
@Timeout(180)
class RotationTest {
    private static final RSAKey OLD = Signing.RSA;
    private static final RSAKey NEW = Signing.OTHER_RSA;

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private final AtomicLong nanos = new AtomicLong();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger serial = new AtomicInteger();
    private final AtomicInteger passed = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile RSAKey current = OLD;
    private volatile boolean isOver;

    private Provider provider;
    private EchoBackend backend;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        provider = new Provider(Signing.keySet(OLD));
        backend = EchoBackend.start(0);
        var api = Files.createDirectories(folder.resolve("apis/orders"));
        Files.writeString(api.resolve("apiInformation.json"), """
                { "properties": { "displayName": "orders", "path": "orders", "protocols": ["http"],
                  "serviceUrl": "%s", "subscriptionRequired": false } }
                """.formatted(backend.url()));
        Files.writeString(api.resolve("specification.yaml"), """
                openapi: 3.0.1
                info: { title: orders, version: '1' }
                paths:
                  /:
                    get: { operationId: get, responses: { '200': { description: ok } } }
                """);
        Files.writeString(api.resolve("policy.xml"), """
                <policies>
                  <inbound><base/>
                    <validate-jwt header-name="Authorization"><openid-config url="%s"/></validate-jwt>
                  </inbound>
                  <backend><base/></backend><outbound><base/></outbound><on-error><base/></on-error>
                </policies>
                """.formatted(provider.address()));
        var options = new Gateway.Options(
                folder,
                "127.0.0.1",
                0,
                -1,
                "",
                SecretValues.NONE,
                Settings.DEFAULT.withInsecureLoopback(true).withStore(Settings.Store.OFF),
                data);
        gateway = new Gateway(options, CSharpCompiler.create(), InstantSource.system(), nanos::get);
        var result = gateway.start(_ -> {});
        assertThat(result.catalog()).as("%s", result.diagnostics()).isNotNull();
    }

    @AfterEach
    void stop() {
        isOver = true;
        clients.close();
        client.close();
        gateway.close();
        backend.close();
        provider.close();
    }

    private String token(RSAKey key) {
        return Signing.token(
                key,
                "{\"iss\":\"%s\",\"sub\":\"%d\",\"exp\":%d}"
                        .formatted(
                                provider.issuer(),
                                serial.incrementAndGet(),
                                InstantSource.system().instant().getEpochSecond() + 600));
    }

    private String naming(String keyId) {
        String header = "{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}";
        String payload = "{\"iss\":\"" + provider.issuer() + "\"}";
        return Signing.base64url(header) + '.' + Signing.base64url(payload) + ".AAAA";
    }

    private int status(String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/orders/"))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Good tokens, new ones and one that comes again, until the test is over. */
    private void load() {
        var key = current;
        var kept = token(key);
        while (!isOver) {
            if (!key.equals(current)) {
                key = current;
                kept = token(key);
            }
            for (String token : List.of(kept, token(key))) {
                int status = status(token);
                if (status == 200) {
                    passed.incrementAndGet();
                } else {
                    failures.add(key.getKeyID() + ": " + status);
                }
            }
        }
    }

    /** Lets the load go on for a while, and looks whether all of it passed. */
    private void underLoad() {
        int before = passed.get();
        await(() -> passed.get() >= before + 20 || !failures.isEmpty());
        assertThat(failures).isEmpty();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private OpenIdKeys keys() {
        return gateway.keys().at(provider.address());
    }

    private void refresh() {
        long before = keys().statistics().fetches();
        gateway.keys().refreshDue();
        await(() -> keys().statistics().fetches() > before
                && (keys().statistics().failing() || keys().statistics().age().isZero()));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void b01_b03_b07_b10_noGoodTokenIsRefusedAndNoWithdrawnKeyAccepted() throws Exception {
        var _ = clients.submit(this::load);
        var _ = clients.submit(this::load);
        underLoad();
        assertThat(provider.keyRequests).hasValue(1);

        // The new key is published beside the old one, and used at once.
        provider.publish(Signing.keySet(OLD, NEW));
        pass(Duration.ofSeconds(61));
        current = NEW;
        underLoad();
        assertThat(provider.keyRequests).hasValue(2);
        String remembered = token(OLD);
        assertThat(status(remembered)).isEqualTo(200);

        // The old one is withdrawn: gone with the next fetch in the background, for remembered tokens too.
        provider.publish(Signing.keySet(NEW));
        pass(Duration.ofHours(1));
        refresh();
        assertThat(status(remembered)).isEqualTo(401);
        assertThat(status(token(OLD))).isEqualTo(401);
        underLoad();

        // The provider is down.
        provider.fail(503);
        pass(Duration.ofHours(1));
        refresh();
        assertThat(keys().statistics().failing()).isTrue();
        underLoad();
        assertThat(status(naming("unknown"))).isEqualTo(401);
        underLoad();

        // It answers rubbish.
        provider.answer(
                "/.well-known/openid-configuration",
                Answer.ok(Provider.metadata(provider.issuer(), provider.base() + "/keys")));
        for (var rubbish :
                List.of(Answer.ok("<html>"), Answer.ok("{\"keys\":[]}"), new Answer(304, new byte[0], Map.of()))) {
            provider.answer("/keys", rubbish);
            pass(Duration.ofSeconds(61));
            refresh();
            assertThat(keys().statistics().failing()).isTrue();
            underLoad();
        }

        // It takes requests and does not answer: who needs an unknown key waits, the others do not.
        provider.publish(Signing.keySet(NEW));
        var gate = new CountDownLatch(1);
        provider.holdBack(gate);
        pass(Duration.ofSeconds(61));
        int asked = provider.metadataRequests.get();
        List<Future<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String token = naming("late-" + i);
            waiting.add(clients.submit(() -> status(token)));
        }
        await(() -> provider.metadataRequests.get() > asked);
        underLoad();
        gate.countDown();
        for (var each : waiting) {
            assertThat(each.get()).isEqualTo(401);
        }
        underLoad();
        assertThat(provider.metadataRequests).hasValue(asked + 1);
    }

    @Test
    void b02_tenThousandUnknownKeysMakeOneFetchAMinute() throws Exception {
        var _ = clients.submit(this::load);
        underLoad();
        for (int minute = 1; minute <= 2; minute++) {
            int asked = provider.keyRequests.get();
            List<Future<Integer>> flood = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                String prefix = "unknown-" + minute + '-' + thread + '-';
                flood.add(clients.submit(() -> {
                    int refused = 0;
                    for (int i = 0; i < 625; i++) {
                        refused += status(naming(prefix + i)) == 401 ? 1 : 0;
                    }
                    return refused;
                }));
            }
            for (var each : flood) {
                assertThat(each.get()).isEqualTo(625);
            }
            assertThat(provider.keyRequests).hasValue(asked + 1);
            pass(Duration.ofSeconds(60));
        }
        assertThat(failures).isEmpty();
    }
}
