import Glibc

/// The largest eigenvalues of an ``AdvantageOperator`` beside a known one, by the block Lanczos
/// method with two vectors, so that an eigenvalue that occurs twice is found twice.
///
/// The basis is kept orthogonal to all earlier blocks and to the known vector, in two passes.
///
/// > Source: Golub & Van Loan (2013), *Matrix Computations*, ch. 10.3.
enum BlockLanczos {
  struct Pairs {
    /// Up to two eigenvalues, largest first.
    var values: [Double]
    /// The vector of the first one.
    var vector: [Double]
  }

  private static let tolerance = 1e-12

  /// Returns the largest eigenvalues and the vector of the first.
  ///
  /// - Parameters:
  ///   - matrix: Symmetric, with eigenvalues from 0 to 1.
  ///   - known: A unit eigenvector to leave aside.
  ///   - blockLimit: How many products at most.
  /// - Returns: Up to two pairs; none if nothing is left beside the known vector.
  /// - Throws: ``RegionalScienceError`` with code `.notConverged` if the blocks were not enough.
  /// - Complexity: Some 10 to 60 products with the operator, O(*size* · *products*²) besides.
  static func largest(
    _ matrix: AdvantageOperator, beside known: [Double], blockLimit: Int = 200
  ) throws(RegionalScienceError) -> Pairs {
    let size = matrix.size
    // A fixed start: what a run finds does not depend on anything but the matrix.
    var random = SplitMix64(seed: 0x5a3a_7001)
    var block = (0..<size).map { index in
      matrix.scale[index] > 0
        ? SIMD2(random.nextUnit() - 0.5, random.nextUnit() - 0.5) : SIMD2<Double>.zero
    }
    var basis: [[SIMD2<Double>]] = []
    var diagonal: [Block] = []
    var below: [Block] = []
    let free = matrix.scale.reduce(0) { $1 > 0 ? $0 + 1 : $0 } - 1
    // More blocks would cost more than a picture of a table so poor in gaps is worth.
    let limit = min((free + 1) / 2 + 2, blockLimit)
    guard free > 0 else { return Pairs(values: [], vector: []) }
    _ = orthonormalize(&block, against: basis, known)
    var nextCheck = 6
    while true {
      try Interruption.check()
      basis.append(block)
      var product = matrix.apply(block)
      diagonal.append(inner(block, product))
      let rest = orthonormalize(&product, against: basis, known)
      let isExhausted = rest.isNegligible || basis.count >= limit
      if isExhausted || basis.count == nextCheck {
        nextCheck += max(2, basis.count / 4)
        let (values, vectors) = try SymmetricEigen.decompose(projected(diagonal, below))
        let last = 2 * (basis.count - 1)
        let first = vectors.row(0)
        let residual = hypot(
          rest.a * first[last] + rest.b * first[last + 1], rest.d * first[last + 1])
        let second = values.count > 1 ? vectors.row(1) : []
        let nextResidual =
          second.isEmpty
          ? 0 : hypot(rest.a * second[last] + rest.b * second[last + 1], rest.d * second[last + 1])
        let gap = values.count > 1 ? values[0] - values[1] : 1
        // The vector's error is residual / gap; the second value's error is its residual at most,
        // and need be small beside the gap only where more would cost time.
        let enough = size <= 128 ? tolerance * 10 : 1e-3 * max(gap, 1e-3)
        let isSettled = residual <= tolerance * max(gap, 1e-3) * 10 && nextResidual <= enough
        if isSettled || isExhausted {
          guard isSettled || rest.isNegligible || residual <= 1e-8 else {
            throw RegionalScienceError(
              .notConverged, "the second eigenvector did not settle: residual \(residual)")
          }
          var vector = [Double](repeating: 0, count: size)
          for (number, block) in basis.enumerated() {
            let (left, right) = (first[2 * number], first[2 * number + 1])
            for index in 0..<size {
              vector[index] += left * block[index][0] + right * block[index][1]
            }
          }
          // The basis may be larger than the space by directions of length 0.
          return Pairs(values: Array(values.prefix(min(2, free))), vector: vector)
        }
      }
      below.append(rest)
      block = product
    }
  }

