/// Counts of ranks over many weightings, whole numbers throughout, so that they can be added in any
/// order.
struct RankTally: Sendable {
  /// What a rank that is not shared counts: a number that groups of up to sixteen divide.
  static let unit: UInt64 = 720_720 << 20

  /// Alternatives × ranks, in units; without those of ``plain``.
  private(set) var ranks: [UInt64]
  /// Alternatives × ranks: the last weightings in which a rank was not shared, small numbers that stay in
  /// near memory.
  private var plain: [UInt16]
  private var plainCount = 0
  /// For each alternative twice the sum of its ranks.
  private(set) var rankSums: [UInt64]
  /// Alternatives × alternatives: how often the row is better; empty if not counted.
  private(set) var wins: [UInt32]
  /// For each alternative the sum of the weights that make it first, as whole numbers; empty if none
  /// do.
  private var firsts: [FirstWeights]
  private var order: BucketOrder
  /// Alternatives × weightings: the places of the last weightings whose pairs are not counted yet.
  private var places: [Int16]
  private var waiting = 0
  private static let most = 128
  private let count: Int
  private let depth: Int

  private let criteria: Int

  /// Sums of whole numbers do not depend on their order, unlike those of fractions.
  fileprivate struct FirstWeights {
    /// The weights, each times the alternative's share in the first rank, in units of 2⁻⁶².
    var sum: [UInt128] = []
    /// The shares, in the same units.
    var total: UInt128 = 0
  }

  /// What counts take at most, in bytes.
  static func bytes(alternatives: Int, ranks: Int, criteria: Int, countsPairs: Bool) -> Int {
    alternatives
      * (10 * ranks + 16 * criteria + (countsPairs ? 4 * alternatives + 2 * most : 0) + 64)
  }

  init(alternatives: Int, ranks: Int, criteria: Int, countsPairs: Bool) {
    self.criteria = criteria
    firsts = [FirstWeights](repeating: FirstWeights(), count: alternatives)
    count = alternatives
    depth = ranks
    self.ranks = [UInt64](repeating: 0, count: alternatives * ranks)
    plain = [UInt16](repeating: 0, count: alternatives * ranks)
    rankSums = [UInt64](repeating: 0, count: alternatives)
    wins = [UInt32](repeating: 0, count: countsPairs ? alternatives * alternatives : 0)
    places = [Int16](repeating: 0, count: countsPairs ? alternatives * Self.most : 0)
    order = BucketOrder(count: alternatives)
  }

  /// Counts the ranks of one weighting.
  mutating func add(
    _ scores: [Double], _ direction: Ranks.Order, _ weights: [Double]
  ) {
    order.sort(scores, direction)
    let (positions, values) = (order.positions, order.values)
    // As in ``Ranks``: within a share of the largest magnitude.
    let tolerance = 1e-12 * max(values[0].magnitude, values[count - 1].magnitude)
    if depth == count, Self.areApart(values, tolerance) { return addUntied(weights) }
    var start = 0
    while start < count {
      let bound = values[start] + tolerance
      var end = start + 1
      while end < count, values[end] <= bound { end += 1 }
      if end - start == 1 {
        let alternative = Int(positions[start])
        if start < depth { plain[alternative * depth + start] &+= 1 }
        // Those of all ranks are booked with the ranks.
        if depth < count { rankSums[alternative] &+= UInt64(2 * start + 2) }
      } else {
        share(start, end, positions)
      }
      if start == 0 { addFirsts(positions[0..<end], weights) }
      if !wins.isEmpty {
        for position in start..<end {
          places[Int(positions[position]) * Self.most + waiting] = Int16(truncatingIfNeeded: start)
        }
      }
      start = end
    }
    next()
  }

  /// Counts the ranks of one weighting by numbers that have the order of its scores.
  ///
  /// - Parameters:
  ///   - keys: Numbers of some weightings, one after the other.
  ///   - weighting: Which of these weightings.
  ///   - leastGap: How far numbers must lie apart so that their scores do not tie.
  ///   - direction: Which scores come first.
  ///   - weights: The weights.
  /// - Returns: Whether it was counted; only if it is known that no rank is shared.
  mutating func add(
    keys: [Double], _ weighting: Int, leastGap: Double, _ direction: Ranks.Order,
    _ weights: ArraySlice<Double>
  ) -> Bool {
    guard depth == count, keys.count >= (weighting + 1) * count else { return false }
    // SAFETY: as many keys as there are alternatives.
    unsafe keys.withUnsafeBufferPointer { keys in
      let own = unsafe UnsafeBufferPointer(
        rebasing: keys[(weighting * count)..<((weighting + 1) * count)])
      unsafe order.sort(own, direction)
    }
    guard Self.areApart(order.values, leastGap) else { return false }
    addUntied(weights)
    return true
  }

