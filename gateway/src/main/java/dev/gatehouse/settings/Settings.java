package dev.gatehouse.settings;

import java.time.Duration;
import java.util.List;

/**
 * Every setting, with its default. Immutable; a copy goes to whoever needs it when it is built.
 *
 * @param insecureLoopback allows plain http and loopback addresses for metadata, keys and backends
 */
public record Settings(
        Tokens tokens,
        Limits limits,
        Http http,
        Tls tls,
        Network network,
        Admin admin,
        Logs logs,
        Store store,
        Queries queries,
        Telemetry telemetry,
        boolean insecureLoopback) {
    public static final Settings DEFAULT = new Settings(
            new Tokens(
                    Duration.ofSeconds(300),
                    Duration.ofHours(1),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(60),
                    Duration.ofHours(24),
                    List.of(),
                    16 * 1024,
                    10_000,
                    false,
                    new AzureAd("https://login.microsoftonline.com/")),
            new Limits(Limits.WithoutSubscription.BY_ADDRESS, 100_000),
            new Http(
                    32 * 1024,
                    100,
                    8 * 1024,
                    100L * 1024 * 1024,
                    4 * 1024 * 1024,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(300),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30)),
            new Tls("", "", Tls.ClientCertificates.NONE, ""),
            new Network(0, 1024, Duration.ofSeconds(30), Duration.ofSeconds(30), List.of()),
            new Admin("127.0.0.1", ""),
            new Logs("", Logs.queue(Runtime.getRuntime().availableProcessors())),
            new Store(true, "", List.of("X-Tenant-Id"), Duration.ofDays(30), 10L * 1024 * 1024 * 1024),
            new Queries(Duration.ofSeconds(30), 500_000, 64L * 1024 * 1024, 512L * 1024 * 1024),
            new Telemetry("", true, true, false, 100),
            false);

    /**
     * @param clockSkew where {@code validate-jwt} says nothing
     * @param keyRefresh at most this long between two fetches of a key set in the background, and this long where its
     *     provider sends no {@code Cache-Control}
     * @param minKeyRefresh at least this long between them, however short-lived the provider says its keys are
     * @param unknownKeyRefetch at least this long between two fetches for keys that are not known
     * @param staleKeys how long the last good keys are used while their source fails
     * @param privateKeyHosts hosts of providers that may have addresses in private networks; all others' must be public
     * @param maxLength of a token, in characters
     * @param cachedTokens how many verified tokens are kept
     * @param requireAudiences whether a policy that takes tokens made for any API is an error rather than a warning
     * @param azureAd what {@code validate-azure-ad-token} takes from here
     */
    public record Tokens(
            Duration clockSkew,
            Duration keyRefresh,
            Duration minKeyRefresh,
            Duration unknownKeyRefetch,
            Duration staleKeys,
            List<String> privateKeyHosts,
            int maxLength,
            int cachedTokens,
            boolean requireAudiences,
            AzureAd azureAd) {
        public Tokens {
            privateKeyHosts = List.copyOf(privateKeyHosts);
        }
    }

    /**
     * @param endpoint where the metadata of Entra ID's public cloud are, {@code https://login.microsoftonline.com/}; a
     *     policy may name another one
     */
    public record AzureAd(String endpoint) {}

    /**
     * @param withoutSubscription what {@code rate-limit} and {@code quota} count where a call has no subscription
     * @param maxKeys how many counters are kept
     */
    public record Limits(WithoutSubscription withoutSubscription, int maxKeys) {
        /** Azure does not limit at all without a subscription; the default here counts per caller address. */
        public enum WithoutSubscription {
            BY_ADDRESS,
            OFF
        }
    }

    /**
     * @param maxHeaderBytes all header fields of a request together; more is 431
     * @param maxHeaders how many header fields
     * @param maxTargetBytes request target; more is 414
     * @param maxBodyBytes a request's body while it streams through; more is 413
     * @param maxBufferedBytes a body that a policy reads into memory
     * @param connectTimeout to a backend
     * @param backendTimeout until a backend's response headers, where {@code forward-request} says nothing
     * @param idleTimeout a client's connection without traffic
     * @param drain how long a stopping gateway waits for requests in flight
     */
    public record Http(
            int maxHeaderBytes,
            int maxHeaders,
            int maxTargetBytes,
            long maxBodyBytes,
            int maxBufferedBytes,
            Duration connectTimeout,
            Duration backendTimeout,
            Duration idleTimeout,
            Duration drain) {}

    /**
     * TLS on the port for requests; the admin listener has none.
     *
     * @param certificate a PEM file with the certificate, then those that lead to its authority; empty for plain http
     * @param key a PEM file with its private key, PKCS #8 and not encrypted
     * @param clientCertificates whether clients are asked for a certificate, and turned away without one. Whose it may be
     *     is for {@code validate-client-certificate} to say
     * @param clientCertificateAuthorities a PEM file with the authorities that {@code validate-trust} trusts; empty for
     *     those that Java trusts
     */
    public record Tls(
            String certificate,
            String key,
            ClientCertificates clientCertificates,
            String clientCertificateAuthorities) {
        /** Whether clients show certificates. */
        public enum ClientCertificates {
            NONE,
            REQUEST,
            REQUIRE
        }

        /** Whether the port speaks TLS. */
        public boolean isOn() {
            return !certificate.isEmpty() || !key.isEmpty();
        }
    }

    /**
     * @param loops event loops, each with its own listening socket and backend connections; 0 is one per core
     * @param backendConnections to one backend at a time, per event loop; more requests wait for a free one
     * @param backendIdle how long a connection to a backend is kept for another request
     * @param nameLookups how long the addresses of a backend's name are used before they are asked for again
     * @param trustedPeers addresses of proxies in front of the gateway: their forwarding headers are kept
     */
    public record Network(
            int loops, int backendConnections, Duration backendIdle, Duration nameLookups, List<String> trustedPeers) {
        public Network {
            trustedPeers = List.copyOf(trustedPeers);
        }
    }

    /**
     * @param host the address that the admin listener listens on
     * @param token its secret; empty makes one at every start
     */
    public record Admin(String host, String token) {
        /** Never the secret. */
        @Override
        public String toString() {
            return "Admin[" + host + "]";
        }
    }

    /**
     * @param json where the gateway log goes as JSON lines: a file, {@code -} for standard output, empty for nowhere
     * @param queue how many rows wait for each place that keeps them; what comes on top is dropped and counted
     */
    public record Logs(String json, int queue) {
        private static final int ROWS_PER_CORE = 4_096;
        private static final int MOST_ROWS = 32_768;

        /** As many rows as there may be requests in some 100 ms. A queue that stays full costs collections of garbage. */
        static int queue(int cores) {
            return Math.min(MOST_ROWS, ROWS_PER_CORE * cores);
        }
    }

    /**
     * @param enabled {@code store: off} runs without one
     * @param directory of its files; empty for a folder under the data folder
     * @param promotedHeaders logged request headers that have columns of their own, so that queries find them fast
     * @param keep how long rows are kept
     * @param maxBytes on disk; beyond it the oldest hours go
     */
    public record Store(boolean enabled, String directory, List<String> promotedHeaders, Duration keep, long maxBytes) {
        /** No store. */
        public static final Store OFF = new Store(false, "", List.of(), Duration.ZERO, 0);

        public Store {
            promotedHeaders = List.copyOf(promotedHeaders);
        }
    }

    /**
     * What one query may take.
     *
     * @param timeout wall clock
     * @param maxRows of its result
     * @param maxBytes of its result, about
     * @param memory that the store may use for all queries together, in bytes
     */
    public record Queries(Duration timeout, int maxRows, long maxBytes, long memory) {}

    /**
     * @param otlp base URL of an OpenTelemetry collector that takes OTLP over HTTP, {@code http://collector:4318}; empty
     *     for none
     * @param metrics whether metrics go there
     * @param traces whether traces go there
     * @param logs whether the gateway log goes there
     * @param sampling percentage of exchanges that are traced where the caller has not decided
     */
    public record Telemetry(String otlp, boolean metrics, boolean traces, boolean logs, int sampling) {}

    public Settings withTokens(Tokens tokens) {
        return new Settings(
                tokens, limits, http, tls, network, admin, logs, store, queries, telemetry, insecureLoopback);
    }

    public Settings withHttp(Http http) {
        return new Settings(
                tokens, limits, http, tls, network, admin, logs, store, queries, telemetry, insecureLoopback);
    }

    public Settings withTls(Tls tls) {
        return new Settings(
                tokens, limits, http, tls, network, admin, logs, store, queries, telemetry, insecureLoopback);
    }

    public Settings withLimits(Limits limits) {
        return new Settings(
                tokens, limits, http, tls, network, admin, logs, store, queries, telemetry, insecureLoopback);
    }

    public Settings withLogs(Logs logs) {
        return new Settings(
                tokens, limits, http, tls, network, admin, logs, store, queries, telemetry, insecureLoopback);
    }

    public Settings withStore(Store store) {
        return new Settings(
                tokens, limits, http, tls, network, admin, logs, store, queries, telemetry, insecureLoopback);
    }

    public Settings withTelemetry(Telemetry telemetry) {
        return new Settings(
                tokens, limits, http, tls, network, admin, logs, store, queries, telemetry, insecureLoopback);
    }

    /** The same with {@link #insecureLoopback} as given. */
    public Settings withInsecureLoopback(boolean allowed) {
        return new Settings(tokens, limits, http, tls, network, admin, logs, store, queries, telemetry, allowed);
    }
}
