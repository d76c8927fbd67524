/// Passes over all rows of a matrix that work on the columns side by side.
enum ColumnKernels {
  /// Smallest and largest value and sum of squares of each column; empty for no rows.
  struct Statistics {
    var low: [Double]
    var high: [Double]
    var squares: [Double]
  }

  /// The statistics of the columns in one pass.
  static func statistics(_ matrix: Matrix) -> Statistics {
    let (rows, columns) = (matrix.rows, matrix.columns)
    guard rows > 0 else { return Statistics(low: [], high: [], squares: []) }
    var low = Array(matrix.values[0..<columns])
    var high = low
    var squares = [Double](repeating: 0, count: columns)
    // SAFETY: rows × columns values, and `columns` in each of the other arrays; no index is beyond.
    unsafe matrix.values.withUnsafeBufferPointer { values in
      unsafe low.withUnsafeMutableBufferPointer { low in
        unsafe high.withUnsafeMutableBufferPointer { high in
          unsafe squares.withUnsafeMutableBufferPointer { squares in
            for row in 0..<rows {
              let start = row * columns
              for column in 0..<columns {
                let value = unsafe values[start + column]
                let (least, most) = unsafe (low[column], high[column])
                unsafe low[column] = value < least ? value : least
                unsafe high[column] = value > most ? value : most
                unsafe squares[column] += value * value
              }
            }
          }
        }
      }
    }
    return Statistics(low: low, high: high, squares: squares)
  }

  /// Euclidean distances of the rows to two points, each difference times the column's factor.
  static func distances(_ matrix: Matrix, to first: [Double], _ second: [Double], _ factors: [Double])
    -> (first: [Double], second: [Double])
  {
    let (rows, columns) = (matrix.rows, matrix.columns)
    var left = [Double](repeating: 0, count: rows)
    var right = left
    guard columns > 0 else { return (left, right) }
    // SAFETY: rows × columns values, `columns` in each point and in the factors, checked by the
    // callers' types; groups of four are read only where four columns are left.
    unsafe matrix.values.withUnsafeBytes { values in
      unsafe first.withUnsafeBytes { first in
        unsafe second.withUnsafeBytes { second in
          unsafe factors.withUnsafeBytes { factors in
            for row in 0..<rows {
              let start = row * columns * 8
              var (up, down) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
              var offset = 0
              while offset + 32 <= columns * 8 {
                let value = unsafe values.loadUnaligned(
                  fromByteOffset: start + offset, as: SIMD4<Double>.self)
                let factor = unsafe factors.loadUnaligned(
                  fromByteOffset: offset, as: SIMD4<Double>.self)
                let one =
                  unsafe (value
                    - first.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)) * factor
                let two =
                  unsafe (value
                    - second.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)) * factor
                up += one * one
                down += two * two
                offset += 32
              }
              var (upper, lower) = (up.sum(), down.sum())
              while offset < columns * 8 {
                let value = unsafe values.loadUnaligned(
                  fromByteOffset: start + offset, as: Double.self)
                let factor = unsafe factors.loadUnaligned(fromByteOffset: offset, as: Double.self)
                let one =
                  unsafe (value - first.loadUnaligned(fromByteOffset: offset, as: Double.self))
                  * factor
                let two =
                  unsafe (value - second.loadUnaligned(fromByteOffset: offset, as: Double.self))
                  * factor
                upper += one * one
                lower += two * two
                offset += 8
              }
              left[row] = upper.squareRoot()
              right[row] = lower.squareRoot()
            }
          }
        }
      }
    }
    return (left, right)
  }

  /// For each row sum and maximum, at least 0, of (point − value) · factor over the columns.
  static func shortfalls(_ matrix: Matrix, from point: [Double], _ factors: [Double])
    -> (sums: [Double], largest: [Double])
  {
    let (rows, columns) = (matrix.rows, matrix.columns)
    var sums = [Double](repeating: 0, count: rows)
    var largest = sums
    guard columns > 0 else { return (sums, largest) }
    // SAFETY: as in `distances`.
    unsafe matrix.values.withUnsafeBytes { values in
      unsafe point.withUnsafeBytes { point in
        unsafe factors.withUnsafeBytes { factors in
          for row in 0..<rows {
            let start = row * columns * 8
            var (total, most) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
            var offset = 0
            while offset + 32 <= columns * 8 {
              let value = unsafe values.loadUnaligned(
                fromByteOffset: start + offset, as: SIMD4<Double>.self)
              let distance =
                unsafe (point.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self) - value)
                * factors.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
              total += distance
              most.replace(with: distance, where: distance .> most)
              offset += 32
            }
            var (sum, top) = (total.sum(), most.max())
            while offset < columns * 8 {
              let value = unsafe values.loadUnaligned(
                fromByteOffset: start + offset, as: Double.self)
              let distance =
                unsafe (point.loadUnaligned(fromByteOffset: offset, as: Double.self) - value)
                * factors.loadUnaligned(fromByteOffset: offset, as: Double.self)
              sum += distance
              if distance > top { top = distance }
              offset += 8
            }
            sums[row] = sum
            largest[row] = top
          }
        }
      }
    }
    return (sums, largest)
  }
}
