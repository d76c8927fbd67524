import KQLEngine
import KQLSyntax

/// `link_records`: pairs of rows of several registers that may be of one unit.
enum LinkRecordsFunction {
  private static let schema = Schema([
    ColumnSchema("left", .string), ColumnSchema("right", .string), ColumnSchema("score", .real),
    ColumnSchema("class", .string), ColumnSchema("reason", .string),
  ])

  /// From this score on a pair is likely: 64 times likelier one than two. Below 0 it is not shown.
  private static let usual = LinkageThresholds(match: 6, possible: 0)
  private static let mostRegisters = 20

  static let function = TableFunction(
    "link_records",
    parameters: [
      FunctionParameter("register", .string), FunctionParameter("id", .any),
      FunctionParameter("name", .string), FunctionParameter("fields", .any, .repeated),
    ],
    description:
      "Returns pairs of rows of different registers, or of the only one, that may be one unit, with the "
      + "score, the class and what each column adds; text is compared as text, whole numbers as "
      + "identifiers, where an end of the name or another column is equal, and equal national identifiers "
      + "with valid check digits, or the column of decides=, make a pair 'same'; match= and possible= take "
      + "the thresholds of link_thresholds.",
    searchTerms: ["duplicate", "match", "record linkage", "merge", "پیوند", "تکراری"],
    examples: [
      FunctionExample(
        "datatable(register:string, id:string, name:string, phone:long) "
          + "['tax', 't1', 'Kaveh Steel', 3411, 'tax', 't2', 'Sina Cotton', 3522, "
          + "'tax', 't3', 'Arta Glass', 3633, 'bank', 'b1', 'Kaveh Steel Co', 3411, "
          + "'bank', 'b2', 'Novin Paper', 3744] "
          + "| evaluate link_records(register, id, name, phone) | project left, right, class",
        "t1, b1, likely")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let call = try AnalysisCall(
      "link_records", arguments,
      ["register", "id", "name"] + (4...32).map { "field_\($0)" },
      options: ["match", "possible", "decides"])
    let thresholds = try thresholds(call)
    let register = try call.column("register")
    let id = try call.column("id")
    var columns = [try call.column("name")]
    for place in 3..<32 {
      guard call.item("field_\(place + 1)") != nil else { continue }
      columns.append(try call.column("field_\(place + 1)"))
    }
    let decides = try call.optionalColumn("decides")
    if let decides, !columns.dropFirst().contains(decides) { columns.append(decides) }
    let fields = columns.map { field($0, call, decides: decides) }
    var keys = [BlockingKey([.init(0, prefix: 3)]), BlockingKey([.init(0, suffix: 4)])]
    keys += fields.indices.dropFirst().map { BlockingKey([.init($0)]) }
    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for row in 0..<call.input.rowCount {
      let name = ValueText.string(call.input.columns[register][row])
      if rows[name] == nil { order.append(name) }
      rows[name, default: []].append(row)
    }
    guard order.count <= mostRegisters else {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "link_records() takes \(mostRegisters) registers at most, not \(order.count)",
        span: call.span(of: register))
    }
    func texts(_ register: String) -> [[String]] {
      columns.map { column in
        (rows[register] ?? []).map { row in
          let value = call.input.columns[column][row]
          return value.isNull ? "" : ValueText.string(value)
        }
      }
    }
    let values = order.map(texts)
    let linkage = RecordLinkage(fields: fields, keys: keys)
    var found: [(pair: LinkedPair, cells: [Value])] = []
    var skipped = 0
    func add(_ result: LinkageResult, _ leftRows: [Int], _ rightRows: [Int]) {
      skipped += result.skippedBlocks
      for pair in result.pairs where pair.basis == .identifier || pair.score >= thresholds.possible
      {
        found.append(
          (
            pair,
            [
              .string(ValueText.string(call.input.columns[id][leftRows[pair.left]])),
              .string(ValueText.string(call.input.columns[id][rightRows[pair.right]])),
              .real(rounded(pair.score)),
              .string(pairClass(pair, thresholds)), .string(reason(pair, fields)),
            ]
          ))
      }
    }
    if order.count == 1, let rows = rows[order[0]] {
      add(linkage.link(within: values[0]), rows, rows)
    }
    for left in order.indices {
      for right in order.indices where right > left {
        add(
          linkage.link(values[left], values[right]), rows[order[left]] ?? [],
          rows[order[right]] ?? [])
      }
    }
    // Best first; equal ones as they were found.
    let sorted = found.enumerated().sorted {
      let (one, other) = ($0.element.pair, $1.element.pair)
      return (one.basis.rawValue, other.score, $0.offset)
        < (other.basis.rawValue, one.score, $1.offset)
    }
    var table = Table(schema: schema, rows: sorted.map(\.element.cells))
    table.notes = notes(fields, thresholds, skipped)
    return table
  }

