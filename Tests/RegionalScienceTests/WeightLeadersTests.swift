import RegionalScience
import Testing

@Suite struct WeightLeadersTests {
  private func table(_ rows: [[Double]], _ weights: [Double]) throws -> DecisionTable {
    try DecisionTable(
      scores: Matrix(rows: rows), weights: weights,
      directions: [CriterionDirection](repeating: .benefit, count: weights.count))
  }

  @Test func crossingsByHand() throws {
    let table = try table([[3, 0], [2, 2], [0, 3]], [0.5, 0.5])
    let spans = try WeightLeaders.spans(
      of: table, method: SimpleAdditiveWeighting(), criterion: 0)
    #expect(spans.map(\.best) == [2, 1, 0])
    expectClose(spans.map(\.lower), [0, 1.0 / 3, 2.0 / 3])
    expectClose(spans.map(\.upper), [1.0 / 3, 2.0 / 3, 1])
  }

  /// Whoever leads a span leads in its middle, by every method; spans follow each other without a gap.
  @Test(arguments: 0..<12) func whoLeadsLeads(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let rows = (0..<9).map { _ in (0..<4).map { _ in Double.random(in: 1...9, using: &random) } }
    let table = try table(rows, [0.4, 0.3, 0.2, 0.1])
    for name in ["saw", "topsis", "vikor", "promethee_ii", "waspas", "edas"] {
      let method = try RankingMethods.standard.method(name)
      for criterion in 0..<4 {
        let spans = try WeightLeaders.spans(of: table, method: method, criterion: criterion)
        #expect(spans.first?.lower == 0)
        expectClose(spans.last?.upper, 1)
        for (one, next) in zip(spans, spans.dropFirst()) {
          expectClose(next.lower, one.upper, tolerance: 1e-8)
          #expect(next.best != one.best)
        }
        for span in spans where span.upper - span.lower > 1e-6 {
          let middle = (span.lower + span.upper) / 2
          let point = try WeightSweep.points(
            of: table, method: method, criterion: criterion, positions: [middle])[0]
          #expect(span.best == point.best.first, "\(name) at \(middle)")
        }
      }
    }
  }

  @Test func oneCriterionAndOneRow() throws {
    let single = try table([[1], [2]], [1])
    let spans = try WeightLeaders.spans(of: single, method: SimpleAdditiveWeighting(), criterion: 0)
    #expect(spans.map(\.best) == [1] && spans[0].lower == 1)
    expectError(.parameter) {
      _ = try WeightLeaders.spans(of: single, method: SimpleAdditiveWeighting(), criterion: 1)
    }
  }
}
