package dev.gatehouse.kql.functions;

import java.util.List;

/** Hashes, Base64, URLs. What is not decodable is empty. */
final class Encodings {
    private static final String URL =
            "'^\\s*(?:([a-zA-Z][a-zA-Z0-9+.-]*)://)?(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\\[[^\\]]*\\]|[^:/?#]*)(?::(\\d*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?$'";

    /** The members of a query as a bag; {@code {0}} is its text. */
    private static final String QUERY =
            "CASE WHEN {0} = '' THEN '{}'::JSON ELSE to_json(list_reduce(list_transform(string_split({0}, '&'),"
                    + " lambda p: MAP{split_part(p, '=', 1): substr(p, length(split_part(p, '=', 1)) + 2)}), lambda x, y: map_concat(x, y))) END";

    private Encodings() {}

    static List<ScalarFunction> all() {
        return List.of(
                hash("hash_md5", "md5"),
                hash("hash_sha1", "sha1"),
                hash("hash_sha256", "sha256"),
                Entry.of(
                        "base64_encode_tostring(text: string): string",
                        "A text's UTF-8 in Base64.",
                        "base64(encode({0}))"),
                Entry.of(
                        "base64_encodestring(text: string): string",
                        "The same as base64_encode_tostring.",
                        "base64(encode({0}))"),
                Entry.of(
                        "base64_decode_tostring(base64: string): string",
                        "The text that Base64 says in UTF-8.",
                        "coalesce(TRY(decode(from_base64({0}))), '')"),
                Entry.of(
                        "base64_decodestring(base64: string): string",
                        "The same as base64_decode_tostring.",
                        "coalesce(TRY(decode(from_base64({0}))), '')"),
                Entry.of(
                        "url_encode(url: string): string",
                        "A text for a form: spaces become +.",
                        "array_to_string(list_transform(string_split("
                                + "replace(replace(replace(replace(replace(replace('%XX' || url_encode({0}), '%20', '+'), '%21', '!'), '%2A', '*'), '%28', '('), '%29', ')'), '~', '%7e')"
                                + ", '%')[2:], lambda p, i: CASE WHEN i = 1 THEN substr(p, 3) ELSE '%' || lower(substr(p, 1, 2)) || substr(p, 3) END), '')"),
                Entry.of(
                        "url_encode_component(url: string): string", "A text for a place in a URL.", "url_encode({0})"),
                Entry.of(
                        "url_decode(encoded: string): string",
                        "The text that was encoded.",
                        "coalesce(TRY(url_decode(replace({0}, '+', ' '))), {0})"),
                parseUrl("parse_url"),
                parseUrl("parseurl"),
                Entry.of(
                        "parse_urlquery(query: string): dynamic",
                        "The parameters of a URL's query.",
                        (a, _) -> query(a.getFirst())),
                Entry.of(
                        "parseurlquery(query: string): dynamic",
                        "The same as parse_urlquery.",
                        (a, _) -> query(a.getFirst())));
    }

    private static ScalarFunction hash(String name, String function) {
        return Entry.of(
                name + "(value: text): string",
                "The hash of a value's text, in hexadecimal digits; of nothing, nothing.",
                "CASE WHEN {0} = '' THEN '' ELSE " + function + "({0}) END");
    }

    private static ScalarFunction parseUrl(String name) {
        var query = QUERY.replace("{0}", "u.q");
        return Entry.of(
                name + "(url: string): dynamic",
                "A bag of a URL's parts: Scheme, Host, Port, Path, Username, Password, Query Parameters, Fragment.",
                (a, _) -> Sql.of(
                        "list_transform([regexp_extract({0}, " + URL
                                + ", ['s', 'n', 'w', 'h', 'o', 'p', 'q', 'f'])], lambda u: json_object("
                                + "'Scheme', u.s, 'Host', u.h, 'Port', u.o, 'Path', u.p, 'Username', u.n, 'Password', u.w,"
                                + " 'Query Parameters', " + query + ", 'Fragment', u.f))[1]",
                        a));
    }

    private static Sql query(Sql text) {
        return Sql.of(
                "list_transform([{0}], lambda u: json_object('Query Parameters', " + QUERY.replace("{0}", "u")
                        + "))[1]",
                Sql.of("ltrim({0}, '?')", text));
    }
}
