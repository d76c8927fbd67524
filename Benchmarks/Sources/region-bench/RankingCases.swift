import RegionalScience

/// Ranking of random tables. `compare_region.py` makes the same tables.
enum RankingCases {
  static func all() throws -> [RegionBench.Case] {
    let small = try table(480)
    let middle = try table(5_000)
    let large = try table(100_000)
    var cases: [RegionBench.Case] = []
    let add = { (name: String, body: @escaping () throws -> [Double]) in
      cases.append(
        RegionBench.Case(name: name) {
          // The place of a score counts too.
          try body().enumerated().reduce(0) { $0 + $1.element * Double($1.offset % 7 + 1) }
        })
    }
    for (size, table) in [("480", small), ("100000", large)] {
      add("topsis \(size)") { TOPSIS.scores(table).closeness }
      add("topsis+ranks \(size)") { try TOPSIS().ranking(of: table).ranks }
      add("vikor \(size)") { try VIKOR.scores(table).compromise }
      add("saw \(size)") { try SimpleAdditiveWeighting.scores(table) }
      add("copras \(size)") { try COPRAS.scores(table).significance }
      add("edas \(size)") { try EDAS.scores(table).appraisal }
      add("marcos \(size)") { try MARCOS.scores(table).utility }
      add("waspas \(size)") { try WASPAS.scores(table).scores }
      add("codas \(size)") { try CODAS.scores(table).assessment }
      add("moora \(size)") { MOORA.scores(table) }
    }
    for (size, table) in [("480", small), ("5000", middle), ("100000", large)] {
      add("promethee_ii \(size)") { try PrometheeII().scores(of: table) }
    }
    add("promethee_ii linear 5000") {
      try PrometheeII(preferences: .deviations(.linear)).scores(of: middle)
    }
    add("electre_iii 480") { try ElectreIII().scores(of: small) }
    add("critic 5000") {
      try ObjectiveWeights.critic(middle.scores, orientation: .directions(middle.directions))
    }
    add("smaa topsis 10000 480, 1 thread") {
      try SMAA(samples: 10_000, threads: .exactly(1)).analysis(of: small, method: TOPSIS())
        .expectedRanks
    }
    add("smaa topsis 10000 480, 2 threads") {
      try SMAA(samples: 10_000, threads: .exactly(2)).analysis(of: small, method: TOPSIS())
        .expectedRanks
    }
    add("smaa pairs topsis 10000 480, 1 thread") {
      try SMAA(samples: 10_000, pairs: .counted, threads: .exactly(1))
        .analysis(of: small, method: TOPSIS()).expectedRanks
    }
    add("leave one out topsis 480") {
      try LeaveOneOut.alternatives(of: small, method: TOPSIS(), threads: .exactly(1))
        .map { Double($0.reversedPairs) }
    }
    add("stability topsis 480") {
      try WeightStability.intervals(of: small, method: TOPSIS(), threads: .exactly(1))
        .map(\.best.upperBound)
    }
    return cases
  }

  /// The cost against the number of alternatives, 10² to 10⁶: for each size its table and what is done.
  static func scaling(_ each: (RegionBench.Case, Int) throws -> Void) throws {
    let methods: [(String, (DecisionTable) throws -> [Double])] = [
      ("saw", { try SimpleAdditiveWeighting.scores($0) }),
      ("topsis", { TOPSIS.scores($0).closeness }),
      ("vikor", { try VIKOR.scores($0).compromise }), ("edas", { try EDAS.scores($0).appraisal }),
      ("waspas", { try WASPAS.scores($0).scores }), ("moora", { MOORA.scores($0) }),
      ("promethee_ii", { try PrometheeII().scores(of: $0) }),
      ("topsis+ranks", { try TOPSIS().ranking(of: $0).ranks }),
    ]
    for size in [100, 1_000, 10_000, 100_000, 1_000_000] {
      let table = try table(size)
      for (name, method) in methods {
        try each(
          RegionBench.Case(name: "\(name) \(size)") { try method(table).reduce(0, +) }, size)
      }
    }
  }

  /// Scores of 1 to 100, row after row, then weights, of SplitMix64 with the number of rows as seed;
  /// every third criterion is a cost.
  private static func table(_ rows: Int) throws -> DecisionTable {
    var random = SplitMix(state: UInt64(rows))
    let columns = 24
    let values = (0..<(rows * columns)).map { _ in 1 + 99 * random.unit() }
    let weights = (0..<columns).map { _ in 0.1 + random.unit() }
    return try DecisionTable(
      scores: Matrix(rows: rows, columns: columns, values: values),
      weights: ObjectiveWeights.normalized(weights),
      directions: (0..<columns).map { $0 % 3 == 2 ? .cost : .benefit })
  }

  private struct SplitMix {
    var state: UInt64

    mutating func unit() -> Double {
      state &+= 0x9e37_79b9_7f4a_7c15
      var value = state
      value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
      value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
      value ^= value >> 31
      return Double(value >> 11) * 0x1p-53
    }
  }
}
