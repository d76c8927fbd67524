import Glibc

/// MEREC weights: a criterion counts the more, the more the overall performance changes without it.
///
/// Columns become min / x (benefit) and x / max (cost). With S = ln(1 + mean |ln n|) over the criteria
/// and S′ the same without a criterion (divided by the full number), the weight is proportional to
/// Σ |S′ − S|.
///
/// > Source: Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis & Antucheviciene (2021), *Symmetry* 13.
public struct MerecWeights: WeightingMethod {
  /// `merec`.
  public let name = "merec"
  /// What the method does.
  public let summary = "A criterion counts by the effect of leaving it out."

  /// The method; it has no options.
  public init() {}

  /// Returns the weights; 0 for a constant column.
  ///
  /// - Parameter input: Scores above 0, and directions.
  /// - Returns: One weight for each criterion, sum 1.
  /// - Throws: ``RegionalScienceError`` with code `.notPositive` for a score of 0 or less, with row
  ///   and column, `.noVariation` if every column is constant.
  /// - Complexity: O(*alternatives* · *criteria*).
  public func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double] {
    let (_, effects) = try steps(input)
    let total = effects.reduce(0, +)
    guard total > 0 else {
      throw RegionalScienceError(.noVariation, "every column is constant")
    }
    return effects.map { $0 / total }
  }

  /// Returns |ln n|, and the effects of leaving criteria out.
  public func tables(of input: WeightingInput) throws(RegionalScienceError) -> [IntermediateTable] {
    let (logarithms, effects) = try steps(input)
    return [
      .scores("logarithms", logarithms), .criteria("effects", [("effect", effects)]),
    ]
  }

  private func steps(_ input: WeightingInput) throws(RegionalScienceError)
    -> (logarithms: Matrix, effects: [Double])
  {
    let (rows, columns) = (input.scores.rows, input.scores.columns)
    let ranges = input.scores.columnRanges
    var values = input.scores.values
    for index in values.indices {
      let (row, column) = (index / columns, index % columns)
      guard values[index] > 0 else {
        throw RegionalScienceError(
          .notPositive, "\(row: row), \(column: column) is \(values[index]), expected above 0",
          row: row, column: column)
      }
      let ideal = input.directions[column] == .benefit ? ranges[column].low : ranges[column].high
      values[index] = (log(values[index]) - log(ideal)).magnitude
    }
    let logarithms = Matrix(unchecked: values, rows: rows, columns: columns)
    var effects = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      let parts = values[(row * columns)..<((row + 1) * columns)]
      let sum = parts.reduce(0, +)
      let whole = log1p(sum / Double(columns))
      for (column, part) in parts.enumerated() {
        effects[column] += (log1p(max(0, sum - part) / Double(columns)) - whole).magnitude
      }
    }
    for column in effects.indices where ranges[column].low == ranges[column].high {
      effects[column] = 0
    }
    return (logarithms, effects)
  }
}
