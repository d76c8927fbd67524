import Foundation
import KQLEngine
import SamatKit
import Testing

/// The reference files of methods, through `evaluate`; `RegionalScienceTests` take them through Swift.
@Suite(
  "Reference files through evaluate",
  .enabled(if: SpatialReference.isPresent, "no reference files here"))
struct SpatialGoldenTests: SpatialReferenceQueries {
  private static let scores: [(key: String, field: String, call: String, options: String)] = [
    ("topsis_vector", "closeness", "topsis", ""),
    ("topsis_minmax", "closeness", "topsis", "scaling = 'min_max'"), ("vikor", "Q", "vikor", ""),
    ("vikor_v025", "Q", "vikor", "group_weight = 0.25"), ("copras", "Q", "copras", ""),
    ("edas", "AS", "edas", ""), ("marcos", "f", "marcos", ""), ("waspas", "score", "waspas", ""),
    ("waspas_l025", "score", "waspas", "sum_share = 0.25"), ("codas", "H", "codas", ""),
    ("wsm_linear", "score", "saw", "scaling = 'ratio_to_best'"),
    ("wsm_sum", "score", "saw", "scaling = 'share'"), ("wsm_minmax", "score", "saw", ""),
    ("wpm_linear", "score", "waspas", "sum_share = 0"), ("aras", "K", "aras", ""),
    ("morris_index", "score", "morris", ""), ("mabac", "S", "mabac", ""),
    ("taxonomy", "F", "taxonomy", ""), ("grey_relational", "grade", "grey_relational", ""),
    ("moora_ratio", "score", "moora", ""), ("promethee2_usual", "phi", "promethee_ii", ""),
    ("promethee2_ushape", "phi", "promethee_ii", "shape = 'u_shape', indifference = Q"),
    ("promethee2_vshape", "phi", "promethee_ii", "shape = 'v_shape', preference = P"),
    (
      "promethee2_level", "phi", "promethee_ii", "shape = 'level', indifference = Q, preference = P"
    ),
    (
      "promethee2_linear", "phi", "promethee_ii",
      "shape = 'linear', indifference = Q, preference = P"
    ),
    ("promethee2_gaussian", "phi", "promethee_ii", "shape = 'gaussian', spread = S"),
  ]

  @Test(arguments: SpatialReference.names("mcda_"))
  func rankings(_ file: String) throws {
    let golden = try Self.load(file)
    let matrix = rows(golden["matrix"])
    let methods = try #require(golden["methods"] as? Item)
    let ranks = golden["ranks_average_ties"] as? Item ?? [:]
    let thresholds = methods["promethee_thresholds"] as? Item ?? [:]
    let arguments = arguments(golden, matrix[0].count)
    for item in Self.scores {
      guard let expected = methods[item.key] as? Item, !numbers(expected[item.field]).isEmpty else {
        continue
      }
      var options = item.options.replacing("= Q", with: "= \(list(numbers(thresholds["q"])))")
      options = options.replacing("= P", with: "= \(list(numbers(thresholds["p"])))")
      options = options.replacing("= S", with: "= \(list(numbers(expected["s"])))")
      for call in ["\(item.call)(", "rank('\(item.call)', "] {
        let found = try query(
          "\(decision(matrix)) | evaluate \(call)\(arguments)"
            + (options.isEmpty ? "" : ", \(options)") + ") | sort by id asc")
        expect(column(found, "score"), numbers(expected[item.field]), "\(item.key) of \(file)")
        if !file.contains("ties"), let expected = ranks[item.key] {
          #expect(column(found, "rank") == numbers(expected), "\(item.key) of \(file)")
        }
      }
    }
  }

  /// What the module does not have: methods and weights that the file knows of other tools.
  private static let untold: Set<String> = [
    "cocoso", "spotis", "gini", "variance_minmax", "angle", "lopcow", "cilos", "idocriw",
  ]

