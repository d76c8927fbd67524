import Foundation
import KQLEngine
import SamatKit
import Testing

/// Every published value of `textbook.json`, asked as a query; what no query can say has a reason.
@Suite(
  "Published values through evaluate",
  .enabled(if: SpatialReference.isPresent, "no reference files here"))
struct TextbookQueryTests: SpatialReferenceQueries {
  private typealias Check = @Sendable (TextbookQueryTests, Item) throws -> [Double?]

  /// Rankings whose published values are the scores.
  private static let rankings: [String: (call: String, options: String)] = [
    "TOPSIS Tzeng-Huang 2011": ("topsis", ""),
    "TOPSIS(min-max) on the 2004 data": ("topsis", ", scaling = 'min_max'"),
    "TOPSIS cars (Corsa, Clio, Fiesta)": ("topsis", ""),
    "VIKOR Opricovic-Tzeng 2007 W1": ("vikor", ""),
    "VIKOR Opricovic-Tzeng 2007 W2": ("vikor", ""),
    "VIKOR Opricovic-Tzeng 2007 W3": ("vikor", ""),
    "VIKOR Opricovic-Tzeng 2007 W4": ("vikor", ""),
    "PROMETHEE II usual": ("promethee_ii", ""), "EDAS": ("edas", ""), "MARCOS": ("marcos", ""),
    "CODAS": ("codas", ""), "MABAC": ("mabac", ""), "MOORA ratio": ("moora", ""),
    "ARAS": ("aras", ""),
  ]

  /// What cannot be asked, and why.
  private static let untold = [
    "bivariate local Moran z_i * lag(z) (ddof 1), Guerry Crm_prs x Litercy, region 0":
      "the file has the value without the data"
  ]

