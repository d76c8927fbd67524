/// Passes over all rows of a matrix that work on the columns side by side.
enum ColumnKernels {
  /// Euclidean distances of the rows to two points, each difference times the column's factor.
  static func distances(
    _ matrix: Matrix, to first: [Double], _ second: [Double], _ factors: [Double]
  ) -> (first: [Double], second: [Double]) {
    reduced(matrix, first, second, factors, Distances.self)
  }

  /// For each row sum and maximum, at least 0, of (point − value) · factor over the columns.
  static func shortfalls(_ matrix: Matrix, from point: [Double], _ factors: [Double])
    -> (sums: [Double], largest: [Double])
  {
    let (first, second) = reduced(matrix, point, factors, factors, Shortfalls.self)
    return (first, second)
  }

  /// For each row the sums of the parts of (value − point) · factor above and, without their sign,
  /// below 0.
  static func surplusesAndDeficits(_ matrix: Matrix, over point: [Double], _ factors: [Double])
    -> (surpluses: [Double], deficits: [Double])
  {
    let (first, second) = reduced(matrix, point, factors, factors, Surpluses.self)
    return (first, second)
  }

  /// For each row the sum and the sum of squares of (value − point) · factor.
  static func sumsAndSquares(_ matrix: Matrix, from point: [Double], _ factors: [Double])
    -> (sums: [Double], squares: [Double])
  {
    let (first, second) = reduced(matrix, point, factors, factors, SumsAndSquares.self)
    return (first, second)
  }

  /// The sums of the rows, each value times a factor of its column.
  static func products(_ matrix: Matrix, _ factors: [Double]) -> [Double] {
    reduced(matrix, factors, factors, factors, Product.self).first
  }

  /// The same for two sets of factors.
  static func products(_ matrix: Matrix, _ first: [Double], _ second: [Double])
    -> (first: [Double], second: [Double])
  {
    reduced(matrix, first, second, second, Products.self)
  }

  /// The sums of the rows of value · factor, or of factor / value in the columns that are costs.
  static func ratioSums(_ matrix: Matrix, _ factors: [Double], isCost: [Bool]) -> [Double] {
    let flags = isCost.map { $0 ? 1.0 : 0.0 }
    return reduced(matrix, factors, flags, flags, Ratios.self).first
  }

  /// Goes through each row four columns at a time with two running vectors and three figures of each
  /// column.
  ///
  /// Columns that are missing to a multiple of four are 0, as are their figures: the step must then add
  /// nothing.
  private static func reduced<Fold: RowFold>(
    _ matrix: Matrix, _ first: [Double], _ second: [Double], _ third: [Double], _ fold: Fold.Type
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
                unsafe Fold.add(value, one[group], two[group], three[group], &up, &down)
              }
              if rest > 0 {
                var value = SIMD4<Double>.zero
                for lane in 0..<rest { value[lane] = unsafe values[start + whole * 4 + lane] }
                unsafe Fold.add(value, one[whole], two[whole], three[whole], &up, &down)
              }
              let (sum, other) = Fold.finish(up, down)
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
  static func fours(_ values: [Double]) -> [SIMD4<Double>] {
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
    // SAFETY: groups of four end before the last value.
    unsafe values.withUnsafeBufferPointer { values in
      let bytes = UnsafeRawBufferPointer(values)
      var least = SIMD4<Double>(repeating: high)
      var most = SIMD4<Double>(repeating: low)
      // 0 times anything is 0 unless it is not finite.
      var zeros = SIMD4<Double>.zero
      var place = 0
      while place + 4 <= values.count {
        let value = unsafe bytes.loadUnaligned(
          fromByteOffset: place &* 8, as: SIMD4<Double>.self)
        least.replace(with: value, where: value .< least)
        most.replace(with: value, where: value .> most)
        zeros += value * 0
        place &+= 4
      }
      while place < values.count {
        let value = unsafe values[place]
        guard value >= low, value <= high else { return false }
        place &+= 1
      }
      return least.min() >= low && most.max() <= high && zeros == .zero
    }
  }

  /// Whether all are true.
  static func areAll(_ flags: [Bool]) -> Bool {
    let sixteens = flags.count & ~15
    var both = SIMD16<UInt8>(repeating: 1)
    // SAFETY: groups of sixteen end before the last flag; a true one is a byte of 1.
    unsafe flags.withUnsafeBytes { flags in
      for place in stride(from: 0, to: sixteens, by: 16) {
        both &= unsafe flags.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      }
    }
    return both.min() == 1 && flags[sixteens...].allSatisfy { $0 }
  }
}
