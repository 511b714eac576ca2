package dev.gatehouse.policy.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.expr.lib.crypto.Certificate;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.policy.Deployment;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Request;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every member of {@code context} that API Management documents is there, with its type. */
class ContextTreeTest {
    private static final CSharpCompiler COMPILER = CSharpCompiler.create();

    private static final String CERTIFICATE =
            "MIIDOzCCAiOgAwIBAgIUClfk6dpYuQt1iD3IDVAK9msrCD4wDQYJKoZIhvcNAQELBQAwLTEXMBUG"
                    + "A1UEAwwOb3JhY2xlLmV4YW1wbGUxEjAQBgNVBAoMCUdhdGVob3VzZTAeFw0yNjExMjQwMDAyNTNaFw0zNjExMjEwMDAyNTNaMC0xFzAVBgNVBAMMDm9yYWNs"
                    + "ZS5leGFtcGxlMRIwEAYDVQQKDAlHYXRlaG91c2UwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQC7v7zw/TWxoe4m5RD+mGXZNLiXadGDj0PN+lJS"
                    + "tpRLbTJPieDTb4igh4EHxWW11NpZm9R/UMGy/85+kgqL/1Y3Zg70bAgZP360Zx3zXPSRB2PxbgX1bPCOQZE7S065THPhbF0VZefdLG7ch3afcqtLpmByZIOn"
                    + "AyXsVp1JZddqXUY8n+8K+fLJ6yaXiAyyVZluftBmue2U6GlpWtkrQASy4pe6l+LIGtp28c2/tHNNuGgKfYHfWrDMuB17iXRIqQ7KOWV1u0S9+OYoSCNcFbft"
                    + "HsMzp88D0GrTloEP453fKV0cG3qgyBlwxhySKY6O6d7VU6WFFYwIYkIpKPB7YkILAgMBAAGjUzBRMB0GA1UdDgQWBBQ7zowJR7c+79tTThlSabi2gUbUcDAf"
                    + "BgNVHSMEGDAWgBQ7zowJR7c+79tTThlSabi2gUbUcDAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4IBAQBE+kDgCkzU2Y+3Ilb5hZyYdc/hQkPz"
                    + "72dtlT0Y6WnePCygS51qMaSX3w4RKZYpgjwU5U+K0RpNmjxLLStmi5sIu/z7Y8TtRfa5IlG2A6HsJuvlBzftDGpzDJD5f2ueBAgv3IiVO0P951M5pucMDq2o"
                    + "h16ivmSguVMwfluB+L8SvNWY2H6SIKwwNdJbOFtmpS9UMnn+9n6mDJsdRgZf367AVX4Eaja0NVQKGfw539cgHXZlbvhcpHihv/Uy3YrYQ/uwXR/E6LX4h+Ea"
                    + "jpBIdKEZUHjrPUUsBnpH3OnSJRB5NwMCrtG5MQHolqgpJTBG1oEBnrhnzef3zZLS4U9IjU4T";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "string s = context.Api.Id + context.Api.Name + context.Api.Path + context.Api.Revision + context.Api.Version;",
                "bool b = context.Api.IsCurrentRevision; IUrl u = context.Api.ServiceUrl;",
                "IEnumerable<string> p = context.Api.Protocols;",
                "string s = context.Api.SubscriptionKeyParameterNames.Header + context.Api.SubscriptionKeyParameterNames.Query;",
                "string s = context.Api.Workspace.Id + context.Workspace.Name + context.Product.Workspace.Id;",
                "string s = context.Deployment.GatewayId + context.Deployment.Region + context.Deployment.ServiceId;",
                "string s = context.Deployment.ServiceName + context.Deployment.Gateway.Id;",
                "string s = context.Deployment.Gateway.InstanceId; bool b = context.Deployment.Gateway.IsManaged;",
                "IReadOnlyDictionary<string, X509Certificate2> c = context.Deployment.Certificates;",
                "TimeSpan t = context.Elapsed; DateTime d = context.Timestamp; Guid g = context.RequestId; bool b = context.Tracing;",
                "object o = context.GraphQL.Arguments[\"a\"]; object p = context.GraphQL.Parent[\"b\"];",
                "object o = context.GraphQLArguments[\"a\"];",
                "string s = context.LastError.Source + context.LastError.Reason + context.LastError.Message;",
                "string s = context.LastError.Scope + context.LastError.Section + context.LastError.Path;",
                "string s = context.LastError.PolicyId; int i = context.LastError.HttpErrorCode;",
                "string s = context.Operation.Id + context.Operation.Method + context.Operation.Name;",
                "string s = context.Operation.UrlTemplate;",
                "string s = context.Product.Id + context.Product.Name; bool a = context.Product.ApprovalRequired;",
                "bool b = context.Product.SubscriptionRequired; int? i = context.Product.SubscriptionLimit;",
                "bool b = context.Product.State == ProductState.Published || context.Product.State == ProductState.NotPublished;",
                "IEnumerable<IGroup> g = context.Product.Groups; string s = g.First().Id + g.First().Name;",
                "IMessageBody b = context.Request.Body; X509Certificate2 c = context.Request.Certificate;",
                "string s = context.Request.IpAddress + context.Request.Method;",
                "IReadOnlyDictionary<string, string[]> h = context.Request.Headers;",
                "IReadOnlyDictionary<string, string> m = context.Request.MatchedParameters;",
                "IUrl a = context.Request.OriginalUrl; IUrl b = context.Request.Url;",
                "string s = context.Request.PrivateEndpointConnection.Name;",
                "string s = context.Request.PrivateEndpointConnection.GroupId;",
                "string s = context.Request.PrivateEndpointConnection.MemberName;",
                "int i = context.Request.AzureVnetInfo.VnetTrafficTag + context.Request.AzureVnetInfo.SubnetId;",
                "int i = context.Request.AzureVnetInfo.PrivateLinkId; string s = context.Request.AzureVnetInfo.SnatVip;",
                "IMessageBody b = context.Response.Body; int i = context.Response.StatusCode;",
                "string s = context.Response.StatusReason + context.Response.Headers.GetValueOrDefault(\"a\", \"b\");",
                "string s = context.Subscription.Id + context.Subscription.Key + context.Subscription.Name;",
                "string s = context.Subscription.PrimaryKey + context.Subscription.SecondaryKey;",
                "DateTime d = context.Subscription.CreatedDate; DateTime? e = context.Subscription.EndDate;",
                "DateTime? d = context.Subscription.StartDate;",
                "string s = context.User.Id + context.User.Email + context.User.FirstName + context.User.LastName;",
                "string s = context.User.Note; DateTime d = context.User.RegistrationDate;",
                "IEnumerable<IGroup> g = context.User.Groups; string s = context.User.Identities.First().Id;",
                "string s = context.User.Identities.First().Provider;",
                "object o = context.Variables[\"a\"]; string s = context.Variables.GetValueOrDefault<string>(\"a\", \"b\");",
                "context.Trace(\"a\");",
                "string s = context.Request.Url.Scheme + context.Request.Url.Host + context.Request.Url.Path;",
                "string s = context.Request.Url.QueryString; int i = context.Request.Url.Port;",
                "IReadOnlyDictionary<string, string[]> q = context.Request.Url.Query; Uri u = context.Request.Url.ToUri();",
                "var a = (Authorization)context.Variables[\"a\"]; string s = a.AccessToken; object o = a.Claims[\"b\"];",
                "var r = (IResponse)context.Variables[\"a\"]; JObject j = r.Body.As<JObject>(true);",
                "IDictionary<string, IList<string>> f = context.Request.Body.AsFormUrlEncodedContent(true);",
                "Jwt j = \"x\".AsJwt(); string s = j.Algorithm + j.Type + j.Id + j.Issuer + j.Subject; var a = j.Audiences;",
                "DateTime? d = \"x\".AsJwt().ExpirationTime ?? \"x\".AsJwt().IssuedAt ?? \"x\".AsJwt().NotBefore;",
                "IReadOnlyDictionary<string, string[]> c = \"x\".AsJwt().Claims;",
                "BasicAuthCredentials c = \"x\".AsBasic(); string s = c.UserId + c.Username + c.Password;",
                "bool b = \"x\".TryParseBasic(out BasicAuthCredentials c); bool d = \"x\".TryParseJwt(out Jwt j);",
                "byte[] b = new byte[16].Encrypt(\"Aes\", new byte[16], new byte[16]).Decrypt(\"Aes\", new byte[16], new byte[16]);",
                "bool b = context.Request.Certificate.Verify() || context.Request.Certificate.VerifyNoRevocation();"
            })
    void aDocumentedMemberIsThere(String statements) {
        var diagnostics = new Diagnostics();
        var unused = COMPILER.unit("policy.xml")
                .compile(Source.of("policy.xml", statements + " return null;"), true, Object.class, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        assertThat(unused).isNotNull();
    }

    private static @Nullable Object evaluate(String expression) throws Exception {
        var url = new Url("https", "api.example.com", 443, "/orders", "");
        var request = new Request("GET", url, new Headers(), Body.NONE, "192.0.2.10");
        var exchange = new Exchange(request, (_, _) -> {}, Instant.EPOCH, 0, _ -> {});
        var certificate =
                Certificate.of(Base64.getDecoder().decode(CERTIFICATE), null).java();
        exchange.setDeployment(new Deployment(
                new Deployment.Gateway("managed", "gw-0", true),
                "West Europe",
                "contoso",
                "contoso",
                Map.of("client", new dev.gatehouse.model.Certificate("client", certificate, null))));
        var diagnostics = new Diagnostics();
        var compiled = COMPILER.unit("policy.xml")
                .compile(Source.of("policy.xml", expression), false, Object.class, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return compiled.evaluate(exchange);
    }

    @Test
    void certificatesOfTheDeploymentAreFoundByThumbprintAndById() throws Exception {
        var thumbprint = evaluate("context.Deployment.Certificates.First().Value.Thumbprint");
        assertThat(evaluate("context.Deployment.Certificates.First().Key")).isEqualTo(thumbprint);
        assertThat(evaluate("context.Deployment.Certificates[\"client\"].Thumbprint"))
                .isEqualTo(thumbprint);
        assertThat(evaluate("context.Deployment.Certificates[\"" + thumbprint + "\"].Subject"))
                .isEqualTo("O=Gatehouse, CN=oracle.example");
        assertThat(evaluate("context.Deployment.Certificates.ContainsKey(\"other\")"))
                .isEqualTo(false);
        assertThat(evaluate("context.Deployment.Certificates.Count")).isEqualTo(1);
    }

    @Test
    void whatTheGatewayDoesNotHaveIsNull() throws Exception {
        assertThat(evaluate("context.GraphQL")).isNull();
        assertThat(evaluate("context.Workspace?.Name")).isNull();
        assertThat(evaluate("context.Request.PrivateEndpointConnection?.Name")).isNull();
        assertThat(evaluate("context.Request.AzureVnetInfo?.SnatVip")).isNull();
    }
}
