import Testing

@testable import RegionalScience

/// Degrees of outranking with rankings worked out by hand.
@Suite struct DistillationTests {
  static func ranks(_ rows: [[Double]]) throws -> (descending: [Double], ascending: [Double]) {
    let distillation = Distillation(try Matrix(rows: rows))
    return (try distillation.ranks(from: .best), try distillation.ranks(from: .worst))
  }

  @Test func aChain() throws {
    // The largest degree is 1, so the cut is the largest below 0.85: 0.8. The first outranks both others
    // (1 is above 0.4 + 0.15 too). Of the rest 0.8 - 0.18 cuts at 0.2, where the second outranks the
    // third. From the other end the last two have the same balance, until the cut at 0.2.
    let result = try Self.ranks([[1, 1, 1], [0.4, 1, 0.8], [0, 0.2, 1]])
    #expect(result.descending == [1, 2, 3] && result.ascending == [1, 2, 3])
  }

  @Test func aDifferenceWithinTheSlackIsNone() throws {
    // 0.9 is not above 0.8 + 0.165, so neither outranks the other.
    let close = try Self.ranks([[1, 0.9], [0.8, 1]])
    #expect(close.descending == [1.5, 1.5] && close.ascending == [1.5, 1.5])
    let clear = try Self.ranks([[1, 0.9], [0.7, 1]])
    #expect(clear.descending == [1, 2] && clear.ascending == [1, 2])
  }

  @Test func aStrangerIsPlacedByBothEnds() throws {
    // The third is related to none: last with the second from above, first with the first from below.
    let result = try Self.ranks([[1, 1, 0], [0, 1, 0], [0, 0, 1]])
    #expect(result.descending == [1, 2.5, 2.5])
    #expect(result.ascending == [1.5, 3, 1.5])
  }

  @Test func nothingRelated() throws {
    let result = try Self.ranks([[1, 0], [0, 1]])
    #expect(result.descending == [1.5, 1.5] && result.ascending == [1.5, 1.5])
    #expect(try Self.ranks([[1]]).descending == [1])
  }

  /// Every ranking is one: ranks sum to n (n + 1) / 2, and renaming changes nothing.
  @Test func namesDoNotMatter() throws {
    var random = SplitMix(seed: 71)
    for _ in 0..<50 {
      let matrix = try random.matrix(rows: 7, columns: 7, in: 0...1)
      let result = try Self.ranks(matrix.rowArrays)
      #expect(result.descending.reduce(0, +) == 28 && result.ascending.reduce(0, +) == 28)
      let turned = try Self.ranks(matrix.rowArrays.map { $0.reversed() }.reversed())
      #expect(turned.descending == result.descending.reversed())
      #expect(turned.ascending == result.ascending.reversed())
    }
  }
}
