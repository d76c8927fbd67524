import RegionalScience
import Testing

@Suite struct RanksTests {
  @Test func averagesTies() throws {
    #expect(try Ranks.average([10, 30, 30, 20]) == [4, 1.5, 1.5, 3])
    #expect(try Ranks.average([10, 30, 30, 20], order: .lowestFirst) == [1, 3.5, 3.5, 2])
    #expect(try Ranks.average([0.1 + 0.2, 0.3], tie: .exact) == [1, 2])
    #expect(try Ranks.average([0.1 + 0.2, 0.3]) == [1.5, 1.5])
    // 3 and 2 tie, 2 and 1 would, but 1 is two away from the first of the group.
    #expect(try Ranks.average([1, 2, 3], tie: .absolute(1)) == [3, 1.5, 1.5])
    #expect(try Ranks.average([]) == [])
    expectError(.parameter) { _ = try Ranks.average([1], tie: .absolute(-1)) }
    expectError(.parameter) { _ = try Ranks.average([1], tie: .relative(.nan)) }
    expectError(.notFinite) { _ = try Ranks.average([.nan]) }
  }

  @Test func copelandIsNotBorda() throws {
    // Two of three put the first before the second; Borda prefers the second.
    let rankings = try Matrix(rows: [[1, 2, 3, 4], [1, 2, 3, 4], [4, 1, 2, 3]])
    #expect(try RankAggregation.copeland(rankings) == [3, 1, -1, -3])
    #expect(try RankAggregation.borda(rankings) == [6, 7, 4, 1])
    #expect(try RankAggregation.meanRanks(rankings) == [2, 5.0 / 3, 8.0 / 3, 11.0 / 3])
    #expect(try RankAggregation.copeland(Matrix(rows: [[1]])) == [0])
    expectError(.parameter) { _ = try RankAggregation.borda(Matrix(rows: [[0, 1]])) }
    expectError(.empty) { _ = try RankAggregation.copeland(Matrix(rows: [])) }
  }

  @Test func correlations() throws {
    let (left, right) = ([1.0, 2, 3, 5, 4], [3.0, 1, 5, 4, 2])
    expectClose(try RankCorrelation.spearman(left, right), 0.3)
    expectClose(try RankCorrelation.kendallTauB(left, right), 0.2)
    expectClose(try RankCorrelation.ws(reference: left, ranks: right), 0.4921875)
    for same in [left, right] {
      expectClose(try RankCorrelation.spearman(same, same), 1)
      expectClose(try RankCorrelation.kendallTauB(same, same), 1)
      expectClose(try RankCorrelation.ws(reference: same, ranks: same), 1)
      expectClose(try RankCorrelation.kendallTauB(same, same.map { -$0 }), -1)
    }
  }

  @Test func tauAgreesWithAllPairs() throws {
    var random = SplitMix(seed: 8)
    for count in 2..<30 {
      let left = (0..<count).map { _ in Double(Int.random(in: 0...6, using: &random)) }
      let right = (0..<count).map { _ in Double(Int.random(in: 0...6, using: &random)) }
      var (sum, untiedLeft, untiedRight) = (0.0, 0.0, 0.0)
      for first in 0..<count {
        for second in 0..<first {
          let x = left[first] - left[second]
          let y = right[first] - right[second]
          sum += x * y > 0 ? 1 : x * y < 0 ? -1 : 0
          untiedLeft += x == 0 ? 0 : 1
          untiedRight += y == 0 ? 0 : 1
        }
      }
      let found = try RankCorrelation.kendallTauB(left, right)
      if untiedLeft * untiedRight == 0 {
        #expect(found == nil)
      } else {
        expectClose(found, sum / (untiedLeft * untiedRight).squareRoot())
      }
    }
  }

  @Test func undefinedAndBadRanks() throws {
    #expect(try RankCorrelation.spearman([1, 1], [1, 2]) == nil)
    #expect(try RankCorrelation.spearman([], []) == nil)
    #expect(try RankCorrelation.kendallTauB([1], [1]) == nil)
    #expect(try RankCorrelation.ws(reference: [1], ranks: [1]) == nil)
    expectError(.shape) { _ = try RankCorrelation.spearman([1], []) }
    expectError(.notFinite) { _ = try RankCorrelation.kendallTauB([1, .nan], [1, 2]) }
    expectError(.parameter) { _ = try RankCorrelation.ws(reference: [1, 3], ranks: [1, 2]) }
  }
}