  private static let checks: [String: Check] = [
    "VIKOR same matrix": { try $0.compromise($1) },
    "VIKOR Opricovic-Tzeng 2004": { try $0.compromise($1) },
    "CRITIC Diakoulaki 1995": { tests, item in
      let matrix = tests.rows(item["matrix"])
      return tests.column(
        try tests.query(
          "\(tests.decision(matrix)) | evaluate weights('critic', "
            + tests.arguments(item, matrix[0].count, weights: false) + ")"), "weight")
    },
    "WASPAS": { try $0.waspas($1) },
    "COPRAS Uysal-Inan 2022": { tests, item in
      try tests.steps("copras", item, column: "utility").map { $0.map { $0 * 100 } }
    },
    "COPRAS road design (Zavadskas 2007): pymcdm vs textbook formula": {
      try $0.steps("copras", $1, column: "utility")
    },
    "ELECTRE I kernel": { tests, item in
      try tests.steps("electre_i", item, column: "in_kernel").enumerated()
        .filter { $0.element == 1 }.map { Double($0.offset) }
    },
    "LQ": { tests, item in
      let (own, region) = (tests.number(item["e_ij"]), tests.number(item["e_j"]))
      let (sector, all) = (tests.number(item["e_i"]), tests.number(item["e"]))
      let data = tests.activity([
        [own, region - own], [sector - own, all - region - sector + own],
      ])
      return [
        tests.column(try tests.query("\(data) | evaluate location_quotient(r, s, n)"), "lq")[0]
      ]
    },
    "Gini conc": { tests, item in
      // Regions × the sector and all others.
      let own = tests.numbers(item["e_ij"])
      let matrix = zip(own, tests.numbers(item["e_j"])).map { [$0, $1 - $0] }
      return [try tests.special(matrix, "sector", 0, "quotient_gini")]
    },
    "Gini spec": { tests, item in
      let own = tests.numbers(item["e_ij"])
      let rest = zip(tests.numbers(item["e_i"]), own).map { $0 - $1 }
      return [try tests.special([own, rest], "region", 0, "quotient_gini")]
    },
    "Krugman": { tests, item in
      // The index is of two regions; both together are the country, from which each is half as far.
      let matrix = [tests.numbers(item["a"]), tests.numbers(item["b"])]
      return [try tests.special(matrix, "region", 0, "krugman").map { $0 * 2 }]
    },
    "Ellison-Glaeser": { tests, item in
      let (activity, places) = (tests.numbers(item["e_region"]), tests.numbers(item["region"]))
      let cells = zip(tests.numbers(item["plants"]), places).map {
        "'\(Int($1))', 'x', \($0), \(activity[Int($1)])"
      }
      let found = try tests.query(
        "datatable(r:string, s:string, n:real, a:real) [\(cells.joined(separator: ", "))] "
          + "| evaluate ellison_glaeser(r, s, n, a)")
      return tests.column(found, "gamma")
    },
    "Litzenberger-Sternberg cluster index": { tests, item in
      let region = ["e_ij", "a_j", "p_j", "b_ij"].map { tests.number(item[$0]) }
      let rest = zip(["e_i", "a", "p", "b_i"], region).map { tests.number(item[$0]) - $1 }
      let cells = [region, rest].enumerated().map { row, values in
        "'\(row)', 'x', " + values.map { "\($0)" }.joined(separator: ", ")
      }
      let found = try tests.query(
        "datatable(r:string, s:string, n:real, a:real, p:real, b:real) "
          + "[\(cells.joined(separator: ", "))] | evaluate cluster_index(r, s, n, a, p, b)")
      return [tests.column(found, "cluster_index")[0]]
    },
    "HHI, normalised HHI, equivalent number": { tests, item in
      let found = try tests.measures(item)
      let equivalent = found["herfindahl"].map { 1 / $0 }
      return [found["herfindahl"], found["herfindahl_normalized"], equivalent]
    },
    "Gini, normalised": { tests, item in
      let found = try tests.measures(item)
      return [found["gini"], found["gini_normalized"]]
    },
    "Theil L (REAT's theil is the mean log deviation)": { [try $0.measures($1)["theil_l"]] },
    "Gini of German Laender GDP 2015": { [try $0.measures($1)["gini"]] },
    "Gi (binary) 6 points, threshold 15": { try $0.hot($1, "gi_z") },
    "Gi* (binary, self 1)": { try $0.hot($1, "gi_star_z") },
    "AHP from ranking [1,2,4,3]": { tests, item in
      // A ranks before B: as many times as important as B's rank has A's, whole times.
      let ranks = tests.numbers(item["ranking"])
      let matrix = ranks.map { own in
        ranks.map { own <= $0 ? ($0 / own).rounded(.down) : 1 / (own / $0).rounded(.down) }
      }
      return try tests.hierarchy(matrix)
    },
    "AHP synthesis, 3 criteria x 4 cars": { tests, item in
      let weights = try tests.hierarchy(tests.rows(item["criteria"]))
      let parts = try ["style", "reliability", "fuel"].map {
        try tests.hierarchy(tests.rows(item[$0]))
      }
      return (0..<4).map { car in
        zip(weights, parts).reduce(0) { $0 + ($1.0 ?? .nan) * ($1.1[car] ?? .nan) }
      }
    },
    "ELECTRE III concordance, sum of discordance, sum of credibility (schools)": {
      try $0.schools($1)
    },
  ]

  @Test func everyCaseIsAskedOrHasAReason() throws {
    let names = try cases().compactMap { $0["name"] as? String }
    let shift = names.filter { $0.hasPrefix("shift-share") }
    let known = Set(Self.rankings.keys).union(Self.checks.keys).union(Self.untold.keys).union(shift)
    #expect(Set(names).subtracting(known).isEmpty)
    #expect(names.count == 38 && shift.count == 1)
  }

