import KQLEngine
import KQLSyntax
import RegionalScience

/// Alternatives × criteria of a call: the id, the columns that are criteria, directions, weights.
struct CriteriaTable {
  let ids: [String]
  let idColumn: Int
  let criteria: [String]
  let scores: Matrix
  let directions: [CriterionDirection]
  let weights: [Double]
  private(set) var notes: [String] = []

  /// Reads `id, criteria, directions, weights`.
  ///
  /// - Parameters:
  ///   - call: The call; its input has rows.
  ///   - hasWeights: Whether weights are read.
  /// - Throws: `samat.analysis.*` for arguments and cells, `regional.*` for what methods refuse.
  init(_ call: AnalysisCall, hasWeights: Bool = true) throws(Diagnostic) {
    idColumn = try call.column("id")
    let ids = try call.labels(idColumn, unique: true)
    self.ids = ids
    let columns = try Self.columns(call)
    let criteria = columns.map(call.title)
    self.criteria = criteria
    guard ids.count <= AnalysisCall.mostCells / max(1, columns.count) else {
      throw Diagnostic(
        code: "regional.limit",
        message: "\(call.name)(): \(ids.count) rows × \(columns.count) criteria, expected at most "
          + "\(AnalysisCall.mostCells) cells", span: call.arguments.span)
    }
    var values = [Double](repeating: 0, count: ids.count * columns.count)
    for (criterion, column) in columns.enumerated() {
      for (row, number) in try call.numbers(column, id: idColumn).enumerated() {
        values[row * columns.count + criterion] = number
      }
    }
    let scores = try call.run(rows: ids, columns: criteria) { () throws(RegionalScienceError) in
      try Matrix(rows: ids.count, columns: columns.count, values: values)
    }
    self.scores = scores
    let directions = try Self.directions(call, columns.count)
    self.directions = directions
    guard hasWeights else {
      weights = []
      return
    }
    guard let item = call.item("weights") else {
      weights = [Double](repeating: 1 / Double(columns.count), count: columns.count)
      notes.append("no weights were given: all criteria count the same")
      return
    }
    if case .value(let value) = item.argument {
      if let method = value.text {
        let known = call.weightingMethods
        guard known.names.contains(method) else {
          throw RankingAnalyses.unknown(call, "weighting", method, known.names, of: "weights")
        }
        weights = try call.run(rows: ids, columns: criteria) { () throws(RegionalScienceError) in
          let input = try WeightingInput(scores: scores, directions: directions)
          return try known.method(method).weights(of: input)
        }
        let shown = zip(criteria, weights).map { "\($0) \(AnalysisCall.rounded($1))" }
        notes.append("weights by '\(method)': \(shown.joined(separator: ", "))")
        return
      }
      if case .dynamic(.array(let list)) = value {
        let numbers = list.compactMap { AnalysisCall.number(.dynamic($0)) }
        if numbers.count == list.count {
          guard numbers.count == columns.count else {
            throw Diagnostic(
              code: "regional.shape",
              message: "\(call.name)(): \(numbers.count) weights for \(columns.count) criteria ("
                + "\(criteria.joined(separator: ", ")))", span: item.span,
              help: "one weight for each criterion, in their order")
          }
          weights = numbers
          return
        }
      }
    }
    throw call.wrong(
      "weights", "a list of numbers or the name of a weighting method",
      help: "dynamic([0.5, 0.5]), or 'equal', 'entropy', 'critic'")
  }

  /// The decision table; its weights have to sum to 1.
  func table(_ call: AnalysisCall) throws(Diagnostic) -> DecisionTable {
    try call.run(rows: ids, columns: criteria) { () throws(RegionalScienceError) in
      try DecisionTable(scores: scores, weights: weights, directions: directions)
    }
  }

  /// What weighting methods look at.
  var weightingInput: WeightingInput {
    get throws(RegionalScienceError) {
      try WeightingInput(scores: scores, directions: directions)
    }
  }

  /// The number of criteria of a call, without its rows.
  static func count(_ call: AnalysisCall) throws(Diagnostic) -> Int {
    try columns(call).count
  }

  /// A list of columns, such as the criteria: `dynamic(['a', 'b'])`, `pack_array(a, b)` or one column.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - parameter: The argument.
  ///   - member: What one of them is called in messages.
  /// - Returns: The columns, none twice.
  /// - Throws: `samat.analysis.argument`, `samat.analysis.duplicate`.
  static func columns(
    _ call: AnalysisCall, _ parameter: String = "criteria", member: String = "criterion"
  ) throws(Diagnostic) -> [Int] {
    let item = try call.required(parameter, "a list of columns")
    let names: [String]
    switch item.argument {
    case .column(let column): return [column]
    case .value(.dynamic(.array(let list))):
      names = list.compactMap { if case .string(let name) = $0 { name } else { nil } }
      if names.count != list.count || names.isEmpty { throw wrong(call, parameter) }
    case .expression(.call(let inner)) where inner.function.text == "pack_array":
      names = inner.arguments.compactMap {
        if case .name(let name) = $0.value { name.text } else { nil }
      }
      if names.count != inner.arguments.count || names.isEmpty { throw wrong(call, parameter) }
    default: throw wrong(call, parameter)
    }
    var columns: [Int] = []
    for name in names {
      guard let column = call.input.schema.index(of: name) else {
        throw Diagnostic(
          code: "samat.analysis.argument",
          message: "\(call.name)(): \(member) '\(name)' is no column of the input",
          span: item.span,
          help: EditDistance.nearest(to: name, among: call.input.schema.names).map {
            "did you mean '\($0)'?"
          } ?? "pack_array(a, b) of columns of the input",
          notes: ["columns are \(call.input.schema.names.joined(separator: ", "))"])
      }
      guard !columns.contains(column) else {
        throw Diagnostic(
          code: "samat.analysis.duplicate",
          message: "\(call.name)(): \(member) '\(name)' is given twice", span: item.span,
          help: member == "criterion"
            ? "name each criterion once; a weight says how much it counts"
            : "name each \(member) once")
      }
      columns.append(column)
    }
    return columns
  }

  private static func wrong(_ call: AnalysisCall, _ parameter: String) -> Diagnostic {
    call.wrong(parameter, "a list of columns", help: "pack_array(a, b), or dynamic(['a', 'b'])")
  }

  /// `dynamic(['benefit', 'cost'])`, or one text for all criteria.
  private static func directions(_ call: AnalysisCall, _ count: Int)
    throws(Diagnostic) -> [CriterionDirection]
  {
    let item = try call.required("directions", "'benefit' or 'cost' for each criterion")
    var texts: [String] = []
    switch item.argument {
    case .value(.string(let text)): texts = Array(repeating: text, count: count)
    case .value(.dynamic(.array(let list))):
      texts = list.map { if case .string(let text) = $0 { text } else { "" } }
    default: break
    }
    let directions = texts.compactMap { text -> CriterionDirection? in
      switch text {
      case "benefit", "max": .benefit
      case "cost", "min": .cost
      default: nil
      }
    }
    guard directions.count == count, texts.count == count else {
      let example = (0..<min(count, 6)).map { $0 == 0 ? "'benefit'" : "'cost'" }
      throw call.wrong(
        "directions", "'benefit' or 'cost' for each of the \(count) criteria",
        help: "dynamic([\(example.joined(separator: ", "))]), or one text for all")
    }
    return directions
  }
}
