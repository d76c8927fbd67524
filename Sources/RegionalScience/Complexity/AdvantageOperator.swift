/// The symmetric operator whose second eigenvector the complexity indices are: on the smaller side,
/// `U^-½ Mᵀ D⁻¹ M U^-½` (or the same with the sides exchanged).
///
/// Two vectors are multiplied at once. A product with M looks up, for each group of eight columns,
/// one of the 256 possible sums: an eighth of the additions, and no list of positions.
struct AdvantageOperator {
  /// Vectors have one element for each node of the smaller side.
  let size: Int
  private let other: Int
  private let forward: [UInt8]
  private let backward: [UInt8]
  /// 1/√count of the smaller side, 0 where there is none.
  let scale: [Double]
  private let otherInverse: [Double]

  enum Side { case rows, columns }
  let side: Side

  init(_ matrix: BinaryMatrix) {
    let inverse = { (count: Int) in count > 0 ? 1 / Double(count) : 0 }
    if matrix.columns <= matrix.rows {
      side = .columns
      (size, other) = (matrix.columns, matrix.rows)
      (forward, backward) = (matrix.columnGroups, matrix.rowGroups)
      scale = matrix.columnCounts.map { inverse($0).squareRoot() }
      otherInverse = matrix.rowCounts.map(inverse)
    } else {
      side = .rows
      (size, other) = (matrix.rows, matrix.columns)
      (forward, backward) = (matrix.rowGroups, matrix.columnGroups)
      scale = matrix.rowCounts.map { inverse($0).squareRoot() }
      otherInverse = matrix.columnCounts.map(inverse)
    }
  }

  /// The means over the ones of each node of the other side, 0 where there is none.
  func meansOfOther(_ values: [Double]) -> [Double] {
    let sums = Self.product(forward, values.map { SIMD2($0, 0) }, count: other)
    return zip(sums, otherInverse).map { $0[0] * $1 }
  }

  func apply(_ vectors: [SIMD2<Double>]) -> [SIMD2<Double>] {
    var scaled = vectors
    for index in 0..<size { scaled[index] *= scale[index] }
    var middle = Self.product(forward, scaled, count: other)
    for index in 0..<other { middle[index] *= otherInverse[index] }
    var result = Self.product(backward, middle, count: size)
    for index in 0..<size { result[index] *= scale[index] }
    return result
  }

  /// Σ over the bits of each of `count` nodes of the vectors' elements.
  private static func product(_ groups: [UInt8], _ vectors: [SIMD2<Double>], count: Int)
    -> [SIMD2<Double>]
  {
    var result = [SIMD2<Double>](repeating: .zero, count: count)
    let groupCount = (vectors.count + 7) / 8
    var tables = [SIMD2<Double>](repeating: .zero, count: 512)
    // SAFETY: a group has `count` bytes, and there are ⌈vectors/8⌉ groups; a byte indexes 256
    // entries, each of which the loop over bits has written for this group. Behind the last group
    // there is none: its table is 0 throughout.
    unsafe groups.withUnsafeBufferPointer { groups in
      unsafe result.withUnsafeMutableBufferPointer { result in
        unsafe tables.withUnsafeMutableBufferPointer { tables in
          for group in stride(from: 0, to: groupCount, by: 2) {
            for bit in 0..<16 {
              let index = group * 8 + bit
              let value = index < vectors.count ? vectors[index] : .zero
              let (base, half) = ((bit >> 3) << 8, 1 << (bit & 7))
              for entry in base..<(base + half) {
                unsafe tables[half &+ entry] = tables[entry] + value
              }
            }
            let start = group * count
            let next = group + 1 < groupCount ? start + count : start
            for node in 0..<count {
              let one = unsafe Int(groups[start &+ node])
              let two = unsafe Int(groups[next &+ node]) | 256
              unsafe result[node] += tables[one] + tables[two]
            }
          }
        }
      }
    }
    return result
  }
}
