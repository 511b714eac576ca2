package dev.gatehouse.catalog;

import dev.gatehouse.catalog.ApiEntry.OperationEntry;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Url;
import dev.gatehouse.model.AlertRule;
import dev.gatehouse.model.Api;
import dev.gatehouse.model.Diagnostic;
import dev.gatehouse.model.Operation;
import dev.gatehouse.model.Product;
import dev.gatehouse.model.Subscription;
import dev.gatehouse.policy.Deployment;
import dev.gatehouse.policy.Pipeline;
import dev.gatehouse.policy.PolicyException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API Management instance at one moment. Immutable; any number of threads.
 *
 * <p>A subscription key that a call carries goes on to the backend, in a header as well as in the query, as it does in
 * Azure; a policy that removes it is the author's.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/api-management-subscriptions">Subscriptions in API Management</a>
 */
public final class Catalog {
    private final Pipeline global;
    private final Sites sites;
    private final SubscriptionKeys keys;
    private final List<Listed> entries;
    private final List<Product> products;
    private final List<AlertRule> alertRules;
    private final Diagnostic diagnostic;
    private final Deployment deployment;

    /** @param diagnostic what is logged of exchanges of no API */
    Catalog(
            Pipeline global,
            Sites sites,
            SubscriptionKeys keys,
            List<Listed> entries,
            List<Product> products,
            List<AlertRule> alertRules,
            Diagnostic diagnostic,
            Deployment deployment) {
        this.global = global;
        this.sites = sites;
        this.keys = keys;
        this.entries = List.copyOf(entries);
        this.products = List.copyOf(products);
        this.alertRules = List.copyOf(alertRules);
        this.diagnostic = diagnostic;
        this.deployment = deployment;
    }

    /** The gateway that serves it, as expressions see it. */
    public Deployment deployment() {
        return deployment;
    }

    /** Every revision of every API, in the order of declaration. */
    public List<Api> apis() {
        return entries.stream().map(listed -> listed.entry().api()).toList();
    }

    /** The operations of one of {@link #apis}, in the order of declaration. */
    public List<Operation> operations(Api api) {
        return listed(api).operations().stream().map(OperationEntry::operation).toList();
    }