  @Test(arguments: Self.rankings.keys.sorted())
  func published(_ name: String) throws {
    let method = try #require(Self.rankings[name])
    let (item, input) = try entry(name)
    let matrix = rows(input["matrix"])
    // Some printed weights sum to 0.999.
    let sum = numbers(input["weights"]).reduce(0, +)
    var given = input
    if (sum - 1).magnitude > 1e-6 { given["weights"] = numbers(input["weights"]).map { $0 / sum } }
    let found = try query(
      "\(decision(matrix)) | evaluate \(method.call)(\(arguments(given, matrix[0].count))"
        + "\(method.options)) | sort by id asc")
    // Scores that are proportional to the weights' sum are printed with it.
    let factor = ["mabac", "moora", "codas"].contains(method.call) ? sum : 1
    compare(column(found, "score").map { $0.map { $0 * factor } }, item, name)
    if let set = input["compromise_set"] {
      let isMember = try steps("vikor", given, column: "in_compromise_set")
      #expect(isMember.indices.filter { isMember[$0] == 1 } == numbers(set).map { Int($0) })
    }
  }

  @Test(arguments: Self.checks.keys.sorted())
  func value(_ name: String) throws {
    let check = try #require(Self.checks[name])
    let (item, input) = try entry(name)
    compare(try check(self, input), item, name)
  }

  @Test func shiftShare() throws {
    let name = "shift-share, Farhauer/Kroell 2013 example (REAT::shift formulas)"
    let (item, input) = try entry(name)
    let expected = try #require(item["computed"] as? [String: Item])
    let regions = expected.keys.sorted()
    var (before, after) = (
      regions.map { numbers(expected[$0]?["r0"]) }, regions.map { numbers(expected[$0]?["r1"]) }
    )
    // The rest of the country is one more region.
    for (key, isStart) in [("nation0", true), ("nation1", false)] {
      let sums = (isStart ? before : after).reduce([Double](repeating: 0, count: 4)) {
        zip($0, $1).map { $0 + $1 }
      }
      let rest = zip(numbers(input[key]), sums).map { $0 - $1 }
      if isStart { before.append(rest) } else { after.append(rest) }
    }
    #expect((before + after).allSatisfy { $0.allSatisfy { $0 >= 0 } })
    let found = try query("\(activity(before, after)) | evaluate shift_share(r, s, n, m)")
    for (row, region) in regions.enumerated() {
      for (column, key) in [
        ("national", "national"), ("industry_mix", "industryMix"), ("regional", "regionalShift"),
        ("competitive", "competitiveEM"), ("allocation", "allocationEM"),
      ] {
        expect(
          found.rows.filter { $0["r"].text == "\(row)" }.map { $0[column].double },
          numbers(expected[region]?[key]), "\(column) of \(region)")
      }
    }
  }

  // MARK: - What the checks are made of

  private func cases() throws -> [Item] {
    try #require(try Self.load("textbook.json")["cases"] as? [Item])
  }

  private func entry(_ name: String) throws -> (item: Item, input: Item) {
    let item = try #require(try cases().first { $0["name"] as? String == name })
    return (item, try #require(item["input"] as? Item))
  }

  private func compare(_ found: [Double?], _ item: Item, _ name: String) {
    expect(found, numbers(item["computed"]), "\(name), computed", tolerance: 1e-3)
    guard item["published"] != nil else { return }
    expect(
      found, numbers(item["published"]), name,
      tolerance: max((item["tolerance"] as? NSNumber)?.doubleValue ?? 1e-9, 1e-9) * 2)
  }

  private func number(_ value: Any?) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }

  /// A column of the tables of a method, in the order of the alternatives.
  private func steps(_ method: String, _ item: Item, column name: String) throws -> [Double?] {
    let matrix = rows(item["matrix"])
    let found = try query(
      "\(decision(matrix)) | evaluate rank_steps('\(method)', "
        + "\(arguments(item, matrix[0].count))) | where column == '\(name)' | sort by toint(row) asc"
    )
    return column(found, "value")
  }

  private func compromise(_ item: Item) throws -> [Double?] {
    try ["group_utility", "regret", "compromise"].flatMap {
      try steps("vikor", item, column: $0)
    }
  }

