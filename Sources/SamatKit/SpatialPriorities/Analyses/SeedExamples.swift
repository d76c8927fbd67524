import KQLEngine

/// Examples of analyses over the tables of the seeds, as help shows them; each is run as a test.
///
/// Most are about workshops of 1394 (`workshops_1394`), in which a misprint makes Alborz lead: see
/// `check_sums`.
enum SeedExamples {
  /// The example of an analysis; none for one that is not listed, such as a program's own.
  static func of(_ analysis: String) -> [FunctionExample] { byName[analysis].map { [$0] } ?? [] }

  private static let byName: [String: FunctionExample] = [
    "check_sums": FunctionExample(
      "workshops_by_size() | where ownership == 'private' | project province, size, n = "
        + "workshops | union (workshops_1394 | project province, size = 'total', n = "
        + "private_total) | union (print province = 'total', size = '100+', n = 2338) | "
        + "evaluate check_sums(province, size, n) | where finding == 'correction' | project "
        + "row, column, found, expected",
      "IR-30, 100+, 272.0, 172.0"),
    "location_quotient": FunctionExample(
      "workshops_by_size() | summarize n = sum(workshops) by province, size | evaluate "
        + "location_quotient(province, size, n) | where size == '100+' and rank == 1 | project "
        + "province, lq = round(lq, 3)",
      "IR-30, 1.976"),
    "shift_share": FunctionExample(
      "provinces | extend sector = 'all' | evaluate shift_share(province, sector, "
        + "population_1390, population_1395) | top 1 by regional desc | project province, "
        + "change, national = round(national), regional = round(regional)",
      "IR-23, 1084246.0, 774391.0, 309855.0"),
    "specialization": FunctionExample(
      "workshops_by_size() | summarize n = sum(workshops) by province, size | evaluate "
        + "specialization(province, size, n) | where kind == 'region' | top 1 by krugman desc | "
        + "project name, krugman = round(krugman, 3)",
      "IR-30, 0.457"),
    "ellison_glaeser": FunctionExample(
      "workshops_by_size() | summarize n = sum(workshops) by province, size | join "
        + "kind=inner (workshops_by_size() | summarize plants = sum(workshops) by size) on size "
        + "| extend h = 1.0 / plants | evaluate ellison_glaeser(province, size, n, herfindahl = "
        + "h) | where size == '100+' | project raw = round(raw_concentration, 4), gamma = "
        + "round(gamma, 4)",
      "0.0067, 0.0068"),
    "regionalization_quotient": FunctionExample(
      "workshops_by_size() | summarize n = sum(workshops) by province, size | evaluate "
        + "regionalization_quotient(province, size, n) | where province == 'IR-21' and size == "
        + "'100+' and other == '10-49' | project slq = round(slq, 3), cilq = round(cilq, 3), "
        + "flq = round(flq, 3)",
      "1.551, 1.894, 0.863"),
    "complexity": FunctionExample(
      "workshops_by_size() | extend size = strcat(ownership, ' ', size) | evaluate "
        + "complexity(province, size, workshops) | where kind == 'sector' | top 1 by score desc "
        + "| project name, score = round(score, 2), advantages",
      "private 100+, 1.44, 8"),
    "complexity_outlook": FunctionExample(
      "workshops_by_size() | extend size = strcat(ownership, ' ', size) | evaluate "
        + "complexity_outlook(province, size, workshops) | where province == 'IR-08' | top 1 by "
        + "gain desc | project size, gain = round(gain, 3)",
      "private 100+, 1.426"),
    "relatedness": FunctionExample(
      "workshops_by_size() | extend size = strcat(ownership, ' ', size) | evaluate "
        + "relatedness(province, size, workshops) | where size < other | top 1 by proximity "
        + "desc | project size, other, proximity = round(proximity, 3), regions",
      "private 10-49, public 10-49, 0.667, 14"),
    "density": FunctionExample(
      "workshops_by_size() | extend size = strcat(ownership, ' ', size) | evaluate "
        + "density(province, size, workshops) | where province == 'IR-08' and rank == 1 | "
        + "project size, density = round(density, 3)",
      "public 50-99, 0.265"),
    "inequality": FunctionExample(
      "workshops_1394 | evaluate inequality(private_total) | where measure == 'gini' | "
        + "project value = round(value, 4)",
      "0.4766"),
    "lorenz": FunctionExample(
      "workshops_1394 | evaluate lorenz(private_total) | where population_share >= 0.5 | "
        + "take 1 | project population_share = round(population_share, 3), value_share = "
        + "round(value_share, 3)",
      "0.516, 0.176"),
    "weights": FunctionExample(
      "workshops_1394 | evaluate weights('entropy', province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | project criterion, weight = round(weight, 3)",
      "private_100plus, 0.527"),
    "weight_steps": FunctionExample(
      "workshops_1394 | evaluate weight_steps('entropy', province, "
        + "pack_array(private_100plus, private_50_99), 'benefit') | distinct step",
      "shares"),
    "rank": FunctionExample(
      "workshops_1394 | evaluate rank('topsis', province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | project province, score = round(score, 3), rank",
      "IR-23, 1.0, 1.0"),
    "compare_rankings": FunctionExample(
      "workshops_1394 | evaluate compare_rankings(dynamic(['topsis', 'vikor', 'saw']), "
        + "province, pack_array(private_100plus, private_50_99), 'benefit') | project province, "
        + "topsis_rank, vikor_rank, saw_rank, copeland",
      "IR-23, 1.0, 1.0, 1.0, 30.0"),
    "rank_steps": FunctionExample(
      "workshops_1394 | evaluate rank_steps('topsis', province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | distinct step",
      "weighted"),
    "robustness": FunctionExample(
      "workshops_1394 | evaluate robustness('topsis', province, pack_array(private_100plus, "
        + "private_50_99), 'benefit', 'equal', samples = 1000) | where finding == 'first_stays' "
        + "| project criterion, least = round(value, 2), most = round(upper, 2)",
      "private_100plus, 0.0, 1.0"),
    "rank_acceptability": FunctionExample(
      "workshops_1394 | evaluate rank_acceptability('topsis', province, "
        + "pack_array(private_100plus, private_50_99), 'benefit', samples = 1000) | where rank "
        + "== 2 | project province, share = round(share, 2)",
      "IR-10, 0.94"),
    "moran": FunctionExample(
      "workshops_1394 | evaluate moran(province, private_100plus) | project moran_i = "
        + "round(moran_i, 4), p = round(p_normal, 3), places, islands",
      "0.167, 0.048, 31, 0"),
    "geary": FunctionExample(
      "workshops_1394 | evaluate geary(province, private_100plus) | project geary_c = "
        + "round(geary_c, 4), p = round(p_normal, 3)",
      "0.801, 0.119"),
    "general_g": FunctionExample(
      "workshops_1394 | evaluate general_g(province, private_100plus) | project general_g = "
        + "round(general_g, 4), z = round(z_score, 2)",
      "0.233, 2.27"),
    "moran_scatter": FunctionExample(
      "workshops_1394 | evaluate moran_scatter(province, private_100plus) | where province "
        + "== 'IR-23' | project z = round(z, 2), lag = round(lag, 2), quadrant",
      "3.6, 0.42, high-high"),
    "hotspots": FunctionExample(
      "workshops_1394 | evaluate hotspots(province, private_100plus) | where quadrant == "
        + "'high-high' | top 1 by local_moran desc | project province, local_moran = "
        + "round(local_moran, 2), gi_star_z = round(gi_star_z, 2)",
      "IR-30, 2.55, 3.46"),
    "spatial_weights": FunctionExample(
      "provinces | evaluate spatial_weights(province, neighbours = 'nearest', k = 3, latitude = "
        + "latitude, longitude = longitude) | where province == 'IR-23' | project neighbour, "
        + "weight = round(weight, 3), distance = round(distance)",
      "IR-25, 0.333, 122.0"),
    "rank_correlation": FunctionExample(
      "workshops_1394 | evaluate compare_rankings(dynamic(['saw', 'vikor']), province, "
        + "pack_array(private_100plus, private_50_99), 'benefit') | evaluate "
        + "rank_correlation(saw_rank, vikor_rank) | project spearman = round(spearman, 3), "
        + "kendall_tau_b = round(kendall_tau_b, 3)",
      "0.998, 0.983"),
    "weight_sweep": FunctionExample(
      "workshops_1394 | evaluate weight_sweep('topsis', province, pack_array(private_100plus, "
        + "private_50_99), 'benefit', criterion = 'private_100plus', steps = 4) | where province "
        + "== 'IR-30' | project weight, score = round(score, 3), rank",
      "0.0, 0.417, 4.0"),
    "weight_changes": FunctionExample(
      "workshops_1394 | where province != 'IR-23' | evaluate weight_changes('topsis', province, "
        + "pack_array(private_100plus, private_50_99), 'benefit', criterion = 'private_100plus') "
        + "| project lower, upper = round(upper, 3), province",
      "0.0, 0.993, IR-10"),
    "budget_sweep": FunctionExample(
      "workshops_1394 | where province in ('IR-08', 'IR-11', 'IR-29') | evaluate "
        + "budget_sweep(1000000000, province, private_total, floor = 200000000, steps = 4) | where "
        + "budget == 1000000000 | project province, amount, reason",
      "IR-08, 600000000, share"),
    "allocate_goals": FunctionExample(
      "workshops_1394 | where province in ('IR-08', 'IR-11', 'IR-29') | evaluate "
        + "allocate_goals(1000, province, pack_array(private_100plus), dynamic([50000]), aim = "
        + "private_total) | where kind == 'goal' | project name, reached = round(reached, 3), target",
      "private_100plus, 50000.0, 50000.0"),
    "cluster_index": FunctionExample(
      "workshops_1394 | join kind=inner (provinces | project province, area_km2, "
        + "population_1395) on province | extend size = '100+', workers = private_100plus * 150 "
        + "| evaluate cluster_index(province, size, workers, area_km2, population_1395, "
        + "private_100plus) | top 1 by cluster_index desc | project province, density = "
        + "round(density, 2), stock = round(stock, 2)",
      "IR-30, 35.46, 3.29"),
    "allocate": FunctionExample(
      "workshops_1394 | where province in ('IR-08', 'IR-11', 'IR-29') | evaluate "
        + "allocate(1000000000, province, private_total, floor = 200000000) | project province, "
        + "amount, reason",
      "IR-08, 600000000, share"),
    "allocate_sectors": FunctionExample(
      "workshops_by_size() | summarize n = sum(workshops) by province, size | where "
        + "province in ('IR-08', 'IR-11', 'IR-29') | evaluate allocate_sectors(1000000000, "
        + "province, size, n, province_floor = 200000000, sector_cap = 600000000) | summarize "
        + "amount = sum(amount) by province, province_reason | order by province asc",
      "IR-08, share, 600000000"),
    "choose_projects": FunctionExample(
      "workshops_1394 | where province in ('IR-08', 'IR-11', 'IR-29', 'IR-21') | evaluate "
        + "choose_projects(1000, province, private_100plus, private_total) | where chosen | "
        + "summarize chosen = make_list(province), value = take_any(total_value), cost = "
        + "take_any(total_cost), gap = take_any(gap)",
      "[\"IR-11\",\"IR-21\",\"IR-29\"], 141.0, 597, 0.0"),
    "saw": FunctionExample(
      "workshops_1394 | evaluate saw(province, pack_array(private_100plus, private_50_99), "
        + "'benefit') | where province == 'IR-30' | project score = round(score, 3), rank",
      "0.533, 3.0"),
    "topsis": FunctionExample(
      "workshops_1394 | evaluate topsis(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "0.532, 3.0"),
    "vikor": FunctionExample(
      "workshops_1394 | evaluate vikor(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "0.525, 3.0"),
    "promethee_ii": FunctionExample(
      "workshops_1394 | evaluate promethee_ii(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "0.867, 3.0"),
    "taxonomy": FunctionExample(
      "workshops_1394 | evaluate taxonomy(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "0.383, 3.0"),
    "morris": FunctionExample(
      "workshops_1394 | evaluate morris(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "53.285, 3.0"),
    "copras": FunctionExample(
      "workshops_1394 | evaluate copras(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "0.091, 3.0"),
    "edas": FunctionExample(
      "workshops_1394 | evaluate edas(province, pack_array(private_100plus, private_50_99), "
        + "'benefit') | where province == 'IR-30' | project score = round(score, 3), rank",
      "0.715, 3.0"),
    "marcos": FunctionExample(
      "workshops_1394 | evaluate marcos(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "0.537, 3.0"),
    "waspas": FunctionExample(
      "workshops_1394 | evaluate waspas(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "0.531, 3.0"),
    "codas": FunctionExample(
      "workshops_1394 | evaluate codas(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "18.563, 3.0"),
    "moora": FunctionExample(
      "workshops_1394 | evaluate moora(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "0.329, 3.0"),
    "grey_relational": FunctionExample(
      "workshops_1394 | evaluate grey_relational(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "0.525, 3.0"),
    "mabac": FunctionExample(
      "workshops_1394 | evaluate mabac(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "0.366, 3.0"),
    "aras": FunctionExample(
      "workshops_1394 | evaluate aras(province, pack_array(private_100plus, private_50_99), "
        + "'benefit') | where province == 'IR-30' | project score = round(score, 3), rank",
      "0.539, 3.0"),
    "electre_i": FunctionExample(
      "workshops_1394 | evaluate electre_i(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "26.0, 3.0"),
    "electre_iii": FunctionExample(
      "workshops_1394 | evaluate electre_iii(province, pack_array(private_100plus, "
        + "private_50_99), 'benefit') | where province == 'IR-30' | project score = "
        + "round(score, 3), rank",
      "3.0, 3.0"),
  ]
}
