/// Functions of the reference language that are not in the subset: refused by their names, so that
/// nobody looks for a spelling mistake.
enum ReferenceFunctions {
  /// What to do instead, or an empty text; nil where the reference has no function of that name.
  ///
  /// The binder asks for names that are not registered only.
  static func help(for name: String) -> String? {
    if let help = instead[name] { return help }
    return names.contains(name) ? "" : nil
  }

  /// What makes rows in the reference, and what to do instead.
  static let sources: [String: String] = [
    "externaldata": "open the file as a table (--data), or use .ingest inline",
    "macro-expand": "use union", "evaluate": "write 'T | evaluate ...'",
  ]

  /// The analyses of the reference that are not in the subset.
  static let analyses: Set<String> = [
    "active_users_count", "activity_counts_metrics", "activity_engagement", "activity_metrics",
    "ai_chat_completion", "ai_chat_completion_prompt", "ai_embed_text", "ai_embeddings",
    "autocluster", "azure_digital_twins_query_request", "basket", "cosmosdb_sql_request",
    "dcount_intersect", "diffpatterns", "diffpatterns_text", "estimate_rows_count",
    "funnel_sequence", "funnel_sequence_completion", "geo_line_lookup", "geo_polygon_lookup",
    "http_request", "http_request_post", "infer_storage_schema",
    "infer_storage_schema_with_suggestions", "ipv4_lookup", "ipv6_lookup", "mysql_request",
    "new_activity_metrics", "postgresql_request", "preview", "python", "r", "rolling_percentile",
    "rows_near", "sequence_detect", "session_count", "sliding_window_counts", "sql_request",
  ]

  private static let instead: [String: String] = [
    "hll": "dcount(x) counts exactly here", "hll_if": "dcountif(x, condition) counts exactly here",
    "hll_merge": "dcount(x) counts exactly here", "dcount_hll": "dcount(x) counts exactly here",
    "tdigest": "percentile(x, p) is exact here", "tdigest_merge": "percentile(x, p) is exact here",
    "merge_tdigest": "percentile(x, p) is exact here",
    "percentile_tdigest": "percentile(x, p) is exact here",
    "percentiles_array_tdigest": "percentiles_array(x, p, ...) is exact here",
    "hash_many": "hash(strcat_delim('|', a, b)) tells rows apart as well",
    "hash_combine": "hash(strcat_delim('|', a, b)) tells rows apart as well",
    "row_rank": "row_rank_dense(x) or row_rank_min(x)",
    "series_outliers": "compare with percentiles: series_stats_dynamic(), array_sort_asc()",
    "parse_xml": "turn it into JSON first, and use parse_json()",
    "datetime_local_to_utc": "there are no time zones here; add the offset: t - 3h - 30m",
    "datetime_utc_to_local": "there are no time zones here; add the offset: t + 3h + 30m",
    "datetime_list_timezones": "there are no time zones here",
    "cluster": "name the table alone", "database": "name the table alone",
    "external_table": "open the file as a table (--data)",
    "current_principal": "a query knows nothing of who runs it",
    "ingestion_time": "tables have no time of their own; add a column for it",
    "make_dictionary": "make_bag(x)", "argmin": "arg_min(a, b)", "argmax": "arg_max(a, b)",
    "datepart": "datetime_part(\"year\", t)", "arraylength": "array_length(a)",
  ]

