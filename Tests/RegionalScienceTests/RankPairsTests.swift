import RegionalScience
import Testing

@Suite struct RankPairsTests {
  /// Against every pair, one by one.
  @Test(arguments: 0..<40) func countsAreThoseOfAllPairs(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let count = Int.random(in: 0...14, using: &random)
    let (left, right) = (
      (0..<count).map { _ in Double(Int.random(in: 0...6, using: &random)) },
      (0..<count).map { _ in Double(Int.random(in: 0...6, using: &random)) }
    )
    var (concordant, discordant, kemeny) = (0, 0, 0)
    for one in 0..<count {
      for other in 0..<one {
        let (x, y) = (left[one] - left[other], right[one] - right[other])
        if x * y > 0 { concordant += 1 }
        if x * y < 0 { discordant += 1 }
        let signs = (x > 0 ? 1 : x < 0 ? -1 : 0, y > 0 ? 1 : y < 0 ? -1 : 0)
        kemeny += abs(signs.0 - signs.1)
      }
    }
    let pairs = try RankCorrelation.pairs(left, right)
    #expect(pairs.concordant == concordant && pairs.discordant == discordant)
    #expect(pairs.kemeny == kemeny)
    #expect(pairs.tauB == (try RankCorrelation.kendallTauB(left, right)))
    #expect(pairs.gamma == nil || (-1...1).contains(pairs.gamma ?? 2))
  }

  @Test func weightedRho() throws {
    #expect(try RankCorrelation.weightedSpearman([1, 2, 3], [1, 2, 3]) == 1)
    expectClose(try RankCorrelation.weightedSpearman([1, 2, 3], [2, 1, 3]), 0.375)
    // The same exchange at the bottom counts less.
    expectClose(try RankCorrelation.weightedSpearman([1, 2, 3], [1, 3, 2]), 0.625)
    #expect(try RankCorrelation.weightedSpearman([1], [1]) == nil)
    expectError(.parameter) { _ = try RankCorrelation.weightedSpearman([0, 1], [1, 2]) }
    expectError(.shape) { _ = try RankCorrelation.weightedSpearman([1], [1, 2]) }
  }
}
