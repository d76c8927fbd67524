/// Shuffles of all values over all places, for the global statistics.
enum GlobalPermutation {
  /// Shuffles in a block; each block has its own stream and starts from the values as given.
  private static let blockSize = 64

  /// Compares a statistic with that of shuffled values.
  ///
  /// - Parameters:
  ///   - values: What is shuffled.
  ///   - observed: The statistic of the values as given.
  ///   - expectation: What two-sided extremes are measured from.
  ///   - permutations: How many shuffles, their seed and the threads.
  ///   - statistic: The statistic of four arrangements at once.
  /// - Returns: Counts and moments. A difference within rounding counts as equal.
  /// - Throws: `.cancelled`.
  static func test(
    _ values: [Double], observed: Double, expectation: Double, _ permutations: Permutations,
    _ statistic: @escaping @Sendable ([[Double]]) -> SIMD4<Double>
  ) throws(RegionalScienceError) -> PermutationTest {
    let blocks = (permutations.count + blockSize - 1) / blockSize
    let tolerance = 1e-10 * max(observed.magnitude, (observed - expectation).magnitude)
    let results = try Blocks.map(blocks, threads: permutations.threads) {
      (block) throws(RegionalScienceError) in
      let interruption = Interruption.current
      var random = SplitMix64(seed: permutations.seed, stream: block)
      var lanes = [[Double]](repeating: values, count: 4)
      var counts = Counts()
      let size = min(blockSize, permutations.count - block * blockSize)
      for start in stride(from: 0, to: size, by: 4) {
        try interruption.check()
        for lane in 0..<4 { shuffle(&lanes[lane], &random) }
        let found = statistic(lanes)
        for lane in 0..<min(4, size - start) {
          counts.add(found[lane], observed, expectation, tolerance)
        }
      }
      return counts
    }
    return results.reduce(into: Counts()) { $0.add($1) }.test(permutations.count, expectation)
  }

  private static func shuffle(_ values: inout [Double], _ random: inout SplitMix64) {
    // SAFETY: `other` is at most `index`, and both are positions of the array.
    unsafe values.withUnsafeMutableBufferPointer { values in
      for index in stride(from: values.count - 1, to: 0, by: -1) {
        let other = random.nextIndex(below: index + 1)
        let value = unsafe values[index]
        unsafe values[index] = values[other]
        unsafe values[other] = value
      }
    }
  }

  private struct Counts {
    var greater = 0
    var less = 0
    var extreme = 0
    /// Sums of what lies off the expectation.
    var sum = 0.0
    var squares = 0.0

    mutating func add(
      _ value: Double, _ observed: Double, _ expectation: Double, _ tolerance: Double
    ) {
      let off = value - expectation
      sum += off
      squares += off * off
      if value >= observed - tolerance { greater += 1 }
      if value <= observed + tolerance { less += 1 }
      if off.magnitude >= (observed - expectation).magnitude - tolerance { extreme += 1 }
    }

    mutating func add(_ other: Counts) {
      greater += other.greater
      less += other.less
      extreme += other.extreme
      sum += other.sum
      squares += other.squares
    }

    func test(_ count: Int, _ expectation: Double) -> PermutationTest {
      let mean = sum / Double(count)
      return PermutationTest(
        permutations: count, greaterCount: greater, lessCount: less, extremeCount: extreme,
        mean: expectation + mean, variance: max(0, squares / Double(count) - mean * mean))
    }
  }
}

/// Weights of unordered pairs, w_ij + w_ji, for statistics that are sums over pairs.
struct PairWeights: Sendable {
  /// Pairs with a later place: row *i* is `starts[i]..<starts[i + 1]`.
  let starts: [Int]
  let targets: [Int32]
  let weights: [Double]

  init(_ source: SpatialWeights) {
    let other = source.transposed
    var starts = [0]
    var targets: [Int32] = []
    var weights: [Double] = []
    for place in 0..<source.count {
      var left = source.starts[place]
      var right = other.starts[place]
      let (leftEnd, rightEnd) = (source.starts[place + 1], other.starts[place + 1])
      while left < leftEnd || right < rightEnd {
        let first = left < leftEnd ? source.targets[left] : .max
        let second = right < rightEnd ? other.targets[right] : .max
        var weight = 0.0
        if first <= second {
          weight += source.values[left]
          left += 1
        }
        if second <= first {
          weight += other.values[right]
          right += 1
        }
        if min(first, second) > place {
          targets.append(min(first, second))
          weights.append(weight)
        }
      }
      starts.append(targets.count)
    }
    self.starts = starts
    self.targets = targets
    self.weights = weights
  }

  /// Σ (w_ij + w_ji) x_i x_j over pairs, of four arrangements of x at once.
  func products(_ lanes: [[Double]]) -> SIMD4<Double> {
    var result = SIMD4<Double>.zero
    // SAFETY: targets are places, of which each lane has as many as there are rows.
    unsafe targets.withUnsafeBufferPointer { targets in
      unsafe weights.withUnsafeBufferPointer { weights in
        unsafe lanes[0].withUnsafeBufferPointer { a in
          unsafe lanes[1].withUnsafeBufferPointer { b in
            unsafe lanes[2].withUnsafeBufferPointer { c in
              unsafe lanes[3].withUnsafeBufferPointer { d in
                for place in 0..<(starts.count - 1) {
                  var sum = SIMD4<Double>.zero
                  for index in starts[place]..<starts[place + 1] {
                    let target = unsafe Int(targets[index])
                    let weight = unsafe weights[index]
                    sum += unsafe SIMD4(a[target], b[target], c[target], d[target]) * weight
                  }
                  result += unsafe SIMD4(a[place], b[place], c[place], d[place]) * sum
                }
              }
            }
          }
        }
      }
    }
    return result
  }
}
