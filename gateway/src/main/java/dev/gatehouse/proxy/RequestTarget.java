package dev.gatehouse.proxy;

import dev.gatehouse.http.Url;
import dev.gatehouse.policy.Target;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What stands in the request line towards a backend. */
final class RequestTarget {
    private RequestTarget() {}

    /**
     * The backend's base path, then the path below the API's; the queries of the base URL, the request
     * and the backend's credentials, in this order.
     */
    static String of(Url url, Target target) {
        var base = target.path();
        var path = url.path().isEmpty() && base.isEmpty() ? "/" : url.path();
        var query = url.query();
        var backend = target.backend();
        boolean plain =
                target.query().isEmpty() && (backend == null || backend.query().isEmpty());
        if (plain && query.isEmpty()) {
            return base.isEmpty() ? path : base.concat(path);
        }
        var text = new StringBuilder(base.length() + path.length() + query.length() + 1)
                .append(base)
                .append(path);
        char separator = '?';
        if (!target.query().isEmpty()) {
            text.append(separator).append(target.query());
            separator = '&';
        }
        if (!query.isEmpty()) {
            text.append(separator).append(query);
            separator = '&';
        }
        if (backend != null) {
            for (var parameter : new TreeMap<>(backend.query()).entrySet()) {
                for (var value : parameter.getValue()) {
                    text.append(separator).append(encoded(Map.entry(parameter.getKey(), value)));
                    separator = '&';
                }
            }
        }
        return text.toString();
    }

    private static String encoded(Map.Entry<String, String> parameter) {
        return URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8)
                + '='
                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
    }
}
