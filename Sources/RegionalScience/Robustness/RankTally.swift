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
      if !wins.isEmpty { addWins(start, end, positions) }
      start = end
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

  private mutating func addWins(_ start: Int, _ end: Int, _ positions: [Int32]) {
    for position in start..<end {
      let row = Int(positions[position]) * count
      for behind in end..<max(end, count) { wins[row + Int(positions[behind])] &+= 1 }
    }
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
    for tally in tallies.dropFirst() {
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
