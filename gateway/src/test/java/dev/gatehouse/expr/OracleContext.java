package dev.gatehouse.expr;

import dev.gatehouse.expr.lib.crypto.Certificate;
import dev.gatehouse.expr.lib.json.JTokenDeclaration;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.UInt16;
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.expr.types.UInt8;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.jose.MalformedException;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Group;
import dev.gatehouse.model.Operation;
import dev.gatehouse.model.Product;
import dev.gatehouse.model.Subscription;
import dev.gatehouse.model.User;
import dev.gatehouse.policy.CertificateTrust;
import dev.gatehouse.policy.ClientCertificate;
import dev.gatehouse.policy.Deployment;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Pipeline;
import dev.gatehouse.policy.PolicyException;
import dev.gatehouse.policy.Request;
import dev.gatehouse.policy.Response;
import dev.gatehouse.policy.Runner;
import java.math.BigDecimal;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes an exchange of the oracle's description of a context. What cannot be described yet is left out. */
final class OracleContext {
    private static final Instant TIMESTAMP = Instant.parse("2024-01-02T03:04:05.678Z");

    private OracleContext() {}

    static Exchange of(@Nullable JsonNode described) throws MalformedException {
        var request = described == null ? null : described.get("request");
        var url = text(request, "url", "https://api.example.com/orders/7?verbose=true");
        var original = url(text(request, "originalUrl", url));
        var made = new Request(
                text(request, "method", "GET"),
                original,
                headers(request),
                body(request),
                text(request, "ipAddress", "192.0.2.10"));
        made.setUrl(url(url));
        var matched = new LinkedHashMap<String, String>();
        for (var holder : new JsonNode[] {described, request}) {
            if (holder != null && holder.has("matchedParameters")) {
                holder.get("matchedParameters")
                        .properties()
                        .forEach(p -> matched.put(p.getKey(), p.getValue().asString()));
            }
        }
        made.setMatchedParameters(matched);
        if (request != null && request.hasNonNull("certificate")) {
            var certificate = Certificate.of(
                            Base64.getMimeDecoder()
                                    .decode(request.get("certificate").asString()),
                            null)
                    .java();
            made.setClientCertificate(new ClientCertificate(List.of(certificate), new NoTrust()));
        }
        var exchange = new Exchange(made, (_, _) -> {}, TIMESTAMP, System.nanoTime(), _ -> {});
        exchange.setDeployment(
                new Deployment(new Deployment.Gateway("managed", "gw-0", true), "West Europe", "contoso", "contoso"));
        if (described == null) {
            return exchange;
        }
        match(exchange, described);
        var error = described.get("lastError");
        if (error != null) {
            var failure = PolicyException.refused(text(error, "reason", ""), text(error, "message", ""), 401);
            Runner.fail(exchange, Pipeline.EMPTY, failure.from(text(error, "source", "")));
        }
        if (described.has("response")) {
            exchange.setResponse(response(described.get("response")));
        }
        if (described.has("variables")) {
            for (var variable : described.get("variables").properties()) {
                exchange.variables().put(variable.getKey(), variable(variable.getValue()));
            }
        }
        return exchange;
    }

    private static void match(Exchange exchange, JsonNode described) {
        var api = described.get("api");
        var operation = described.get("operation");
        if (api != null && operation != null) {
            exchange.setMatch(
                    new Api(
                            text(api, "id", ""),
                            text(api, "name", ""),
                            text(api, "path", ""),
                            text(api, "revision", "1"),
                            api.path("isCurrentRevision").asBoolean(true),
                            text(api, "version", ""),
                            null,
                            api.has("serviceUrl") ? api.get("serviceUrl").asString() : null,
                            List.of("https"),
                            true,
                            Api.KeyNames.DEFAULT),
                    new Operation(
                            text(operation, "id", ""),
                            text(operation, "name", ""),
                            text(operation, "method", ""),
                            text(operation, "urlTemplate", "")));
        }
        var subscription = described.get("subscription");
        var user = described.get("user");
        if (subscription != null) {
            exchange.setAccess(
                    product(described.get("product")),
                    new Subscription(
                            text(subscription, "id", ""),
                            text(subscription, "name", ""),
                            text(subscription, "key", ""),
                            text(subscription, "primaryKey", ""),
                            text(subscription, "secondaryKey", ""),
                            Instant.parse(text(subscription, "createdDate", "0001-01-01T00:00:00Z")),
                            null,
                            null,
                            user == null ? null : user(user)));
        }
    }

    private static Group group(JsonNode group) {
        return new Group(text(group, "id", ""), text(group, "name", ""));
    }

    private static @Nullable Product product(@Nullable JsonNode product) {
        return product == null
                ? null
                : new Product(
                        text(product, "id", ""),
                        text(product, "name", ""),
                        product.path("approvalRequired").asBoolean(false),
                        product.path("subscriptionRequired").asBoolean(false),
                        product.has("subscriptionLimit")
                                ? product.get("subscriptionLimit").asInt()
                                : null,
                        !text(product, "state", "Published").equals("NotPublished"),
                        List.of(),
                        product.path("groups")
                                .valueStream()
                                .map(OracleContext::group)
                                .toList());
    }

    private static User user(JsonNode user) {
        return new User(
                text(user, "id", ""),
                text(user, "email", ""),
                text(user, "firstName", ""),
                text(user, "lastName", ""),
                text(user, "note", ""),
                Instant.parse(text(user, "registrationDate", "0001-01-01T00:00:00Z")),
                user.path("groups").valueStream().map(OracleContext::group).toList(),
                user.path("identities")
                        .valueStream()
                        .map(identity -> new User.Identity(text(identity, "id", ""), text(identity, "provider", "")))
                        .toList());
    }

