package dev.gatehouse.kql.functions;

import java.util.ArrayList;
import java.util.List;

/** IPv4 addresses, also with a prefix behind a slash. What is none gives null. */
final class Addresses {
    private static final String PATTERN =
            "'^\\s*(25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:/(3[0-2]|[12]?\\d))?\\s*$'";

    private Addresses() {}

    static List<ScalarFunction> all() {
        return List.of(
                Entry.of(
                        "parse_ipv4(ip: string): long",
                        "An address as a number, the bits behind its prefix 0.",
                        (a, _) -> masked(number(a.getFirst()), prefix(a.getFirst()))),
                Entry.of(
                        "parse_ipv4_mask(ip: string, prefix: long): long",
                        "An address as a number, the bits behind a prefix 0.",
                        (a, _) -> masked(number(a.get(0)), Sql.of("least({0}, {1})", prefix(a.get(0)), a.get(1)))),
                Entry.of(
                        "ipv4_compare(ip1: string, ip2: string, prefix: long?): long",
                        "-1, 0 or 1: which address is less, up to the shortest prefix.",
                        (a, _) -> Sql.of("sign({0} - {1})::BIGINT", network(a, a.get(0)), network(a, a.get(1)))),
                Entry.of(
                        "ipv4_is_match(ip1: string, ip2: string, prefix: long?): bool",
                        "Whether two addresses are the same, up to the shortest prefix.",
                        (a, _) -> Sql.of("({0} = {1})", network(a, a.get(0)), network(a, a.get(1)))),
                Entry.of(
                        "ipv4_is_in_range(ip: string, range: string): bool",
                        "Whether an address is in a range like 10.0.0.0/8.",
                        (a, _) -> inRange(a.get(0), a.get(1))),
                Entry.of(
                        "ipv4_is_in_any_range(ip: string, range: string*): bool\nipv4_is_in_any_range(ip: string, ranges: array): bool",
                        "Whether an address is in one of several ranges.",
                        Addresses::inAnyRange),
                Entry.of(
                        "ipv4_is_private(ip: string): bool",
                        "Whether an address is of a private network.",
                        (a, _) -> Sql.join(
                                        " OR ",
                                        List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16").stream()
                                                .map(range -> inRange(a.getFirst(), Sql.text("'" + range + "'")))
                                                .toList())
                                .grouped()),
                Entry.of(
                        "ipv4_netmask_suffix(ip: string): long",
                        "The prefix behind an address, 32 if there is none.",
                        (a, _) -> prefix(a.getFirst()).orNull(number(a.getFirst()))),
                Entry.of(
                        "format_ipv4(ip: value, prefix: long?): string",
                        "A number or text as an address, the bits behind a prefix 0.",
                        (a, t) -> format(a, t, false)),
                Entry.of(
                        "format_ipv4_mask(ip: value, prefix: long): string",
                        "The same, with the prefix behind it.",
                        (a, t) -> format(a, t, true)),
                Entry.of(
                        "has_ipv4(source: stringOrDynamic, ip: string): bool",
                        "Whether a text has an address in it.",
                        (a, _) -> Sql.of(
                                "(regexp_matches({1}, " + PATTERN
                                        + ") AND regexp_matches({0}, '(^|[^\\pL\\pN.])' || regexp_escape({1}) || '($|[^\\pL\\pN.]|\\.($|\\D))'))",
                                a)),
                Entry.of(
                        "has_ipv4_prefix(source: stringOrDynamic, prefix: string): bool",
                        "Whether a text has an address in it that begins so.",
                        (a, _) -> Sql.of(
                                "regexp_matches({0}, '(^|[^\\pL\\pN.])' || regexp_escape({1}) || CASE WHEN ends_with({1}, '.') THEN '\\d' ELSE '($|[^\\pL\\pN])' END)",
                                a)));
    }

    private static Sql number(Sql text) {
        return Sql.of(
                "TRY_CAST(list_transform([regexp_extract({0}, " + PATTERN
                        + ", ['a', 'b', 'c', 'd', 'p'])], lambda u: CASE WHEN u.a <> '' THEN"
                        + " u.a::BIGINT * 16777216 + u.b::BIGINT * 65536 + u.c::BIGINT * 256 + u.d::BIGINT END)[1] AS BIGINT)",
                text);
    }

    private static Sql prefix(Sql text) {
        return Sql.of("coalesce(TRY_CAST(regexp_extract({0}, " + PATTERN + ", 5) AS BIGINT), 32)", text);
    }

    private static Sql masked(Sql number, Sql prefix) {
        return Sql.of("CASE WHEN {1} BETWEEN 0 AND 32 THEN {0} - {0} % (1::BIGINT << (32 - {1})) END", number, prefix)
                .grouped();
    }

    /** An address up to the shortest of both prefixes and that of the call. */
    private static Sql network(List<Sql> a, Sql ip) {
        var prefixes = new ArrayList<>(List.of(prefix(a.get(0)), prefix(a.get(1))));
        prefixes.addAll(a.subList(2, a.size()));
        return masked(number(ip), Sql.of("least({0})", Sql.join(", ", prefixes)));
    }

    private static Sql inRange(Sql ip, Sql range) {
        return Sql.of("({0} = {1})", masked(number(ip), prefix(range)), masked(number(range), prefix(range)));
    }

    private static Sql inAnyRange(List<Sql> a, List<ArgumentType> types) {
        if (types.get(1).type() == dev.gatehouse.kql.schema.Type.DYNAMIC) {
            return Sql.of(
                    "coalesce(list_bool_or(list_transform({0}, lambda r: {1})), FALSE)",
                    Dynamics.texts(a.get(1)), inRange(a.get(0), Sql.text("r")));
        }
        return Sql.join(
                        " OR ",
                        a.stream()
                                .skip(1)
                                .map(range -> inRange(a.getFirst(), range))
                                .toList())
                .grouped();
    }

    private static Sql format(List<Sql> a, List<ArgumentType> types, boolean withPrefix) {
        var text = Types.isInteger(types.getFirst().type())
                ? null
                : Conversions.toText(a.getFirst(), types.getFirst().type());
        var number = text == null ? a.getFirst() : number(text);
        var own = text == null ? Sql.text("32") : prefix(text);
        var prefix = a.size() > 1 ? Sql.of("least({0}, {1})", own, a.get(1)) : own;
        var masked = masked(number, prefix);
        return Sql.of(
                "coalesce(({0} // 16777216)::VARCHAR || '.' || ({0} // 65536 % 256)::VARCHAR || '.' || ({0} // 256 % 256)::VARCHAR || '.' || ({0} % 256)::VARCHAR"
                        + (withPrefix ? " || '/' || {1}::VARCHAR" : "") + ", '')",
                masked,
                prefix);
    }
}
