import Testing

@testable import RegionalScience

@Suite struct SMAATests {
  @Test(arguments: RankingMethods.standard.all)
  func threadsDoNotMatter(_ method: any RankingMethod) throws {
    var random = SplitMix(seed: 61)
    let table = try random.table(rows: 6, columns: 3)
    var analysis = SMAA(samples: 150, seed: 7, pairs: .counted, threads: .exactly(1))
    let alone = try analysis.analysis(of: table, method: method)
    for threads in [2, 3, 8] {
      analysis.threads = .exactly(threads)
      #expect(try analysis.analysis(of: table, method: method) == alone, "\(method.name)")
    }
    expectClose(alone.acceptability.rowSums, [1, 1, 1, 1, 1, 1])
    expectClose(alone.acceptability.columnSums, [1, 1, 1, 1, 1, 1])
    expectClose(alone.expectedRanks.reduce(0, +), 21)
    let wins = try #require(alone.pairwiseWins)
    for row in 0..<6 {
      #expect(wins[row, row] == 0)
      for column in 0..<row { #expect(wins[row, column] + wins[column, row] <= 1 + 1e-12) }
    }
  }

  /// Ranks are counted in another way where pairs are, or few ranks; with ties and without.
  @Test func whatElseIsCountedDoesNotMatter() throws {
    var random = SplitMix(seed: 66)
    let plain = try random.table(rows: 9, columns: 3)
    // The first two rows are alike, and so tie.
    let tied = try DecisionTable(
      scores: Matrix(
        rows: 9, columns: 3,
        values: Array(plain.scores.values[3..<6]) + Array(plain.scores.values.dropFirst(3))),
      weights: plain.weights, directions: plain.directions)
    for table in [plain, tied] {
      let alone = try SMAA(samples: 300).analysis(of: table, method: TOPSIS())
      let pairs = try SMAA(samples: 300, pairs: .counted).analysis(of: table, method: TOPSIS())
      let few = try SMAA(samples: 300, depth: .first(4)).analysis(of: table, method: TOPSIS())
      #expect(alone.acceptability == pairs.acceptability)
      #expect(alone.expectedRanks == pairs.expectedRanks)
      #expect(alone.expectedRanks == few.expectedRanks)
      #expect(alone.centralWeights == few.centralWeights)
      for row in 0..<9 {
        for rank in 0..<4 {
          #expect(alone.acceptability[row, rank] == few.acceptability[row, rank])
        }
        let mean = (0..<9).reduce(0.0) { $0 + alone.acceptability[row, $1] * Double($1 + 1) }
        expectClose(alone.expectedRanks[row], mean)
      }
    }
  }

  @Test func seedsMatter() throws {
    var random = SplitMix(seed: 62)
    let table = try random.table(rows: 5, columns: 3)
    let one = try SMAA(samples: 500, seed: 1).analysis(of: table, method: TOPSIS())
    let other = try SMAA(samples: 500, seed: 2).analysis(of: table, method: TOPSIS())
    #expect(one != other)
    #expect(try SMAA(samples: 500, seed: 1).analysis(of: table, method: TOPSIS()) == one)
  }

  @Test func sharesByHand() throws {
    // The first wins where w₁ > ½, and its mean winning weight is ¾; the third never wins.
    let table = try RobustnessTests.table([[1, 0], [0, 1], [0.1, 0.1]])
    let result = try SMAA(samples: 40_000, pairs: .counted)
      .analysis(of: table, method: SimpleAdditiveWeighting())
    #expect((result.acceptability[0, 0] - 0.5).magnitude < 0.02)
    let central = try #require(result.centralWeights[0])
    #expect((central[0] - 0.75).magnitude < 0.01)
    expectClose(central.reduce(0, +), 1)
    #expect(result.centralWeights[2] == nil && result.confidenceFactors[2] == nil)
    #expect(result.confidenceFactors[0] == 1 && result.confidenceFactors[1] == 1)
    let wins = try #require(result.pairwiseWins)
    expectClose(wins[0, 1], result.acceptability[0, 0])
    // The third beats the first where 0.1 > w₁.
    #expect((wins[2, 0] - 0.1).magnitude < 0.02)
    #expect(result.samples == 40_000)
  }

  @Test func tiesShareTheirRanks() throws {
    let table = try RobustnessTests.table([[1, 1], [1, 1], [0, 0]])
    let result = try SMAA(samples: 100, pairs: .counted).analysis(of: table, method: TOPSIS())
    expectClose(result.acceptability.values, [0.5, 0.5, 0, 0.5, 0.5, 0, 0, 0, 1])
    #expect(result.expectedRanks == [1.5, 1.5, 3])
    #expect(result.confidenceFactors == [0.5, 0.5, nil])
    #expect(result.pairwiseWins?.values == [0, 0, 1, 0, 0, 1, 0, 0, 0])
  }

  @Test func ranksAsTheRankingsSay() throws {
    var random = SplitMix(seed: 63)
    let table = try random.table(rows: 30, columns: 4)
    for method in [TOPSIS() as any RankingMethod, VIKOR(), PrometheeII(), ElectreI()] {
      let result = try SMAA(samples: 200, seed: 3, pairs: .counted)
        .analysis(of: table, method: method)
      let weights = try WeightSampling().weights(count: 200, criteria: 4, seed: 3)
      var sums = [Double](repeating: 0, count: 30)
      var beats = 0
      for row in 0..<200 {
        let ranks = try method.ranking(of: table.withWeights(weights.row(row))).ranks
        for index in ranks.indices { sums[index] += ranks[index] / 200 }
        if ranks[3] < ranks[17] { beats += 1 }
      }
      expectClose(result.expectedRanks, sums, method.name)
      expectClose(result.pairwiseWins?[3, 17], Double(beats) / 200)
    }
  }

  @Test func depthAndLimits() throws {
    var random = SplitMix(seed: 64)
    let table = try random.table(rows: 5, columns: 2)
    let all = try SMAA(samples: 100).analysis(of: table, method: TOPSIS())
    let top = try SMAA(samples: 100, depth: .first(2)).analysis(of: table, method: TOPSIS())
    #expect(top.acceptability.column(1) == all.acceptability.column(1))
    #expect(top.acceptability.columns == 2)
    expectError(.parameter) {
      _ = try SMAA(samples: 0).analysis(of: table, method: TOPSIS())
    }
    expectError(.limit) {
      _ = try SMAA(samples: .max).analysis(of: table, method: TOPSIS())
    }
    expectError(.parameter) {
      _ = try SMAA(depth: .first(0)).analysis(of: table, method: TOPSIS())
    }
    expectError(.parameter) {
      _ = try SMAA(threads: .exactly(65)).analysis(of: table, method: TOPSIS())
    }
    let many = try DecisionTable(
      scores: Matrix(rows: 5000, columns: 1, values: (0..<5000).map { Double($0) }), weights: [1],
      directions: [.benefit])
    expectError(.limit) { _ = try SMAA(samples: 1).analysis(of: many, method: TOPSIS()) }
    expectError(.limit) {
      _ = try SMAA(samples: 1, depth: .first(1), pairs: .counted)
        .analysis(of: many, method: TOPSIS())
    }
    #expect(
      try SMAA(samples: 1, depth: .first(1)).analysis(of: many, method: TOPSIS())
        .acceptability[4999, 0] == 1)
  }

