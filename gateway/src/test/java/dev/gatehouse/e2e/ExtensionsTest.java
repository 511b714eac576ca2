package dev.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.jose.Proofs;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.policy.elements.Endpoint;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extensions in a whole gateway: an opaque token that is bound to a key and may have been revoked. */
class ExtensionsTest {
    private static final String ADDRESS = "https://api.example/orders/1";

    @TempDir
    private Path folder;

    private int proofs;

    private HttpResponse<String> call(World world, String token, boolean proved) throws Exception {
        var now = Instant.now().getEpochSecond();
        var proof =
                Proofs.proof("ES256", Signing.P256, Proofs.payload("proof-" + proofs++, "GET", ADDRESS, now, token));
        var headers = Map.of("Authorization", "DPoP " + token);
        return world.call(
                "GET", "/orders/1", null, proved ? Map.of("Authorization", "DPoP " + token, "DPoP", proof) : headers);
    }

    @Test
    void anOpaqueTokenPassesWithAProofUntilItIsRevoked() throws Exception {
        var revoked = Files.writeString(folder.resolve("revoked.txt"), "bad\n");
        try (var server = new Endpoint();
                var world = World.with(List.of("idp"))) {
            var api = Files.createDirectories(folder.resolve("artifacts/apis/orders"));
            Files.writeString(api.resolve("apiInformation.json"), """
                    { "properties": { "displayName": "Orders", "path": "orders", "protocols": ["http"],
                      "serviceUrl": "%s", "subscriptionRequired": false } }
                    """.formatted(world.echoUrl()));
            Files.writeString(api.resolve("specification.yaml"), """
                    openapi: 3.0.1
                    info: { title: Orders, version: '1' }
                    paths:
                      /{id}:
                        get:
                          operationId: get-order
                          parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                          responses: { '200': { description: ok } }
                    """);
            Files.writeString(api.resolve("policy.xml"), """
                    <policies xmlns:gh="urn:gatehouse:extensions">
                      <inbound>
                        <base />
                        <gh:introspect-token header-name="Authorization" require-scheme="DPoP" endpoint="%s" client-id="gateway"
                            client-secret="secret" output-token-variable-name="token">
                          <audiences><audience>api://orders</audience></audiences>
                        </gh:introspect-token>
                        <gh:check-revocation token-variable-name="token" list-file="%s" />
                        <gh:validate-dpop token-variable-name="token">
                          <external-urls><external-url>https://api.example</external-url></external-urls>
                        </gh:validate-dpop>
                      </inbound>
                    </policies>
                    """.formatted(server.address(), revoked));
            world.serve(folder.resolve("artifacts"));
            server.answer =
                    "{\"active\":true,\"aud\":\"api://orders\",\"jti\":\"good\",\"exp\":%d,\"cnf\":{\"jkt\":\"%s\"}}"
                            .formatted(Instant.now().getEpochSecond() + 600, Proofs.thumbprint(Signing.P256));
            assertThat(call(world, "good-token", true).statusCode()).isEqualTo(200);
            var unproved = call(world, "good-token", false);
            assertThat(unproved.statusCode()).isEqualTo(401);
            assertThat(unproved.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("DPoP error=\"invalid_dpop_proof\"");
            assertThat(server.asked).hasSize(1);
            server.answer = server.answer.replace("good", "bad");
            assertThat(call(world, "bad-token", true).body()).contains("Token revoked. Access denied.");
            assertThat(world.backendRequests()).isEqualTo(1);
        }
    }
}