  private static let names: Set<String> = [
    "__lz4_compress_dynamic_array_to_base64_string", "__ipv6_lookup_ranges", "__hash_crc32",
    "__hash_many_crc32", "__hash_djb2", "__hash_xxh64", "__hll_normalize",
    "__geo_polygon_s2cell_covering_level", "__geo_line_s2cell_covering_level",
    "__geo_length_to_s2cell_level", "__geo_line_validate", "__geo_polygon_validate", "__invoke",
    "__cast",
    "all", "argmax", "argmin", "arraylength", "bag_pack_columns", "base64_decode_toguid",
    "base64_encode_fromguid", "cluster", "cnt", "current_cluster_endpoint", "current_cursor",
    "current_database", "current_node_id", "current_principal", "current_principal_details",
    "current_principal_is_member_of", "cursor_after", "cursor_before_or_at", "cursor_current",
    "database", "datepart", "datetime_list_timezones", "datetime_local_to_utc",
    "datetime_utc_to_local", "dcount_hll", "entity_group", "estimate_data_size", "extent_id",
    "extent_tags", "extentid", "external_table", "format_bytes", "geo_angle", "geo_azimuth",
    "geo_closest_point_on_line", "geo_closest_point_on_polygon", "geo_distance_point_to_line",
    "geo_distance_point_to_polygon", "geo_from_wkt", "geo_geohash_neighbors",
    "geo_geohash_to_central_point", "geo_geohash_to_polygon", "geo_h3cell_children",
    "geo_h3cell_level", "geo_h3cell_neighbors", "geo_h3cell_parent", "geo_h3cell_rings",
    "geo_h3cell_to_central_point", "geo_h3cell_to_polygon", "geo_info_from_ip_address",
    "geo_intersection_2lines", "geo_intersection_2polygons", "geo_intersection_line_with_polygon",
    "geo_intersects_2lines", "geo_intersects_2polygons", "geo_intersects_line_with_polygon",
    "geo_line_buffer", "geo_line_centroid", "geo_line_densify", "geo_line_interpolate_point",
    "geo_line_length", "geo_line_locate_point", "geo_line_simplify", "geo_line_to_s2cells",
    "geo_point_buffer", "geo_point_to_geohash", "geo_point_to_h3cell", "geo_point_to_s2cell",
    "geo_polygon_area", "geo_polygon_buffer", "geo_polygon_centroid", "geo_polygon_densify",
    "geo_polygon_perimeter", "geo_polygon_simplify", "geo_polygon_to_h3cells",
    "geo_polygon_to_s2cells", "geo_s2cell_neighbors", "geo_s2cell_to_central_point",
    "geo_s2cell_to_polygon", "geo_simplify_polygons_array", "geo_union_lines_array",
    "geo_union_polygons_array", "graph", "gzip_compress_to_base64_string",
    "gzip_decompress_from_base64_string", "has_any_ipv4", "has_any_ipv4_prefix", "has_ipv4",
    "has_ipv4_prefix", "hash_combine", "hash_many", "hll", "hll_if", "hll_isvalid", "hll_merge",
    "ingestion_time", "inner_nodes", "ipv4_range_to_cidr_list", "ipv6_compare",
    "ipv6_is_in_any_range", "ipv6_is_in_range", "ipv6_is_match", "iscolumnexists", "labels",
    "make_dictionary", "map", "materialized_view", "merge_tdigest", "node_degree_in",
    "node_degree_out", "node_id", "parse_ipv4_mask", "parse_ipv6", "parse_ipv6_mask",
    "parse_user_agent", "parse_xml", "passthrough", "percentile_tdigest",
    "percentiles_array_tdigest", "percentilesw", "percentrank_tdigest",
    "punycode_domain_from_string", "punycode_domain_to_string", "punycode_from_string",
    "punycode_to_string", "rank_tdigest", "row_id", "row_rank", "rowstore_ordinal_range",
    "series_decompose", "series_decompose_anomalies", "series_decompose_forecast", "series_fft",
    "series_fir", "series_fit_2lines", "series_fit_2lines_dynamic", "series_fit_poly",
    "series_ifft", "series_outliers", "series_periods_detect", "series_periods_validate",
    "series_seasonal", "stored_query_result", "tdigest", "tdigest_isvalid", "tdigest_merge",
    "welch_test", "zlib_compress_to_base64_string", "zlib_decompress_from_base64_string",
  ]
}
