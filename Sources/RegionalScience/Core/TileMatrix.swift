/// A matrix laid out for products with many vectors: eight rows side by side, column after column.
///
/// Rows beyond the last are 0 and left out of the answers.
struct TileMatrix: Sendable {
  let rows: Int
  let columns: Int
  private let tiles: [SIMD8<Double>]

  init(_ matrix: Matrix) {
    self.init(rows: matrix.rows, columns: matrix.columns) { row, column in
      matrix.values[row * matrix.columns + column]
    }
  }

  /// The matrix of what a function gives for each row and column.
  init(rows: Int, columns: Int, _ value: (Int, Int) -> Double) {
    self.rows = rows
    self.columns = columns
    var tiles: [SIMD8<Double>] = []
    tiles.reserveCapacity((rows + 7) / 8 * columns)
    for first in stride(from: 0, to: rows, by: 8) {
      for column in 0..<columns {
        var tile = SIMD8<Double>.zero
        for row in first..<min(first + 8, rows) { tile[row - first] = value(row, column) }
        tiles.append(tile)
      }
    }
    self.tiles = tiles
  }

  /// The product with a vector, one number for each row.
  ///
  /// - Complexity: O(*rows* · *columns*).
  func product(_ vector: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: rows)
    eachTile { first, tile in
      var sum = SIMD8<Double>.zero
      for column in 0..<columns { sum += tile(column) * vector[column] }
      Self.store(sum, first, &result)
    }
    return result
  }

  /// For each row the sum and the maximum, at least 0, of its values times those of a vector.
  func sumsAndMaxima(_ vector: [Double]) -> (sums: [Double], maxima: [Double]) {
    var sums = [Double](repeating: 0, count: rows)
    var maxima = sums
    eachTile { first, tile in
      var (sum, most) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
      for column in 0..<columns {
        let part = tile(column) * vector[column]
        sum += part
        most.replace(with: part, where: part .> most)
      }
      Self.store(sum, first, &sums)
      Self.store(most, first, &maxima)
    }
    return (sums, maxima)
  }

  @inline(__always)
  private func eachTile(_ body: (Int, (Int) -> SIMD8<Double>) -> Void) {
    // SAFETY: a tile for each eight rows and column; `body` asks for columns of the matrix only.
    unsafe tiles.withUnsafeBufferPointer { tiles in
      var start = 0
      for first in stride(from: 0, to: rows, by: 8) {
        body(first) { column in unsafe tiles[start + column] }
        start += columns
      }
    }
  }

  @inline(__always)
  private static func store(_ tile: SIMD8<Double>, _ first: Int, _ result: inout [Double]) {
    if first + 8 <= result.count {
      for lane in 0..<8 { result[first + lane] = tile[lane] }
    } else {
      for row in first..<result.count { result[row] = tile[row - first] }
    }
  }
}