  /// Whether each number is above the one before it by more than a gap; not, if there is a NaN.
  private static func areApart(_ values: [Double], _ gap: Double) -> Bool {
    // SAFETY: groups of four end before the last number, as do those one number before.
    unsafe values.withUnsafeBufferPointer { values in
      let bytes = UnsafeRawBufferPointer(values)
      // The least distance above the gap, and a number that is 0 unless there is a NaN.
      var least = SIMD4<Double>(repeating: .infinity)
      var zeros = SIMD4<Double>.zero
      var place = 1
      while place + 4 <= values.count {
        let earlier = unsafe bytes.loadUnaligned(
          fromByteOffset: place &* 8 &- 8, as: SIMD4<Double>.self)
        let later = unsafe bytes.loadUnaligned(
          fromByteOffset: place &* 8, as: SIMD4<Double>.self)
        let distance = later - (earlier + gap)
        least.replace(with: distance, where: distance .< least)
        zeros += distance * 0
        place &+= 4
      }
      while place < values.count {
        guard unsafe values[place] > values[place - 1] + gap else { return false }
        place &+= 1
      }
      return least.min() > 0 && zeros == .zero
    }
  }

  /// Counts the ranks of a weighting none of which is shared, all of them.
  private mutating func addUntied(_ weights: some Collection<Double>) {
    let count = self.count
    // SAFETY: positions are those of alternatives, as many as there are ranks.
    unsafe plain.withUnsafeMutableBufferPointer { plain in
      unsafe order.positions.withUnsafeBufferPointer { positions in
        for rank in 0..<count {
          let index = unsafe Int(positions[rank]) &* count &+ rank
          unsafe plain[index] &+= 1
        }
      }
    }
    addFirsts(order.positions[0..<1], weights)
    if !wins.isEmpty {
      for rank in 0..<count {
        places[Int(order.positions[rank]) * Self.most + waiting] = Int16(truncatingIfNeeded: rank)
      }
    }
    next()
  }

  /// Books what has come together, when it is enough.
  private mutating func next() {
    plainCount += 1
    if plainCount == Int(UInt16.max) { addPlain() }
    if !wins.isEmpty {
      waiting += 1
      if waiting == Self.most { countWins() }
    }
  }

  /// Books the ranks that were not shared.
  private mutating func addPlain() {
    for index in plain.indices where plain[index] > 0 {
      ranks[index] &+= Self.unit &* UInt64(plain[index])
      if depth == count {
        rankSums[index / depth] &+= UInt64(plain[index]) &* UInt64(2 * (index % depth) + 2)
      }
      plain[index] = 0
    }
    plainCount = 0
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

  private mutating func addFirsts(
    _ members: ArraySlice<Int32>, _ weights: some Collection<Double>
  ) {
    // Above 2⁻⁶² × 10⁷ weightings nothing is lost that a mean could show.
    let share = 0x1p62 / Double(members.count)
    for alternative in members { firsts[Int(alternative)].add(weights, share) }
  }

  /// The whole of what several threads counted.
  static func joined(
    _ tallies: [RankTally], alternatives: Int, ranks: Int, criteria: Int, countsPairs: Bool
  ) -> RankTally {
    guard var result = tallies.first else {
      return RankTally(
        alternatives: alternatives, ranks: ranks, criteria: criteria, countsPairs: countsPairs)
    }
    result.countWins()
    result.addPlain()
    for var tally in tallies.dropFirst() {
      tally.countWins()
      tally.addPlain()
      for index in result.ranks.indices { result.ranks[index] &+= tally.ranks[index] }
      for index in result.rankSums.indices { result.rankSums[index] &+= tally.rankSums[index] }
      for index in result.wins.indices { result.wins[index] &+= tally.wins[index] }
      for index in result.firsts.indices { result.firsts[index].add(tally.firsts[index]) }
    }
    return result
  }

  /// For each alternative the mean of the weights that make it first; `nil` if none do.
  var centralWeights: [[Double]?] {
    firsts.map { item in
      guard item.total > 0 else { return nil }
      let total = Double(item.total)
      return item.sum.map { Double($0) / total }
    }
  }
}

extension RankTally.FirstWeights {
  /// - Parameters:
  ///   - weights: Each 0...1.
  ///   - share: The alternative's share in the first rank, in units.
  fileprivate mutating func add(_ weights: some Collection<Double>, _ share: Double) {
    if sum.isEmpty { sum = [UInt128](repeating: 0, count: weights.count) }
    for (index, weight) in weights.enumerated() { sum[index] &+= UInt128(UInt64(share * weight)) }
    total &+= UInt128(UInt64(share))
  }

  fileprivate mutating func add(_ other: RankTally.FirstWeights) {
    guard !other.sum.isEmpty else { return }
    if sum.isEmpty { sum = [UInt128](repeating: 0, count: other.sum.count) }
    for index in sum.indices { sum[index] &+= other.sum[index] }
    total &+= other.total
  }
}
