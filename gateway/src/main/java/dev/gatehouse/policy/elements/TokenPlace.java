package dev.gatehouse.policy.elements;

import dev.gatehouse.expr.Expression;
import dev.gatehouse.http.Headers;
import dev.gatehouse.jose.Reason;
import dev.gatehouse.jose.Verdict.Refused;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.policy.Exchange;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a policy looks for its token: one header, one query parameter or one expression, and nowhere
 * else. What stands there twice is refused, never the first taken (RFC 6750 §2).
 */
@FunctionalInterface
interface TokenPlace {
    Found find(Exchange exchange);

    /** Puts {@code token} there, unless something is there. An expression finds its token by itself. */
    default void put(Exchange exchange, String token) {}

    /**
     * @param token without scheme; empty if there is a refusal
     * @param refusal null if there is a token
     */
    record Found(String token, @Nullable Refused refusal) {
        static Found token(String text, String where) {
            return text.isEmpty() ? absent(where) : new Found(text, null);
        }

        static Found absent(String where) {
            return new Found("", Refused.notPresent("form: no token in " + where));
        }

        static Found malformed(String detail) {
            return new Found("", Refused.malformed("form: " + detail));
        }
    }

    /** Reads the three attributes, of which there must be one, and {@code require-scheme}. */
    static TokenPlace read(ElementReader element) {
        return read(element, Optional.empty(), element.optional("require-scheme"));
    }

    /** Reads the three attributes, of which there may be one. */
    static TokenPlace readOrAuthorization(ElementReader element) {
        return read(element, Optional.of(Expression.constant("Authorization")), Optional.empty());
    }

    /** @param usual the header where none of the three attributes is there */
    private static TokenPlace read(
            ElementReader element, Optional<Expression<String>> usual, Optional<Expression<String>> scheme) {
        var parameter = element.optional("query-parameter-name");
        var value = element.optional("token-value");
        var header = element.optional("header-name")
                .or(() -> parameter.isPresent() || value.isPresent() ? Optional.empty() : usual);
        var given =
                Stream.of(header, parameter, value).flatMap(Optional::stream).toList();
        if (given.size() != 1) {
            element.error(
                    "POL301",
                    "'%s' needs one of 'header-name', 'query-parameter-name' and 'token-value', but has %d"
                            .formatted(element.name(), given.size()));
        }
        if (given.stream().anyMatch(text -> text.isConstant() && "".equals(text.evaluate("")))) {
            element.error("POL302", "the place of the token is empty");
        }
        if (scheme.isPresent() && !mayBeAuthorization(header.orElse(null))) {
            element.warning("POL303", "'require-scheme' has no effect but with the header 'Authorization'");
        }
        if (header.isPresent()) {
            return new InHeader(header.get(), scheme.orElse(null));
        }
        if (parameter.isPresent()) {
            var name = parameter.get();
            return new InQuery(name);
        }
        var token = value.orElseGet(() -> Expression.constant(""));
        return exchange -> {
            String text = token.evaluate(exchange);
            return Found.token(text == null ? "" : text.strip(), "'token-value'");
        };
    }

    private static boolean mayBeAuthorization(@Nullable Expression<String> header) {
        if (header == null) {
            return false;
        }
        return !header.isConstant() || isAuthorization(String.valueOf(header.evaluate("")));
    }

    private static boolean isAuthorization(String header) {
        return header.equalsIgnoreCase("Authorization");
    }

    /** @param scheme null where none is asked for */
    record InHeader(Expression<String> header, @Nullable Expression<String> scheme) implements TokenPlace {
        @Override
        public Found find(Exchange exchange) {
            String name = name(exchange);
            return inHeader(exchange.request().headers(), name, scheme(exchange, name));
        }

        @Override
        public void put(Exchange exchange, String token) {
            String name = name(exchange);
            var headers = exchange.request().headers();
            String required = scheme(exchange, name);
            String prefix = required == null || required.isEmpty() ? "Bearer " : required + " ";
            // Whoever made the request up could not know which scheme the policy wants.
            boolean isOurs = isAuthorization(name) && ("Bearer " + token).equals(headers.first(name));
            if (isOurs || !headers.contains(name)) {
                headers.set(name, isAuthorization(name) ? prefix + token : token);
            }
        }

        private String name(Exchange exchange) {
            return String.valueOf(header.evaluate(exchange));
        }

        private @Nullable String scheme(Exchange exchange, String name) {
            return scheme == null || !isAuthorization(name) ? null : scheme.evaluate(exchange);
        }
    }

    record InQuery(Expression<String> name) implements TokenPlace {
        @Override
        public Found find(Exchange exchange) {
            return inQuery(exchange.request().url().query(), name(exchange));
        }

        @Override
        public void put(Exchange exchange, String token) {
            var url = exchange.request().url();
            var refusal = find(exchange).refusal();
            if (refusal != null && refusal.reason() == Reason.TOKEN_NOT_PRESENT) {
                String parameter = encoded(name(exchange)) + '=' + encoded(token);
                exchange.request()
                        .setUrl(url.at(url.path(), url.query().isEmpty() ? parameter : url.query() + '&' + parameter));
            }
        }

        private String name(Exchange exchange) {
            return String.valueOf(name.evaluate(exchange));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** @param scheme that must stand before the token; null or empty for {@code Bearer} or none */
    static Found inHeader(Headers headers, String name, @Nullable String scheme) {
        int count = headers.count(name);
        if (count > 1) {
            return Found.malformed("the header '%s' is there %d times".formatted(name, count));
        }
        String value = headers.first(name);
        if (value == null || value.isBlank()) {
            return Found.absent("the header '" + name + "'");
        }
        return scheme == null || scheme.isEmpty()
                ? withoutScheme(value, "Bearer", false)
                : withoutScheme(value, scheme, true);
    }

    /** RFC 9110 §11.4: scheme in any case, spaces, and then the token. */
    private static Found withoutScheme(String value, String scheme, boolean required) {
        int length = scheme.length();
        boolean there = value.regionMatches(true, 0, scheme, 0, length)
                && (value.length() == length || value.charAt(length) == ' ');
        if (!there) {
            return required
                    ? Found.malformed("the header does not begin with the scheme '" + scheme + "'")
                    : new Found(value, null);
        }
        int start = length;
        while (start < value.length() && value.charAt(start) == ' ') {
            start++;
        }
        return Found.token(value.substring(start), "the header, only the scheme '" + scheme + "'");
    }

    private static Found inQuery(String query, String name) {
        String found = null;
        int start = 0;
        while (start <= query.length()) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            int equals = query.indexOf('=', start);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            try {
                if (decoded(query.substring(start, nameEnd)).equalsIgnoreCase(name)) {
                    if (found != null) {
                        return Found.malformed("the query parameter '%s' is there more than once".formatted(name));
                    }
                    found = nameEnd == end ? "" : decoded(query.substring(nameEnd + 1, end));
                }
            } catch (IllegalArgumentException e) {
                return Found.malformed("the query is not percent-encoded as it should be");
            }
            start = end + 1;
        }
        return Found.token(found == null ? "" : found, "the query parameter '" + name + "'");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
