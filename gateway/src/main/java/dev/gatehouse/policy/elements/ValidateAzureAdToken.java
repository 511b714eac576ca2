package dev.gatehouse.policy.elements;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.auto.service.AutoService;
import dev.gatehouse.expr.Expression;
import dev.gatehouse.jose.DecryptionKeys;
import dev.gatehouse.jose.Explanation;
import dev.gatehouse.jose.Jwt;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.KeySource;
import dev.gatehouse.jose.Reason;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.Verdict;
import dev.gatehouse.jose.Verdict.Refused;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.Ports;
import dev.gatehouse.policy.ProgramBuilder;
import dev.gatehouse.policy.Section;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code validate-azure-ad-token}: lets a request pass only with a token of Entra ID, of the tenant, the applications and
 * the audiences that the policy names. Keys and issuers come from the tenant's metadata, fetched when the first token comes.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/validate-azure-ad-token-policy">validate-azure-ad-token</a>
 */
@AutoService(Policy.class)
public final class ValidateAzureAdToken implements Policy {
    @Override
    public String name() {
        return "validate-azure-ad-token";
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(Section.INBOUND);
    }

    @Override
    public void compile(ElementReader element, ProgramBuilder program) {
        var place = TokenPlace.readOrAuthorization(element);
        var rules = TokenRules.readAudiencesAndClaims(element);
        var tenants = Tenants.read(element, rules);
        var applications = Applications.read(element);
        if (applications.clients.isEmpty() && applications.backends.isEmpty() && !rules.hasAudiences()) {
            TokenRules.withoutAudience(
                    element,
                    "POL333",
                    "there are no 'client-application-ids' and no 'audiences': tokens of all applications, for whatever"
                            + " API, are accepted");
        }
        program.step(TokenStep.read(
                element,
                place,
                new Verification(tenants, rules, applications, element.ports().clock()),
                new KnownIssuers(List.of(), tenants.constantSources())));
    }

    private record Verification(Tenants tenants, TokenRules rules, Applications applications, InstantSource clock)
            implements TokenStep.Judge {
        @Override
        public Verdict of(Exchange exchange, String token) {
            var trust = tenants.of(exchange);
            if (trust == null) {
                return Refused.malformed("tenant: the expression in 'tenant-id' does not give one");
            }
            var verdict = trust.verifier.verify(token, rules.of(exchange), clock.millis(), exchange.mayBlock());
            return verdict instanceof Verdict.Accepted(var jwt) ? judge(jwt, trust.tenant, applications) : verdict;
        }

        @Override
        public Explanation explain(Exchange exchange, String token, Verdict verdict) {
            var trust = tenants.of(exchange);
            return trust == null
                    ? Explanation.of(verdict)
                    : trust.verifier
                            .explain(token, rules.of(exchange), verdict, clock.millis(), exchange.mayBlock())
                            .ending(verdict);
        }
    }

    private static Verdict judge(Jwt jwt, EntraTenant tenant, Applications applications) {
        if (!tenant.mayIssue(jwt)) {
            return Refused.of(
                            Reason.TOKEN_ISSUER_NOT_ALLOWED,
                            "iss: '%s' is not an issuer of %s".formatted(jwt.issuer(), tenant))
                    .claiming(jwt);
        }
        var refused = applications.objection(jwt);
        return refused == null ? new Verdict.Accepted(jwt) : refused.claiming(jwt);
    }