  /// A 2 × 2 block; as an upper triangle `c` is 0.
  private struct Block {
    var (a, b, c, d): (Double, Double, Double, Double)
    var isNegligible: Bool { max(a.magnitude, b.magnitude, d.magnitude) < 1e-13 }
  }

  private static func inner(_ left: [SIMD2<Double>], _ right: [SIMD2<Double>]) -> Block {
    var (top, bottom) = (SIMD2<Double>.zero, SIMD2<Double>.zero)
    let count = min(left.count, right.count)
    // SAFETY: both have `count` members.
    unsafe left.withUnsafeBufferPointer { left in
      unsafe right.withUnsafeBufferPointer { right in
        for index in 0..<count {
          let (own, other) = unsafe (left[index], right[index])
          top += other * own[0]
          bottom += other * own[1]
        }
      }
    }
    return Block(a: top[0], b: top[1], c: bottom[0], d: bottom[1])
  }

  /// Takes off what lies along two vectors.
  private static func subtract(
    _ earlier: [SIMD2<Double>], _ part: Block, from block: inout [SIMD2<Double>]
  ) {
    let (top, bottom) = (SIMD2(part.a, part.b), SIMD2(part.c, part.d))
    let count = min(earlier.count, block.count)
    // SAFETY: both have `count` members.
    unsafe earlier.withUnsafeBufferPointer { earlier in
      unsafe block.withUnsafeMutableBufferPointer { block in
        for index in 0..<count {
          let own = unsafe earlier[index]
          unsafe block[index] -= top * own[0] + bottom * own[1]
        }
      }
    }
  }

  /// Makes two vectors orthonormal and orthogonal to a basis; the upper triangle R of their QR.
  private static func orthonormalize(
    _ block: inout [SIMD2<Double>], against basis: [[SIMD2<Double>]], _ known: [Double]
  ) -> Block {
    for _ in 0..<2 {
      var along = SIMD2<Double>.zero
      for index in block.indices { along += block[index] * known[index] }
      for index in block.indices { block[index] -= along * known[index] }
      for earlier in basis.reversed() { subtract(earlier, inner(earlier, block), from: &block) }
    }
    var firstSquare = 0.0
    for value in block { firstSquare += value[0] * value[0] }
    let a = firstSquare.squareRoot()
    // A direction of mere rounding becomes 0, so that it adds nothing.
    let firstInverse = a < 1e-13 ? 0 : 1 / a
    var b = 0.0
    for index in block.indices {
      block[index][0] *= firstInverse
      b += block[index][0] * block[index][1]
    }
    var correction = 0.0
    for index in block.indices { block[index][1] -= b * block[index][0] }
    for value in block { correction += value[0] * value[1] }
    for index in block.indices { block[index][1] -= correction * block[index][0] }
    b += correction
    var secondSquare = 0.0
    for value in block { secondSquare += value[1] * value[1] }
    let d = secondSquare.squareRoot()
    let secondInverse = d < 1e-13 ? 0 : 1 / d
    for index in block.indices { block[index][1] *= secondInverse }
    return Block(a: firstInverse == 0 ? 0 : a, b: b, c: 0, d: secondInverse == 0 ? 0 : d)
  }

  private static func projected(_ diagonal: [Block], _ below: [Block]) -> Matrix {
    let size = 2 * diagonal.count
    var result = Matrix(repeating: 0, rows: size, columns: size)
    for (number, block) in diagonal.enumerated() {
      let start = 2 * number
      result[start, start] = block.a
      result[start, start + 1] = (block.b + block.c) / 2
      result[start + 1, start] = (block.b + block.c) / 2
      result[start + 1, start + 1] = block.d
    }
    for (number, block) in below.enumerated() {
      let start = 2 * number
      // A Q = … + Q′ R, so the block below the diagonal is R.
      for (row, column, value) in [(2, 0, block.a), (2, 1, block.b), (3, 1, block.d)] {
        result[start + row, start + column] = value
        result[start + column, start + row] = value
      }
    }
    return result
  }
}
