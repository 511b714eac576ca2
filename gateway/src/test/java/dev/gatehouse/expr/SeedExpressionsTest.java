package dev.gatehouse.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.expr.types.Text;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.jose.MalformedException;
import dev.gatehouse.policy.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The kinds of expressions of the mission's policies, over a request with a token. */
class SeedExpressionsTest {
    private static Exchange exchange() throws MalformedException {
        var exchange = OracleContext.of(JsonMapper.builder().build().readTree("""
                        { "request": { "method": "GET", "headers": { "Authorization": "Bearer abc" }, "matchedParameters": { "tenantId": "t1" } },
                          "variables": { "tokenTenant": "t1", "requestedTenant": "t2", "hasAccess": true, "tokenHash": "h" } }
                        """));
        var payload =
                "{\"sub\":\"u1\",\"roles\":[\"Orders.Read\",\"Admin\"],\"tid\":\"t1\",\"iss\":\"https://x.b2clogin.com/\"}";
        exchange.variables().put("jwt", Jwt.read(part("{\"alg\":\"none\"}") + "." + part(payload) + "."));
        return exchange;
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                    @{ var jwt = (Jwt)context.Variables["jwt"]; return jwt.Claims.GetValueOrDefault("sub", "unknown"); } => u1
                    @{ var jwt = (Jwt)context.Variables["jwt"]; return jwt.Claims.GetValueOrDefault("roles", ""); } => Orders.Read,Admin
                    @{ var jwt = (Jwt)context.Variables["jwt"]; return jwt.Claims.GetValueOrDefault("azp", "none"); } => none
                    @{ var jwt = (Jwt)context.Variables["jwt"]; var issuer = jwt.Claims.GetValueOrDefault("iss", ""); if (issuer.Contains("b2clogin.com")) return "B2C"; return "AzureAD"; } => B2C
                    @(context.Request.Method == "POST" || context.Request.Method == "PUT") => False
                    @(!((bool)context.Variables["hasAccess"])) => False
                    @{ var auth = context.Request.Headers.GetValueOrDefault("Authorization", ""); if (auth.StartsWith("Bearer ")) { var token = auth.Substring(7); using (var sha = System.Security.Cryptography.SHA256.Create()) { var hash = sha.ComputeHash(System.Text.Encoding.UTF8.GetBytes(token)); return Convert.ToBase64String(hash); } } return ""; } => ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=
                    @("jwt-valid-" + (string)context.Variables["tokenHash"]) => jwt-valid-h
                    @(!context.Variables.ContainsKey("cachedUserId")) => True
                    @((string)context.Variables["requestedTenant"] != (string)context.Variables["tokenTenant"]) => True
                    @("/tenants/" + (string)context.Variables["tokenTenant"] + context.Request.Url.Path) => /tenants/t1/orders/7
                    @(context.Request.MatchedParameters["tenantId"]) => t1
                    @{ return new JObject(new JProperty("error", "x"), new JProperty("role", context.Request.Method == "GET" ? "Orders.Read" : "Orders.ReadWrite")).ToString(Newtonsoft.Json.Formatting.None); } => {"error":"x","role":"Orders.Read"}
                    @{ return "Bearer realm=\\"your-api\\", error=\\"" + context.LastError?.Message + "\\""; } => Bearer realm="your-api", error=""
                    @(context.RequestId.ToString().Length) => 36
                    """)
    void runs(String expression, String expected) throws MalformedException {
        assertThat(Text.of(OracleTest.evaluate(expression, exchange()))).isEqualTo(expected);
    }
}
