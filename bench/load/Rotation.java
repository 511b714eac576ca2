import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** The identity provider, the backend and the callers of the rotation rig. */
final class Rotation {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int UNKNOWN_INTERVAL = 5;
    private static final int FLOOD = 10_000;
    private static final String ROW = "%-34s %8d %8d %8d %8d %8d%n";

    /** A signing key and a token of it. */
    private record Key(String id, KeyPair pair, String token) {
        static Key create(String id) throws Exception {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            return new Key(id, pair, Rotation.token(id, pair));
        }

        String jwk() {
            var modulus = ((RSAPublicKey) pair.getPublic()).getModulus().toByteArray();
            var unsigned = modulus[0] == 0 ? Arrays.copyOfRange(modulus, 1, modulus.length) : modulus;
            return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"AQAB\"}"
                    .formatted(id, BASE64.encodeToString(unsigned));
        }
    }

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI target;
    private final int seconds;
    private final int rate;
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger passed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private volatile String keySet = "";
    private volatile int status = 200;
    private volatile boolean hangs;
    private volatile Key current;
    private boolean isGood = true;

    private Rotation(int port, int seconds, int rate) {
        this.target = URI.create("http://127.0.0.1:" + port + "/orders/1");
        this.seconds = seconds;
        this.rate = rate;
    }

    public static void main(String[] args) throws Exception {
        var rotation = new Rotation(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        System.exit(rotation.run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        var backend = serve(9100, exchange -> answer(exchange, 200, "{\"count\":2}\n"));
        var provider = serve(9101, this::provide);
        var old = Key.create("old");
        var next = Key.create("next");
        var third = Key.create("third");
        current = old;
        publish(old);
        Thread.ofPlatform().daemon().start(this::load);

        System.out.printf(ROW.replace('d', 's'), "situation", "sent", "passed", "refused", "failed", "fetches");
        situation("steady", 3);
        publish(old, next);
        situation("the next key published beside it", 2);
        current = next;
        situation("tokens of the next key", 2);
        publish(next);
        situation("the old key withdrawn", 2);
        expect(call(old.token) == 401, "a token of the withdrawn key is accepted");
        status = 503;
        situation("provider down", 2);
        status = 200;
        hangs = true;
        situation("provider hangs", 2);
        hangs = false;
        keySet = "<html>please log in</html>";
        situation("provider answers rubbish", 2);
        publish(next, third);
        var flood = Thread.ofPlatform().start(this::flood);
        situation("10,000 unknown keys", 2 + seconds / UNKNOWN_INTERVAL);
        flood.join();
        current = third;
        situation("tokens of a third key", 2);
        provider.stop(0);
        backend.stop(0);
        return isGood;
    }

    private void publish(Key... keys) {
        keySet = "{\"keys\":[" + String.join(",", Arrays.stream(keys).map(Key::jwk).toList()) + "]}";
    }

    /** Lets time pass, and prints what happened. */
    private void situation(String name, int mostFetches) {
        int[] before = {sent.get(), passed.get(), refused.get(), failed.get(), fetches.get()};
        LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
        int fetched = fetches.get() - before[4];
        System.out.printf(
                ROW,
                name,
                sent.get() - before[0],
                passed.get() - before[1],
                refused.get() - before[2],
                failed.get() - before[3],
                fetched);
        expect(refused.get() == before[2], "good tokens were refused");
        expect(failed.get() == before[3], "requests failed otherwise, first with: " + failure.getAndSet(""));
        expect(fetched <= mostFetches, "more than " + mostFetches + " fetches");
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            isGood = false;
            System.out.println("FAIL " + otherwise);
        }
    }

    /** Good tokens at a steady rate, whatever becomes of those before. */
    private void load() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long next = System.nanoTime();
            while (true) {
                next += 1_000_000_000L / rate;
                LockSupport.parkNanos(next - System.nanoTime());
                sent.incrementAndGet();
                threads.submit(() -> counter(call(current.token)).incrementAndGet());
            }
        }
    }

    private AtomicInteger counter(int status) {
        return switch (status) {
            case 200 -> passed;
            case 401 -> refused;
            default -> failed;
        };
    }

    private void flood() {
        var claims = text("{\"iss\":\"https://idp.example/v2.0\"}");
        for (int i = 0; i < FLOOD; i++) {
            var head = text("{\"alg\":\"RS256\",\"kid\":\"unknown-" + i + "\"}");
            expect(call(head + "." + claims + ".AAAA") == 401, "a token of an unknown key is accepted");
        }
    }

    /** The status; 0 where there is none. */
    private int call(String token) {
        try {
            var request = HttpRequest.newBuilder(target)
                    .timeout(Duration.ofSeconds(20))
                    .header("Authorization", "Bearer " + token)
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 500) {
                failure.compareAndSet("", answer.statusCode() + " " + answer.body());
            }
            return answer.statusCode();
        } catch (IOException e) {
            failure.compareAndSet("", e.toString());
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void provide(HttpExchange exchange) throws IOException {
        boolean isMetadata = exchange.getRequestURI().getPath().equals("/openid-configuration");
        if (isMetadata) {
            fetches.incrementAndGet();
        }
        while (hangs) {
            LockSupport.parkNanos(100_000_000);
        }
        answer(exchange, status, isMetadata
                ? "{\"issuer\":\"https://idp.example/v2.0\",\"jwks_uri\":\"http://127.0.0.1:9101/jwks.json\"}"
                : keySet);
    }

    private interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    private static HttpServer serve(int port, Answering answering) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 4096);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", answering::to);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String token(String keyId, KeyPair pair) throws Exception {
        long now = System.currentTimeMillis() / 1000;
        var head = text("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}");
        var claims = text("""
                {"iss":"https://idp.example/v2.0","aud":"api://orders","sub":"1","roles":["Orders.Read"],"exp":%d}"""
                .formatted(now + 86_400));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update((head + "." + claims).getBytes(StandardCharsets.US_ASCII));
        return head + "." + claims + "." + BASE64.encodeToString(signature.sign());
    }

    private static String text(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
