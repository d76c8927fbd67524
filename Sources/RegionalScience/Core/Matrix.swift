/// A table of numbers: `rows × columns`, row by row in one array.
///
/// Rows are regions or alternatives, columns sectors or criteria, in every method of this module.
///
/// ```swift
/// let activity = try Matrix(rows: [[8, 2], [2, 8]])
/// activity[0, 1]          // 2.0
/// activity.columnSums     // [10.0, 10.0]
/// ```
public struct Matrix: Hashable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The values, row after row; `rows × columns` of them.
  public private(set) var values: [Double]

  /// A matrix of given values.
  ///
  /// - Parameters:
  ///   - rows: The number of rows, 0 or more.
  ///   - columns: The number of columns, 0 or more.
  ///   - values: The values row after row; any Double, methods check what they need.
  /// - Throws: ``RegionalScienceError`` with code `.shape` if a side is negative or the number of
  ///   values is not `rows × columns`, or if there are none and a side is above 2²⁰.
  public init(rows: Int, columns: Int, values: [Double]) throws(RegionalScienceError) {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    // A side without values costs memory in sums all the same.
    guard rows >= 0, columns >= 0, !overflow, values.count == count,
      count > 0 || max(rows, columns) <= 1 << 20
    else {
      throw RegionalScienceError(
        .shape, "\(values.count) values do not make \(rows) rows of \(columns) columns")
    }
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// A matrix of rows of the same length.
  ///
  /// - Parameter rows: The rows; none gives the matrix of 0 × 0.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for a row whose length differs from the
  ///   first one's.
  public init(rows: [[Double]]) throws(RegionalScienceError) {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() where row.count != columns {
      throw RegionalScienceError(
        .shape, "\(row: index) has \(row.count) values, expected \(columns)", row: index)
    }
    self.init(unchecked: rows.flatMap { $0 }, rows: rows.count, columns: columns)
  }

  /// A matrix whose shape is known to be right.
  init(unchecked values: [Double], rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// Creates a matrix filled with one value.
  ///
  /// ```swift
  /// let zeros = try Matrix(rows: 3, columns: 4, repeating: 0)
  /// ```
  ///
  /// - Parameters:
  ///   - rows: How many rows, 0 or more.
  ///   - columns: How many columns, 0 or more.
  ///   - value: The value of every cell.
  /// - Throws: ``RegionalScienceError`` with code `.shape` for a number below 0, `.limit` for more than 2²⁸
  ///   cells.
  public init(rows: Int, columns: Int, repeating value: Double) throws(RegionalScienceError) {
    guard rows >= 0, columns >= 0 else {
      throw RegionalScienceError(.shape, "a matrix of \(rows) rows and \(columns) columns")
    }
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, count <= 1 << 28 else {
      throw RegionalScienceError(
        .limit, "a matrix of \(rows) rows and \(columns) columns, expected at most 2^28 cells")
    }
    self.init(repeating: value, rows: rows, columns: columns)
  }

  /// A matrix filled with one value.
  init(repeating value: Double, rows: Int, columns: Int) {
    self.init(
      unchecked: [Double](repeating: value, count: rows * columns), rows: rows, columns: columns)
  }

  /// The value of a cell.
  ///
  /// - Precondition: Both indices are inside the matrix; ``value(row:column:)`` asks instead.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "no such cell")
      return values[row * columns + column]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "no such cell")
      values[row * columns + column] = newValue
    }
  }

  /// Returns the value of a cell, if there is such a cell.
  ///
  /// - Parameters:
  ///   - row: The row, from 0.
  ///   - column: The column, from 0.
  /// - Returns: The value, or `nil` outside the matrix.
  public func value(row: Int, column: Int) -> Double? {
    guard row >= 0, row < rows, column >= 0, column < columns else { return nil }
    return values[row * columns + column]
  }

  /// Returns one row.
  ///
  /// - Parameter index: The row, from 0; a precondition.
  /// - Returns: Its values, one for each column.
  public func row(_ index: Int) -> [Double] {
    precondition(index >= 0 && index < rows, "no such row")
    return Array(values[(index * columns)..<((index + 1) * columns)])
  }

  /// Returns one column.
  ///
  /// - Parameter index: The column, from 0; a precondition.
  /// - Returns: Its values, one for each row.
  public func column(_ index: Int) -> [Double] {
    precondition(index >= 0 && index < columns, "no such column")
    return (0..<rows).map { values[$0 * columns + index] }
  }

  /// The sum of each row.
  ///
  /// - Complexity: O(*rows* · *columns*).
  public var rowSums: [Double] {
    var sums = [Double](repeating: 0, count: rows)
    // SAFETY: rows × columns values; the rows of a quartet are below `rows`.
    unsafe values.withUnsafeBufferPointer { values in
      // Four rows side by side: each is summed in its order, but none waits for another.
      for row in stride(from: 0, to: rows, by: 4) {
        let last = rows - 1
        let starts = SIMD4(row, min(row + 1, last), min(row + 2, last), min(row + 3, last))
        let (a, b, c, d) = (
          starts[0] * columns, starts[1] * columns, starts[2] * columns, starts[3] * columns
        )
        var (one, two, three, four) = (0.0, 0.0, 0.0, 0.0)
        for column in 0..<columns {
          unsafe one += values[a + column]
          unsafe two += values[b + column]
          unsafe three += values[c + column]
          unsafe four += values[d + column]
        }
        sums[starts[0]] = one
        sums[starts[1]] = two
        sums[starts[2]] = three
        sums[starts[3]] = four
      }
    }
    return sums
  }

  /// The sum of each column.
  ///
  /// - Complexity: O(*rows* · *columns*).
  public var columnSums: [Double] {
    ColumnKernels.sums(self)
  }

  /// The sum of all values; 0 of none.
  public var total: Double { rowSums.reduce(0, +) }

  /// The matrix of what a function makes of each value.
  func mapValues(_ transform: (Double) -> Double) -> Matrix {
    Matrix(unchecked: values.map(transform), rows: rows, columns: columns)
  }

  /// The matrix of what a function makes of each value and the number of its column.
  func mapCells(_ transform: (Double, Int) -> Double) -> Matrix {
    var result: [Double] = []
    result.reserveCapacity(values.count)
    for row in 0..<rows {
      let start = row * columns
      for column in 0..<columns { result.append(transform(values[start + column], column)) }
    }
    return Matrix(unchecked: result, rows: rows, columns: columns)
  }

  /// The matrix with each column multiplied by a factor of its own.
  func times(_ factors: [Double]) -> Matrix {
    var result = values
    // SAFETY: rows × columns values, a factor for each column.
    unsafe result.withUnsafeMutableBufferPointer { result in
      unsafe factors.withUnsafeBufferPointer { factors in
        for row in 0..<rows {
          let start = row * columns
          for column in 0..<columns { unsafe result[start + column] *= factors[column] }
        }
      }
    }
    return Matrix(unchecked: result, rows: rows, columns: columns)
  }

  /// The sum of each row, every value times its column's factor.
  func products(_ factors: [Double]) -> [Double] {
    ColumnKernels.products(self, factors)
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var result = [Double](repeating: 0, count: values.count)
    // Strips of rows whose parts of all columns stay in the nearest memory.
    for first in stride(from: 0, to: rows, by: 32) {
      let end = min(first + 32, rows)
      for column in 0..<columns {
        for row in first..<end { result[column * rows + row] = values[row * columns + column] }
      }
    }
    return Matrix(unchecked: result, rows: columns, columns: rows)
  }

  /// The rows as arrays.
  public var rowArrays: [[Double]] { (0..<rows).map { row($0) } }

  /// Smallest and largest value of each column; empty for no rows.
  var columnRanges: [(low: Double, high: Double)] {
    let statistics = ColumnKernels.statistics(self)
    return zip(statistics.low, statistics.high).map { (low: $0, high: $1) }
  }
}
