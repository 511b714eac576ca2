package dev.gatehouse.logs;

import dev.gatehouse.http.Percent;
import dev.gatehouse.model.Api.KeyNames;
import dev.gatehouse.model.ConfidentialHeaders;
import dev.gatehouse.model.Diagnostic.Masking;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens, keys and cookies out of rows, whatever the diagnostic settings say: by the names under which they
 * travel, and by what tokens look like.
 *
 * @param keys where the API's subscription keys are
 */
record Secrets(KeyNames keys) {
    /** Stands for a value that is not to be seen. */
    static final String MASK = "***";

    private static final Set<String> PARAMETERS = Set.of(
            "subscription-key",
            "access_token",
            "id_token",
            "refresh_token",
            "id_token_hint",
            "token",
            "jwt",
            "assertion",
            "client_assertion",
            "client_secret",
            "password",
            "secret",
            "api-key",
            "api_key",
            "apikey",
            "key",
            "code",
            "sig",
            "signature");

    /** Members of JSON and fields of forms whose values are secrets; a value that was cut off counts too. */
    private static final Pattern MEMBERS = Pattern.compile(
            "(\"(?:access_token|id_token|refresh_token|client_secret|client_assertion|assertion|password|secret"
                    + "|api_?key|subscription-?key|primaryKey|secondaryKey)\"\\s*:\\s*\")((?:[^\"\\\\]|\\\\.)*+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FIELDS = Pattern.compile(
            "((?:^|[&\\s])(?:access_token|id_token|refresh_token|client_secret|client_assertion|assertion|password"
                    + "|code|api_?key|subscription-key)=)([^&\\s\"]*+)",
            Pattern.CASE_INSENSITIVE);

    private static final String SCHEME = "(Bearer|Basic|DPoP|SharedAccessSignature|SharedKey|Negotiate)";
    /** Credentials with their scheme within a text; long enough not to be a word of the text. */
    private static final Pattern CREDENTIALS =
            Pattern.compile("\\b" + SCHEME + "\\s++[^\\s,\"]{16,}+", Pattern.CASE_INSENSITIVE);

    /** A header's value that is nothing else. */
    private static final Pattern CREDENTIAL = Pattern.compile(SCHEME + "\\s++\\S++", Pattern.CASE_INSENSITIVE);

    private static final String JWT = "eyJ";
    private static final int SHORTEST = 20;

    /** The value of a header as it may be seen. */
    String inHeader(String name, String value) {
        if (ConfidentialHeaders.contains(name, keys)) {
            return MASK;
        }
        var credential = CREDENTIAL.matcher(value);
        return credential.matches() ? credential.group(1) + ' ' + MASK : inText(value);
    }

    /** A URL's query as it may be seen. */
    String inQuery(String query, Map<String, Masking> masked) {
        if (query.isEmpty()) {
            return query;
        }
        var seen = new StringBuilder(query.length());
        for (var parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            var name = equals < 0 ? parameter : parameter.substring(0, equals);
            var masking = masking(name, masked);
            if (masking == Masking.HIDE) {
                continue;
            }
            if (!seen.isEmpty()) {
                seen.append('&');
            }
            seen.append(masking == null || equals < 0 ? parameter : name + '=' + MASK);
        }
        return seen.toString();
    }

    private @Nullable Masking masking(String name, Map<String, Masking> masked) {
        var plain = Percent.decodeForm(name).toLowerCase(Locale.ROOT); // it may be encoded to be overlooked
        var said = masked.get(plain);
        if (said != null) {
            return said;
        }
        return PARAMETERS.contains(plain) || plain.equals(keys.query().toLowerCase(Locale.ROOT)) ? Masking.MASK : null;
    }

    /** A body as it may be seen. */
    String inBody(String body, boolean cut) {
        var seen = body;
        if (seen.indexOf('"') >= 0) {
            seen = MEMBERS.matcher(seen).replaceAll("$1" + MASK);
        }
        if (seen.indexOf('=') >= 0) {
            seen = FIELDS.matcher(seen).replaceAll("$1" + MASK);
        }
        return tokens(CREDENTIALS.matcher(seen).replaceAll("$1 " + MASK), cut);
    }

    /** A text without what is a token by its looks. */
    String inText(String text) {
        return tokens(CREDENTIALS.matcher(text).replaceAll("$1 " + MASK), false);
    }

    /** A JSON object in Base64URL begins with {@code eyJ}; with a dot and more behind it, it is a token. */
    private static String tokens(String text, boolean cut) {
        int at = text.indexOf(JWT);
        if (at < 0) {
            return text;
        }
        var seen = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            int end = at;
            boolean dot = false;
            while (end < text.length() && isOfToken(text.charAt(end))) {
                dot |= text.charAt(end) == '.';
                end++;
            }
            boolean whole = dot || (cut && end == text.length());
            if (whole && end - at >= SHORTEST) {
                seen.append(text, from, at).append(MASK);
            } else {
                seen.append(text, from, end);
            }
            from = end;
            at = text.indexOf(JWT, end);
        }
        return seen.append(text, from, text.length()).toString();
    }

    private static boolean isOfToken(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.';
    }
}
