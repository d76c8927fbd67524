/// Shuffles that hold one place's value and draw its neighbours' among the others, for the local
/// statistics.
///
/// The draws are made once and serve every place, as each of its own. A place's p value is as good
/// as with draws of its own; chance deviations of different places are alike, though.
///
/// > Source: Anselin (1995), *Geographical Analysis* 27.
enum ConditionalPermutation {
  /// What the draws of one place's lag came to.
  struct Counts: Sendable {
    var greater = 0
    var less = 0
    var extreme = 0
    var sum = 0.0
    var squares = 0.0
  }

  private static let blockSize = 64
  private static let placesInBlock = 512

  /// Counts for each place how the lags of drawn neighbours compare with its own.
  ///
  /// - Parameters:
  ///   - values: One for each place, mean 0 and moderate in size.
  ///   - weights: The neighbours; a place without any has only zeros.
  ///   - permutations: How many draws, their seed and the threads.
  /// - Returns: For each place the draws whose lag was as large, as small, and as far from its
  ///   conditional expectation; the moments are of the lag less that expectation.
  /// - Throws: `.cancelled`.
  static func counts(_ values: [Double], _ weights: SpatialWeights, _ permutations: Permutations)
    throws(RegionalScienceError) -> [Counts]
  {
    let count = values.count
    let degree = (0..<count).reduce(0) { max($0, weights.starts[$1 + 1] - weights.starts[$1]) }
    guard count >= 2, degree > 0 else { return [Counts](repeating: Counts(), count: count) }
    let draws = try draws(of: count - 1, degree: degree, permutations)
    let blocks = (count + placesInBlock - 1) / placesInBlock
    return try Blocks.map(blocks, threads: permutations.threads) {
      (block) throws(RegionalScienceError) in
      let interruption = Interruption.current
      var values = values
      var lags = [Double](repeating: 0, count: permutations.count)
      var result: [Counts] = []
      for place in (block * placesInBlock)..<min(count, (block + 1) * placesInBlock) {
        try interruption.check()
        let row = weights.starts[place]..<weights.starts[place + 1]
        guard !row.isEmpty else {
          result.append(Counts())
          continue
        }
        var (observed, total) = (0.0, 0.0)
        for index in row {
          observed += weights.values[index] * values[Int(weights.targets[index])]
          total += weights.values[index]
        }
        let expectation = -total * values[place] / Double(count - 1)
        // The others are the first n − 1 while the place's value lies at the end.
        values.swapAt(place, count - 1)
        lag(&lags, values, weights.values, row, draws)
        values.swapAt(place, count - 1)
        result.append(compare(lags, observed, expectation))
      }
      return result
    }.flatMap { $0 }
  }

  /// For each rank of a neighbour, the place drawn in each shuffle: `degree × permutations`.
  private static func draws(of others: Int, degree: Int, _ permutations: Permutations)
    throws(RegionalScienceError) -> [Int32]
  {
    let blocks = (permutations.count + blockSize - 1) / blockSize
    let parts = try Blocks.map(blocks, threads: permutations.threads) {
      (block) throws(RegionalScienceError) in
      var random = SplitMix64(seed: permutations.seed, stream: block)
      var order = (0..<others).map { Int32(truncatingIfNeeded: $0) }
      let size = min(blockSize, permutations.count - block * blockSize)
      var part: [Int32] = []
      part.reserveCapacity(size * degree)
      for _ in 0..<size {
        for rank in 0..<degree {
          order.swapAt(rank, rank + random.nextIndex(below: others - rank))
          part.append(order[rank])
        }
      }
      return part
    }
    var result = [Int32](repeating: 0, count: degree * permutations.count)
    for (block, part) in parts.enumerated() {
      for (index, place) in part.enumerated() {
        result[index % degree * permutations.count + block * blockSize + index / degree] = place
      }
    }
    return result
  }

  private static func lag(
    _ lags: inout [Double], _ values: [Double], _ weights: [Double], _ row: Range<Int>,
    _ draws: [Int32]
  ) {
    let count = lags.count
    // SAFETY: `draws` has one run of `count` places below `values.count` for each rank in the row,
    // and `row` is a range of `weights`.
    unsafe lags.withUnsafeMutableBufferPointer { lags in
      unsafe values.withUnsafeBufferPointer { values in
        unsafe draws.withUnsafeBufferPointer { draws in
          unsafe weights.withUnsafeBufferPointer { weights in
            var rank = 0
            while rank < row.count {
              let first = row.lowerBound + rank
              let start = rank * count
              let isFirst = rank == 0
              if row.count - rank >= 4 {
                let (w0, w1) = unsafe (weights[first], weights[first + 1])
                let (w2, w3) = unsafe (weights[first + 2], weights[first + 3])
                for draw in 0..<count {
                  let at = start + draw
                  let left =
                    unsafe w0 * values[Int(draws[at])] + w1 * values[Int(draws[at + count])]
                  let right =
                    unsafe w2 * values[Int(draws[at + 2 * count])]
                    + w3 * values[Int(draws[at + 3 * count])]
                  unsafe lags[draw] = (isFirst ? 0 : lags[draw]) + left + right
                }
                rank += 4
              } else {
                let weight = unsafe weights[first]
                for draw in 0..<count {
                  let value = unsafe weight * values[Int(draws[start + draw])]
                  unsafe lags[draw] = (isFirst ? 0 : lags[draw]) + value
                }
                rank += 1
              }
            }
          }
        }
      }
    }
  }

  private static func compare(_ lags: [Double], _ observed: Double, _ expectation: Double)
    -> Counts
  {
    var counts = Counts()
    let distance = (observed - expectation).magnitude
    let tolerance = 1e-10 * max(distance, observed.magnitude)
    for lag in lags {
      let off = lag - expectation
      counts.greater += lag >= observed - tolerance ? 1 : 0
      counts.less += lag <= observed + tolerance ? 1 : 0
      counts.extreme += off.magnitude >= distance - tolerance ? 1 : 0
      counts.sum += off
      counts.squares += off * off
    }
    return counts
  }
}
