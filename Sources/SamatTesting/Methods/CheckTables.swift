import RegionalScience

/// Decision tables for checks, the same on every run.
struct CheckTables {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// Asks for the problem of each property; a table that is refused is one, too. A problem of the basis
  /// ends the check: without it nothing else can be asked.
  static func run<Property: Equatable>(
    _ properties: [Property], _ subject: String, basis: Property,
    _ problem: (Property) throws(RegionalScienceError) -> String?
  ) throws(CheckFailure) {
    var problems: [String] = []
    for property in properties {
      do throws(RegionalScienceError) {
        if let found = try problem(property) { problems.append("\(property): \(found)") }
      } catch {
        problems.append("\(property): an ordinary table is refused: \(error)")
      }
      if property == basis, problems.contains(where: { $0.hasPrefix("\(basis): ") }) { break }
    }
    guard problems.isEmpty else { throw CheckFailure(subject: subject, problems: problems) }
  }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &random)
  }

  mutating func index(below count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &random) }

  /// Values of 1 to 100, weights above 0, every third criterion a cost.
  mutating func table(rows: Int, columns: Int) throws(RegionalScienceError) -> DecisionTable {
    var values: [Double] = []
    for _ in 0..<(rows * columns) { values.append(number(1...100)) }
    var weights: [Double] = []
    for _ in 0..<columns { weights.append(number(0.1...1)) }
    return try DecisionTable(
      scores: Matrix(rows: rows, columns: columns, values: values),
      weights: ObjectiveWeights.normalized(weights),
      directions: (0..<columns).map { $0 % 3 == 2 ? .cost : .benefit })
  }

  /// Values far apart, tiny and huge, or all the negative of them; no criterion is tiny throughout, as a
  /// table does not take such ones.
  mutating func extremes() throws(RegionalScienceError) -> DecisionTable {
    let known = [0, 1e-300, 1e-150, 1, 1e149, Double.leastNonzeroMagnitude, 1e-10]
    let sign: Double = index(below: 2) == 0 ? 1 : -1
    var values: [Double] = []
    for _ in 0..<9 { values.append(sign * known[index(below: known.count)]) }
    let large = [1e-150, 1, 1e149, 1e-10]
    for _ in 0..<3 { values.append(sign * large[index(below: large.count)]) }
    return try DecisionTable(
      scores: Matrix(rows: 4, columns: 3, values: values), weights: [0.5, 0.5, 0],
      directions: [.benefit, .cost, .benefit])
  }

  /// What a problem says of two lists that should be the same but for rounding; nil if they are.
  static func difference(_ found: [Double], _ expected: [Double], _ what: String) -> String? {
    guard found.count == expected.count else {
      return "\(found.count) \(what)s, expected \(expected.count)"
    }
    for (index, pair) in zip(found, expected).enumerated() {
      let slack = 1e-9 * max(1, pair.1.magnitude)
      if (pair.0 - pair.1).magnitude <= slack || (pair.0.isNaN && pair.1.isNaN) { continue }
      return "\(what) \(index) is \(pair.0), expected \(pair.1)"
    }
    return nil
  }

  /// What is wrong with a name and a summary.
  static func description(_ name: String, _ summary: String) -> String? {
    let isPlain = name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
    if name.isEmpty || !isPlain {
      return "the name '\(name)' is not in lower case with underscores"
    }
    if summary.last != "." || summary.contains("\n") {
      return "the summary '\(summary)' is no sentence that ends in a full stop"
    }
    return nil
  }

  /// What is wrong with intermediate tables of some alternatives and criteria.
  static func tables(_ tables: [IntermediateTable], _ rows: Int, _ columns: Int) -> String? {
    if Set(tables.map(\.name)).count < tables.count { return "two tables have the same name" }
    func size(_ axis: IntermediateTable.Axis) -> Int {
      switch axis {
      case .alternatives: rows
      case .criteria: columns
      case .named(let names): names.count
      }
    }
    for table in tables {
      guard table.values.rows == size(table.rows), table.values.columns == size(table.columns)
      else { return "table '\(table.name)' is not of the shape that it says" }
      if !table.values.values.allSatisfy(\.isFinite) {
        return "table '\(table.name)' has values that are not finite"
      }
    }
    return nil
  }
}

extension DecisionTable {
  /// The table with other rows.
  func with(rows: [[Double]]) throws(RegionalScienceError) -> DecisionTable {
    try DecisionTable(scores: Matrix(rows: rows), weights: weights, directions: directions)
  }

  /// The table with its criteria the other way round.
  func withReversedCriteria() throws(RegionalScienceError) -> DecisionTable {
    try DecisionTable(
      scores: Matrix(rows: scores.rowArrays.map { $0.reversed() }), weights: weights.reversed(),
      directions: directions.reversed())
  }
}
