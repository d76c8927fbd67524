import KQLEngine

/// What the columns of an analysis hold, for its help.
enum AnalysisColumns {
  /// The columns of an analysis, in their order; none for one that is not listed.
  static func of(_ analysis: String) -> [ResultColumn] { byName[analysis] ?? [] }

  /// The columns of an analysis that ranks by one method.
  static let ranking = [
    ResultColumn("id", "the row, best first", .argument),
    ResultColumn("score", "the method's score; a note says where the lowest is best"),
    ResultColumn("rank", "1 for the best; ties share their mean rank"),
  ]

  private static let region = ResultColumn("region", "the region", .argument)
  private static let sector = ResultColumn("sector", "the sector", .argument)
  private static let place = ResultColumn("place", "the place", .argument)
  private static let hasAdvantage = ResultColumn(
    "has_advantage", "whether the location quotient reaches the threshold (1)")

  private static let byName: [String: [ResultColumn]] = [
    "check_sums": [
      ResultColumn(
        "finding",
        "'row', 'column' or 'total' for a total that its parts do not make, 'correction' "
          + "for the number that mends every total"),
      ResultColumn("row", "the row; 'total' for that of a column"),
      ResultColumn("column", "the column; 'total' for that of a row"),
      ResultColumn("found", "what the parts make; of a correction what is printed"),
      ResultColumn("expected", "the printed total; of a correction what the totals demand"),
      ResultColumn("difference", "found less expected"),
    ],
    "location_quotient": [
      region, sector,
      ResultColumn("value", "the value"),
      ResultColumn("lq", "the sector's share of the region over its share of all; 1 is the mean"),
      ResultColumn("symmetric_lq", "(LQ - 1) / (LQ + 1), -1 to 1"),
      ResultColumn("log_lq", "ln LQ, null for 0"),
      ResultColumn("z_lq", "LQ in standard deviations from the mean of its sector"),
      ResultColumn("has_advantage", "whether LQ is 1 or more"),
      ResultColumn("rank", "of the region in the sector, 1 for the highest LQ"),
    ],
    "shift_share": [
      region, sector,
      ResultColumn("before", "the value of the first year"),
      ResultColumn("after", "that of the last"),
      ResultColumn("change", "after less before; the parts make it up"),
      ResultColumn("national", "at the growth of the country"),
      ResultColumn("industry_mix", "what the sector grew beyond that"),
      ResultColumn("regional", "what the region grew beyond its sector"),
      ResultColumn("competitive", "of that, by the homothetic share (Esteban-Marquillas)"),
      ResultColumn("allocation", "of that, by being specialised"),
    ],
    "specialization": [
      ResultColumn("kind", "'region' or 'sector'"),
      ResultColumn("name", "its name"),
      ResultColumn("herfindahl", "sum of squared shares, 1/n to 1"),
      ResultColumn("herfindahl_normalized", "the same from 0 to 1"),
      ResultColumn("entropy", "-sum of p ln p, in nats"),
      ResultColumn("entropy_normalized", "over ln n, 0 to 1"),
      ResultColumn("krugman", "sum of distances from the country's shares, 0 to 2"),
      ResultColumn("hoover", "half of that, 0 to 1"),
      ResultColumn("locational_gini", "Gini of the shares against the country's, 0 to 1"),
      ResultColumn("quotient_gini", "Gini of the location quotients, 0 to 1"),
      ResultColumn("theil", "Theil's divergence from the country's shares, in nats"),
      ResultColumn("hachman", "1 for the country's shares, towards 0 for others"),
    ],
    "ellison_glaeser": [
      sector,
      ResultColumn("value", "the sum of its plants"),
      ResultColumn("plants", "how many there are; null where rows are sums"),
      ResultColumn("raw_concentration", "sum of squared distances from the shares of all activity"),
      ResultColumn("plant_herfindahl", "sum of squared shares of the plants"),
      ResultColumn("gamma", "about 0 as by chance, above 0.05 strong"),
    ],
    "cluster_index": [
      region, sector,
      ResultColumn("density", "activity by area, over that of all regions"),
      ResultColumn("stock", "activity by head, over that of all regions"),
      ResultColumn("plant_size", "activity by plant, over that of all; null without plants"),
      ResultColumn("cluster_index", "density × stock / plant size; 1 where the region is as all"),
    ],
    "regionalization_quotient": [
      region, sector,
      ResultColumn("other", "the sector that uses"),
      ResultColumn("slq", "simple quotient of the supplying sector"),
      ResultColumn("cilq", "cross-industry quotient"),
      ResultColumn("flq", "Flegg's quotient"),
      ResultColumn("aflq", "Flegg's augmented quotient"),
      ResultColumn(
        "trade_coefficient", "FLQ, at most 1: the share of the input that the region supplies"),
      ResultColumn("augmented_trade_coefficient", "AFLQ, at most 1"),
    ],
    "complexity": [
      ResultColumn("kind", "'region' or 'sector'"),
      ResultColumn("name", "its name"),
      ResultColumn("score", "ECI or PCI as z score (mean 0); fitness of mean 1 with that variant"),
      ResultColumn("advantages", "the region's diversity, the sector's ubiquity"),
      ResultColumn("part", "the connected part, from 1; scores of two parts cannot be compared"),
    ],
    "complexity_outlook": [
      region, sector, hasAdvantage,
      ResultColumn("complexity", "PCI of the sector"),
      ResultColumn("gain", "COG: what gaining the sector would open; 0 where the region has it"),
      ResultColumn("outlook", "COI of the region"),
      ResultColumn("outlook_z", "COI as z score"),
    ],
    "relatedness": [
      sector,
      ResultColumn("other", "the other sector"),
      ResultColumn("proximity", "0 to 1: the lesser share of regions with an advantage in both"),
      ResultColumn("regions", "how many have both"),
    ],
    "density": [
      region, sector, hasAdvantage,
      ResultColumn("density", "0 to 1: the share of what is related that the region has"),
      ResultColumn("rank", "among the sectors that the region has no advantage in"),
    ],
    "inequality": [
      ResultColumn("measure", "'gini', 'theil', 'hoover' and others"),
      ResultColumn("group", "'between', 'within' or the group; empty for all"),
      ResultColumn("value", "the measure; 0 where all are the same"),
    ],
    "lorenz": [
      ResultColumn("group", "the group, where there are groups", .sometimes),
      ResultColumn("population_share", "cumulated share of the people or rows, 0 to 1"),
      ResultColumn("value_share", "cumulated share of the value, 0 to 1"),
    ],
    "weights": [
      ResultColumn("criterion", "the criterion"),
      ResultColumn("weight", "0 to 1; all make 1"),
    ],
    "weight_steps": steps,
    "ahp": [
      ResultColumn("judge", "who compared, empty for the group; with 'judge'", .sometimes),
      ResultColumn("item", "what was compared"),
      ResultColumn("weight", "0 to 1; all make 1"),
      ResultColumn("consistency_ratio", "of the comparisons; above 0.1 they contradict each other"),
      ResultColumn("principal_eigenvalue", "n where they are consistent, more otherwise"),
      ResultColumn("geometric_consistency", "0 where they are consistent; 0.37 is much"),
    ],
    "rank": ranking,
    "compare_rankings": [
      ResultColumn("id", "the row, best by Copeland first", .argument),
      ResultColumn("METHOD_rank", "the rank by each method, such as 'topsis_rank'", .sometimes),
      ResultColumn("mean_rank", "mean of the ranks"),
      ResultColumn("borda", "Borda's count, higher is better"),
      ResultColumn("copeland", "pairs won less pairs lost"),
      ResultColumn("copeland_rank", "1 for the best"),
    ],
    "rank_steps": steps,
    "rank_correlation": [
      ResultColumn("rows", "how many were ranked"),
      ResultColumn("spearman", "Spearman's rho, -1 to 1"),
      ResultColumn("weighted_spearman", "the same, differences at the top counting most"),
      ResultColumn("kendall_tau_b", "Kendall's tau with ties, -1 to 1"),
      ResultColumn("kendall_tau_a", "the same over all pairs"),
      ResultColumn("gamma", "over the pairs that neither ties"),
      ResultColumn("ws", "WS coefficient with 'a' as the reference, 1 for equal rankings"),
      ResultColumn("ws_turned", "the same with 'b' as the reference"),
      ResultColumn("kemeny", "2 for each pair in opposite order, 1 for each that one side ties"),
      ResultColumn("opposed", "pairs in opposite order"),
      ResultColumn("tied", "pairs that one side or both tie"),
    ],
    "weight_sweep": [
      ResultColumn("weight", "of the criterion that moves"),
      ResultColumn("score", "the method's score there"),
      ResultColumn("id", "the row", .argument),
      ResultColumn("rank", "its rank there"),
      ResultColumn("tau", "Kendall's tau-b to the ranking of the weights given"),
    ],
    "weight_changes": [
      ResultColumn("criterion", "whose weight moves"),
      ResultColumn("weight", "its weight as given"),
      ResultColumn("lower", "where the stretch begins: the change of the first place"),
      ResultColumn("upper", "where it ends"),
      ResultColumn("id", "who is first there", .argument),
      ResultColumn("is_given", "whether the weight given lies in it"),
    ],
    "robustness": [
      ResultColumn(
        "finding",
        "'acceptability', 'expected_rank', 'central_weight', 'confidence', 'first_stays', "
          + "'order_stays', 'without_row' or 'without_criterion'"),
      ResultColumn("id", "the row; empty where it is about a criterion"),
      ResultColumn("criterion", "the criterion; empty where it is about a row"),
      ResultColumn("rank", "the rank of an acceptability"),
      ResultColumn("value", "share of draws, mean rank, weight, least weight or Kendall's tau"),
      ResultColumn("upper", "the greatest weight, or the pairs that change places"),
    ],
    "rank_acceptability": [
      ResultColumn("id", "the row, best expected rank first", .argument),
      ResultColumn("rank", "the rank"),
      ResultColumn("share", "of the drawn weightings, 0 to 1"),
    ],
    "spatial_weights": [
      place,
      ResultColumn("neighbour", "a neighbour of it; none for an island"),
      ResultColumn("weight", "what the neighbour counts"),
      ResultColumn("distance", "between both; null by borders and blocks"),
    ],
    "moran": [
      ResultColumn("moran_i", "about the expectation by chance, above it where like lies by like")
    ]
      + globalTests + normality,
    "geary": [ResultColumn("geary_c", "1 by chance, below it where like lies by like")]
      + globalTests + normality,
    "general_g": [ResultColumn("general_g", "above the expectation where high lies by high")]
      + globalTests,
    "moran_scatter": [
      ResultColumn("z", "the value as z score"),
      ResultColumn("lag", "the mean z score of the neighbours; null for an island"),
      ResultColumn("quadrant", "'high-high', 'low-low', 'high-low' or 'low-high'"),
      place,
    ],
    "hotspots": [
      place,
      ResultColumn("value", "the value"),
      ResultColumn("local_moran", "local Moran index; null for an island"),
      ResultColumn(
        "quadrant", "'high-high' (hot), 'low-low' (cold), 'high-low' or 'low-high' (outliers)"),
      ResultColumn("p", "directed, by seeded shuffles"),
      ResultColumn("p_fdr", "the same held to the false discovery rate"),
      ResultColumn("gi_star_z", "z score of Getis and Ord's Gi*"),
      ResultColumn("gi_star_p", "its p, two-sided"),
      ResultColumn("gi_star_fdr", "the same held to the false discovery rate"),
      ResultColumn("gi_z", "z score of Gi, which leaves the place itself out"),
      ResultColumn("gi_p", "its p, two-sided"),
      ResultColumn("local_expectation", "of the local index, the others' values being drawn"),
      ResultColumn("local_variance", "its variance then"),
      ResultColumn("gi_star", "share of the values within the neighbours and the place"),
      ResultColumn("gi", "the same without the place"),
    ],
    "allocate": [
      place,
      ResultColumn("group", "the group, where there are groups", .sometimes),
      ResultColumn("score", "the score"),
      ResultColumn("amount", "what it gets, whole units; all make the budget"),
      ResultColumn("floor_part", "of that, its floor"),
      ResultColumn("share_part", "of that, by its share above the floor"),
      ResultColumn("remainder", "of that, one unit of the largest remainder, or 0"),
      ResultColumn("reason", "'floor' or 'cap' where one holds, else 'share'"),
      ResultColumn("unlimited", "what the share alone would give"),
      ResultColumn("level", "amount for a need of 1, with 'max_min'", .sometimes),
      ResultColumn("worth", "what the amount is worth, with 'logarithmic' and 'power'", .sometimes),
    ],
    "allocate_sectors": [
      ResultColumn("province", "the province", .argument), sector,
      ResultColumn("amount", "what the pair gets, whole units"),
      ResultColumn("province_amount", "what the province gets"),
      ResultColumn("province_reason", "what decides it: 'floor', 'cap' or 'share'"),
      ResultColumn("sector_amount", "what the sector gets"),
      ResultColumn("sector_reason", "what decides it"),
      ResultColumn("province_level", "amount for a need of 1, with 'max_min'", .sometimes),
      ResultColumn(
        "province_round", "1 where the least level is held down, 2 for the next, with 'max_min'",
        .sometimes),
    ],
    "budget_sweep": [
      ResultColumn("budget", "the budget, growing"),
      ResultColumn("amount", "what the place gets of it"),
      place,
      ResultColumn("reason", "'floor' or 'cap' where one holds, else 'share'"),
    ],
    "allocate_goals": [
      ResultColumn("kind", "'place' or 'goal'"),
      ResultColumn("name", "its name"),
      ResultColumn("reached", "the amount of a place, the sum of a goal"),
      ResultColumn("target", "what it shall be; null for a place without an aim"),
      ResultColumn("under", "how far below"),
      ResultColumn("over", "how far above"),
      ResultColumn("priority", "lower ones are met first"),
    ],
    "choose_projects": [
      ResultColumn("project", "the project", .argument),
      ResultColumn("value", "its value"),
      ResultColumn("cost", "its cost"),
      ResultColumn("chosen", "whether it is chosen"),
      ResultColumn("frequency", "share of the samples that choose it; null without samples"),
      ResultColumn(
        "replacement_cost",
        "value lost by leaving it out, or by forcing it in; null without samples"),
      ResultColumn("total_value", "value of the choice"),
      ResultColumn("total_cost", "its cost"),
      ResultColumn("bound", "what no choice exceeds"),
      ResultColumn("gap", "bound less total value; 0 where the choice is proven best"),
    ],
  ]

  private static let steps = [
    ResultColumn("step", "the table between numbers and result, such as 'normalized'"),
    ResultColumn("row", "its row"),
    ResultColumn("column", "its column"),
    ResultColumn("value", "the cell"),
  ]

  private static let normality = [
    ResultColumn("z_normality", "the z score under normality of the values"),
    ResultColumn("p_normality", "its p, two-sided"),
  ]

  private static let globalTests = [
    ResultColumn("expectation", "by chance"),
    ResultColumn("z_score", "under randomisation; null with 'other'"),
    ResultColumn("p_normal", "of the z score, two-sided"),
    ResultColumn("p_permutation", "by seeded shuffles, two-sided; null without any"),
    ResultColumn("places", "how many places"),
    ResultColumn("islands", "how many of them have no neighbour"),
  ]
}
