public import RegionalScience

/// Checks a weighting method of one's own.
///
/// ```swift
/// @Test func conforms() throws {
///   try WeightingMethodCheck(LastCriterion(), without: [.criterionOrder, .constantColumn]).run()
/// }
/// ```
///
/// Tables are random but the same on every run; see ``RankingMethodCheck``.
public struct WeightingMethodCheck {
  /// What holds for a weighting method.
  public enum Property: String, CaseIterable, Hashable, Sendable {
    /// The name is in lower case with underscores, the summary one sentence.
    case description
    /// There is one weight of 0 or more for each criterion, and they sum to 1.
    case sum
    /// The same table gives the same weights.
    case repetition
    /// The order of the alternatives does not matter.
    case rowOrder
    /// Weights follow the criteria in whatever order they come.
    case criterionOrder
    /// The units of the criteria do not matter.
    case units
    /// A criterion that is the same for all has no weight, unless the method refuses it.
    case constantColumn
    /// Values that are tiny, huge, 0 or negative give weights or a refusal.
    case extremeValues
    /// Intermediate tables have names of their own and the shapes that they say.
    case tables
  }

  private let method: any WeightingMethod
  private let properties: [Property]

  /// Creates a check.
  ///
  /// - Parameters:
  ///   - method: What is checked, with its options.
  ///   - left: Properties that the method does not have.
  public init(_ method: any WeightingMethod, without left: Set<Property> = []) {
    self.method = method
    properties = Property.allCases.filter { !left.contains($0) }
  }

  /// Checks every property, and says of each that does not hold where.
  ///
  /// Where weights are missing or do not sum to 1, nothing further is asked.
  ///
  /// - Throws: ``CheckFailure``; each problem begins with the name of its ``Property``.
  public func run() throws(CheckFailure) {
    try CheckTables.run(properties, "weighting method '\(method.name)'", basis: .sum) {
      (property) throws(RegionalScienceError) in try problem(property)
    }
  }

  private func problem(_ property: Property) throws(RegionalScienceError) -> String? {
    switch property {
    case .description: CheckTables.description(method.name, method.summary)
    case .sum: try sum()
    case .repetition:
      try compared(seed: 22) { (table) throws(RegionalScienceError) in
        (try weights(table), try weights(table))
      }
    case .rowOrder:
      try compared(seed: 23) { (table) throws(RegionalScienceError) in
        let turned = try table.with(rows: table.scores.rowArrays.reversed())
        return (try weights(turned), try weights(table))
      }
    case .criterionOrder:
      try compared(seed: 24) { (table) throws(RegionalScienceError) in
        (try weights(table.withReversedCriteria()).reversed(), try weights(table))
      }
    case .units:
      try compared(seed: 25) { (table) throws(RegionalScienceError) in
        let factors = [1024, 0.25, 8, 1, 64]
        let scaled = try table.with(
          rows: table.scores.rowArrays.map { zip($0, factors).map { $0 * $1 } })
        return (try weights(scaled), try weights(table))
      }
    case .constantColumn: try constantColumn()
    case .extremeValues: try extremeValues()
    case .tables: try tables()
    }
  }

  private func weights(_ table: DecisionTable) throws(RegionalScienceError) -> [Double] {
    try method.weights(
      of: WeightingInput(scores: table.scores, directions: table.directions))
  }

  private func compared(
    seed: UInt64,
    _ lists: (DecisionTable) throws(RegionalScienceError) -> ([Double], [Double])
  ) throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: seed)
    for rows in [3, 12, 40] {
      let (found, expected) = try lists(try tables.table(rows: rows, columns: 5))
      if let problem = CheckTables.difference(found, expected, "weight") { return problem }
    }
    return nil
  }

  private func isSound(_ weights: [Double], _ count: Int) -> String? {
    guard weights.count == count else { return "\(weights.count) weights of \(count) criteria" }
    if let index = weights.firstIndex(where: { !($0 >= 0) || !$0.isFinite }) {
      return "weight \(index) is \(weights[index])"
    }
    let sum = weights.reduce(0, +)
    return (sum - 1).magnitude <= 1e-9 ? nil : "the weights sum to \(sum)"
  }

  private func sum() throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: 21)
    for (rows, columns) in [(3, 1), (3, 2), (9, 4), (40, 7)] {
      let table = try tables.table(rows: rows, columns: columns)
      if let problem = isSound(try weights(table), columns) { return problem }
    }
    return nil
  }

  private func constantColumn() throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: 26)
    let table = try tables.table(rows: 8, columns: 3)
    let wide = try WeightingInput(
      scores: Matrix(rows: table.scores.rowArrays.map { $0 + [7] }),
      directions: table.directions + [.benefit])
    do throws(RegionalScienceError) {
      let weights = try method.weights(of: wide)
      if let problem = isSound(weights, 4) { return problem }
      return weights[3] <= 1e-12 ? nil : "a constant criterion has weight \(weights[3])"
    } catch {
      if error.code == .noVariation { return nil }
      throw error
    }
  }

  private func extremeValues() throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: 27)
    for _ in 0..<200 {
      let table = try tables.extremes()
      do throws(RegionalScienceError) {
        if let problem = isSound(try weights(table), 3) {
          return "\(problem) of \(table.scores.rowArrays)"
        }
      } catch {
        if error.code == .notFinite { return "\(error) of \(table.scores.rowArrays)" }
      }
    }
    return nil
  }

  private func tables() throws(RegionalScienceError) -> String? {
    var tables = CheckTables(seed: 28)
    let table = try tables.table(rows: 6, columns: 4)
    let input = try WeightingInput(scores: table.scores, directions: table.directions)
    return CheckTables.tables(try method.tables(of: input), 6, 4)
  }
}