  /// The printed weights sum to 1.0155, which `evaluate` refuses; sum and product of weights of sum 1
  /// tell what they give.
  private func waspas(_ item: Item) throws -> [Double?] {
    let weights = numbers(item["weights"])
    let sum = weights.reduce(0, +)
    #expect((sum - 1.0155).magnitude < 1e-9)
    let matrix = rows(item["matrix"])
    let catalog = try Workspace.seeds().catalog
    do throws(QueryFailure) {
      _ = try catalog.query(
        "\(decision(matrix)) | evaluate waspas(\(arguments(item, matrix[0].count)))")
      Issue.record("weights of sum 1.0155 are taken")
    } catch {
      #expect(error.code == "regional.weight-sum")
    }
    var given = item
    given["weights"] = weights.map { $0 / sum }
    let (sums, products) = (
      try steps("waspas", given, column: "weighted_sum"),
      try steps("waspas", given, column: "weighted_product")
    )
    return zip(sums, products).map { added, multiplied in
      guard let added, let multiplied else { return nil }
      return (added * sum + pow(multiplied, sum)) / 2
    }
  }

  private func special(_ matrix: [[Double]], _ kind: String, _ place: Int, _ column: String) throws
    -> Double?
  {
    let found = try query(
      "\(activity(matrix)) | evaluate specialization(r, s, n) "
        + "| where kind == '\(kind)' and name == '\(place)'")
    return self.column(found, column).first ?? nil
  }

  private func measures(_ item: Item) throws -> [String: Double] {
    let cells = numbers(item["x"]).map { "\($0)" }.joined(separator: ", ")
    let found = try query("datatable(y:real) [\(cells)] | evaluate inequality(y)")
    return Dictionary(
      found.rows.compactMap { row in row["value"].double.map { (row["measure"].text ?? "", $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private func hot(_ item: Item, _ name: String) throws -> [Double?] {
    let cells = zip(rows(item["points"]), numbers(item["y"])).enumerated().map { row, place in
      "'\(row)', \(place.0[0]), \(place.0[1]), \(place.1)"
    }
    let found = try query(
      "datatable(p:string, e:real, n:real, v:real) [\(cells.joined(separator: ", "))] "
        + "| evaluate hotspots(p, v, neighbours = 'distance', radius = \(number(item["threshold"])), "
        + "x = e, y = n, permutations = 9)")
    return column(found, name)
  }

  private func hierarchy(_ matrix: [[Double]]) throws -> [Double?] {
    var pairs: [String] = []
    for row in matrix.indices {
      for column in matrix.indices where column > row {
        pairs.append("'\(row)', '\(column)', \(matrix[row][column])")
      }
    }
    let found = try query(
      "datatable(a:string, b:string, n:real) [\(pairs.joined(separator: ", "))] "
        + "| evaluate ahp(a, b, n) | sort by toint(item) asc")
    return column(found, "weight")
  }

  /// Concordance cell by cell, and the sums of discordance and credibility. Discordances are not
  /// printed by any table; their sum comes of the differences of the scores.
  private func schools(_ item: Item) throws -> [Double?] {
    let scores = rows(item["scores"])
    let (preference, veto) = (numbers(item["p"]), numbers(item["v"]))
    let call =
      "\(decision(scores)) | evaluate rank_steps('electre_iii', id, pack_array(c0, c1), 'benefit', "
      + "\(list(numbers(item["w"]))), thresholds = 'unit', indifference = \(list(numbers(item["q"]))), "
      + "preference = \(list(preference)), veto = \(list(veto))) "
    let concordance = column(
      try query(
        "\(call) | where step == 'concordance' | sort by toint(row) asc, toint(column) asc"),
      "value")
    let credibility = column(
      try query("\(call) | where step == 'credibility' | summarize value = sum(value)"), "value")
    var discordance = 0.0
    for one in scores {
      for other in scores {
        for criterion in one.indices {
          let part =
            (other[criterion] - one[criterion] - preference[criterion])
            / (veto[criterion] - preference[criterion])
          discordance += min(1, max(0, part))
        }
      }
    }
    return concordance + [discordance] + credibility
  }
}
