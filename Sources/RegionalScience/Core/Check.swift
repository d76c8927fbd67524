/// The checks of input that the methods share. Each names the first offender.
enum Check {
  /// The largest magnitude whose square still fits a Double with room for a sum.
  static let limit = 1e150
  /// A range of a column up to this is none; its reciprocal would not fit.
  static let leastWidth = 1e-300

  static func finite(_ matrix: Matrix) throws(RegionalScienceError) {
    if ColumnKernels.areAll(matrix.values, from: -limit, to: limit) { return }
    for index in matrix.values.indices where !(matrix.values[index].magnitude <= limit) {
      throw unsound(
        matrix.values[index], row: index / matrix.columns, column: index % matrix.columns)
    }
  }

  /// That no column is so small that its squares are 0 without its values being so.
  ///
  /// - Complexity: O(*columns*) where the first values are not tiny.
  static func notTiny(_ matrix: Matrix) throws(RegionalScienceError) {
    for column in 0..<matrix.columns {
      var row = 0
      var tiny: Int?
      while row < matrix.rows {
        let value = matrix.values[row * matrix.columns + column]
        guard value.magnitude < 1 / limit else { break }
        if value != 0, tiny == nil { tiny = row }
        row += 1
      }
      guard row == matrix.rows, let tiny else { continue }
      throw RegionalScienceError(
        .tooSmall,
        "\(column: column) has no magnitude of 1e-150 or more, the first is "
          + "\(matrix.values[tiny * matrix.columns + column])", row: tiny, column: column)
    }
  }

  static func nonNegative(_ matrix: Matrix) throws(RegionalScienceError) {
    if ColumnKernels.areAll(matrix.values, from: 0, to: limit) { return }
    for index in matrix.values.indices {
      let value = matrix.values[index]
      if value >= 0, value <= limit { continue }
      let (row, column) = (index / matrix.columns, index % matrix.columns)
      guard value < 0, value.isFinite else { throw unsound(value, row: row, column: column) }
      throw RegionalScienceError(
        .negative, "\(row: row), \(column: column) is \(value), expected 0 or more", row: row,
        column: column)
    }
  }

  /// The same, of figures of the columns that are at hand.
  static func nonNegative(_ matrix: Matrix, _ figures: ColumnKernels.Statistics)
    throws(RegionalScienceError)
  {
    if figures.low.allSatisfy({ $0 >= 0 }), figures.high.allSatisfy({ $0 <= limit }),
      figures.sums.allSatisfy(\.isFinite)
    {
      return
    }
    try nonNegative(matrix)
  }

  /// That the contributions of a linear scorer, of a method of one's own as well, are those of a table.
  static func contributions(
    _ contributions: Matrix, of table: DecisionTable, _ method: String
  ) throws(RegionalScienceError) {
    guard contributions.rows == table.alternatives, contributions.columns == table.criteria else {
      throw RegionalScienceError(
        .shape,
        "the contributions of method '\(method)' are \(contributions.rows) × \(contributions.columns), "
          + "expected \(table.alternatives) alternatives × \(table.criteria) criteria")
    }
    try finite(contributions)
  }

  static func notEmpty(_ matrix: Matrix) throws(RegionalScienceError) {
    guard matrix.rows > 0, matrix.columns > 0 else {
      throw RegionalScienceError(
        .empty, "a matrix of \(matrix.rows) rows and \(matrix.columns) columns has no values")
    }
  }

  static func finite(_ values: [Double], _ name: String) throws(RegionalScienceError) {
    for (index, value) in values.enumerated() where !(value.magnitude <= limit) {
      throw unsound(value, name, at: index, .row)
    }
  }

  /// The axis says what the values stand for, so that a message can name it.
  static func nonNegative(
    _ values: [Double], _ name: String, _ axis: PositionedText.Axis = .row
  ) throws(RegionalScienceError) {
    for (index, value) in values.enumerated() where !(value >= 0 && value <= limit) {
      guard value < 0, value.isFinite else { throw unsound(value, name, at: index, axis) }
      throw RegionalScienceError(
        .negative, "\(index, name, axis) is \(value), expected 0 or more",
        row: axis == .row ? index : nil, column: axis == .column ? index : nil)
    }
  }

  /// A part is at most its whole, but for the rounding of sums.
  static func part(_ part: Double, _ name: String, of whole: Double, _ wholeName: String)
    throws(RegionalScienceError)
  {
    guard part <= whole * (1 + 1e-9) else {
      throw RegionalScienceError(
        .parameter, "\(name) is \(part), above \(wholeName) of \(whole)")
    }
  }

  static func sameCount(_ found: Int, _ expected: Int, _ name: String)
    throws(RegionalScienceError)
  {
    guard found == expected else {
      throw RegionalScienceError(.shape, "\(found) \(name), expected \(expected)")
    }
  }

  static func sameShape(_ found: Matrix, _ expected: Matrix) throws(RegionalScienceError) {
    guard found.rows == expected.rows, found.columns == expected.columns else {
      throw RegionalScienceError(
        .shape,
        "a matrix of \(found.rows) × \(found.columns), expected "
          + "\(expected.rows) × \(expected.columns)")
    }
  }

  /// Whether a table of so many rows and columns is small enough to make of a short input.
  static func square(_ count: Int, _ name: String) throws(RegionalScienceError) {
    guard count <= 8192 else {
      throw RegionalScienceError(.tooLarge, "\(count) \(name), expected at most 8192")
    }
  }

  static func weights(_ weights: [Double], count: Int, sum rule: WeightSum = .one)
    throws(RegionalScienceError)
  {
    try sameCount(weights.count, count, "weights")
    try nonNegative(weights, "weight", .column)
    let sum = weights.reduce(0, +)
    switch rule {
    case .one:
      guard (sum - 1).magnitude <= 1e-6 else {
        throw RegionalScienceError(.weightSum, "the weights sum to \(sum), expected 1")
      }
    case .any:
      guard sum > 0 else { throw RegionalScienceError(.weightSum, "the weights sum to 0") }
    }
  }

  static func atMost(_ most: Int, _ found: Int, _ what: String) throws(RegionalScienceError) {
    guard found <= most else {
      throw RegionalScienceError(.limit, "\(found) \(what), at most \(most) are taken")
    }
  }

  static func index(_ index: Int, count: Int, _ name: String) throws(RegionalScienceError) {
    guard index >= 0, index < count else {
      throw RegionalScienceError(
        .parameter, "no \(name) \(index), they are 0 to \(count - 1)")
    }
  }

  private static func unsound(_ value: Double, row: Int, column: Int) -> RegionalScienceError {
    value.isFinite
      ? RegionalScienceError(
        .tooLarge, "\(row: row), \(column: column) is \(value), beyond 1e150", row: row,
        column: column)
      : RegionalScienceError(
        .notFinite, "\(row: row), \(column: column) is \(value)", row: row, column: column)
  }

  private static func unsound(
    _ value: Double, _ name: String, at index: Int, _ axis: PositionedText.Axis
  ) -> RegionalScienceError {
    let (row, column) = (axis == .row ? index : nil, axis == .column ? index : nil)
    return value.isFinite
      ? RegionalScienceError(
        .tooLarge, "\(index, name, axis) is \(value), beyond 1e150", row: row, column: column)
      : RegionalScienceError(
        .notFinite, "\(index, name, axis) is \(value)", row: row, column: column)
  }
}
