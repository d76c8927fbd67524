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
  static func distances(
    _ matrix: Matrix, to first: [Double], _ second: [Double], _ factors: [Double]
  ) -> (first: [Double], second: [Double]) {
    reduced(
      matrix, first, second, factors,
      { up, down, value, first, second, factor in
        let (one, two) = ((value - first) * factor, (value - second) * factor)
        up += one * one
        down += two * two
      }, finish: { up, down in (up.sum().squareRoot(), down.sum().squareRoot()) })
  }

  /// For each row sum and maximum, at least 0, of (point − value) · factor over the columns.
  static func shortfalls(_ matrix: Matrix, from point: [Double], _ factors: [Double])
    -> (sums: [Double], largest: [Double])
  {
    let (sums, largest) = reduced(
      matrix, point, factors, factors,
      { total, most, value, point, factor, _ in
        let distance = (point - value) * factor
        total += distance
        most.replace(with: distance, where: distance .> most)
      }, finish: { total, most in (total.sum(), most.max()) })
    return (sums, largest)
  }

  /// For each row the sums of the parts of (value − point) · factor above and, without their sign,
  /// below 0.
  static func surplusesAndDeficits(_ matrix: Matrix, over point: [Double], _ factors: [Double])
    -> (surpluses: [Double], deficits: [Double])
  {
    let (surpluses, deficits) = reduced(
      matrix, point, factors, factors,
      { above, below, value, point, factor, _ in
        let distance = (value - point) * factor
        let isAbove = distance .> 0
        above += distance.replacing(with: 0, where: .!isAbove)
        below -= distance.replacing(with: 0, where: isAbove)
      }, finish: { above, below in (above.sum(), below.sum()) })
    return (surpluses, deficits)
  }

  /// For each row the sum and the sum of squares of (value − point) · factor.
  static func sumsAndSquares(_ matrix: Matrix, from point: [Double], _ factors: [Double])
    -> (sums: [Double], squares: [Double])
  {
    let (sums, squares) = reduced(
      matrix, point, factors, factors,
      { sum, square, value, point, factor, _ in
        let distance = (value - point) * factor
        sum += distance
        square += distance * distance
      }, finish: { sum, square in (sum.sum(), square.sum()) })
    return (sums, squares)
  }

  /// The sums of the rows, each value times a factor of its column, for two sets of factors.
  static func products(_ matrix: Matrix, _ first: [Double], _ second: [Double])
    -> (first: [Double], second: [Double])
  {
    reduced(
      matrix, first, second, second,
      { one, other, value, first, second, _ in
        one += value * first
        other += value * second
      }, finish: { one, other in (one.sum(), other.sum()) })
  }

  /// Goes through each row four columns at a time with two running vectors and three figures of each
  /// column.
  ///
  /// Columns that are missing to a multiple of four are 0, as are their figures: the step must then add
  /// nothing.
  @inline(__always)
  private static func reduced(
    _ matrix: Matrix, _ first: [Double], _ second: [Double], _ third: [Double],
    _ step: (
      inout SIMD4<Double>, inout SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>,
      SIMD4<Double>
    ) -> Void,
    finish: (SIMD4<Double>, SIMD4<Double>) -> (Double, Double)
  ) -> (first: [Double], second: [Double]) {
    let (rows, columns) = (matrix.rows, matrix.columns)
    var left = [Double](repeating: 0, count: rows)
    var right = left
    let (one, two, three) = (fours(first), fours(second), fours(third))
    let (whole, rest) = (columns / 4, columns % 4)
    // SAFETY: rows × columns values; the last group of a row is read value by value. The figures have a
    // group for each four columns, the last one filled up.
    unsafe matrix.values.withUnsafeBufferPointer { values in
      let bytes = UnsafeRawBufferPointer(values)
      unsafe one.withUnsafeBufferPointer { one in
        unsafe two.withUnsafeBufferPointer { two in
          unsafe three.withUnsafeBufferPointer { three in
            for row in 0..<rows {
              let start = row * columns
              var (up, down) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
              for group in 0..<whole {
                let value = unsafe bytes.loadUnaligned(
                  fromByteOffset: (start + group * 4) * 8, as: SIMD4<Double>.self)
                unsafe step(&up, &down, value, one[group], two[group], three[group])
              }
              if rest > 0 {
                var value = SIMD4<Double>.zero
                for lane in 0..<rest { value[lane] = unsafe values[start + whole * 4 + lane] }
                unsafe step(&up, &down, value, one[whole], two[whole], three[whole])
              }
              let (sum, other) = finish(up, down)
              left[row] = sum
              right[row] = other
            }
          }
        }
      }
    }
    return (left, right)
  }

  /// Numbers in groups of four, the last one filled up with 0.
  private static func fours(_ values: [Double]) -> [SIMD4<Double>] {
    stride(from: 0, to: values.count, by: 4).map { start in
      var group = SIMD4<Double>.zero
      for lane in 0..<min(4, values.count - start) { group[lane] = values[start + lane] }
      return group
    }
  }

  /// Each value over the column's best, for costs the best over the value; 0 where the best is 0.
  static func ratios(_ matrix: Matrix, _ bests: [Double], isCost: [Bool]) -> Matrix {
    let columns = matrix.columns
    var result = matrix.values
    // SAFETY: rows × columns values, `columns` in the others.
    unsafe result.withUnsafeMutableBufferPointer { values in
      unsafe bests.withUnsafeBufferPointer { bests in
        unsafe isCost.withUnsafeBufferPointer { isCost in
          for row in 0..<matrix.rows {
            let start = row * columns
            for column in 0..<columns {
              let (value, best) = unsafe (values[start + column], bests[column])
              let ratio = unsafe isCost[column] ? best / value : value / best
              unsafe values[start + column] = best > 0 ? ratio : 0
            }
          }
        }
      }
    }
    return Matrix(unchecked: result, rows: matrix.rows, columns: columns)
  }

  /// Whether all values lie between two bounds; a NaN does not.
  static func areAll(_ values: [Double], from low: Double, to high: Double) -> Bool {
    var result = true
    // SAFETY: iterates over the buffer.
    unsafe values.withUnsafeBufferPointer { values in
      for index in 0..<values.count {
        let value = unsafe values[index]
        // No early exit, so that several are compared at a time.
        result = (value >= low) & (value <= high) & result
      }
    }
    return result
  }
}

extension Bool {
  fileprivate static func & (left: Bool, right: Bool) -> Bool { left ? right : false }
}