  /// A method whose scorer has no keys, so that each weighting is ranked by scores.
  private struct ScoredTOPSIS: RankingMethod {
    let name = "scored_topsis"
    let summary = "TOPSIS by its scores alone."
    func scores(of table: DecisionTable) throws(RegionalScienceError) -> [Double] {
      TOPSIS.scores(table).closeness
    }
  }

  /// The order of keys is that of scores: at random, with alternatives that are equal or nearly so, with
  /// one that is best and one that is worst throughout, and where nothing differs.
  @Test(arguments: 0..<5) func keysRankAsScoresDo(_ shape: Int) throws {
    var random = SplitMix(seed: UInt64(80 + shape))
    let (rows, columns) = (45, 5)
    var values = (0..<(rows * columns)).map { _ in Double.random(in: 1...9, using: &random) }
    for column in 0..<columns {
      switch shape {
      case 1:
        for row in [3, 17, 44] { values[row * columns + column] = values[column] }
        values[8 * columns + column] = values[column] * (1 + 1e-13)
        values[9 * columns + column] = values[column] * (1 + 1e-10)
      case 2:
        values[7 * columns + column] = 10
        values[30 * columns + column] = 0.5
      case 3: for row in 0..<rows { values[row * columns + column] = 4 }
      case 4: for row in 0..<rows where column > 0 { values[row * columns + column] = 0 }
      default: break
      }
    }
    let table = try DecisionTable(
      scores: Matrix(rows: rows, columns: columns, values: values),
      weights: [Double](repeating: 0.2, count: columns),
      directions: [CriterionDirection](repeating: .benefit, count: columns))
    for pairs in SMAA.Pairs.allCases {
      for depth in [SMAA.Depth.all, .first(4)] {
        let analysis = SMAA(samples: 301, seed: 5, depth: depth, pairs: pairs)
        #expect(
          try analysis.analysis(of: table, method: TOPSIS())
            == analysis.analysis(of: table, method: ScoredTOPSIS()))
      }
    }
  }

  @Test func ordersOfNumbers() throws {
    var random = SplitMix(seed: 65)
    for count in [0, 1, 2, 3, 31, 40, 700, 3000] {
      for shape in 0..<5 {
        let numbers = (0..<count).map { index -> Double in
          let unit = Double.random(in: -1...1, using: &random)
          return switch shape {
          case 0: unit
          case 1: (unit * 5).rounded()
          case 2: unit * unit * unit * 1e300 * unit
          case 3: index == 0 ? 1e149 : unit
          default: 0
          }
        }
        let expected = numbers.indices.sorted {
          numbers[$0] != numbers[$1] ? numbers[$0] < numbers[$1] : $0 < $1
        }
        #expect(SortOrder.ascending(numbers) == expected, "\(count) \(shape)")
        var order = BucketOrder(count: count)
        order.sort(numbers)
        #expect(order.positions.map { Int($0) } == expected, "\(count) \(shape)")
        #expect(order.values == expected.map { numbers[$0] })
        order.sort(numbers, .highestFirst)
        #expect(order.positions.map { Int($0) } == SortOrder.descending(numbers))
        #expect(order.values == SortOrder.descending(numbers).map { -numbers[$0] })
      }
    }
    #expect(SortOrder.descending([1, 3, 3, 2]) == [1, 2, 3, 0])
    #expect(SortOrder.ascending([0, -0.0, 0]) == [0, 1, 2])
  }
}
