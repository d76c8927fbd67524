/// Two matrices of one shape laid out for products of both with many vectors: eight rows side by side, a
/// column of the one and then of the other.
///
/// Rows beyond the last are 0 and left out of the answers.
struct TilePair: Sendable {
  let rows: Int
  let columns: Int
  private let tiles: [SIMD8<Double>]

  /// The matrices of what a function gives for each row and column.
  init(rows: Int, columns: Int, _ values: (Int, Int) -> (Double, Double)) {
    self.rows = rows
    self.columns = columns
    var tiles: [SIMD8<Double>] = []
    tiles.reserveCapacity((rows + 7) / 8 * columns * 2)
    for start in stride(from: 0, to: rows, by: 8) {
      for column in 0..<columns {
        var (first, second) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
        for row in start..<min(start + 8, rows) {
          (first[row - start], second[row - start]) = values(row, column)
        }
        tiles += [first, second]
      }
    }
    self.tiles = tiles
  }

  /// What becomes of both products with each of some vectors, for eight rows at a time.
  ///
  /// - Parameters:
  ///   - vectors: One after the other, as many numbers in each as there are columns.
  ///   - result: Gets as many numbers as there are rows, vector after vector.
  ///   - finish: Makes a number of both products.
  /// - Complexity: O(*vectors* · *rows* · *columns*).
  @inline(__always)
  func products(
    _ vectors: [Double], _ result: inout [Double],
    _ finish: (SIMD8<Double>, SIMD8<Double>) -> SIMD8<Double>
  ) {
    guard columns > 0, result.count >= vectors.count / columns * rows else { return }
    // SAFETY: two tiles for each eight rows and column; as many vectors as there are results for, each
    // with a number for each column; eight results are written where eight rows are left.
    unsafe tiles.withUnsafeBufferPointer { tiles in
      unsafe vectors.withUnsafeBufferPointer { vectors in
        unsafe result.withUnsafeMutableBytes { result in
          var tile = 0
          for start in stride(from: 0, to: rows, by: 8) {
            // All vectors while the tiles are near.
            for vector in 0..<(vectors.count / columns) {
              var (first, second) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
              let base = vector &* columns
              for column in 0..<columns {
                let factor = unsafe vectors[base &+ column]
                unsafe first += tiles[tile &+ 2 &* column] * factor
                unsafe second += tiles[tile &+ 2 &* column &+ 1] * factor
              }
              let made = finish(first, second)
              let target = (vector &* rows &+ start) &* 8
              if start + 8 <= rows {
                unsafe result.storeBytes(of: made, toByteOffset: target, as: SIMD8<Double>.self)
              } else {
                for lane in 0..<(rows - start) {
                  unsafe result.storeBytes(
                    of: made[lane], toByteOffset: target &+ lane &* 8, as: Double.self)
                }
              }
            }
            tile &+= 2 &* columns
          }
        }
      }
    }
  }
}