  @Test func everyMethodIsAskedOrNamed() throws {
    var known = Set(Self.scores.map(\.key)).union(Self.untold)
    known.formUnion(["promethee_thresholds", "electre1"])
    known.formUnion(["entropy", "std", "critic_oriented", "critic_all_benefit", "pca", "merec"])
    for file in SpatialReference.names("mcda_") {
      let golden = try Self.load(file)
      for family in ["methods", "objectiveWeights"] {
        let keys = Set(try #require(golden[family] as? Item).keys)
        #expect(keys.subtracting(known).isEmpty, "\(file)")
      }
    }
  }

  /// The steps between criteria and scores, by `rank_steps`.
  @Test(arguments: ["mcda_5x4_s1.json", "mcda_10x6_s1.json", "mcda_31x12_s1.json"])
  func steps(_ file: String) throws {
    guard SpatialReference.names("mcda_").contains(file) else { return }
    let golden = try Self.load(file)
    let matrix = rows(golden["matrix"])
    let methods = try #require(golden["methods"] as? Item)
    for (key, method, fields) in [
      ("topsis_vector", "topsis", ["dPlus": "to_ideal", "dMinus": "to_anti_ideal"]),
      ("vikor", "vikor", ["S": "group_utility", "R": "regret", "Q": "compromise"]),
      ("promethee2_usual", "promethee_ii", ["phiPlus": "positive", "phiMinus": "negative"]),
      ("copras", "copras", ["Splus": "benefits", "Sminus": "costs", "U": "utility"]),
      ("marcos", "marcos", ["Kminus": "against_anti_ideal", "Kplus": "against_ideal"]),
      ("waspas", "waspas", ["WSM": "weighted_sum", "WPM": "weighted_product"]),
      ("codas", "codas", ["E": "euclidean", "T": "taxicab"]),
      ("taxonomy", "taxonomy", ["c": "distance", "nearest": "nearest"]),
    ] {
      let found = try query(
        "\(decision(matrix)) | evaluate rank_steps('\(method)', "
          + "\(arguments(golden, matrix[0].count))) | sort by toint(row) asc")
      let expected = try #require(methods[key] as? Item)
      for (field, name) in fields {
        expect(
          found.rows.filter { $0["column"].text == name }.map { $0["value"].double },
          numbers(expected[field]), "\(key) \(field)")
      }
    }
    let electre = try #require(methods["electre1"] as? Item)
    let found = try query(
      "\(decision(matrix)) | evaluate rank_steps('electre_i', "
        + "\(arguments(golden, matrix[0].count))) | sort by toint(row) asc, toint(column) asc")
    for step in ["concordance", "discordance"] {
      expect(
        found.rows.filter { $0["step"].text == step && $0["row"].text != $0["column"].text }
          .map { $0["value"].double }, rows(electre[step]).flatMap { $0 }, step)
    }
  }

  @Test(arguments: SpatialReference.names("mcda_"))
  func weights(_ file: String) throws {
    let golden = try Self.load(file)
    let matrix = rows(golden["matrix"])
    let expected = try #require(golden["objectiveWeights"] as? Item)
    let arguments = arguments(golden, matrix[0].count, weights: false)
    for (key, method, options) in [
      ("entropy", "entropy", ""), ("std", "standard_deviation", ""),
      ("critic_oriented", "critic", ""),
      ("critic_all_benefit", "critic", ", costs = 'as_benefits'"),
      ("pca", "principal_components", ""), ("merec", "merec", ""),
    ] where !numbers(expected[key]).isEmpty {
      let found = try query(
        "\(decision(matrix)) | evaluate weights('\(method)', \(arguments)\(options))")
      expect(column(found, "weight"), numbers(expected[key]), "\(key) of \(file)")
    }
  }

  @Test(arguments: SpatialReference.names("regional_").filter { !$0.contains("100x60") })
  func advantages(_ file: String) throws {
    let golden = try Self.load(file)
    let (before, after) = (rows(golden["E"]), rows(golden["E1"]))
    let data = activity(before, after)
    expect(
      column(try query("\(data) | evaluate location_quotient(r, s, n)"), "lq"),
      rows(golden["LQ"]).flatMap { $0 }, "LQ")
    let complexity = try query("\(data) | evaluate complexity(r, s, n)")
    let regions = before.count
    expect(
      Array(column(complexity, "score").prefix(regions)), numbers(golden["ECI_z_ddof0"]), "ECI")
    // Both are z scores; that of the file has the variance over n − 1.
    let sectors = Double(before[0].count)
    expect(
      column(complexity, "score").dropFirst(regions).map {
        $0.map { $0 * ((sectors - 1) / sectors).squareRoot() }
      }, numbers(golden["PCI_z_ddof1"]), "PCI")
    expect(
      column(complexity, "advantages"), numbers(golden["diversity"]) + numbers(golden["ubiquity"]),
      "diversity and ubiquity")
    expect(
      column(try query("\(data) | evaluate density(r, s, n)"), "density"),
      rows(golden["density"]).flatMap { $0 }, "density")
    for rounds in [20, 200] {
      let fitness = try query(
        "\(data) | evaluate complexity(r, s, n, variant = 'fitness', rounds = \(rounds))")
      expect(
        column(fitness, "score").filter { $0 != nil },
        numbers(golden["fitness_\(rounds)"]) + numbers(golden["complexity_\(rounds)"]),
        "fitness and complexity after \(rounds) rounds")
    }
    for (scale, key, isRegion) in [
      ("sample", "ECI_z_ddof1", true), ("sample", "PCI_z_ddof1", false),
      ("regions", "PCI_by_ECI_moments", false),
    ] {
      let found = column(
        try query("\(data) | evaluate complexity(r, s, n, scale = '\(scale)')"), "score")
      expect(
        Array(isRegion ? found.prefix(regions) : found.dropFirst(regions)), numbers(golden[key]),
        key)
    }
    let outlook = try query("\(data) | evaluate complexity_outlook(r, s, n)")
    expect(column(outlook, "gain"), rows(golden["COG"]).flatMap { $0 }, "COG")
    expect(
      try query("\(data) | evaluate complexity_outlook(r, s, n) | where s == '0'").rows.map {
        $0["outlook_z"].double
      }, numbers(golden["COI_z_ddof0"]), "COI")
    try regionalization(golden, data)
    let special = try query("\(data) | evaluate specialization(r, s, n)")
    let (region, sector) = (
      try #require(golden["region"] as? Item), try #require(golden["sector"] as? Item)
    )
    for (name, key) in [
      ("herfindahl", "HHI"), ("herfindahl_normalized", "HHI_normalised"),
      ("entropy", "entropy_nat"), ("krugman", "krugman"), ("hoover", "specialisation_coeff"),
      ("hachman", "hachman"),
    ] {
      expect(Array(column(special, name).prefix(regions)), numbers(region[key]), name)
    }
    for (name, key, factor) in [
      ("herfindahl", "HHI", 1), ("hoover", "hoover_pct", 100.0),
      ("locational_gini", "locational_gini_EconGeo", 0.5), ("quotient_gini", "gini_conc_REAT", 1),
      ("theil", "theil_vs_total", 1),
    ] {
      expect(
        column(special, name).dropFirst(regions).map { $0.map { $0 * factor } },
        numbers(sector[key]), "\(name) of sectors")
    }
    let shift = try query("\(data) | evaluate shift_share(r, s, n, m)")
    for (key, value) in try #require(golden["shiftShare"] as? [String: Item]) {
      for (name, part) in [
        ("national", "national"), ("industry_mix", "industryMix"), ("regional", "regionalShift"),
        ("competitive", "competitiveEM"), ("allocation", "allocationEM"),
      ] {
        let found = shift.rows.filter { $0["r"].text == key }.map { $0[name].double }
        expect(found, numbers(value[part]), "\(name) of region \(key)")
      }
    }
  }