    /**
     * The effective policy of an operation: in the context of the product that lets callers in without a key; where a key
     * is needed, of the first of the API's products.
     *
     * @param api one of {@link #apis}
     * @param operation one of its {@link #operations}; null for what applies to all of them, products apart
     */
    public EffectivePolicy effective(Api api, @Nullable Operation operation) {
        var listed = listed(api);
        var entry = listed.entry();
        if (operation == null) {
            return new EffectivePolicy(api, null, null, entry.pipeline(), entry.target());
        }
        var found = listed.operations().stream()
                .filter(each -> each.operation().equals(operation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not an operation of this API"));
        boolean keyed = entry.open() < 0
                && api.subscriptionRequired()
                && !entry.products().isEmpty();
        int product = keyed ? 0 : entry.open();
        return product < 0
                ? new EffectivePolicy(api, operation, null, found.alone(), entry.target())
                : new EffectivePolicy(
                        api,
                        operation,
                        entry.products().get(product),
                        found.inProducts().get(product),
                        entry.target());
    }

    private Listed listed(Api api) {
        return entries.stream()
                .filter(listed -> listed.entry().api().equals(api))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not an API of this catalog"));
    }

    /** An API and its operations, as declared. */
    record Listed(ApiEntry entry, List<OperationEntry> operations) {}

    public List<Product> products() {
        return products;
    }

    /** The rules that watch its logs, also those that are not enabled. */
    public List<AlertRule> alertRules() {
        return alertRules;
    }

    /**
     * What a request means: its API by the longest path, its version, its revision, its operation, then its
     * subscription.
     *
     * @param method as sent
     * @param url its path canonical; its host appears in the challenge of an answer to a missing key
     */
    public Resolution resolve(String method, Url url, Headers headers) {
        var path = url.path();
        var site = sites.find(path);
        if (site == null) {
            return notFound(global, null, path, diagnostic);
        }
        int below = site.path().length();
        int mark = site.revisionMark(path);
        if (mark >= 0) {
            int slash = path.indexOf('/', mark);
            below = slash < 0 ? path.length() : slash;
        }
        var version = site.version(headers, url.query());
        var entry = version == null
                ? null
                : mark < 0 ? version.current() : version.named(path, mark + Site.REVISION.length(), below);
        if (entry == null) {
            return notFound(global, null, path, diagnostic);
        }
        var rest = path.substring(below);
        // Elsewhere than behind the API's path the mark is a parameter, and some servers drop those: what they would
        // answer is not what was matched here.
        boolean stray = path.indexOf(Site.REVISION, below) >= 0;
        var match = stray ? null : entry.operations().match(method, path, below, url.query());
        if (match == null) {
            return notFound(entry.pipeline(), entry.api(), rest, entry.diagnostic());
        }
        var operation = match.value();

        var names = entry.api().keyNames();
        var text = headers.joined(names.header());
        if (text == null || text.isEmpty()) {
            text = Query.first(url.query(), names.query());
        }
        int product = entry.open();
        Subscription subscription = null;
        if (text != null && !text.isEmpty()) {
            var key = keys.find(text);
            product = key == null ? ApiEntry.CLOSED : entry.opens(key.grant());
            if (key == null || product == ApiEntry.CLOSED) {
                return denied(invalidKey(), entry, operation, rest);
            }
            subscription = key.subscription();
        } else if (product < 0 && entry.api().subscriptionRequired()) {
            return denied(missingKey(entry.api(), url), entry, operation, rest);
        }
        return new Resolution.Found(
                entry.api(),
                operation.operation(),
                product < 0 ? null : entry.products().get(product),
                subscription,
                product < 0 ? operation.alone() : operation.inProducts().get(product),
                entry.target(),
                match.parameters(),
                rest,
                entry.diagnostic());
    }

    private static Resolution notFound(Pipeline pipeline, @Nullable Api api, String rest, Diagnostic diagnostic) {
        var failure = PolicyException.refused(
                        "OperationNotFound", "Unable to match incoming request to an operation.", 404)
                .answering("Resource not found")
                .from("configuration");
        return new Resolution.Failed(failure, pipeline, api, null, rest, diagnostic);
    }

    private static Resolution denied(PolicyException failure, ApiEntry entry, OperationEntry operation, String rest) {
        return new Resolution.Failed(
                failure, operation.alone(), entry.api(), operation.operation(), rest, entry.diagnostic());
    }

    private static PolicyException invalidKey() {
        return PolicyException.refused(
                        "SubscriptionKeyInvalid",
                        "Access denied due to invalid subscription key. Make sure to provide a valid key for an"
                                + " active subscription.",
                        401)
                .from("authorization");
    }

    private static PolicyException missingKey(Api api, Url url) {
        return PolicyException.refused(
                        "SubscriptionKeyNotFound",
                        "Access denied due to missing subscription key. Make sure to include subscription key when"
                                + " making requests to an API.",
                        401)
                .from("authorization")
                .with(
                        "WWW-Authenticate",
                        "AzureApiManagementKey realm=\"%s://%s/%s\",name=\"%s\",type=\"header\""
                                .formatted(
                                        url.scheme(),
                                        quotable(url.authority()),
                                        api.path(),
                                        api.keyNames().header()));
    }

    /** The host comes from the caller: it cannot end the quoted string it stands in. */
    private static String quotable(String authority) {
        for (int i = 0; i < authority.length(); i++) {
            char c = authority.charAt(i);
            if (c == '"' || c == '\\' || c <= ' ' || c >= 0x7F) {
                return "";
            }
        }
        return authority;
    }
}