    private static String text(@Nullable JsonNode node, String name, String fallback) {
        return node == null || !node.has(name) || node.get(name).isNull()
                ? fallback
                : node.get(name).asString();
    }

    private static Url url(String text) {
        var uri = java.net.URI.create(text.replace(" ", "%20").replace("|", "%7C"));
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
        return new Url(
                uri.getScheme(),
                uri.getHost(),
                port,
                uri.getRawPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    private static Headers headers(@Nullable JsonNode message) {
        var headers = new Headers();
        if (message != null && message.has("headers")) {
            for (var header : message.get("headers").properties()) {
                if (header.getValue().isArray()) {
                    header.getValue().forEach(value -> headers.add(header.getKey(), value.asString()));
                } else {
                    headers.add(header.getKey(), header.getValue().asString());
                }
            }
        }
        return headers;
    }

    private static Body body(@Nullable JsonNode message) {
        var body = message == null ? null : message.get("body");
        if (body == null || body.isNull()) {
            return Body.NONE;
        }
        if (body.isString()) {
            return Body.of(body.asString());
        }
        return body.isObject() && body.size() == 1 && body.has("base64")
                ? Body.of(Base64.getDecoder().decode(body.get("base64").asString()))
                : Body.of(body.toString());
    }

    private static Response response(JsonNode node) {
        return new Response(
                node.path("statusCode").asInt(200), text(node, "statusReason", ""), headers(node), body(node));
    }

    private static @Nullable Object variable(JsonNode node) throws MalformedException {
        if (node.isNull()) {
            return null;
        }
        if (node.isString()) {
            return node.asString();
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isIntegralNumber()) {
            long number = node.asLong();
            if (number == (int) number) {
                return (int) number;
            }
            return number;
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        return node.isObject() && node.has("type")
                ? typed(node.get("type").asString(), node.get("value"))
                : JTokenDeclaration.Parse(node.toString());
    }

    private static @Nullable Object typed(String type, @Nullable JsonNode value) throws MalformedException {
        if (value == null || value.isNull()) {
            return null;
        }
        var text = value.isContainer() ? "" : value.asString();
        return switch (type) {
            case "String" -> text;
            case "Boolean" -> Boolean.valueOf(text);
            case "SByte" -> Byte.valueOf(text);
            case "Byte" -> new UInt8((byte) Integer.parseInt(text));
            case "Int16" -> Short.valueOf(text);
            case "UInt16" -> new UInt16((short) Integer.parseInt(text));
            case "Int32" -> Integer.valueOf(text);
            case "UInt32" -> new UInt32((int) Long.parseLong(text));
            case "Int64" -> Long.valueOf(text);
            case "UInt64" -> new UInt64(Long.parseUnsignedLong(text));
            case "Single" -> Float.valueOf(text);
            case "Double" -> Double.valueOf(text);
            case "Decimal" -> Decimal.of(new BigDecimal(text));
            case "Char" -> text.charAt(0);
            case "Guid" -> UUID.fromString(text);
            case "Byte[]" -> Base64.getDecoder().decode(text);
            case "String[]" -> strings(value).toArray(String[]::new);
            case "JObject", "JArray", "JToken" ->
                JTokenDeclaration.Parse(value.isContainer() ? value.toString() : text);
            case "Jwt" -> Jwt.read(text);
            case "IResponse" -> response(value);
            case "DateTime" -> evaluated("DateTime.Parse(\"" + text + "\", null, DateTimeStyles.RoundtripKind)");
            case "TimeSpan" -> evaluated("TimeSpan.Parse(\"" + text + "\")");
            case "List<String>" -> evaluated("new List<string> {" + quoted(strings(value)) + "}");
            case "Dictionary<String,String>" -> evaluated("new Dictionary<string, string> {" + pairs(value) + "}");
            case "Uri" -> evaluated("new Uri(\"" + text + "\")");
            case "XElement" -> evaluated("XElement.Parse(" + quoted(List.of(text)) + ")");
            case "XDocument" -> evaluated("XDocument.Parse(" + quoted(List.of(text)) + ")");
            default -> throw new IllegalArgumentException("no variable of type " + type);
        };
    }

    private static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        array.forEach(item -> strings.add(item.asString()));
        return strings;
    }

    private static String quoted(List<String> strings) {
        return String.join(
                ", ",
                strings.stream()
                        .map(s -> "@\"" + s.replace("\"", "\"\"") + "\"")
                        .toList());
    }

    private static String pairs(JsonNode object) {
        var pairs = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> pair : object.properties()) {
            pairs.add("{" + quoted(List.of(pair.getKey(), pair.getValue().asString())) + "}");
        }
        return String.join(", ", pairs);
    }

    private static @Nullable Object evaluated(String expression) {
        return OracleTest.evaluate("@(" + expression + ")", new Object());
    }

    /** Trusts nobody. */
    private record NoTrust() implements CertificateTrust {
        @Override
        public List<X509Certificate> authorities() {
            return List.of();
        }

        @Override
        public Instant now() {
            return TIMESTAMP;
        }

        @Override
        public Verdict judge(List<X509Certificate> chain, boolean revocation, boolean mayBlock) {
            return new Untrusted("nobody is trusted");
        }
    }
}
