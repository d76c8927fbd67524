/// Counts of ranks over many weightings, whole numbers throughout, so that they can be added in any
/// order.
struct RankTally: Sendable {
  /// What a rank that is not shared counts: a number that groups of up to sixteen divide.
  static let unit: UInt64 = 720_720 << 20

  /// Alternatives × ranks, in units.
  private(set) var ranks: [UInt64]
  /// For each alternative twice the sum of its ranks.
  private(set) var rankSums: [UInt64]
  /// Alternatives × alternatives: how often the row is better; empty if not counted.
  private(set) var wins: [UInt32]
  /// For each block the sums of the weights that make an alternative first.
  private var firsts: [Int: [Int32: FirstWeights]] = [:]
  private var order: BucketOrder
  /// Alternatives × weightings: the places of the last weightings whose pairs are not counted yet.
  private var places: [Int16]
  private var waiting = 0
  private static let most = 128
  private let count: Int
  private let depth: Int

  fileprivate struct FirstWeights {
    /// The weights, each times the alternative's share in the first rank.
    var sum: [Double]
    /// The shares.
    var total: Double
  }

  init(alternatives: Int, ranks: Int, countsPairs: Bool) {
    count = alternatives
    depth = ranks
    self.ranks = [UInt64](repeating: 0, count: alternatives * ranks)
    rankSums = [UInt64](repeating: 0, count: alternatives)
    wins = [UInt32](repeating: 0, count: countsPairs ? alternatives * alternatives : 0)
    places = [Int16](repeating: 0, count: countsPairs ? alternatives * Self.most : 0)
    order = BucketOrder(count: alternatives)
  }

  /// Counts the ranks of one weighting.
  mutating func add(
    _ scores: [Double], _ direction: Ranks.Order, _ weights: [Double], _ block: Int
  ) {
    order.sort(direction == .highestFirst ? scores.map { -$0 } : scores)
    let (positions, values) = (order.positions, order.values)
    // As in ``Ranks``: within a share of the largest magnitude.
    let tolerance = 1e-12 * max(values[0].magnitude, values[count - 1].magnitude)
    var start = 0
    while start < count {
      let bound = values[start] + tolerance
      var end = start + 1
      while end < count, values[end] <= bound { end += 1 }
      if end - start == 1 {
        let alternative = Int(positions[start])
        if start < depth { ranks[alternative * depth + start] &+= Self.unit }
        rankSums[alternative] &+= UInt64(2 * start + 2)
      } else {
        share(start, end, positions)
      }
      if start == 0 { addFirsts(positions[0..<end], weights, block) }
      if !wins.isEmpty {
        for position in start..<end {
          places[Int(positions[position]) * Self.most + waiting] = Int16(truncatingIfNeeded: start)
        }
      }
      start = end
    }
    if !wins.isEmpty {
      waiting += 1
      if waiting == Self.most { countWins() }
    }
  }

  private mutating func share(_ start: Int, _ end: Int, _ positions: [Int32]) {
    let part = Self.unit / UInt64(end - start)
    for position in start..<end {
      let alternative = Int(positions[position])
      for rank in start..<max(start, min(end, depth)) {
        ranks[alternative * depth + rank] &+= part
      }
      rankSums[alternative] &+= UInt64(start + end + 1)
    }
  }

  /// Compares the places of each pair, sixteen weightings at a time. Slots that no weighting has are
  /// the same for all.
  private mutating func countWins() {
    guard waiting > 0 else { return }
    let count = self.count
    // SAFETY: `most` places for each alternative, read in groups of sixteen that divide it.
    unsafe places.withUnsafeBytes { places in
      let size = Self.most * 2
      for one in 0..<count {
        for other in (one + 1)..<max(count, one + 1) {
          var (before, behind) = (SIMD16<Int16>.zero, SIMD16<Int16>.zero)
          var offset = 0
          while offset < size {
            let left = unsafe places.loadUnaligned(
              fromByteOffset: one * size + offset, as: SIMD16<Int16>.self)
            let right = unsafe places.loadUnaligned(
              fromByteOffset: other * size + offset, as: SIMD16<Int16>.self)
            before &+= SIMD16<Int16>.zero.replacing(with: 1, where: left .< right)
            behind &+= SIMD16<Int16>.zero.replacing(with: 1, where: right .< left)
            offset += 32
          }
          wins[one * count + other] &+= UInt32(truncatingIfNeeded: before.wrappedSum())
          wins[other * count + one] &+= UInt32(truncatingIfNeeded: behind.wrappedSum())
        }
      }
    }
    for index in places.indices { places[index] = 0 }
    waiting = 0
  }

  private mutating func addFirsts(_ members: ArraySlice<Int32>, _ weights: [Double], _ block: Int) {
    let share = 1 / Double(members.count)
    for alternative in members {
      let empty = FirstWeights(sum: [Double](repeating: 0, count: weights.count), total: 0)
      firsts[block, default: [:]][alternative, default: empty].add(weights, share)
    }
  }

  /// The whole of what several threads counted.
  static func joined(_ tallies: [RankTally], alternatives: Int, ranks: Int) -> RankTally {
    guard var result = tallies.first else {
      return RankTally(alternatives: alternatives, ranks: ranks, countsPairs: false)
    }
    result.countWins()
    for var tally in tallies.dropFirst() {
      tally.countWins()
      for index in result.ranks.indices { result.ranks[index] &+= tally.ranks[index] }
      for index in result.rankSums.indices { result.rankSums[index] &+= tally.rankSums[index] }
      for index in result.wins.indices { result.wins[index] &+= tally.wins[index] }
      result.firsts.merge(tally.firsts) { first, _ in first }
    }
    return result
  }

  /// For each alternative the mean of the weights that make it first; `nil` if none do.
  ///
  /// Blocks are added in their order, so that rounding does not depend on who counted them.
  var centralWeights: [[Double]?] {
    var sums = [FirstWeights?](repeating: nil, count: count)
    for block in firsts.keys.sorted() {
      for (alternative, part) in firsts[block] ?? [:] {
        if sums[Int(alternative)] == nil {
          sums[Int(alternative)] = part
        } else {
          sums[Int(alternative)]?.add(part)
        }
      }
    }
    return sums.map { item in item.map { item in item.sum.map { $0 / item.total } } }
  }
}

extension RankTally.FirstWeights {
  fileprivate mutating func add(_ weights: [Double], _ share: Double) {
    for index in weights.indices { sum[index] += share * weights[index] }
    total += share
  }

  fileprivate mutating func add(_ other: RankTally.FirstWeights) {
    for index in sum.indices { sum[index] += other.sum[index] }
    total += other.total
  }
}
