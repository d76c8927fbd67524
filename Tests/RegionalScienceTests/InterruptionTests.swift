import Synchronization
import Testing

@testable import RegionalScience

/// Work that is ended before it is done.
@Suite struct InterruptionTests {
  /// Answers yes from some question on, and counts.
  private final class Patience: Sendable {
    private let asked = Atomic<Int>(0)
    private let most: Int

    init(_ most: Int) { self.most = most }

    var count: Int { asked.load(ordering: .relaxed) }

    func isOver() -> Bool { asked.add(1, ordering: .relaxed).newValue > most }
  }

  /// Expects that work ends as soon as it is asked to, on all of its threads.
  private func expectEnded(
    _ name: String, after most: Int = 40, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws(RegionalScienceError) -> Void
  ) {
    let patience = Patience(most)
    expectError(.cancelled, sourceLocation: sourceLocation) {
      try Interruption.watch({ patience.isOver() }, body)
    }
    // Each thread asks once more where it stands, and some callers when they hear of it.
    #expect(
      patience.count > most && patience.count <= most + 100, "\(name): asked \(patience.count)",
      sourceLocation: sourceLocation)
  }

  private func table(_ rows: Int, _ columns: Int) throws -> DecisionTable {
    var random = SplitMix(seed: 81)
    return try random.table(rows: rows, columns: columns)
  }

  @Test(arguments: RankingMethods.standard.all)
  func samplingEnds(_ method: any RankingMethod) throws {
    // Done whole it would take minutes.
    let table = try table(60, 4)
    for threads in [1, 3] {
      expectEnded(method.name) { () throws(RegionalScienceError) in
        _ = try SMAA(samples: 10_000_000, pairs: .counted, threads: .exactly(threads))
          .analysis(of: table, method: method)
      }
    }
  }

  @Test func robustnessEnds() throws {
    let table = try table(40, 12)
    expectEnded("intervals") { () throws(RegionalScienceError) in
      _ = try WeightStability.intervals(of: table, method: TOPSIS())
    }
    expectEnded("rows", after: 10) { () throws(RegionalScienceError) in
      _ = try LeaveOneOut.alternatives(of: table, method: TOPSIS())
    }
    expectEnded("criteria", after: 5) { () throws(RegionalScienceError) in
      _ = try LeaveOneOut.criteria(of: table, method: ElectreIII())
    }
    expectEnded("sweep", after: 5) { () throws(RegionalScienceError) in
      _ = try WeightSweep.points(of: table, method: TOPSIS(), criterion: 0)
    }
    expectEnded("methods") { () throws(RegionalScienceError) in
      _ = try MethodComparison.comparison(of: table, methods: RankingMethods.standard.all)
    }
  }

  @Test func pairsEnd() throws {
    let table = try table(200, 3)
    for method in [ElectreI(), ElectreIII(), NumericalTaxonomy()] as [any RankingMethod] {
      expectEnded(method.name) { () throws(RegionalScienceError) in
        _ = try method.ranking(of: table)
      }
    }
  }

  @Test func shufflesEnd() throws {
    let count = 50
    let values = (0..<count).map { Double(($0 * 37) % 11) }
    let weights = try SpatialWeights.contiguity(
      pairs: (1..<count).map { ($0 - 1, $0) }, count: count)
    for threads in [1, 3] {
      let many = Permutations(count: 1_000_000, seed: 1, threads: threads)
      expectEnded("Moran") { () throws(RegionalScienceError) in
        _ = try MoransI.value(values, weights, permutations: many)
      }
      expectEnded("Geary") { () throws(RegionalScienceError) in
        _ = try GearysC.value(values, weights, permutations: many)
      }
      expectEnded("local Moran") { () throws(RegionalScienceError) in
        _ = try LocalMoran.values(values, weights, permutations: many)
      }
    }
  }

  @Test func decompositionsEnd() throws {
    var random = SplitMix(seed: 82)
    let scores = try random.matrix(rows: 60, columns: 50)
    let input = try WeightingInput(
      scores: scores, directions: [CriterionDirection](repeating: .benefit, count: 50))
    expectEnded("principal components") { () throws(RegionalScienceError) in
      _ = try PrincipalComponentWeights().weights(of: input)
    }
    expectEnded("complexity", after: 5) { () throws(RegionalScienceError) in
      _ = try ComplexityIndex.values(BinaryMatrix(activity: scores))
    }
  }

  @Test func choicesEnd() throws {
    var random = SplitMix(seed: 83)
    let scores = (0..<60).map { _ in Double.random(in: 1...2, using: &random) }
    let costs = (0..<60).map { _ in Int64.random(in: 1_000_000...2_000_000, using: &random) }
    expectEnded("portfolio", after: 20) { () throws(RegionalScienceError) in
      _ = try PortfolioRobustness.values(scores: scores, costs: costs, budget: 30_000_000)
    }
    let cells = try random.matrix(rows: 30, columns: 20)
    expectEnded("flow") { () throws(RegionalScienceError) in
      _ = try ProvinceSectorAllocation.units(
        total: 1_000_000, values: cells, limits: ProvinceSectorLimits())
    }
  }

  @Test func watchingChangesNothing() throws {
    let table = try table(20, 4)
    let analysis = SMAA(samples: 300, seed: 5)
    let plain = try analysis.analysis(of: table, method: VIKOR())
    let watched = try Interruption.watch({ false }) { () throws(RegionalScienceError) in
      try analysis.analysis(of: table, method: VIKOR())
    }
    #expect(watched == plain)
    // The error of the work itself comes through.
    expectError(.shape) {
      try Interruption.watch({ false }) { () throws(RegionalScienceError) in
        _ = try table.withWeights([1])
      }
    }
  }

  @Test func watchesEndWithTheirWork() throws {
    expectError(.cancelled) { try Interruption.watch({ true }) { () } }
    // Nothing is left of it.
    try Interruption.check()
    // Within another both count.
    let outer = Patience(3)
    expectError(.cancelled) {
      try Interruption.watch({ outer.isOver() }) { () throws(RegionalScienceError) in
        try Interruption.watch({ false }) { () throws(RegionalScienceError) in
          for _ in 0..<5 { try Interruption.check() }
        }
      }
    }
    #expect(outer.count == 6)
  }
}