    /**
     * {@code tenant-id}, {@code authentication-endpoint} and {@code decryption-keys}.
     *
     * @param constant null if it takes an exchange to know the tenant
     * @param named what expressions have named: holds on to it, so that keys are not fetched for every request
     */
    private record Tenants(
            Expression<String> id,
            String endpoint,
            DecryptionKeys decryption,
            Ports ports,
            @Nullable Trust constant,
            Cache<String, Trust> named) {
        /** One tenant, and what verifies its tokens. */
        private record Trust(EntraTenant tenant, List<KeySource> sources, TokenVerifier verifier) {
            static Trust of(EntraTenant tenant, DecryptionKeys decryption, Ports ports) {
                var sources = tenant.metadata().stream().map(ports.keys()::at).toList();
                var own = new KeySet(null, List.of(), 0);
                return new Trust(tenant, sources, new TokenVerifier(sources, own, decryption, ports.verified()));
            }
        }

        static Tenants read(ElementReader element, TokenRules rules) {
            var id = element.required("tenant-id");
            String endpoint = endpoint(element);
            var tenant = id.isConstant() ? EntraTenant.of(String.valueOf(id.evaluate("")), endpoint) : null;
            if (element.mentions("tenant-id", "Request.")) {
                element.warning("POL334", "the caller chooses the tenant that its token must be from");
            }
            if (tenant == null && id.isConstant() && element.has("tenant-id") && !isOpen(element, id)) {
                element.error(
                        "tenant-id",
                        "POL331",
                        "'%s' is no tenant; expected its id, one of its domains, organizations, common or consumers"
                                .formatted(id.evaluate("")));
            }
            if (tenant != null && tenant.isMany() && !rules.restricts("tid")) {
                element.info(
                        "POL335",
                        "tokens of all tenants are accepted; a required claim 'tid' names those that may call");
            }
            var decryption = TokenDecryption.readCertificates(element);
            return new Tenants(
                    id,
                    endpoint,
                    decryption,
                    element.ports(),
                    tenant == null ? null : Trust.of(tenant, decryption, element.ports()),
                    Caffeine.newBuilder().maximumSize(100).build());
        }

        /** In a bare check named values stay as written. */
        private static boolean isOpen(ElementReader element, Expression<String> text) {
            return element.surroundings().isBare()
                    && String.valueOf(text.evaluate("")).contains("{{");
        }

        private static String endpoint(ElementReader element) {
            var given = element.optionalText("authentication-endpoint");
            var text = given.orElseGet(
                    () -> element.ports().settings().tokens().azureAd().endpoint());
            var endpoint = EntraTenant.endpoint(text);
            if (endpoint == null && !(element.surroundings().isBare() && text.contains("{{"))) {
                element.error(
                        "authentication-endpoint",
                        "POL332",
                        "%s is '%s'; expected an address such as https://login.microsoftonline.com"
                                .formatted(
                                        given.isPresent()
                                                ? "'authentication-endpoint'"
                                                : "the setting tokens.azureAd.endpoint",
                                        text));
            }
            return endpoint == null ? "" : endpoint;
        }

        /** Null if the exchange names no tenant. */
        @Nullable
        Trust of(Exchange exchange) {
            if (constant != null) {
                return constant;
            }
            String text = id.evaluate(exchange);
            if (text == null) {
                return null;
            }
            var known = named.getIfPresent(text);
            if (known != null) {
                return known;
            }
            var tenant = EntraTenant.of(text, endpoint);
            return tenant == null ? null : named.get(text, _ -> Trust.of(tenant, decryption, ports));
        }

        List<KeySource> constantSources() {
            return constant == null ? List.of() : constant.sources;
        }
    }

    /**
     * The applications that may call, and those that may be called.
     *
     * @param clients any of them; empty for all
     * @param backends any of them; empty for all
     */
    private record Applications(List<String> clients, List<String> backends) {
        static Applications read(ElementReader element) {
            return new Applications(ids(element, "client-application-ids"), ids(element, "backend-application-ids"));
        }

        private static List<String> ids(ElementReader element, String list) {
            var ids = new ArrayList<String>();
            element.child(list)
                    .ifPresent(given -> given.requiredChildren("application-id").forEach(child -> {
                        var id = child.plainText();
                        if (id.isEmpty() && !child.isCode()) {
                            child.error("POL315", "'application-id' is empty");
                        }
                        ids.add(id);
                    }));
            return List.copyOf(ids);
        }

        @Nullable
        Refused objection(Jwt jwt) {
            if (!backends.isEmpty() && jwt.audiences().stream().noneMatch(this::isBackend)) {
                return Refused.of(
                        Reason.TOKEN_AUDIENCE_NOT_ALLOWED,
                        "aud: expected one of the applications %s, got %s".formatted(backends, jwt.audiences()));
            }
            return clients.isEmpty() ? null : clientObjection(jwt);
        }

        /** Audiences of version 2.0 are the id itself, those of version 1.0 may be the URI made of it. */
        private boolean isBackend(String audience) {
            return backends.contains(audience)
                    || (audience.startsWith("api://") && backends.contains(audience.substring("api://".length())));
        }

        private @Nullable Refused clientObjection(Jwt jwt) {
            // Version 1.0 names the client in 'appid', version 2.0 in 'azp'; the other one is not Entra's word.
            String claim = "1.0".equals(jwt.claimText("ver")) ? "appid" : "azp";
            String[] client = jwt.claim(claim);
            if (client.length == 0) {
                return Refused.of(
                        Reason.TOKEN_CLAIM_NOT_FOUND, "client: the token has no '%s'".formatted(claim), claim);
            }
            if (client.length == 1 && clients.contains(client[0])) {
                return null;
            }
            String got = jwt.claimText(claim);
            return Refused.of(
                    Reason.TOKEN_CLAIM_VALUE_NOT_ALLOWED,
                    "client: expected one of %s, got '%s'".formatted(clients, got),
                    claim,
                    String.valueOf(got));
        }
    }
}