  /// FLQ of one region over the sectors that the file lists.
  private func regionalization(_ golden: Item, _ data: String) throws {
    let flegg = try #require(golden["flq"] as? Item)
    let region = try #require(flegg["region"] as? NSNumber).intValue
    let sectors = numbers(flegg["sectors"]).map { "'\(Int($0))'" }.joined(separator: ", ")
    let delta = try #require(flegg["delta"] as? NSNumber).doubleValue
    let found = try query(
      "\(data) | where s in (\(sectors)) | evaluate regionalization_quotient(r, s, n, \(delta)) "
        + "| where r == '\(region)'")
    for (name, key) in [("cilq", "CILQ"), ("flq", "FLQ"), ("aflq", "AFLQ")] {
      expect(column(found, name), rows(flegg[key]).flatMap { $0 }, key)
    }
  }

  @Test(arguments: SpatialReference.names("spatial_"), [("R", "row"), ("B", "binary")])
  func neighbours(_ file: String, _ scaling: (key: String, option: String)) throws {
    let golden = try Self.load(file)
    let values = numbers(golden["y"])
    let cells = values.enumerated().map { "'\($0)', \($1)" }.joined(separator: ", ")
    var pairs = rows(golden["neighbours"]).enumerated().flatMap { place, others in
      others.map { "['\(place)', '\(Int($0))']" }
    }
    // An island borders on nothing but itself.
    pairs += values.indices.map { "['\($0)', '\($0)']" }
    let data = "datatable(p:string, y:real) [\(cells)]"
    let options =
      "p, y, dynamic([\(pairs.joined(separator: ", "))]), 9, scaling = '\(scaling.option)'"
    let expected = try #require(golden[scaling.key] as? Item)
    let moran = try query("\(data) | evaluate moran(\(options))")
    let global = try #require(expected["moran"] as? Item)
    for (name, key) in [
      ("moran_i", "I"), ("expectation", "EI"), ("z_score", "z_rand"),
      ("p_normal", "p_rand_two_sided"), ("z_normality", "z_norm"),
      ("p_normality", "p_norm_two_sided"),
    ] {
      expect(column(moran, name), [try #require(global[key] as? NSNumber).doubleValue], name)
    }
    let geary = try query("\(data) | evaluate geary(\(options))")
    let other = try #require(expected["geary"] as? Item)
    for (name, key) in [("geary_c", "C"), ("z_score", "z_rand"), ("z_normality", "z_norm")] {
      expect(column(geary, name), [try #require(other[key] as? NSNumber).doubleValue], name)
    }
    if scaling.key == "B", let spots = golden["getisOrd"] as? Item,
      let general = spots["globalG"] as? Item, values.allSatisfy({ $0 >= 0 })
    {
      let found = try query("\(data) | evaluate general_g(\(options))")
      for (name, key) in [("general_g", "G"), ("expectation", "EG"), ("z_score", "z")] {
        expect(column(found, name), [try #require(general[key] as? NSNumber).doubleValue], name)
      }
    }
    let islands = moran.rows.first?["islands"].int64
    #expect(islands == (file.contains("island") ? 1 : 0))
    let local = try query("\(data) | evaluate hotspots(\(options))")
    let parts = try #require(expected["localMoran"] as? Item)
    let hot = try #require(golden["getisOrd"] as? Item)["GiStar_z_binary"] as? [Any] ?? []
    let plain = try #require(golden["getisOrd"] as? Item)["Gi_z_binary"] as? [Any] ?? []
    let indices = parts["I"] as? [Any] ?? []
    for (place, row) in local.rows.enumerated() {
      guard let index = row["local_moran"].double else {
        #expect(row["quadrant"].text == "" && file.contains("island"))
        continue
      }
      expect([index], [try #require(indices[place] as? NSNumber).doubleValue], "local Moran")
      // Those of the file are of z scores over n, those of the index over n − 1.
      let ratio = Double(values.count) / Double(values.count - 1)
      for (name, key, factor) in [
        ("local_expectation", "EI", ratio), ("local_variance", "VI", ratio * ratio),
      ] {
        guard let value = (parts["\(key)_conditional"] as? [Any])?[place] as? NSNumber else {
          continue
        }
        expect([row[name].double.map { $0 * factor }], [value.doubleValue], name)
      }
      if let z = plain[place] as? NSNumber { expect([row["gi_z"].double], [z.doubleValue], "Gi") }
      if let z = hot[place] as? NSNumber {
        expect([row["gi_star_z"].double], [z.doubleValue], "Gi*")
      }
    }
  }

  @Test func comparisons() throws {
    for item in try #require(try Self.load("ahp.json")["cases"] as? [Item]) {
      let matrix = rows(item["matrix"])
      var pairs: [String] = []
      for row in matrix.indices {
        for column in matrix.indices where column > row {
          pairs.append("'\(row)', '\(column)', \(matrix[row][column])")
        }
      }
      let data = "datatable(a:string, b:string, n:real) [\(pairs.joined(separator: ", "))]"
      for (option, key) in [("saaty", "CR_RI_saaty"), ("tummala_ling", "CR_RI_tummala_ling")] {
        let found = try query(
          "\(data) | evaluate ahp(a, b, n, '\(option)') | sort by toint(item) asc")
        expect(column(found, "weight"), numbers(item["weights_eigen"]), "AHP weights")
        expect(
          [column(found, "consistency_ratio").first ?? nil],
          [try #require(item[key] as? NSNumber).doubleValue], "CR")
      }
    }
  }

  @Test func comparisonMethods() throws {
    for item in try #require(try Self.load("ahp.json")["cases"] as? [Item]) {
      let matrix = rows(item["matrix"])
      var pairs: [String] = []
      for row in matrix.indices {
        for column in matrix.indices where column > row {
          pairs.append("'\(row)', '\(column)', \(matrix[row][column])")
        }
      }
      let data = "datatable(a:string, b:string, n:real) [\(pairs.joined(separator: ", "))]"
      for (method, key) in [
        ("geometric_mean", "weights_geomean"), ("column_mean", "weights_colnorm_mean"),
      ] {
        let found = try query(
          "\(data) | evaluate ahp(a, b, n, method = '\(method)') | sort by toint(item) asc")
        expect(column(found, "weight"), numbers(item[key]), method)
        guard let index = item["GCI"] as? NSNumber else { continue }
        expect([column(found, "geometric_consistency")[0]], [index.doubleValue], "GCI")
      }
    }
  }

  @Test func rankCorrelations() throws {
    for item in try #require(try Self.load("rankcorr.json")["cases"] as? [Item]) {
      let cells = zip(numbers(item["x"]), numbers(item["y"])).map { "\($0), \($1)" }
      let found = try query(
        "datatable(x:real, y:real) [\(cells.joined(separator: ", "))] "
          + "| evaluate rank_correlation(x, y)")
      for (name, key) in [
        ("spearman", "spearman"), ("weighted_spearman", "weighted_spearman"),
        ("kendall_tau_b", "kendall_tau_b"), ("kendall_tau_a", "kendall_tau_a"),
        ("gamma", "gamma"), ("ws", "WS_xy"), ("ws_turned", "WS_yx"), ("kemeny", "kemeny"),
      ] {
        guard let expected = item[key] as? NSNumber else { continue }
        expect(column(found, name), [expected.doubleValue], name)
      }
    }
  }

  /// Rankings of several methods together, and of all but one row.
  @Test(arguments: SpatialReference.names("mcda_").filter { !$0.contains("special") })
  func aggregation(_ file: String) throws {
    let golden = try Self.load(file)
    guard let expected = golden["aggregation"] as? Item else { return }
    let matrix = rows(golden["matrix"])
    let names = [
      "topsis", "vikor", "promethee_ii", "copras", "edas", "marcos", "waspas", "codas", "moora",
    ]
    let methods = names.map { "'\($0)'" }.joined(separator: ", ")
    let found = try query(
      "\(decision(matrix)) | evaluate compare_rankings(dynamic([\(methods)]), "
        + "\(arguments(golden, matrix[0].count))) | sort by id asc")
    for name in ["borda", "copeland", "mean_rank"] {
      expect(column(found, name), numbers(expected[name]), "\(name) of \(file)")
    }
  }

  @Test func inequality() throws {
    for item in try #require(try Self.load("inequality.json")["cases"] as? [Item]) {
      let values = numbers(item["y"])
      let groups = numbers(item["partition"])
      let cells = values.indices.map { "\(values[$0]), '\(Int(groups[$0]))'" }
      let found = try query(
        "datatable(y:real, g:string) [\(cells.joined(separator: ", "))] | evaluate inequality(y, g)"
      )
      let measures = Dictionary(
        found.rows.filter { $0["group"].text == "" }.map {
          ($0["measure"].text ?? "", $0["value"].double)
        }, uniquingKeysWith: { first, _ in first })
      for (name, key) in [
        ("gini", "gini"), ("gini_normalized", "gini_normalised_n/(n-1)"), ("theil_t", "theilT"),
        ("theil_l", "theilL_MLD"), ("herfindahl", "HHI"),
        ("herfindahl_normalized", "HHI_normalised"),
        ("variation", "cv_ddof0"), ("variation_sample", "cv_ddof1"), ("hoover", "hoover"),
        ("entropy", "entropy_nat"), ("atkinson_half", "atkinson_0.5"),
        ("theil_between", "theil_between"), ("theil_within", "theil_within"),
      ] {
        guard let expected = item[key] as? NSNumber else { continue }
        expect([measures[name] ?? nil], [expected.doubleValue], name)
      }
    }
  }

  @Test func allocation() throws {
    let golden = try Self.load("allocation.json")
    let scale = 1e9
    let whole = { (value: Double) in Int64((value * scale).rounded()) }
    let parts = try #require(golden["proportional_bounded"] as? Item)
    for item in try #require(parts["cases"] as? [Item]) {
      let (shares, low, high) = (numbers(item["p"]), numbers(item["lo"]), numbers(item["hi"]))
      let cells = shares.indices.map {
        "'\($0)', \(shares[$0]), \(whole(low[$0])), \(whole(high[$0]))"
      }
      let budget = try #require(item["B"] as? NSNumber).doubleValue
      let found = try query(
        "datatable(p:string, s:real, low:long, high:long) [\(cells.joined(separator: ", "))] "
          + "| evaluate allocate(\(whole(budget)), p, s, low, high)")
      expect(
        column(found, "amount").map { $0.map { $0 / scale } }, numbers(item["x"]), "proportional",
        tolerance: 1e-8)
    }
    let programmes = try #require(golden["lp_province_sector"] as? Item)
    for item in try #require(programmes["cases"] as? [Item]) {
      let (values, room) = (rows(item["value"]), rows(item["capacity"]))
      var cells: [String] = []
      let limits = ["provinceMin", "provinceMax", "sectorMin", "sectorMax"].map {
        numbers(item[$0])
      }
      for (row, line) in values.enumerated() {
        for (column, value) in line.enumerated() {
          let bounds = [limits[0][row], limits[1][row], limits[2][column], limits[3][column]]
          cells.append(
            "'\(row)', '\(column)', \(value), "
              + (bounds + [room[row][column]]).map { "\(whole($0))" }.joined(separator: ", "))
        }
      }
      let budget = try #require(item["B"] as? NSNumber).doubleValue
      let found = try query(
        "datatable(p:string, s:string, v:real, a:long, b:long, c:long, d:long, k:long) "
          + "[\(cells.joined(separator: ", "))] | evaluate allocate_sectors(\(whole(budget)), p, s, v, "
          + "a, b, c, d, k)")
      let amounts = column(found, "amount").map { ($0 ?? 0) / scale }
      let worth = zip(values.flatMap { $0 }, amounts).reduce(0) { $0 + $1.0 * $1.1 }
      guard let objective = item["objective"] as? NSNumber else { continue }
      expect([worth], [objective.doubleValue], "province and sector", tolerance: 1e-7)
    }
  }
  @Test func projectsAndFallingReturns() throws {
    let golden = try Self.load("allocation.json")
    let knapsacks = try #require(golden["knapsack01"] as? Item)
    for item in try #require(knapsacks["cases"] as? [Item]) {
      let (costs, values) = (numbers(item["cost"]), numbers(item["value"]))
      let cells = costs.indices.map { "'\($0)', \(values[$0]), \(Int(costs[$0]))" }
      let budget = try #require(item["B"] as? NSNumber).intValue
      let found = try query(
        "datatable(p:string, v:real, c:long) [\(cells.joined(separator: ", "))] "
          + "| evaluate choose_projects(\(budget), p, v, c) | where chosen "
          + "| summarize value = sum(value), cost = sum(cost), bound = take_any(bound)")
      let optimum = try #require(item["optimum"] as? NSNumber).doubleValue
      expect(column(found, "value"), [optimum], "knapsack")
      expect(column(found, "bound"), [optimum], "bound of the knapsack")
      #expect((column(found, "cost")[0] ?? .infinity) <= Double(budget))
    }
    let scale = 1e6
    let returns = try #require(golden["concave_waterfilling"] as? Item)
    for item in try #require(returns["cases"] as? [Item]) {
      let (weights, scales, caps) = (numbers(item["a"]), numbers(item["c"]), numbers(item["hi"]))
      let cells = weights.indices.map {
        "'\($0)', \(weights[$0]), \(scales[$0] * scale), \(Int64((caps[$0] * scale).rounded()))"
      }
      let budget = try #require(item["B"] as? NSNumber).doubleValue
      let found = try query(
        "datatable(p:string, a:real, k:real, high:long) [\(cells.joined(separator: ", "))] "
          + "| evaluate allocate(\(Int64(budget * scale)), p, a, cap = high, "
          + "objective = 'logarithmic', scale = k)")
      expect(
        column(found, "amount").map { $0.map { $0 / scale } }, numbers(item["x"]), "water-filling",
        tolerance: 1e-5)
      let objective = try #require(item["objective"] as? NSNumber).doubleValue
      expect(
        [column(found, "worth").reduce(0) { $0 + ($1 ?? 0) }], [objective], "worth",
        tolerance: 1e-6)
    }
  }

  @Test func projectsUnderCrossingLimits() throws {
    let golden = try Self.load("allocation.json")
    let programmes = try #require(golden["milp_projects"] as? Item)
    for item in try #require(programmes["cases"] as? [Item]) {
      let budget = try #require(item["B"] as? NSNumber).intValue
      let (values, costs) = (numbers(item["value"]), numbers(item["cost"]))
      let (provinces, sectors) = (numbers(item["province"]), numbers(item["sector"]))
      func share(_ key: String) -> Double {
        ((item[key] as? NSNumber)?.doubleValue ?? .nan) * Double(budget)
      }
      // Costs are whole numbers: limits round to the whole number that allows the same.
      let floor = Int((share("sectorMinShare") - 1e-9).rounded(.up))
      let cap = Int((share("sectorMaxShare") + 1e-9).rounded(.down))
      let most = Int(try #require(item["provinceMaxCost"] as? NSNumber).doubleValue + 1e-9)
      let count = try #require(item["minProjectsPerProvince"] as? NSNumber).intValue
      let cells = values.indices.map {
        "'\($0)', \(values[$0]), \(Int(costs[$0])), 'p\(Int(provinces[$0]))', 's\(Int(sectors[$0]))'"
      }
      let found = try query(
        "datatable(p:string, v:real, c:long, q:string, s:string) [\(cells.joined(separator: ", "))] "
          + "| evaluate choose_projects(\(budget), p, v, c, q, s, province_cap = \(most), "
          + "province_at_least = \(count), sector_floor = \(floor), sector_cap = \(cap), nodes = 3000) "
          + "| where chosen | summarize value = sum(value), bound = take_any(bound)")
      let optimum = try #require(item["optimum"] as? NSNumber).doubleValue
      expect(column(found, "value"), [optimum], "crossing limits")
      expect(column(found, "bound"), [optimum], "bound")
    }
  }
}
