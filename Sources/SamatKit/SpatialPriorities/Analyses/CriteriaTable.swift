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

  /// Reads `id, criteria, directions, weights` from a place on.
  ///
  /// - Parameters:
  ///   - call: The call; its input has rows.
  ///   - place: The place of the id.
  ///   - hasWeights: Whether weights are read.
  /// - Throws: `samat.analysis.*` for arguments and cells, `regional.*` for what methods refuse.
  init(_ call: AnalysisCall, from place: Int, hasWeights: Bool = true) throws(Diagnostic) {
    idColumn = try call.column(place, "id")
    let ids = try call.labels(idColumn, unique: true)
    self.ids = ids
    let columns = try Self.columns(call, place + 1)
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
    let directions = try Self.directions(call, place + 2, columns.count)
    self.directions = directions
    guard hasWeights else {
      weights = []
      return
    }
    guard let item = call.item(place + 3, "weights") else {
      weights = [Double](repeating: 1 / Double(columns.count), count: columns.count)
      notes.append("no weights were given: all criteria count the same")
      return
    }
    if case .value(let value) = item.argument {
      if let method = value.text {
        weights = try call.run(rows: ids, columns: criteria) { () throws(RegionalScienceError) in
          let input = try WeightingInput(scores: scores, directions: directions)
          return try WeightingMethods.standard.method(method).weights(of: input)
        }
        let shown = zip(criteria, weights).map { "\($0) \(ValueText.string(.real($1)))" }
        notes.append("weights by '\(method)': \(shown.joined(separator: ", "))")
        return
      }
      if case .dynamic(.array(let list)) = value {
        let numbers = list.compactMap { AnalysisCall.number(.dynamic($0)) }
        if numbers.count == list.count {
          weights = numbers
          return
        }
      }
    }
    throw Diagnostic(
      code: "samat.analysis.argument",
      message: "'weights' of \(call.name)() is a list of numbers or the name of a method",
      span: item.span, help: "dynamic([0.5, 0.5]), or 'equal', 'entropy', 'critic'")
  }

  /// The decision table; its weights have to sum to 1.
  func table(_ call: AnalysisCall) throws(Diagnostic) -> DecisionTable {
    try call.run(rows: ids, columns: criteria) { () throws(RegionalScienceError) in
      try DecisionTable(scores: scores, weights: weights, directions: directions)
    }
  }

  /// The number of criteria of a call, without its rows.
  static func count(_ call: AnalysisCall, _ place: Int) throws(Diagnostic) -> Int {
    try columns(call, place).count
  }

  /// The columns that are criteria: `dynamic(['a', 'b'])`, `pack_array(a, b)` or one column.
  private static func columns(_ call: AnalysisCall, _ place: Int) throws(Diagnostic) -> [Int] {
    let item = try call.required(place, "criteria", "a list of columns")
    let names: [String]
    switch item.argument {
    case .column(let column): return [column]
    case .value(.dynamic(.array(let list))):
      names = list.compactMap { if case .string(let name) = $0 { name } else { nil } }
      if names.count != list.count || names.isEmpty { throw wrong(call, item) }
    case .expression(.call(let inner)) where inner.function.text == "pack_array":
      names = inner.arguments.compactMap {
        if case .name(let name) = $0.value { name.text } else { nil }
      }
      if names.count != inner.arguments.count || names.isEmpty { throw wrong(call, item) }
    default: throw wrong(call, item)
    }
    var columns: [Int] = []
    for name in names {
      guard let column = call.input.schema.index(of: name) else {
        throw Diagnostic(
          code: "samat.analysis.argument",
          message: "\(call.name)(): criterion '\(name)' is no column of the input",
          span: item.span,
          notes: ["columns are \(call.input.schema.names.joined(separator: ", "))"])
      }
      guard !columns.contains(column) else {
        throw Diagnostic(
          code: "samat.analysis.duplicate",
          message: "\(call.name)(): criterion '\(name)' is given twice", span: item.span)
      }
      columns.append(column)
    }
    return columns
  }

  private static func wrong(_ call: AnalysisCall, _ item: AnalysisCall.Item) -> Diagnostic {
    Diagnostic(
      code: "samat.analysis.argument",
      message: "'criteria' of \(call.name)() is a list of columns", span: item.span,
      help: "pack_array(a, b), or dynamic(['a', 'b'])")
  }

  /// `dynamic(['benefit', 'cost'])`, or one text for all criteria.
  private static func directions(_ call: AnalysisCall, _ place: Int, _ count: Int)
    throws(Diagnostic) -> [CriterionDirection]
  {
    let item = try call.required(place, "directions", "'benefit' or 'cost' for each criterion")
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
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "'directions' of \(call.name)() is 'benefit' or 'cost' for each of the \(count) "
          + "criteria", span: item.span, help: "dynamic(['benefit', 'cost'])")
    }
    return directions
  }
}
