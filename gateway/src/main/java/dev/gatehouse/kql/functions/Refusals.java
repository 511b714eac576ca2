package dev.gatehouse.kql.functions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Functions that Kusto has and we do not, and why: whoever uses one reads a reason instead of "unknown". */
final class Refusals {
    private static final SequencedMap<String, String> REASONS = new LinkedHashMap<>();

    private static void refuse(String reason, String... names) {
        List.of(names).forEach(name -> REASONS.put(name, reason));
    }

    static {
        refuse(
                "sketches are not kept; use dcount or percentile",
                "hll",
                "hll_if",
                "hll_merge",
                "dcount_hll",
                "tdigest",
                "tdigest_merge",
                "merge_tdigest",
                "percentile_tdigest",
                "percentiles_array_tdigest",
                "percentrank_tdigest",
                "rank_tdigest");
        refuse("weighted percentiles are not offered", "percentilew", "percentilesw", "percentilesw_array");
        refuse(
                "its values are Kusto's own; use hash_sha256 or hash_md5",
                "hash",
                "hash_xxhash64",
                "hash_combine",
                "hash_many");
        refuse(
                "there is one database here, and tables are named directly",
                "cluster",
                "database",
                "table",
                "external_table",
                "materialized_view",
                "entity_group",
                "stored_query_result",
                "graph",
                "workspace",
                "app",
                "resource");
        refuse("the time of ingestion is not kept; use TimeGenerated", "ingestion_time");
        refuse(
                "there are no extents or cursors here",
                "extent_id",
                "extent_tags",
                "row_id",
                "cursor_after",
                "cursor_before_or_at",
                "cursor_current");
        refuse(
                "queries know no user or cluster",
                "current_principal",
                "current_principal_details",
                "current_principal_is_member_of",
                "current_cluster_endpoint",
                "current_database");
        refuse(
                "there is no binary data in logs",
                "zlib_decompress_from_base64_string",
                "zlib_compress_to_base64_string",
                "gzip_decompress_from_base64_string",
                "gzip_compress_to_base64_string",
                "base64_decode_toarray",
                "base64_encode_fromarray",
                "base64_decode_toguid",
                "base64_encode_fromguid");
        refuse(
                "only IPv4 addresses can be computed with; IPv6 ones compare as text",
                "parse_ipv6",
                "parse_ipv6_mask",
                "ipv6_compare",
                "ipv6_is_match",
                "ipv6_is_in_range",
                "ipv6_is_in_any_range",
                "ipv4_range_to_cidr_list",
                "has_any_ipv4",
                "has_any_ipv4_prefix");
        refuse(
                "only parse_json, extract_json, parse_url, parse_urlquery, parse_version and parse_ipv4 parse texts here; extract may do",
                "parse_xml",
                "parse_csv",
                "parse_path",
                "parse_user_agent",
                "parse_command_line");
        refuse(
                "the rows' order is known, ranks and sessions within it are not computed",
                "row_rank_dense",
                "row_rank_min",
                "row_window_session");
        refuse(
                "the paths of a dynamic are not listed; bag_keys gives the names on its first level",
                "treepath",
                "buildschema");
        refuse(
                "it is not offered",
                "around",
                "assert",
                "beta_cdf",
                "beta_inv",
                "beta_pdf",
                "erf",
                "erfc",
                "welch_test",
                "replace_strings",
                "estimate_data_size",
                "column_names_of",
                "datetime_list_timezones",
                "covarianceif",
                "covariancepif",
                "inner_nodes",
                "node_id",
                "node_degree_in",
                "node_degree_out",
                "labels");
    }

    /** Whole families, by how their names begin. */
    private static final SequencedMap<String, String> FAMILIES = new LinkedHashMap<>();

    static {
        FAMILIES.put("series_", "series are made by make-series, but not computed with");
        FAMILIES.put("geo_", "there is no geography in logs");
        FAMILIES.put("convert_", "units are not converted");
        FAMILIES.put("punycode_", "domain names stay as they are");
    }

    private Refusals() {}

    /** Null if the name is none of them. */
    static @Nullable String of(String name) {
        var reason = REASONS.get(name);
        if (reason != null) {
            return reason;
        }
        for (var family : FAMILIES.entrySet()) {
            if (name.startsWith(family.getKey())) {
                return family.getValue();
            }
        }
        return null;
    }

    /** Names, or beginnings of names with {@code *} behind, and why. */
    static SequencedMap<String, String> all() {
        var all = new LinkedHashMap<>(REASONS);
        FAMILIES.forEach((family, reason) -> all.put(family + "*", reason));
        return all;
    }
}
