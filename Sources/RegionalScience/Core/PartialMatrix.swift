/// A table some of whose cells are undefined, such as a quotient 0/0.
///
/// An undefined cell is `nil` when read. It holds 0 in ``filled(with:)`` only if asked for; a NaN
/// never appears.
public struct PartialMatrix: Hashable, Sendable {
  /// The number of rows.
  public var rows: Int { values.rows }
  /// The number of columns.
  public var columns: Int { values.columns }
  /// The values, 0 where undefined.
  let values: Matrix
  /// For each cell, row after row, whether it is defined.
  public let isDefined: [Bool]

  /// A table of optional values.
  ///
  /// - Parameters:
  ///   - rows: The number of rows.
  ///   - columns: The number of columns.
  ///   - values: The values row after row, `nil` where undefined.
  /// - Throws: ``RegionalScienceError`` with code `.shape` if the number of values is not
  ///   `rows × columns`, `.notFinite` for a NaN or infinite value.
  public init(rows: Int, columns: Int, values: [Double?]) throws(RegionalScienceError) {
    self.values = try Matrix(rows: rows, columns: columns, values: values.map { $0 ?? 0 })
    try Check.finite(self.values)
    isDefined = values.map { $0 != nil }
  }

  /// A table of values known to be sound.
  init(_ values: Matrix, isDefined: [Bool]) {
    self.values = values
    self.isDefined = isDefined
  }

  /// The value of a cell, `nil` if undefined.
  ///
  /// - Precondition: Both indices are inside the table.
  public subscript(row: Int, column: Int) -> Double? {
    let value = values[row, column]
    return isDefined[row * columns + column] ? value : nil
  }

  /// All cells row after row.
  public var optionalValues: [Double?] {
    zip(values.values, isDefined).map { $1 ? $0 : nil }
  }

  /// The number of undefined cells.
  public var undefinedCount: Int { isDefined.reduce(0) { $1 ? $0 : $0 + 1 } }

  /// Returns a matrix with a value in place of what is undefined.
  ///
  /// - Parameter replacement: The value to put there, such as 0 for a binary matrix.
  /// - Returns: A matrix of the same shape.
  public func filled(with replacement: Double) -> Matrix {
    var result = values.values
    for index in result.indices where !isDefined[index] { result[index] = replacement }
    return Matrix(unchecked: result, rows: rows, columns: columns)
  }

  /// Returns the table with each defined cell replaced.
  ///
  /// - Parameter transform: Gives the new value, `nil` to make the cell undefined.
  /// - Returns: A table of the same shape.
  func mapDefined(_ transform: (Double) -> Double?) -> PartialMatrix {
    var result = values.values
    var defined = isDefined
    for index in result.indices where defined[index] {
      if let value = transform(result[index]) {
        result[index] = value
      } else {
        result[index] = 0
        defined[index] = false
      }
    }
    return PartialMatrix(
      Matrix(unchecked: result, rows: rows, columns: columns), isDefined: defined)
  }
}
