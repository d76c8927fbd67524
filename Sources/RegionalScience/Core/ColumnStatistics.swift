/// Figures of each column of a matrix, found in one pass over it.
extension ColumnKernels {
  /// Smallest and largest value and a sum of each column; empty for no rows.
  struct Statistics {
    var low: [Double]
    var high: [Double]
    /// Of the squares or of the values, as was asked.
    var sums: [Double]
    /// The sums, where they are of squares.
    var squares: [Double] { sums }
  }

  /// Ranges and sums of squares of the columns.
  static func statistics(_ matrix: Matrix) -> Statistics { folded(matrix, RangesAndSquares.self) }

  /// Ranges of the columns, and sums that are finite if all values are; in no order of the rows, so for
  /// nothing else.
  ///
  /// - Complexity: O(*rows* · *columns*); 20,000 rows and more on all processors.
  static func ranges(_ matrix: Matrix) throws(RegionalScienceError) -> Statistics {
    guard matrix.rows >= LogarithmSums.sharedRows else { return rangesAndSums(matrix) }
    let size = 4096
    let parts = try Blocks.map(
      (matrix.rows + size - 1) / size, threads: ThreadCount.automatic.value()
    ) { block in
      folded(matrix, (block * size)..<min(matrix.rows, (block + 1) * size), RangesAndSums.self)
    }
    return parts.dropFirst().reduce(into: parts[0]) { result, part in
      for column in result.low.indices {
        result.low[column] = min(result.low[column], part.low[column])
        result.high[column] = max(result.high[column], part.high[column])
        result.sums[column] += part.sums[column]
      }
    }
  }

  /// Ranges and sums of the columns.
  static func rangesAndSums(_ matrix: Matrix) -> Statistics {
    folded(matrix, RangesAndSums.self)
  }

  /// The sums of squares of the columns; zeros for no rows.
  static func squares(_ matrix: Matrix) -> [Double] {
    guard matrix.rows > 0 else { return [Double](repeating: 0, count: matrix.columns) }
    return folded(matrix, Squares.self).sums
  }

  /// The sums of the columns; zeros for no rows.
  static func sums(_ matrix: Matrix) -> [Double] {
    guard matrix.rows > 0 else { return [Double](repeating: 0, count: matrix.columns) }
    return folded(matrix, Sums.self).sums
  }

  /// The rows of a block; its values and those of some columns stay in the nearest memory.
  private static let blockRows = 96

  /// Goes down the columns, four side by side whose figures stay in registers, block after block of
  /// rows. Each column is added up in the order of the rows.
  private static func folded<Fold: ColumnFold>(_ matrix: Matrix, _ fold: Fold.Type) -> Statistics {
    folded(matrix, 0..<matrix.rows, fold)
  }

  /// The same for some of the rows.
  private static func folded<Fold: ColumnFold>(
    _ matrix: Matrix, _ rows: Range<Int>, _ fold: Fold.Type
  ) -> Statistics {
    let columns = matrix.columns
    guard !rows.isEmpty, columns > 0 else { return Statistics(low: [], high: [], sums: []) }
    let (whole, rest) = (columns / 4, columns % 4)
    let first = four(matrix.values[(rows.lowerBound * columns)...], columns)
    var (low, high) = (first, first)
    var sums = [SIMD4<Double>](repeating: .zero, count: first.count)
    // SAFETY: rows × columns values; groups of four lie within a row, and the last columns are read
    // one by one. The figures have a group for each four columns, the last one filled up.
    unsafe matrix.values.withUnsafeBufferPointer { values in
      let bytes = UnsafeRawBufferPointer(values)
      unsafe low.withUnsafeMutableBufferPointer { low in
        unsafe high.withUnsafeMutableBufferPointer { high in
          unsafe sums.withUnsafeMutableBufferPointer { sums in
            for start in stride(from: rows.lowerBound, to: rows.upperBound, by: blockRows) {
              let end = min(rows.upperBound, start + blockRows)
              for group in 0..<whole {
                var (least, most, sum) = unsafe (low[group], high[group], sums[group])
                var offset = (start * columns + group * 4) * 8
                for _ in start..<end {
                  let value = unsafe bytes.loadUnaligned(
                    fromByteOffset: offset, as: SIMD4<Double>.self)
                  Fold.add(value, &least, &most, &sum)
                  offset += columns * 8
                }
                unsafe (low[group], high[group], sums[group]) = (least, most, sum)
              }
              guard rest > 0 else { continue }
              var (least, most, sum) = unsafe (low[whole], high[whole], sums[whole])
              for row in start..<end {
                var value = SIMD4<Double>.zero
                for lane in 0..<rest {
                  value[lane] = unsafe values[row * columns + whole * 4 + lane]
                }
                Fold.add(value, &least, &most, &sum)
              }
              unsafe (low[whole], high[whole], sums[whole]) = (least, most, sum)
            }
          }
        }
      }
    }
    return Statistics(
      low: flat(low, columns), high: flat(high, columns), sums: flat(sums, columns))
  }

  /// The first values in groups of four, the last group filled up with 0.
  private static func four(_ values: ArraySlice<Double>, _ count: Int) -> [SIMD4<Double>] {
    stride(from: 0, to: count, by: 4).map { start in
      var group = SIMD4<Double>.zero
      for lane in 0..<min(4, count - start) {
        group[lane] = values[values.startIndex + start + lane]
      }
      return group
    }
  }

  private static func flat(_ groups: [SIMD4<Double>], _ count: Int) -> [Double] {
    (0..<count).map { groups[$0 / 4][$0 % 4] }
  }
}

/// What a value adds to the figures of its column: a type, so that each has a loop of its own.
private protocol ColumnFold {
  static func add(
    _ value: SIMD4<Double>, _ low: inout SIMD4<Double>, _ high: inout SIMD4<Double>,
    _ sum: inout SIMD4<Double>)
}

private enum Sums: ColumnFold {
  @inline(__always)
  static func add(
    _ value: SIMD4<Double>, _ low: inout SIMD4<Double>, _ high: inout SIMD4<Double>,
    _ sum: inout SIMD4<Double>
  ) { sum += value }
}

private enum Squares: ColumnFold {
  @inline(__always)
  static func add(
    _ value: SIMD4<Double>, _ low: inout SIMD4<Double>, _ high: inout SIMD4<Double>,
    _ sum: inout SIMD4<Double>
  ) { sum += value * value }
}

private enum RangesAndSums: ColumnFold {
  @inline(__always)
  static func add(
    _ value: SIMD4<Double>, _ low: inout SIMD4<Double>, _ high: inout SIMD4<Double>,
    _ sum: inout SIMD4<Double>
  ) {
    low.replace(with: value, where: value .< low)
    high.replace(with: value, where: value .> high)
    sum += value
  }
}

private enum RangesAndSquares: ColumnFold {
  @inline(__always)
  static func add(
    _ value: SIMD4<Double>, _ low: inout SIMD4<Double>, _ high: inout SIMD4<Double>,
    _ sum: inout SIMD4<Double>
  ) {
    low.replace(with: value, where: value .< low)
    high.replace(with: value, where: value .> high)
    sum += value * value
  }
}
