package dev.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.Pki;
import dev.gatehouse.app.Gateway;
import dev.gatehouse.app.echo.EchoBackend;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.Settings.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients with real certificates against a gateway with TLS. Each document of {@link #addApis} is an API of its name;
 * on an error it tells source, reason and message in headers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientCertificatesTest {
    private static final String NO_REVOCATION = "validate-revocation=\"false\"";

    /** What an {@code identity} says, and what becomes of alice's certificate. */
    private static final List<String[]> IDENTITIES =
            """
            common-name="Alice"                                      | passed
            common-name="alice"                                      | passed
            common-name="Ali"                                        | IdentityNotMatched
            common-name="Alice, O=Contoso"                           | IdentityNotMatched
            dns-name="alice.example"                                 | passed
            dns-name="A.EXAMPLE"                                     | passed
            dns-name="example"                                       | IdentityNotMatched
            dns-name="Alice"                                         | IdentityNotMatched
            dns-name="*.example"                                     | IdentityNotMatched
            subject='CN=Alice, O="Contoso, Inc.", ST=Illinois, C=US' | passed
            subject='CN=Alice, O="Contoso, Inc.", S=Illinois, C=US'  | passed
            subject='C=US, ST=Illinois, O="Contoso, Inc.", CN=Alice' | passed
            subject='cn=ALICE,o="contoso, inc.",st=illinois,c=us'    | passed
            subject='CN=Alice, ST=Illinois, O="Contoso, Inc.", C=US' | IdentityNotMatched
            subject='CN=Alice'                                       | IdentityNotMatched
            subject='CN=Alice, O=Contoso, ST=Illinois, C=US'         | IdentityNotMatched
            issuer-subject='CN=Test Intermediate, O="Contoso, Inc.", C=BE' | passed
            issuer-subject='CN=Test Root'                            | IdentityNotMatched
            common-name="Alice" issuer-subject='CN=Test Root'        | IdentityNotMatched
            thumbprint="THUMBPRINT"                                  | passed
            thumbprint="SPACED"                                      | passed
            thumbprint="0000000000000000000000000000000000000000"    | IdentityNotMatched
            serial-number="SERIAL"                                   | passed
            serial-number="00SERIAL"                                 | passed
            serial-number="1"                                        | IdentityNotMatched
            issuer-thumbprint="ISSUER"                               | passed
            issuer-thumbprint="ROOT"                                 | IdentityNotMatched
            issuer-thumbprint="THUMBPRINT"                           | IdentityNotMatched
            """.lines().map(line -> line.split("\\s*[|]\\s*", -1)).toList();

    private Pki pki;
    private Path artifacts;
    private HttpServer publisher;
    private EchoBackend echo;
    private Gateway gateway;
    private final AtomicInteger fetched = new AtomicInteger();
    private final Map<String, byte[]> published = new TreeMap<>();
    private final Map<String, HttpClient> clients = new TreeMap<>();

    @BeforeAll
    void start(@TempDir Path keys, @TempDir Path folder) throws Exception {
        artifacts = folder;
        publisher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        publisher.createContext("/", exchange -> {
            fetched.incrementAndGet();
            var list = published.get(exchange.getRequestURI().getPath());
            try (exchange) {
                exchange.sendResponseHeaders(list == null ? 404 : 200, list == null ? -1 : list.length);
                if (list != null) {
                    exchange.getResponseBody().write(list);
                }
            }
        });
        publisher.start();
        echo = EchoBackend.start(0);
        pki = new Pki(keys);
        issue();
        addApis();
        gateway = gateway(Tls.ClientCertificates.REQUEST, pki.certificates("root"));
    }

    private void issue() throws Exception {
        var lists = "http://127.0.0.1:%d/".formatted(publisher.getAddress().getPort());
        var alice = "CN=Alice, O=\"Contoso, Inc.\", ST=Illinois, C=US";
        var intermediate = "C=BE, O=\"Contoso, Inc.\", CN=Test Intermediate";
        pki.draft("root", "CN=Test Root").authority().selfSigned();
        pki.draft("server", "CN=gateway").loopback().by("root");
        pki.draft("middle", intermediate)
                .authority()
                .listedAt(lists + "root.crl")
                .by("root");
        pki.draft("alice", alice)
                .names("alice.example", "a.example")
                .purposes(Pki.FOR_CLIENTS)
                .listedAt(lists + "middle.crl")
                .by("middle");
        pki.draft("alice-again", alice).keyOf("alice").by("middle");
        pki.draft("revoked", "CN=Revoked").listedAt(lists + "middle.crl").by("middle");
        pki.draft("silent", "CN=Silent").by("middle");
        pki.draft("lost", "CN=Lost").listedAt(lists + "lost.crl").by("middle");
        pki.draft("forged-list", "CN=Forged list")
                .listedAt(lists + "stranger.crl")
                .by("middle");
        pki.draft("odd-list", "CN=Odd list")
                .extension("2.5.29.31", HexFormat.of().parseHex("30847FFFFFFF30"))
                .by("middle");
        pki.draft("nul", "CN=Nul").names("alice.example\0.evil.example").by("middle");
        pki.draft("expired", "CN=Alice").valid(-10, -5).by("middle");
        pki.draft("early", "CN=Alice").valid(5, 10).by("middle");
        pki.draft("for-servers", "CN=Alice").purposes(Pki.FOR_SERVERS).by("middle");
        pki.draft("for-code", "CN=Alice").purposes(Pki.FOR_CODE).by("middle");
        pki.draft("for-no-signature", "CN=Alice").noSignatures().by("middle");
        pki.draft("stranger", intermediate).authority().selfSigned();
        pki.draft("impostor", alice).names("alice.example").by("stranger");
        pki.draft("alone", "CN=Alice").selfSigned();
        pki.draft("no-authority", "CN=Not an authority").by("root");
        pki.draft("below-no-authority", "CN=Alice").by("no-authority");
        published.put("/root.crl", pki.revocationList("root"));
        published.put("/middle.crl", pki.revocationList("middle", "revoked"));
        published.put("/stranger.crl", pki.revocationList("stranger"));
    }

    private void addApis() throws Exception {
        for (var name : List.of("middle", "stranger")) {
            var folder =
                    Files.createDirectories(artifacts.resolve("certificates").resolve(name));
            Files.copy(pki.certificates(name), folder.resolve(name + ".pem"));
        }
        api("all-checks", "<validate-client-certificate/>");
        api("trust", policy(NO_REVOCATION));
        api("undated", policy(NO_REVOCATION + " validate-not-after=\"false\" validate-not-before=\"false\""));
        api("anyone", policy(NO_REVOCATION + " validate-trust=\"false\""));
        api("untrusted-revocation", policy("validate-trust=\"false\""));
        api("ignored", policy("ignore-error=\"true\""));
        api("alice-or-silent", identities("common-name=\"Alice\" dns-name=\"A.example\"", "common-name=\"silent\""));
        for (int i = 0; i < IDENTITIES.size(); i++) {
            api("identity-" + i, identities(filled(IDENTITIES.get(i)[0])));
        }
        api("alice-by-dns", identities("dns-name=\"alice.example\""));
        api("pinned", unverified("thumbprint=\"" + thumbprint("alice") + "\""));
        api("pinned-issuer", unverified("issuer-thumbprint=\"" + thumbprint("middle") + "\""));
        api("pinned-stranger", unverified("issuer-thumbprint=\"" + thumbprint("stranger") + "\""));
        api("named-issuer", unverified("issuer-certificate-id=\"middle\""));
        api("named-stranger", unverified("issuer-certificate-id=\"stranger\""));
        api(
                "shown",
                "<return-response><set-body>@{ var c = context.Request.Certificate; return c == null ? \"none\" :"
                        + " c.Subject + \"|\" + c.Issuer + \"|\" + c.Thumbprint + \"|\" + c.SerialNumber + \"|\""
                        + " + (c.NotAfter > DateTime.Now) + \"|\" + c.VerifyNoRevocation() + \"|\" + c.Verify() + \"|\""
                        + " + context.Request.OriginalUrl.Scheme + \"|\" + context.Request.OriginalUrl.Port; }"
                        + "</set-body></return-response>");
    }

    private String filled(String identity) throws Exception {
        var thumbprint = thumbprint("alice");
        return identity.replace("THUMBPRINT", thumbprint)
                .replace(
                        "SPACED", "\u200E" + thumbprint.toUpperCase(Locale.ROOT).replaceAll("..", "$0 "))
                .replace("SERIAL", pki.certificate("alice").getSerialNumber().toString(16))
                .replace("ISSUER", thumbprint("middle"))
                .replace("ROOT", thumbprint("root"));
    }

    private static String policy(String attributes) {
        return "<validate-client-certificate " + attributes + "/>";
    }

    private static String identities(String... identities) {
        return "<validate-client-certificate " + NO_REVOCATION + "><identities><identity "
                + String.join("/><identity ", identities) + "/></identities></validate-client-certificate>";
    }

    private void api(String name, String inbound) throws IOException {
        var api = Files.createDirectories(artifacts.resolve("apis").resolve(name));
        Files.writeString(api.resolve("apiInformation.json"), """
                { "properties": { "displayName": "%s", "path": "%s", "serviceUrl": "%s", "subscriptionRequired": false } }
                """.formatted(name, name, echo.url()));
        Files.writeString(api.resolve("specification.yaml"), """
                openapi: 3.0.1
                info: { title: A, version: "1" }
                paths: { /x: { get: { operationId: x, responses: { "200": { description: ok } } } } }
                """);
        var error = new StringBuilder();
        for (var property : List.of("Source", "Reason", "Message")) {
            error.append(
                    "<set-header name=\"Error" + property + "\" exists-action=\"override\"><value>@(context.LastError."
                            + property + ")</value></set-header>");
        }
        Files.writeString(
                api.resolve("policy.xml"),
                "<policies><inbound>" + inbound + "</inbound><backend><forward-request/></backend><outbound/><on-error>"
                        + error + "</on-error></policies>");
    }

    private Gateway gateway(Tls.ClientCertificates asked, @Nullable Path authorities) throws Exception {
        var tls = new Tls(
                pki.certificates("server", "root").toString(),
                pki.key("server").toString(),
                asked,
                authorities == null ? "" : authorities.toString());
        var settings = Settings.DEFAULT
                .withInsecureLoopback(true)
                .withStore(Settings.Store.OFF)
                .withTls(tls);
        var options = new Gateway.Options(
                artifacts,
                "127.0.0.1",
                0,
                -1,
                "",
                SecretValues.environment(Map.of()),
                settings,
                artifacts.resolve(Gateway.DATA));
        var made = new Gateway(options, CSharpCompiler.create(), InstantSource.system());
        var result = made.start(_ -> {});
        assertThat(result.catalog()).as(result.diagnostics().toString()).isNotNull();
        return made;
    }

    @AfterAll
    void stop() {
        clients.values().forEach(HttpClient::close);
        if (gateway != null) {
            gateway.close();
        }
        if (echo != null) {
            echo.close();
        }
        publisher.stop(0);
    }

    /** A client that shows its certificate and the intermediate one; {@code none} has none. */
    private HttpClient client(String name) throws Exception {
        var known = clients.get(name);
        if (known == null) {
            var shown = switch (name) {
                case "none" -> List.<String>of();
                case "alone" -> List.of(name);
                case "impostor" -> List.of(name, "stranger");
                case "below-no-authority" -> List.of(name, "no-authority");
                default -> List.of(name, "middle");
            };
            known = client(name.equals("none") ? null : name, shown);
            clients.put(name, known);
        }
        return known;
    }

    private HttpClient client(@Nullable String name, List<String> shown) throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder()
                .sslContext(pki.client(name, shown, "root"))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private HttpResponse<String> get(HttpClient client, String api) throws Exception {
        return get(gateway, client, api);
    }

    private static HttpResponse<String> get(Gateway gateway, HttpClient client, String api) throws Exception {
        var url = URI.create("https://127.0.0.1:" + gateway.port() + "/" + api + "/x");
        return client.send(
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    /** {@code passed}, or the reason; what goes with it is checked. */
    private static String outcome(HttpResponse<String> response) {
        var reason = response.headers().firstValue("ErrorReason").orElse("");
        if (response.statusCode() == 200) {
            assertThat(reason).isEmpty();
            return "passed";
        }
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("ErrorSource")).hasValue("validate-client-certificate");
        assertThat(response.body())
                .isEqualTo("{ \"statusCode\": 401, \"message\": \"%s\" }"
                        .formatted(
                                reason.equals("ClientCertificateNotFound")
                                        ? "Client certificate missing"
                                        : "Invalid client certificate"));
        return reason.replace("ClientCertificate", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # certificate       | all-checks        | trust       | undated    | anyone      | untrusted-revocation
            none                | NotFound          | NotFound    | NotFound   | NotFound    | NotFound
            alice               | passed            | passed      | passed     | passed      | passed
            revoked             | Revoked           | passed      | passed     | passed      | Revoked
            silent              | RevocationUnknown | passed      | passed     | passed      | RevocationUnknown
            lost                | RevocationUnknown | passed      | passed     | passed      | RevocationUnknown
            odd-list            | RevocationUnknown | passed      | passed     | passed      | RevocationUnknown
            forged-list         | RevocationUnknown | passed      | passed     | passed      | RevocationUnknown
            expired             | Expired           | Expired     | passed     | Expired     | Expired
            early               | NotYetValid       | NotYetValid | passed     | NotYetValid | NotYetValid
            for-servers         | NotTrusted        | NotTrusted  | NotTrusted | passed      | RevocationUnknown
            for-code            | NotTrusted        | NotTrusted  | NotTrusted | passed      | RevocationUnknown
            for-no-signature    | NotTrusted        | NotTrusted  | NotTrusted | passed      | RevocationUnknown
            impostor            | NotTrusted        | NotTrusted  | NotTrusted | passed      | RevocationUnknown
            alone               | NotTrusted        | NotTrusted  | NotTrusted | passed      | RevocationUnknown
            below-no-authority  | NotTrusted        | NotTrusted  | NotTrusted | passed      | RevocationUnknown
            """)
    void g14_g16_whatIsCheckedIsWhatThePolicySays(
            String certificate, String all, String trust, String undated, String anyone, String untrusted)
            throws Exception {
        var client = client(certificate);
        for (int i = 0; i < 2; i++) {
            assertThat(outcome(get(client, "all-checks"))).isEqualTo(all);
            assertThat(outcome(get(client, "trust"))).isEqualTo(trust);
            assertThat(outcome(get(client, "undated"))).isEqualTo(undated);
            assertThat(outcome(get(client, "anyone"))).isEqualTo(anyone);
            assertThat(outcome(get(client, "untrusted-revocation"))).isEqualTo(untrusted);
            assertThat(outcome(get(client, "ignored"))).isEqualTo("passed");
        }
    }

    @Test
    void messagesAreThoseOfApiManagement() throws Exception {
        assertThat(message("impostor", "trust"))
                .isEqualTo("A certificate chain could not be built to a trusted root authority.");
        assertThat(message("revoked", "alice-or-silent"))
                .isEqualTo("Certificate does not match any of allowed identities.");
        assertThat(message("revoked", "all-checks")).isEqualTo("The certificate is revoked.");
    }

    private String message(String certificate, String api) throws Exception {
        return get(client(certificate), api)
                .headers()
                .firstValue("ErrorMessage")
                .orElse("");
    }

    @Test
    void g16_aListIsFetchedOnceForAllAndNeverForCertificatesThatNobodyVouchesFor() throws Exception {
        get(client("alice"), "all-checks");
        get(client("lost"), "all-checks");
        int before = fetched.get();
        for (int i = 0; i < 3; i++) {
            get(client("alice"), "all-checks");
            get(client("revoked"), "all-checks");
            get(client("lost"), "all-checks");
            get(client("impostor"), "untrusted-revocation");
        }
        assertThat(fetched).hasValue(before);
    }

    static Stream<Arguments> identities() {
        return IntStream.range(0, IDENTITIES.size())
                .mapToObj(i -> arguments(i, IDENTITIES.get(i)[0], IDENTITIES.get(i)[1]));
    }

    @ParameterizedTest(name = "{1} | {2}")
    @MethodSource("identities")
    void g12_identities(int index, String identity, String expected) throws Exception {
        assertThat(outcome(get(client("alice"), "identity-" + index))).isEqualTo(expected);
        assertThat(outcome(get(client("impostor"), "identity-" + index))).isEqualTo("NotTrusted");
    }

    @Test
    void g12_oneIdentityOfSeveralIsEnoughButAllOfIt() throws Exception {
        assertThat(outcome(get(client("alice"), "alice-or-silent"))).isEqualTo("passed");
        assertThat(outcome(get(client("silent"), "alice-or-silent"))).isEqualTo("passed");
        assertThat(outcome(get(client("lost"), "alice-or-silent"))).isEqualTo("IdentityNotMatched");
    }

    @Test
    void g14_aNameEndsWhereItEndsAndNotAtItsNul() throws Exception {
        assertThat(outcome(get(client("nul"), "alice-by-dns"))).isEqualTo("IdentityNotMatched");
        assertThat(outcome(get(client("alice"), "alice-by-dns"))).isEqualTo("passed");
    }

    @Test
    void g12_theSameKeyInAnotherCertificateIsNotTheSameCertificate() throws Exception {
        try (var again = client("alice", List.of("alice-again", "middle"))) {
            assertThat(outcome(get(again, "trust"))).isEqualTo("passed");
            assertThat(outcome(get(again, "pinned"))).isEqualTo("IdentityNotMatched");
        }
    }

    /** The same names are not the same certificate; an issuer is known by having signed. */
    @Test
    void g12_withoutTrustOnlyThumbprintsTellCertificatesApart() throws Exception {
        assertThat(outcome(get(client("alice"), "pinned"))).isEqualTo("passed");
        assertThat(outcome(get(client("impostor"), "pinned"))).isEqualTo("IdentityNotMatched");
        assertThat(outcome(get(client("alice"), "pinned-issuer"))).isEqualTo("passed");
        assertThat(outcome(get(client("impostor"), "pinned-issuer"))).isEqualTo("IdentityNotMatched");
        assertThat(outcome(get(client("impostor"), "pinned-stranger"))).isEqualTo("passed");
        assertThat(outcome(get(client("alice"), "named-issuer"))).isEqualTo("passed");
        assertThat(outcome(get(client("impostor"), "named-issuer"))).isEqualTo("IdentityNotMatched");
        assertThat(outcome(get(client("impostor"), "named-stranger"))).isEqualTo("passed");
        try (var liar = client("impostor", List.of("impostor", "middle"))) {
            assertThat(outcome(get(liar, "pinned-issuer"))).isEqualTo("IdentityNotMatched");
        }
    }

    private static String unverified(String identity) {
        return "<validate-client-certificate validate-trust=\"false\" " + NO_REVOCATION + "><identities><identity "
                + identity + "/></identities></validate-client-certificate>";
    }

    @Test
    void anAuthorityMayBeOneBelowTheRootAndTheClientMayShowNothingButItsOwn() throws Exception {
        var other = gateway(Tls.ClientCertificates.REQUEST, pki.certificates("middle", "alone"));
        try (var bare = client("alice", List.of("alice"))) {
            assertThat(outcome(get(bare, "trust"))).isEqualTo("NotTrusted");
            assertThat(outcome(get(other, bare, "trust"))).isEqualTo("passed");
            assertThat(outcome(get(other, client("alone"), "trust"))).isEqualTo("passed");
            assertThat(outcome(get(other, client("alone"), "all-checks"))).isEqualTo("passed");
            assertThat(outcome(get(other, client("impostor"), "trust"))).isEqualTo("NotTrusted");
        } finally {
            other.close();
        }
    }

    @Test
    void m03_withoutAuthoritiesOfOnesOwnThoseOfJavaAreTrusted() throws Exception {
        var other = gateway(Tls.ClientCertificates.REQUEST, null);
        try {
            assertThat(outcome(get(other, client("alice"), "trust"))).isEqualTo("NotTrusted");
        } finally {
            other.close();
        }
    }

    @Test
    void expressionsSeeTheCertificate() throws Exception {
        var seen = get(client("alice"), "shown").body().split("[|]", -1);
        byte[] serial = pki.certificate("alice").getSerialNumber().toByteArray();
        assertThat(seen)
                .containsExactly(
                        "CN=Alice, O=\"Contoso, Inc.\", S=Illinois, C=US",
                        "C=BE, O=\"Contoso, Inc.\", CN=Test Intermediate",
                        thumbprint("alice").toUpperCase(Locale.ROOT),
                        HexFormat.of().withUpperCase().formatHex(serial).replaceFirst("^00", ""),
                        "True",
                        "True",
                        "True",
                        "https",
                        Integer.toString(gateway.port()));
        assertThat(get(client("none"), "shown").body()).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({
        "revoked,True|False",
        "silent,True|False",
        "impostor,False|False",
        "expired,False|False",
        "alone,False|False"
    })
    void expressionsMayVerifyIt(String name, String verified) throws Exception {
        assertThat(get(client(name), "shown").body()).contains("|" + verified + "|https|");
    }

    @Test
    void g13_nobodyBelievesACertificateInAHeader() throws Exception {
        var url = URI.create("https://127.0.0.1:" + gateway.port() + "/shown/x");
        var encoded =
                Base64.getEncoder().encodeToString(pki.certificate("alice").getEncoded());
        var request = HttpRequest.newBuilder(url);
        for (var header : List.of("X-ARR-ClientCert", "X-Client-Cert", "Client-Cert", "X-Forwarded-Client-Cert")) {
            request.header(header, encoded);
        }
        assertThat(client("none").send(request.build(), BodyHandlers.ofString()).body())
                .isEqualTo("none");
    }

    @Test
    void g12_aResumedSessionStillHasItsCertificateAndNobodyElses() throws Exception {
        var context = pki.client("alice", List.of("alice", "middle"), "root");
        for (var version : List.of("TLSv1.3", "TLSv1.2")) {
            for (int i = 0; i < 3; i++) {
                var parameters = context.getDefaultSSLParameters();
                parameters.setProtocols(new String[] {version});
                try (var client = HttpClient.newBuilder()
                        .sslContext(context)
                        .sslParameters(parameters)
                        .build()) {
                    assertThat(get(client, "shown").body())
                            .contains(thumbprint("alice").toUpperCase(Locale.ROOT));
                }
            }
        }
    }

    @Test
    void http2CarriesTheCertificateToo() throws Exception {
        try (var client = HttpClient.newBuilder()
                .sslContext(pki.client("alice", List.of("alice", "middle"), "root"))
                .version(HttpClient.Version.HTTP_2)
                .build()) {
            var response = get(client, "shown");
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(response.body()).contains(thumbprint("alice").toUpperCase(Locale.ROOT));
            assertThat(outcome(get(client, "all-checks"))).isEqualTo("passed");
        }
    }

    @Test
    void g12_whereCertificatesAreRequiredThereIsNoConnectionWithoutOne() throws Exception {
        var other = gateway(Tls.ClientCertificates.REQUIRE, pki.certificates("root"));
        try {
            assertThat(outcome(get(other, client("alice"), "trust"))).isEqualTo("passed");
            assertThatThrownBy(() -> get(other, client("none"), "shown")).isInstanceOf(IOException.class);
        } finally {
            other.close();
        }
    }

    @Test
    void whereNobodyIsAskedNobodyHasOne() throws Exception {
        var other = gateway(Tls.ClientCertificates.NONE, null);
        try {
            assertThat(get(other, client("alice"), "shown").body()).isEqualTo("none");
            assertThat(outcome(get(other, client("alice"), "trust"))).isEqualTo("NotFound");
        } finally {
            other.close();
        }
    }

    private String thumbprint(String name) throws Exception {
        X509Certificate certificate = pki.certificate(name);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
    }
}