  /// The thresholds that a call gives, or the usual ones.
  private static func thresholds(_ call: AnalysisCall) throws(Diagnostic) -> LinkageThresholds {
    func number(_ option: String) throws(Diagnostic) -> Double? {
      guard let item = call.item(option) else { return nil }
      guard case .value(let value) = item.argument,
        let number = value.double ?? value.int64.map(Double.init),
        number.isFinite
      else {
        throw Diagnostic(
          code: "samat.analysis.argument",
          message: "'\(option)' of link_records() is a score, a number",
          span: item.span, help: "scores are binary logarithms; usual are match=6, possible=0")
      }
      return number
    }
    let match = try number("match")
    let possible = try number("possible")
    if let match, let possible, possible > match {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "'possible' of link_records() is \(possible), above 'match', which is \(match)",
        span: call.item("possible")?.span)
    }
    let upper = match ?? max(usual.match, possible ?? usual.match)
    return LinkageThresholds(match: upper, possible: possible ?? min(usual.possible, upper))
  }

  /// How a column is compared: as what its values are.
  private static func field(_ column: Int, _ call: AnalysisCall, decides: Int?) -> LinkageField {
    let title = call.title(column)
    if column == decides { return LinkageField(title, .decidingIdentifier) }
    let type = call.input.schema.columns[column].type
    if type == .real || type == .decimal { return LinkageField(title, .number(tolerance: 0)) }
    let isWhole = type == .int || type == .long
    guard isWhole || type == .string else { return LinkageField(title, .text) }
    // One of eleven numbers passes a check digit by chance: a column counts where nearly all do.
    var (known, valid) = (0, 0)
    for row in 0..<call.input.rowCount {
      let value = call.input.columns[column][row]
      if value.isNull || value == .string("") { continue }
      known += 1
      if NationalIdentifier(ValueText.string(value)) != nil { valid += 1 }
    }
    if known > 0, valid * 10 >= known * 9 { return LinkageField(title, .decidingIdentifier) }
    return LinkageField(title, isWhole ? .identifier : .text)
  }

  private static func pairClass(_ pair: LinkedPair, _ thresholds: LinkageThresholds) -> String {
    pair.basis == .identifier ? "same" : pair.score >= thresholds.match ? "likely" : "doubtful"
  }

  private static func notes(
    _ fields: [LinkageField], _ thresholds: LinkageThresholds, _ skipped: Int
  ) -> [String] {
    var notes: [String] = []
    for field in fields where field.comparison == .decidingIdentifier {
      notes.append("'\(field.name)' decides where it is equal and stands once in each register")
    }
    notes.append(
      thresholds == usual
        ? "a score is a binary logarithm learnt from the rows; likely is from 6, which no sample confirms"
        : "a score is a binary logarithm learnt from the rows; likely is from \(thresholds.match), shown "
          + "is from \(thresholds.possible)")
    if skipped > 0 {
      notes.append("\(skipped) blocks of too many pairs were left out; pairs may be missing")
    }
    return notes
  }

  /// A number with one decimal.
  private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }

  /// What each field says and adds.
  private static func reason(_ pair: LinkedPair, _ fields: [LinkageField]) -> String {
    fields.indices.map { field in
      let added = rounded(pair.contributions[field])
      return "\(fields[field].name) \(pair.levels[field]) \(added >= 0 ? "+" : "")\(added)"
    }.joined(separator: ", ")
  }
}
